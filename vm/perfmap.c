/* Trampolines, one per code object, and the file that names them. */
#include "perfmap.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "memory.h"
#include "run.h"

/* A frame with a frame pointer around a call of the fourth argument with the first three: unwinders find their way
 * through it without being told. It refers to nothing by address, so all copies are alike. */
#if defined(__x86_64__)
static const unsigned char stub[] = {
    0x55,               /* push %rbp */
    0x48, 0x89, 0xe5,   /* mov  %rsp,%rbp */
    0xff, 0xd1,         /* call *%rcx */
    0x5d,               /* pop  %rbp */
    0xc3,               /* ret */
};
#define STUB_ROOM 16
#elif defined(__aarch64__) && defined(__AARCH64EL__)
static const unsigned char stub[] = {
    0xfd, 0x7b, 0xbf, 0xa9,     /* stp x29, x30, [sp, #-16]! */
    0xfd, 0x03, 0x00, 0x91,     /* mov x29, sp */
    0x60, 0x00, 0x3f, 0xd6,     /* blr x3 */
    0xfd, 0x7b, 0xc1, 0xa8,     /* ldp x29, x30, [sp], #16 */
    0xc0, 0x03, 0x5f, 0xd6,     /* ret */
};
#define STUB_ROOM 32
#else
static const unsigned char stub[1];     /* none: perfmap_start refuses */
#define STUB_ROOM 0
#endif
#define CHUNK_BYTES ((size_t)64 << 10)

typedef value run_fn(vm *, frame *, bool raising);
typedef value stub_fn(vm *, frame *, bool raising, run_fn *);

typedef struct chunk { struct chunk *next; unsigned char *stubs; } chunk;

struct perfmap {
    FILE *out;
    chunk *chunks;              /* the newest first */
    size_t used;                /* bytes of the newest */
    bool broken;                /* no memory or no room for the file: what comes has no trampoline */
    char path[40];
};

/* Pages full of stubs, written first and made executable then: never both. */
static bool add_chunk(perfmap *m)
{
    chunk *c = mem_alloc(sizeof *c);
    if (!c) return false;
    c->stubs = mmap(NULL, CHUNK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (c->stubs == MAP_FAILED) {
        free(c);
        return false;
    }
    for (size_t at = 0; STUB_ROOM && at < CHUNK_BYTES; at += STUB_ROOM) memcpy(c->stubs + at, stub, sizeof stub);
    __builtin___clear_cache((char *)c->stubs, (char *)c->stubs + CHUNK_BYTES);
    if (mprotect(c->stubs, CHUNK_BYTES, PROT_READ | PROT_EXEC) != 0) {
        munmap(c->stubs, CHUNK_BYTES);
        free(c);
        return false;
    }
    c->next = m->chunks;
    m->chunks = c;
    m->used = STUB_ROOM;    /* clang's -fsanitize=function looks in front of what it calls */
    return true;
}

/* Control characters would end the line or drive a terminal. */
static void write_name(vm *vm, FILE *out, const str *s)
{
    size_t n;
    const char *text = str_utf8(vm, s, &n);
    if (!text) {
        exception_clear(vm);
        fputc('?', out);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i], next = (unsigned char)(i + 1 < n ? text[i + 1] : 0);
        bool c1 = c == 0xc2 && next >= 0x80 && next < 0xa0;     /* U+0080 to U+009F */
        fputc(c < ' ' || c == 0x7f || c1 ? '?' : c, out);
        i += c1;
    }
}

/* The code object's trampoline; NULL if it can have none. */
static stub_fn *trampoline(vm *vm, code *c)
{
    perfmap *m = vm->perfmap;
    if (!c->trampoline && !m->broken) {
        if ((!m->chunks || m->used + STUB_ROOM > CHUNK_BYTES) && !add_chunk(m)) {
            m->broken = true;
        } else {
            c->trampoline = m->chunks->stubs + m->used;
            m->used += STUB_ROOM;
            fprintf(m->out, "%lx %zx py::", (unsigned long)(uintptr_t)c->trampoline, sizeof stub);
            write_name(vm, m->out, c->qualname);
            fputc(':', m->out);
            write_name(vm, m->out, c->filename);
            fputc('\n', m->out);
            m->broken = fflush(m->out) != 0;
        }
        if (m->broken) fprintf(stderr, "genlab: %s: %s: some functions have no name\n", m->path, strerror(errno));
    }
    stub_fn *fn;
    memcpy(&fn, &c->trampoline, sizeof fn);
    return fn;
}

/* In place of the strategy's run. A pending exception, when raising, is not touched. */
static value run_through_trampoline(vm *vm, frame *top, bool raising)
{
    value raised = vm->raised;
    vm->raised = EMPTY;
    stub_fn *enter = trampoline(vm, top->func->code);
    vm->raised = raised;
    return enter ? enter(vm, top, raising, vm->strategy->run) : vm->strategy->run(vm, top, raising);
}

/* The map may not be planted by someone else: ours is a new file, made where nothing stands. A file of ours that an
 * earlier process of this number left is removed. */
static FILE *open_map(const char *path)
{
    struct stat st;
    if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == geteuid()) unlink(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) return NULL;
    FILE *out = fdopen(fd, "w");
    if (!out) close(fd);
    return out;
}

bool perfmap_start(vm *vm, char *err, size_t errsize)
{
    if (STUB_ROOM == 0) {
        snprintf(err, errsize, "--perf-map: only on x86-64 and AArch64");
        return false;
    }
    perfmap *m = mem_zeroed(1, sizeof *m);
    if (!m) {
        snprintf(err, errsize, "out of memory");
        return false;
    }
    snprintf(m->path, sizeof m->path, "/tmp/perf-%ld.map", (long)getpid());
    if (!(m->out = open_map(m->path)) || !add_chunk(m)) {
        snprintf(err, errsize, "%s: %s", m->out ? "executable memory" : m->path, strerror(errno));
        if (m->out) fclose(m->out);
        free(m);
        return false;
    }
    vm->perfmap = m;
    vm->run = run_through_trampoline;
    vm->enabled &= ~specializers_that_enter();
    return true;
}

void perfmap_free(vm *vm)
{
    perfmap *m = vm->perfmap;
    if (!m) return;
    for (chunk *c = m->chunks, *next; c; c = next) {
        next = c->next;
        munmap(c->stubs, CHUNK_BYTES);
        free(c);
    }
    fclose(m->out);
    free(m);
    vm->perfmap = NULL;
}

void perfmap_nest_calls(code *c)
{
    for (uint32_t i = 0; i < c->ninsts; i += word_size(c->insts[i])) {
        word w = c->insts[i];
        if (WORD_OP(w) == OP_CALL) c->insts[i] = MAKE_WORD(OP_CALL_NESTED, WORD_ARG(w));
        if (WORD_OP(w) == OP_CALL_KW) c->insts[i] = MAKE_WORD(OP_CALL_KW_NESTED, WORD_ARG(w));
    }
}

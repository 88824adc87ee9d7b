/* The VM's life, and what bench/ sees of it (vm.h). */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include "abstract.h"
#include "disasm.h"
#include "hostile.h"
#include "lib/import_internal.h"
#include "memory.h"
#include "objects/int_impl.h"
#include "objects/module.h"
#include "objects/report.h"
#include "objects/shape.h"
#include "perfmap.h"
#include "run.h"
#include "stats.h"

/* C code needs this much below the limit at which recursion is refused. */
#define C_STACK_RESERVE ((size_t)512 << 10)
#define C_STACK_DEFAULT ((size_t)8 << 20)
#define C_STACK_TINY ((size_t)192 << 10)
#define FRAME_STACK_CHUNK 8192u     /* values */

static void c_stack_init(vm *vm)
{
    struct rlimit r;
    size_t size = C_STACK_DEFAULT;
    if (getrlimit(RLIMIT_STACK, &r) == 0 && r.rlim_cur != RLIM_INFINITY) size = r.rlim_cur;
    if (size > C_STACK_DEFAULT * 8) size = C_STACK_DEFAULT * 8;
    if (size < C_STACK_RESERVE * 2) size = C_STACK_RESERVE * 2;
    if (vm->hard & VM_HARD_STACK) size = C_STACK_RESERVE + C_STACK_TINY;
    vm->c_stack_limit = (char *)__builtin_frame_address(0) - (size - C_STACK_RESERVE);
}

static bool names_init(vm *vm)
{
#define NAME(id, text) if (!(vm->names.id = str_intern_cstr(vm, text))) return false;
#include "names.def"
#undef NAME
    return true;
}

static bool argv_init(vm *vm, const vm_config *config)
{
    list *argv = list_new(vm, 0);
    if (!argv) return false;
    vm->argv = from_object(argv);
    for (int i = 0; i < config->argc; i++) {
        str *arg = str_from_cstr(vm, config->argv[i]);
        if (!arg || !list_append_steal(vm, argv, from_object(arg))) return false;
    }
    return true;
}

static bool sanitized(void)
{
#if defined(__SANITIZE_ADDRESS__)
    return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    return true;
#endif
#endif
    return false;
}

vm *vm_new(const vm_config *config, char *err, size_t errsize)
{
    specializer_set enabled;
    if (!specializers_parse(config->specialize, &enabled, err, errsize)) return NULL;
    const run_form *strategy = run_form_find(config->dispatch, config->form, config->order);
    if (!strategy) {
        int at = snprintf(err, errsize, "unknown dispatch '%.60s'; known:", config->dispatch);
        vm_strategy_info info;
        for (int i = 0; vm_strategy(i, &info) && at > 0 && (size_t)at < errsize; i++)
            at += snprintf(err + at, errsize - (size_t)at, "%s %s%s%s", i ? "," : "", info.preferred ? info.base : info.name,
                           info.preferred ? ", " : "", info.preferred ? info.name : "");
        return NULL;
    }
    if (config->fail_alloc) mem_fail(config->fail_alloc);
    vm *vm = mem_zeroed(1, sizeof *vm);
    if (!vm || !(vm->stats = mem_zeroed(1, sizeof *vm->stats))) {
        free(vm);
        snprintf(err, errsize, "out of memory");
        return NULL;
    }
    int_memory_init();
    vm->heap.use_malloc = vm->heap.apart = sanitized() || config->fail_alloc;
    vm->heap.release_limit = config->hard & VM_HARD_DROP ? 0 : RELEASE_DEPTH;
    vm->chunk_values = config->hard & VM_HARD_STACK ? 0 : FRAME_STACK_CHUNK;
    vm->heap.gc_at = config->hard & VM_HARD_GC ? 0 : 20000;
    vm->strategy = strategy;
    vm->run = strategy->run;
    vm->form = config->form;
    vm->enabled = enabled;
    vm->hard = config->hard;
    if (config->form == VM_STATS && !stats_start(vm)) {
        snprintf(err, errsize, "out of memory");
        free(vm->stats);
        free(vm);
        return NULL;
    }
    vm->headroom = vm->depth_limit = 1000;
    vm->max_digits = INT_MAX_DIGITS;
    vm->out = stdout;
    c_stack_init(vm);
    /* Nothing can be raised properly before the types are there. */
    if (!str_init_caches(vm) || !names_init(vm) || !types_init(vm) || !builtins_init(vm) || !argv_init(vm, config)) {
        snprintf(err, errsize, "out of memory");
        vm_free(vm);
        return NULL;
    }
    return vm;
}

static void drop(vm *vm, value *slot)
{
    value v = *slot;
    *slot = EMPTY;
    xdecref(vm, v);
}

/* Calls what is to be called at exit, then finalizes what the program leaves, as CPython does: cycles first, then its modules' globals, one after the other. Where
 * functions hold them, they are a cycle themselves, so finalizers find them whole. */
static void finalize_program(vm *vm)
{
    value at_exit = vm->at_exit;
    vm->at_exit = EMPTY;
    if (at_exit) {
        value done = op_call(vm, at_exit, NULL, 0, NULL);
        xdecref(vm, done);
        exception_clear(vm);
        decref(vm, at_exit);
    }
    drop(vm, &vm->asyncio.running);
    drop(vm, &vm->context);
    drop(vm, &vm->asyncgen_firstiter);
    drop(vm, &vm->asyncgen_finalizer);
    memory_error_forget(vm);
    if (!vm->heap.gc_disabled) gc_collect(vm);
    vm->ending = true;
    drop(vm, &vm->main_globals);
    uint32_t at = 0;
    value name, m;
    while (vm->modules && dict_next(vm->modules, &at, &name, &m)) {
        if (!is_module(m) || as_module(m)->attrs == vm->builtins) continue;
        incref(name);
        dict_set(vm, vm->modules, name, NONE);
        exception_clear(vm);
        decref(vm, name);
    }
    gc_collect(vm);
    if (vm->modules) dict_clear(vm, vm->modules);
}

void vm_free(vm *vm)
{
    exception_clear(vm);
    drop(vm, &vm->handled);
    finalize_program(vm);
    hostile_end(vm);
    if (vm->kept_code) {
        DECREF_OBJ(vm, vm->kept_code);
        vm->kept_code = NULL;
    }
    drop(vm, &vm->argv);
    drop(vm, &vm->warned);
    if (vm->program) {
        DECREF_OBJ(vm, vm->program);
        vm->program = NULL;
    }
    if (vm->modules) {
        DECREF_OBJ(vm, vm->modules);
        vm->modules = NULL;
    }
    if (vm->builtins) {
        dict_clear(vm, vm->builtins);
        DECREF_OBJ(vm, vm->builtins);
        vm->builtins = NULL;
    }
    types_free(vm);
    shapes_free(vm);
    gc_collect(vm);
    drop(vm, &vm->memory_error);
    drop(vm, &vm->next);
#define NAME(id, text) if (vm->names.id) DECREF_OBJ(vm, vm->names.id);
#include "names.def"
#undef NAME
    str_free_caches(vm);
    frame_stack_free(vm);
    perfmap_free(vm);
    for (struct source *s = vm->sources, *next; s; s = next) {
        next = s->next;
        free(s->filename);
        free(s->text);
        free(s);
    }
    free(vm->weakrefs.items);
    free(vm->repr_stack);
    heap_destroy(vm);
    stats_free(vm);
    free(vm->stats);
    free(vm);
}

bool vm_perf_map(vm *vm, char *err, size_t errsize) { return perfmap_start(vm, err, errsize); }

/* --- programs ------------------------------------------------------------------------------------------------- */

/* Keeps the text for tracebacks; best effort. */
static void keep_source(vm *vm, const char *text, size_t size, const char *filename)
{
    struct source *s = mem_zeroed(1, sizeof *s);
    if (s) {
        s->filename = mem_text(filename);
        s->text = mem_alloc(size + 1);
        if (s->filename && s->text) {
            memcpy(s->text, text, size);
            s->text[size] = '\0';
            s->size = size;
            s->next = vm->sources;
            vm->sources = s;
            return;
        }
        free(s->filename);
        free(s->text);
        free(s);
    }
}

code *compile_program(vm *vm, const char *text, size_t size, const char *filename)
{
    keep_source(vm, text, size, filename);
    code *c = compile_source(vm, text, size, filename);
    if (c && vm->kept_code && !list_append(vm, vm->kept_code, from_object(c))) {
        DECREF_OBJ(vm, c);
        return NULL;
    }
    return c;
}

static void mark_library(code *c)
{
    c->flags |= CODE_LIBRARY;
    for (uint32_t i = 0; i < c->nconsts; i++)
        if (has_type(c->consts[i], &type_code)) mark_library((code *)as_object(c->consts[i]));
}

code *compile_library(vm *vm, const char *text, size_t size, const char *filename)
{
    code *c = compile_source(vm, text, size, filename);
    if (c) mark_library(c);
    return c;
}

/* A module for a program, in sys.modules; its globals are vm->main_globals. */
static bool main_module(vm *vm, code *c, const char *name)
{
    value m = module_new(vm, name, NULL);
    if (!m) return false;
    dict *globals = as_module(m)->attrs;
    replace(vm, &vm->main_globals, incref(from_object(globals)));
    str *old = vm->program;
    vm->program = as_str(incref(from_object(c->filename)));
    if (old) DECREF_OBJ(vm, old);
    dict *annotations = dict_new(vm);
    value builtins = modules_ready(vm) ? import_module(vm, vm->names.builtins_module) : FAILED;
    bool ok = annotations && builtins && dict_set_str(vm, vm->modules, as_module(m)->name, m) &&
              dict_set_str(vm, globals, vm->names.package, NONE) && dict_set_str(vm, globals, vm->names.loader, NONE) &&
              dict_set_str(vm, globals, vm->names.spec, NONE) &&
              dict_set_str(vm, globals, vm->names.annotations, from_object(annotations)) &&
              dict_set_str(vm, globals, vm->names.builtins, builtins) &&
              dict_set_str(vm, globals, vm->names.file, from_object(c->filename)) &&
              dict_set_str(vm, globals, vm->names.cached, NONE);
    if (annotations) DECREF_OBJ(vm, annotations);
    xdecref(vm, builtins);
    decref(vm, m);
    return ok;
}

/* Runs a program with fresh globals, which stay in vm->main_globals. */
static bool run_module(vm *vm, code *c, const char *name)
{
    function *fn = main_module(vm, c, name) ? function_new(vm, c, as_dict(vm->main_globals)) : NULL;
    if (!fn) return false;
    bool ready = !(vm->hard & VM_HARD_DROP) || hostile_start(vm);
    value r = ready ? call_function(vm, fn, NULL, 0, NULL) : FAILED;
    DECREF_OBJ(vm, fn);
    xdecref(vm, r);
    return r != FAILED;
}

/* The pending SystemExit as an exit status; a message goes to stderr as CPython does. */
static int system_exit_status(vm *vm)
{
    value exc = exception_take(vm), extra = as_exception(exc)->extra;
    int status = 0;
    if (extra == EMPTY || extra == NONE) status = 0;
    else if (is_small(extra)) status = (int)(small_of(extra) & 0xff);
    else if (is_bool(extra)) status = extra == TRUE_;
    else if (has_type(extra, &type_int)) status = 255; /* what does not fit a C long */
    else {
        str *s = op_str(vm, extra);
        size_t n;
        const char *t = s ? str_utf8(vm, s, &n) : NULL;
        fflush(vm->out);
        if (t) {
            fwrite(t, 1, n, stderr);
            fputc('\n', stderr);
        } else {
            exception_clear(vm);
        }
        if (s) DECREF_OBJ(vm, s);
        status = 1;
    }
    decref(vm, exc);
    return status;
}

int vm_run_source(vm *vm, const char *text, size_t size, const char *filename)
{
    code *c = compile_program(vm, text, size, filename);
    bool ok = c && run_module(vm, c, "__main__");
    int status = 0;
    if (!ok && exception_pending_is(vm, &type_SystemExit)) {
        status = system_exit_status(vm);
    } else if (!ok) {
        value exc = exception_take(vm);
        status = is_instance(exc, &type_KeyboardInterrupt) ? VM_INTERRUPTED : 1;
        fflush(vm->out);
        if (!report_uncaught(vm, exc)) status = system_exit_status(vm);
        decref(vm, exc);
    }
    if (c) DECREF_OBJ(vm, c);
    finalize_program(vm);
    if (fflush(vm->out) != 0 || ferror(vm->out)) {
        fprintf(stderr, "Exception ignored in: <stdout>\nOSError: cannot write\n");
        if (status == 0) status = 120;
    }
    return status;
}

bool vm_load(vm *vm, const char *text, size_t size, const char *filename, const char *name)
{
    code *c = compile_program(vm, text, size, filename);
    bool ok = c && run_module(vm, c, name);
    if (c) DECREF_OBJ(vm, c);
    return ok;
}

value vm_global(vm *vm, const char *name)
{
    str *s = str_intern_cstr(vm, name);
    if (!s || !vm->main_globals) return EMPTY;
    value v = dict_get_str(as_dict(vm->main_globals), s);
    DECREF_OBJ(vm, s);
    return v;
}

value vm_call(vm *vm, value fn, const value *args, int nargs) { return op_call(vm, fn, args, nargs, NULL); }
void vm_drop(vm *vm, value v) { xdecref(vm, v); }
value vm_int(int64_t n) { return from_small(n); }

bool vm_to_int(value v, int64_t *n)
{
    if (!is_small(v)) return false;
    *n = small_of(v);
    return true;
}

int vm_equal(vm *vm, value a, value b) { return op_compare_bool(vm, a, b, CMP_EQ); }

char *vm_repr(vm *vm, value v)
{
    str *s = op_repr(vm, v);
    const char *t = s ? str_utf8(vm, s, NULL) : NULL;
    char *copy = mem_text(t ? t : "?");
    if (s) DECREF_OBJ(vm, s);
    exception_clear(vm);
    return copy;
}

char *vm_error(vm *vm)
{
    char *text = NULL;
    size_t size;
    FILE *out = mem_stream(&text, &size);
    value exc = exception_take(vm);
    if (out) {
        exception_print(vm, out, exc);
        fclose(out);
    }
    decref(vm, exc);
    return text;
}

size_t vm_live_bytes(const vm *vm) { return vm->heap.live; }
void vm_interrupt(vm *vm) { vm->breaker |= BREAK_INTERRUPT; }
const vm_stats *vm_get_stats(const vm *vm) { return vm->stats; }

const char *vm_specializer_name(int i)
{
    return i >= 0 && i < SPECIALIZER_COUNT ? specializer_names[i] : NULL;
}

const char *vm_opcode_name(int op) { return op >= 0 && op < 256 ? opcode_table[op].name : NULL; }
const char *vm_opcode_base(int op) { return op >= 0 && op < 256 ? vm_opcode_name(opcode_table[op].base) : NULL; }

bool vm_disassemble(vm *vm, const char *text, size_t size, const char *filename, FILE *out)
{
    code *c = compile_program(vm, text, size, filename);
    if (!c) return false;
    disassemble(vm, c, out, true);
    DECREF_OBJ(vm, c);
    return true;
}

void vm_keep_code(vm *vm)
{
    if (!vm->kept_code) vm->kept_code = list_new(vm, 0);
    exception_clear(vm);
}

void vm_disassemble_kept(vm *vm, FILE *out)
{
    for (size_t i = 0; vm->kept_code && i < vm->kept_code->len; i++)
        disassemble(vm, (code *)as_object(vm->kept_code->items[i]), out, true);
}

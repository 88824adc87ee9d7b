/* What open() gives, over C streams. Lines are found in the bytes, which are decoded then, but not in binary mode: in all
 * encodings that are known, line ends are ASCII. */
#include "file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "../abstract.h"
#include "../state.h"
#include "bytes.h"
#include "construct.h"
#include "int.h"

enum newline { UNIVERSAL, KEEP, LF, CR, CRLF };
enum { SAW_CR = 1, SAW_LF = 2, SAW_CRLF = 4 };

typedef struct file {
    object head;
    FILE *stream;           /* NULL: closed */
    value name;             /* owned: as it was given */
    char mode[8];
    char *encoding, *errors;    /* owned; encoding NULL: the default */
    enum newline newline;
    uint8_t seen;           /* line ends that universal reading has met */
    bool readable, writable, binary, line_buffered, standard;
    bool iterating;         /* next() was called, and tell() tells nothing */
    bool writing;           /* the last operation was a write: a stream needs a seek between both */
} file;

static file *file_of(value v) { return (file *)as_object(v); }

value raise_os_error(vm *vm, int number, value name) {
    value args[] = { from_small(number), from_object(str_from_cstr(vm, strerror(number))), name };
    value exc = args[1] ? exception_new(vm, &type_OSError, args, name ? 3 : 2) : FAILED;
    if (exc) raise_value(vm, exc);
    xdecref(vm, exc);
    xdecref(vm, args[1]);
    return FAILED;
}

static bool unsupported(vm *vm, const char *what) {
    raise_error(vm, &type_UnsupportedOperation, "%s", what);
    return false;
}

static bool check_open(vm *vm, file *f) {
    if (f->stream) return true;
    raise_error(vm, &type_ValueError, "I/O operation on closed file.");
    return false;
}

static bool ready_to_read(vm *vm, file *f) {
    if (!check_open(vm, f)) return false;
    if (!f->readable) return unsupported(vm, "not readable");
    if (f->writing && fseeko(f->stream, 0, SEEK_CUR) != 0) clearerr(f->stream);
    f->writing = false;
    return true;
}

static bool ready_to_write(vm *vm, file *f) {
    if (!check_open(vm, f)) return false;
    if (!f->writable) return unsupported(vm, "not writable");
    if (!f->writing && f->readable && fseeko(f->stream, 0, SEEK_CUR) != 0) clearerr(f->stream);
    f->writing = true;
    return true;
}

/* --- reading ----------------------------------------------------------------------------------- */
/* The next byte, with universal line ends as one '\n'; EOF at the end. */
static int next_byte(file *f) {
    int c = getc_unlocked(f->stream);
    if (f->newline != UNIVERSAL) return c;
    if (c == '\n') f->seen |= SAW_LF;
    if (c != '\r') return c;
    int after = getc_unlocked(f->stream);
    if (after != '\n' && after != EOF) ungetc(after, f->stream);
    f->seen |= after == '\n' ? SAW_CRLF : SAW_CR;
    return '\n';
}

/* Whether a line ends behind c, the last of the text so far. May take a '\n' behind a '\r' into it. */
static bool ends_line(file *f, strbuf *b, int c, bool more) {
    if (f->newline == CR) return c == '\r';
    if (f->newline == CRLF) return c == '\n' && b->len >= 2 && b->data[b->len - 2] == '\r';
    if (c == '\n') return true;
    if (f->newline != KEEP || c != '\r') return false;
    int after = getc_unlocked(f->stream);
    if (after == '\n' && more) strbuf_addz(b, "\n");
    else if (after != EOF) ungetc(after, f->stream);
    return true;
}

/* Reads to the end of a line (line), or of the file, but at most `most` characters (< 0: any number). */
static bool read_text(vm *vm, file *f, strbuf *b, bool line, int64_t most) {
    int in_char = 0, c;
    errno = 0;
    for (int64_t n = 0; most < 0 || n < most || in_char > 0; ) {
        if ((c = next_byte(f)) == EOF) {
            if (ferror(f->stream) && errno == EINTR) {
                clearerr(f->stream);
                if (take_interrupt(vm)) return false;
                continue;
            }
            break;
        }
        strbuf_add(b, (char[]){ (char)c }, 1);
        if (b->failed) break;
        if (in_char == 0) in_char = f->binary ? 1 : codec_char_length(f->encoding, (unsigned char)c), n++;
        in_char--;
        if (line && ends_line(f, b, c, most < 0 || n < most)) break;
    }
    if (b->failed) { raise_memory(vm); return false; }
    if (!ferror(f->stream)) return true;
    clearerr(f->stream);
    raise_os_error(vm, errno, EMPTY);
    return false;
}

static value read_part(vm *vm, file *f, bool line, int64_t most) {
    strbuf b;
    strbuf_init(&b, vm);
    value r = FAILED;
    if (read_text(vm, f, &b, line, most))
        r = f->binary ? from_object(bytes_from(vm, b.data, b.len))
                      : from_object(codec_decode(vm, b.data, b.len, f->encoding, f->errors));
    strbuf_discard(&b);
    return r;
}

static value file_read(vm *vm, const value *args, int nargs) {
    file *f = file_of(args[0]);
    int64_t most = -1;
    if (nargs == 2 && args[1] != NONE) {
        value n;
        int index = to_index(vm, args[1], &n);
        if (index == 0)
            raise_error(vm, &type_TypeError, "argument should be integer or None, not '%s'", type_of(args[1])->name);
        bool ok = index > 0 && int_to_i64(vm, n, &most);
        if (index > 0) decref(vm, n);
        if (!ok) return FAILED;
    }
    return ready_to_read(vm, f) ? read_part(vm, f, false, most) : FAILED;
}

static value file_readline(vm *vm, const value *args, int nargs) {
    file *f = file_of(args[0]);
    int64_t most = -1;
    if (nargs == 2 && !int_to_i64(vm, args[1], &most)) return FAILED;
    return ready_to_read(vm, f) ? read_part(vm, f, true, most) : FAILED;
}

static int64_t length(value text) { return is_bytes(text) ? (int64_t)as_bytes(text)->len : as_str(text)->len; }

/* NO_MORE at the end. */
static value next_line(vm *vm, file *f) {
    if (!ready_to_read(vm, f)) return FAILED;
    f->iterating = true;
    value line = read_part(vm, f, true, -1);
    if (!line || length(line)) return line;
    decref(vm, line);
    f->iterating = false;
    return NO_MORE;
}

static value file_next(vm *vm, value self) { return next_line(vm, file_of(self)); }

static value file_iter(vm *vm, value self) { return check_open(vm, file_of(self)) ? incref(self) : FAILED; }

static value file_readlines(vm *vm, const value *args, int nargs) {
    int64_t hint = -1, total = 0;
    if (nargs == 2 && args[1] != NONE && !int_to_i64(vm, args[1], &hint)) return FAILED;
    list *lines = list_new(vm, 0);
    value line = NO_MORE;
    while (lines && (hint <= 0 || total < hint) && (line = next_line(vm, file_of(args[0]))) != NO_MORE) {
        if (line) total += length(line);
        if (line && list_append_steal(vm, lines, line)) continue;
        DECREF_OBJ(vm, lines);
        lines = NULL;
    }
    file_of(args[0])->iterating = false;
    return from_object(lines);
}

/* --- writing ----------------------------------------------------------------------------------- */
static bool put(file *f, const char *data, size_t len) {
    const char *end = data + len, *line_end = f->newline == CR ? "\r" : f->newline == CRLF ? "\r\n" : NULL;
    while (line_end) {
        const char *stop = memchr(data, '\n', (size_t)(end - data));
        if (!stop) break;
        size_t n = (size_t)(stop - data);
        if (fwrite(data, 1, n, f->stream) != n || fputs(line_end, f->stream) == EOF) return false;
        data = stop + 1;
    }
    return fwrite(data, 1, (size_t)(end - data), f->stream) == (size_t)(end - data);
}

static bool can_write(vm *vm, const file *f, value v) {
    if (f->binary ? is_bytes(v) : is_str(v)) return true;
    if (f->binary) raise_error(vm, &type_TypeError, "a bytes-like object is required, not '%s'", type_of(v)->name);
    else raise_error(vm, &type_TypeError, "write() argument must be str, not %s", type_of(v)->name);
    return false;
}

static bool write_text(vm *vm, file *f, value text) {
    if (!can_write(vm, f, text)) return false;
    if (f->binary) return put(f, as_bytes(text)->data, as_bytes(text)->len) || (raise_os_error(vm, errno, EMPTY), false);
    str *s = as_str(text);
    bool ok;
    if (s->ascii) {
        ok = put(f, s->data, s->len);
    } else {
        bytes *b = codec_encode(vm, s, f->encoding, f->errors);
        if (!b) return false;
        ok = put(f, b->data, b->len);
        DECREF_OBJ(vm, b);
    }
    if (ok && f->line_buffered && s->ascii && memchr(s->data, '\n', s->len)) ok = fflush(f->stream) == 0;
    if (!ok) raise_os_error(vm, errno, EMPTY);
    return ok;
}

static value file_write(vm *vm, const value *args, int nargs) {
    (void)nargs;
    file *f = file_of(args[0]);
    if (!can_write(vm, f, args[1])) return FAILED;
    return ready_to_write(vm, f) && write_text(vm, f, args[1]) ? from_small(length(args[1])) : FAILED;
}

static value file_writelines(vm *vm, const value *args, int nargs) {
    (void)nargs;
    file *f = file_of(args[0]);
    if (!check_open(vm, f)) return FAILED;
    value it = get_iter(vm, args[1]), line;
    if (!it) return FAILED;
    bool ok = true;
    while (ok && (line = iter_next(vm, it)) != NO_MORE) {
        ok = line && ready_to_write(vm, f) && write_text(vm, f, line);
        xdecref(vm, line);
    }
    decref(vm, it);
    return ok ? NONE : FAILED;
}

static value file_flush(vm *vm, const value *args, int nargs) {
    (void)nargs;
    file *f = file_of(args[0]);
    if (!check_open(vm, f)) return FAILED;
    return f->writable && fflush(f->stream) != 0 ? raise_os_error(vm, errno, EMPTY) : NONE;
}

/* --- places ------------------------------------------------------------------------------------ */
static value file_tell(vm *vm, const value *args, int nargs) {
    (void)nargs;
    file *f = file_of(args[0]);
    if (!check_open(vm, f)) return FAILED;
    if (f->iterating) return raise_error(vm, &type_OSError, "telling position disabled by next() call");
    off_t at = ftello(f->stream);
    return at < 0 ? raise_os_error(vm, errno, EMPTY) : int_from_i64(vm, at);
}

static value file_seek(vm *vm, const value *args, int nargs) {
    file *f = file_of(args[0]);
    int64_t to, whence = SEEK_SET;
    if (!int_to_i64(vm, args[1], &to) || (nargs == 3 && !int_to_i64(vm, args[2], &whence)) || !check_open(vm, f))
        return FAILED;
    if (whence < 0 || whence > 2)
        return raise_error(vm, &type_ValueError, "invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    if (whence != SEEK_SET && to != 0 && !f->binary)
        return unsupported(vm, whence == SEEK_CUR ? "can't do nonzero cur-relative seeks"
            : "can't do nonzero end-relative seeks"), FAILED;
    if (to < 0 && whence == SEEK_SET)
        return raise_error(vm, &type_ValueError, "negative seek position %lld", (long long)to);
    f->iterating = f->writing = false;
    if (fseeko(f->stream, to, (int)whence) != 0) return raise_os_error(vm, errno, EMPTY);
    return int_from_i64(vm, ftello(f->stream));
}

static value file_truncate(vm *vm, const value *args, int nargs) {
    file *f = file_of(args[0]);
    if (!check_open(vm, f)) return FAILED;
    if (!f->writable) return unsupported(vm, "truncate"), FAILED;
    int64_t size = ftello(f->stream);
    if (nargs == 2 && args[1] != NONE && !int_to_i64(vm, args[1], &size)) return FAILED;
    if (fflush(f->stream) != 0 || ftruncate(fileno(f->stream), size) != 0) return raise_os_error(vm, errno, EMPTY);
    return int_from_i64(vm, size);
}

static value file_fileno(vm *vm, const value *args, int nargs) {
    (void)nargs;
    FILE *stream = file_of(args[0])->stream;
    return stream ? from_small(fileno(stream)) : raise_error(vm, &type_ValueError, "I/O operation on closed file");
}

static value file_isatty(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return check_open(vm, file_of(args[0])) ? from_bool(isatty(fileno(file_of(args[0])->stream))) : FAILED;
}

static value file_readable(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return check_open(vm, file_of(args[0])) ? from_bool(file_of(args[0])->readable) : FAILED;
}

static value file_writable(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return check_open(vm, file_of(args[0])) ? from_bool(file_of(args[0])->writable) : FAILED;
}

static value file_seekable(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!check_open(vm, file_of(args[0]))) return FAILED;
    return from_bool(lseek(fileno(file_of(args[0])->stream), 0, SEEK_CUR) >= 0);
}

/* --- closing ----------------------------------------------------------------------------------- */
static bool close_stream(file *f) {
    FILE *stream = f->stream;
    f->stream = NULL;
    return !stream || f->standard || fclose(stream) == 0;
}

static value file_close(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return close_stream(file_of(args[0])) ? NONE : raise_os_error(vm, errno, EMPTY);
}

static value file_enter(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return check_open(vm, file_of(args[0])) ? incref(args[0]) : FAILED;
}

static value file_exit(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return file_close(vm, args, 1);
}

static void free_text(vm *vm, char *text) { if (text) heap_free(vm, text, strlen(text) + 1); }

static void file_dealloc(vm *vm, object *o) {
    file *f = (file *)o;
    close_stream(f);
    free_text(vm, f->encoding);
    free_text(vm, f->errors);
    decref(vm, f->name);
    object_free(vm, o, sizeof *f);
}

/* --- opening ----------------------------------------------------------------------------------- */
static bool text_argument(vm *vm, value v, const char *name, char **out) {
    *out = NULL;
    if (!v || v == NONE) return true;
    if (!is_instance(v, &type_str)) {
        raise_error(vm, &type_TypeError, "open() argument '%s' must be str or None, not %s", name, type_of(v)->name);
        return false;
    }
    const char *text = str_utf8(vm, as_str(v), NULL);
    size_t size = text ? strlen(text) + 1 : 0;
    if (!text || !(*out = heap_alloc(vm, size))) return false;
    memcpy(*out, text, size);
    return true;
}

/* Flags of open(2), or -1 raised; fills in what the mode says about f. */
static int read_mode(vm *vm, file *f, const char *mode) {
    int plus = 0, text = 0, binary = 0, kinds = 0, flags = 0;
    for (const char *p = mode; *p; p++) {
        bool again = memchr(mode, *p, (size_t)(p - mode)) != NULL;
        switch (*p) {
        case 'r': f->readable = true; kinds++; break;
        case 'w': f->writable = true; kinds++; flags = O_CREAT | O_TRUNC; break;
        case 'x': f->writable = true; kinds++; flags = O_CREAT | O_EXCL; break;
        case 'a': f->writable = true; kinds++; flags = O_CREAT | O_APPEND; break;
        case '+': plus = 1; break;
        case 't': text = 1; break;
        case 'b': binary = 1; break;
        default: again = true;
        }
        if (again) return raise_error(vm, &type_ValueError, "invalid mode: '%.200s'", mode), -1;
    }
    if (text && binary) return raise_error(vm, &type_ValueError, "can't have text and binary mode at once"), -1;
    if (kinds == 0)
        return raise_error(vm, &type_ValueError,
            "Must have exactly one of create/read/write/append mode and at most one plus"), -1;
    if (kinds > 1) return raise_error(vm, &type_ValueError, "must have exactly one of create/read/write/append mode"), -1;
    f->binary = binary;
    if (plus) f->readable = f->writable = true;
    return flags | (f->readable && f->writable ? O_RDWR : f->writable ? O_WRONLY : O_RDONLY) | O_CLOEXEC;
}

static bool read_newline(vm *vm, file *f, value v) {
    static const char *const texts[] = { NULL, "", "\n", "\r", "\r\n" };
    f->newline = UNIVERSAL;
    if (!v || v == NONE) return true;
    if (!is_instance(v, &type_str)) {
        raise_error(vm, &type_TypeError, "open() argument 'newline' must be str or None, not %s", type_of(v)->name);
        return false;
    }
    for (int i = KEEP; i <= CRLF; i++)
        if (as_str(v)->ascii && strcmp(as_str(v)->data, texts[i]) == 0) return f->newline = (enum newline)i, true;
    const char *shown = str_utf8(vm, as_str(v), NULL);
    if (shown) raise_error(vm, &type_ValueError, "illegal newline value: %s", shown);
    return false;
}

static bool open_stream(vm *vm, file *f, int flags) {
    int fd;
    if (is_int(f->name)) {
        int64_t n;
        if (!int_to_i64(vm, f->name, &n)) return false;
        fd = (int)n;
    } else {
        size_t len;
        const char *path = is_bytes(f->name) ? (len = as_bytes(f->name)->len, as_bytes(f->name)->data)
                                             : str_utf8(vm, as_str(f->name), &len);
        if (!path) return false;
        if (strlen(path) != len) return raise_error(vm, &type_ValueError, "embedded null byte"), false;
        while ((fd = open(path, flags, 0666)) < 0 && errno == EINTR)
            if (take_interrupt(vm)) return false;
    }
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0) return raise_os_error(vm, errno, f->name), false;
    if (S_ISDIR(st.st_mode)) {
        if (!is_int(f->name)) close(fd);
        return raise_os_error(vm, EISDIR, f->name), false;
    }
    bool append = flags & O_APPEND;
    f->stream = fdopen(fd, append ? f->readable ? "a+" : "a" : f->readable && f->writable ? "r+" : f->writable ? "w" : "r");
    if (!f->stream) return close(fd), raise_memory(vm), false;
    if (append) fseeko(f->stream, 0, SEEK_END);
    return true;
}

static file *file_new(vm *vm, value name) {
    file *f = object_new(vm, &type_file, sizeof *f);
    if (!f) return NULL;
    memset((char *)f + sizeof f->head, 0, sizeof *f - sizeof f->head);
    f->name = incref(name);
    return f;
}

static bool open_as(vm *vm, file *f, const value *args) {
    const char *mode = "r";
    int64_t buffering = -1;
    if (args[1]) {
        if (!is_instance(args[1], &type_str))
            return raise_error(vm, &type_TypeError, "open() argument 'mode' must be str, not %s", type_of(args[1])->name),
                false;
        if (!(mode = str_utf8(vm, as_str(args[1]), NULL))) return false;
    }
    char kept[16];
    snprintf(kept, sizeof kept, "%s", mode);
    int flags = read_mode(vm, f, kept);
    if (flags < 0) return false;
    snprintf(f->mode, sizeof f->mode, "%.7s", kept);
    if (args[2] && !int_to_i64(vm, args[2], &buffering)) return false;
    if (buffering == 0 && !f->binary) return raise_error(vm, &type_ValueError, "can't have unbuffered text I/O"), false;
    f->line_buffered = buffering == 1;
    static const char *const text_only[] = { "an encoding", "an errors", "a newline" };
    for (int i = 0; f->binary && i < 3; i++)
        if (args[3 + i] && args[3 + i] != NONE)
            return raise_error(vm, &type_ValueError, "binary mode doesn't take %s argument", text_only[i]), false;
    if (!text_argument(vm, args[3], "encoding", &f->encoding) || !text_argument(vm, args[4], "errors", &f->errors))
        return false;
    return open_stream(vm, f, flags) && (f->binary ? (f->newline = LF, true) : read_newline(vm, f, args[5]))
        && (!f->encoding || codec_known(vm, f->encoding));
}

value file_open(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_instance(args[0], &type_str) && !is_bytes(args[0]) && !is_int(args[0]))
        return raise_error(vm, &type_TypeError, "expected str, bytes or os.PathLike object, not %s",
            type_of(args[0])->name);
    file *f = file_new(vm, args[0]);
    if (f && open_as(vm, f, args)) return from_object(f);
    if (f) DECREF_OBJ(vm, f);
    return FAILED;
}

value file_stdin(vm *vm) {
    value name = from_object(str_from_cstr(vm, "<stdin>"));
    file *f = name ? file_new(vm, name) : NULL;
    xdecref(vm, name);
    if (!f) return FAILED;
    f->stream = stdin;
    f->readable = f->standard = true;
    strcpy(f->mode, "r");
    return from_object(f);
}

/* --- attributes -------------------------------------------------------------------------------- */
static const char *encoding_of(const file *f) { return f->encoding ? f->encoding : f->standard ? "utf-8" : "UTF-8"; }

static value file_repr(vm *vm, value self) {
    file *f = file_of(self);
    str *name = op_repr(vm, f->name);
    const char *text = name ? str_utf8(vm, name, NULL) : NULL;
    const char *kind = f->readable && f->writable ? "Random" : f->writable ? "Writer" : "Reader";
    value r = !text ? FAILED : f->binary ? from_object(str_format(vm, "<_io.Buffered%s name=%s>", kind, text))
        : from_object(str_format(vm, "<_io.TextIOWrapper name=%s mode='%s' encoding='%s'>", text, f->mode, encoding_of(f)));
    if (name) DECREF_OBJ(vm, name);
    return r;
}

static value get_name(vm *vm, value self) { (void)vm; return incref(file_of(self)->name); }
static value get_mode(vm *vm, value self) { return from_object(str_from_cstr(vm, file_of(self)->mode)); }
static value get_closed(vm *vm, value self) { (void)vm; return from_bool(!file_of(self)->stream); }
static value get_encoding(vm *vm, value self) { return from_object(str_from_cstr(vm, encoding_of(file_of(self)))); }
static value get_line_buffering(vm *vm, value self) { (void)vm; return from_bool(file_of(self)->line_buffered); }
static value get_errors(vm *vm, value self) {
    return from_object(str_from_cstr(vm, file_of(self)->errors ? file_of(self)->errors : "strict"));
}

/* None, the one that was met, or a tuple of them. */
static value get_newlines(vm *vm, value self) {
    static const char *const texts[] = { "\r", "\n", "\r\n" };
    value found[3] = { NONE };
    int n = 0;
    for (int i = 0; i < 3; i++) {
        if (!(file_of(self)->seen & 1 << i)) continue;
        value text = from_object(str_from_cstr(vm, texts[i]));
        if (!text) break;
        found[n++] = text;
    }
    return n < 2 ? found[0] : from_object(tuple_steal_items(vm, found, (size_t)n));
}

static const native_def file_methods[] = {
    { "read", file_read, 1, 2, NULL }, { "readline", file_readline, 1, 2, NULL },
    { "readlines", file_readlines, 1, 2, NULL },
    { "write", file_write, 2, 2, NULL }, { "writelines", file_writelines, 2, 2, NULL }, { "flush", file_flush, 1, 1, NULL },
    { "tell", file_tell, 1, 1, NULL }, { "seek", file_seek, 2, 3, NULL }, { "truncate", file_truncate, 1, 2, NULL },
    { "fileno", file_fileno, 1, 1, NULL }, { "isatty", file_isatty, 1, 1, NULL }, { "readable", file_readable, 1, 1, NULL },
    { "writable", file_writable, 1, 1, NULL }, { "seekable", file_seekable, 1, 1, NULL },
    { "close", file_close, 1, 1, NULL },
    { "__enter__", file_enter, 1, 1, NULL }, { "__exit__", file_exit, 1, -1, NULL }, { 0 },
};
static const getset_def file_getsets[] = {
    { "name", get_name, NULL }, { "mode", get_mode, NULL }, { "closed", get_closed, NULL },
    { "encoding", get_encoding, NULL },
    { "errors", get_errors, NULL }, { "newlines", get_newlines, NULL },
    { "line_buffering", get_line_buffering, NULL }, { 0 },
};

type type_file = {
    .head = TYPE_HEAD, .name = "_io.TextIOWrapper", .referable = true, .base = &type_object, .instance_size = sizeof(file), .final = true,
    .methods = file_methods, .getsets = file_getsets, .dealloc = file_dealloc, .repr = file_repr, .iter = file_iter,
        .next = file_next,
};

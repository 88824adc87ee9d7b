/* The slots of str and of its iterator. */
#include "../abstract.h"
#include "bytes.h"
#include "construct.h"
#include "int.h"
#include "str_impl.h"

static value slot_repr(vm *vm, value self)
{
    return from_object(str_repr(vm, as_str(self)));
}

static value slot_str(vm *vm, value self)
{
    return from_object(str_exact(vm, as_str(self)));
}

static bool slot_hash(vm *vm, value self, uint64_t *out)
{
    (void)vm;
    *out = str_hash(as_str(self));
    return true;
}

static int slot_truth(vm *vm, value self)
{
    (void)vm;
    return as_str(self)->len > 0;
}

static int64_t slot_len(vm *vm, value self)
{
    (void)vm;
    return as_str(self)->len;
}

static value slot_getitem(vm *vm, value self, value key)
{
    str *s = as_str(self);
    int64_t start, step, count;
    if (is_slice(key)) {
        if (!slice_indices(vm, (slice *)as_object(key), s->len, &start, &step, &count))
            return FAILED;
        return from_object(str_slice(vm, s, start, step, count));
    }
    if (!sequence_index(vm, key, s->len, "string", &start))
        return FAILED;
    return from_object(str_char(vm, str_at(s, (uint32_t)start)));
}

static int slot_contains(vm *vm, value self, value item)
{
    if (!is_str(item)) {
        raise_error(vm, &type_TypeError, "'in <string>' requires string as left operand, not %s", type_of(item)->name);
        return -1;
    }
    int64_t at = str_find(vm, as_str(self), as_str(item), 0, as_str(self)->len);
    return at == -2 ? -1 : at >= 0;
}

static value slot_compare(vm *vm, value a, value b, enum cmp op)
{
    (void)vm;
    if (!is_str(a) || !is_str(b))
        return NOT_IMPLEMENTED;
    if (op == CMP_EQ || op == CMP_NE)
        return from_bool(str_equal(as_str(a), as_str(b)) == (op == CMP_EQ));
    int order = str_order(as_str(a), as_str(b));
    return from_bool(op == CMP_LT ? order < 0 : op == CMP_LE ? order <= 0 : op == CMP_GT ? order > 0 : order >= 0);
}

static value slot_binary(vm *vm, value a, value b, enum binop op)
{
    if (op == OP_ADD && is_str(a))
        return is_str(b) ? from_object(str_concat(vm, as_str(a), as_str(b))) : sequence_concat_refused(vm, "str", b);
    if (op == OP_MUL) {
        str *s = as_str(is_str(a) ? a : b);
        int64_t count;
        return sequence_repeat_count(vm, is_str(a) ? b : a, &count) ? from_object(str_repeat(vm, s, count)) : FAILED;
    }
    if (op == OP_MOD && is_str(a))
        return str_percent(vm, as_str(a), b);
    return NOT_IMPLEMENTED;
}

/* str(object='', encoding=, errors=) */
static value slot_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames)
{
    (void)t;
    if (nargs > 3 && !(kwnames && kwnames->len))
        return raise_error(vm, &type_TypeError, "str expected at most 3 arguments, got %d", nargs);
    if (nargs > 3)
        return raise_error(vm, &type_TypeError, "str() takes at most 3 %sarguments (%d given)",
                           (int)kwnames->len == nargs ? "keyword " : "", nargs);
    static const char *const keywords[] = {"object", "encoding", "errors"};
    value given[3] = {EMPTY};
    int positional = nargs - (kwnames ? (int)kwnames->len : 0);
    for (int i = 0; i < nargs; i++) {
        int slot = i;
        if (i >= positional) {
            str *name = as_str(kwnames->items[i - positional]);
            for (slot = 0; slot < 3 && !(name->ascii && strcmp(name->data, keywords[slot]) == 0); slot++)
                ;
            if (slot == 3)
                return raise_error(vm, &type_TypeError, "str() got an unexpected keyword argument '%s'",
                                   str_utf8(vm, name, NULL));
            if (given[slot])
                return raise_error(vm, &type_TypeError, "argument for str() given by name ('%s') and position (%d)",
                                   keywords[slot], slot + 1);
        }
        given[slot] = args[i];
    }
    for (int i = 1; i < 3; i++)
        if (given[i] && !is_str(given[i]))
            return raise_error(vm, &type_TypeError, "str() argument '%s' must be str, not %s", keywords[i],
                               type_of(given[i])->name);
    if (!given[0])
        return from_object(str_empty(vm));
    if ((given[1] || given[2]) && is_bytes(given[0]))
        return codec_decode_args(vm, as_bytes(given[0]), given + 1, "str");
    if (given[1] || given[2])
        return is_str(given[0]) ? raise_error(vm, &type_TypeError, "decoding str is not supported")
                                : raise_error(vm, &type_TypeError,
                                              "decoding to str: need a bytes-like object, %s found",
                                              type_of(given[0])->name);
    return from_object(op_str(vm, given[0]));
}

static value str_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames)
{
    value v = slot_construct(vm, t, args, nargs, kwnames);
    if (!v || t == &type_str)
        return v;
    str *s = str_copy_as(vm, t, as_str(v));
    if (s)
        gc_track(vm, &s->head);
    decref(vm, v);
    return from_object(s);
}

static value slot_iter(vm *vm, value self)
{
    str_iter *it = object_new(vm, as_str(self)->ascii ? &type_str_ascii_iter : &type_str_iter, sizeof *it);
    if (!it)
        return FAILED;
    it->s = as_str(incref(self));
    it->i = 0;
    return from_object(it);
}

static void iter_dealloc(vm *vm, object *o)
{
    str_iter *it = (str_iter *)o;
    if (it->s)
        DECREF_OBJ(vm, it->s);
    object_free(vm, o, sizeof *it);
}

static value iter_step(vm *vm, value self)
{
    str_iter *it = (str_iter *)as_object(self);
    if (!it->s)
        return NO_MORE;
    if (it->i < it->s->len)
        return from_object(str_char(vm, str_at(it->s, it->i++)));
    str *s = it->s;
    it->s = NULL;
    DECREF_OBJ(vm, s);
    return NO_MORE;
}

static value iter_length_hint(vm *vm, const value *args, int nargs)
{
    (void)vm;
    (void)nargs;
    const str_iter *it = (const str_iter *)as_object(args[0]);
    return from_small(it->s ? it->s->len - it->i : 0);
}

type type_str = {
    .head = TYPE_HEAD, .name = "str", .base = &type_object, .instance_size = sizeof(str), .final = true,
    .methods = str_methods, .dealloc = str_dealloc, .construct = slot_construct, .make = str_make, .repr = slot_repr, .str = slot_str,
    .hash = slot_hash, .truth = slot_truth, .len = slot_len, .getitem = slot_getitem, .contains = slot_contains,
    .iter = slot_iter, .compare = slot_compare, .binary = slot_binary, .format = format_str,
};

#define ITERATOR(id, text)                                                                                             \
    type id = {                                                                                                        \
        .head = TYPE_HEAD, .name = text, .base = &type_object, .instance_size = sizeof(str_iter), .final = true,       \
        .methods = (const native_def[]){{"__length_hint__", iter_length_hint, 1, 1, NULL}, ITER_COPY_METHODS, {0}},    \
        .dealloc = iter_dealloc, .iter = iter_self, .next = iter_step,                                                 \
    }
ITERATOR(type_str_iter, "str_iterator");
ITERATOR(type_str_ascii_iter, "str_ascii_iterator");

/* Operations on any value. */
#include <string.h>
#include "abstract.h"
#include "consumer.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/module.h"
#include "state.h"

/* --- recursion in C -------------------------------------------------------------------------------- */
bool recursion_enter(vm *vm, const char *where) {
    if ((char *)__builtin_frame_address(0) > vm->c_stack_limit) return true;
    raise_error(vm, &type_RecursionError, "maximum recursion depth exceeded%s%s", *where && *where != ' ' ? " " : "", where);
    return false;
}

/* What is entered is known from the C stack itself. */
void recursion_leave(vm *vm) { (void)vm; }

int repr_enter(vm *vm, value v) {
    for (uint32_t i = vm->repr_depth; i-- > 0;)
        if (vm->repr_stack[i] == v) return 0;
    if (vm->repr_depth == vm->repr_cap) {
        uint32_t cap = vm->repr_cap ? vm->repr_cap * 2 : 8;
        value *stack = heap_resize(vm, vm->repr_stack, vm->repr_cap * sizeof(value), cap * sizeof(value));
        if (!stack) return -1;
        vm->repr_stack = stack;
        vm->repr_cap = cap;
    }
    vm->repr_stack[vm->repr_depth++] = v;
    return 1;
}

/* The memory is given back with the last one, so that nothing is left when the VM ends. */
void repr_leave(vm *vm, value v) {
    (void)v;
    if (--vm->repr_depth) return;
    heap_free(vm, vm->repr_stack, vm->repr_cap * sizeof(value));
    vm->repr_stack = NULL;
    vm->repr_cap = 0;
}

/* --- binary operators ------------------------------------------------------------------------------ */
static const char *const binop_signs[OP_COUNT] = { "+", "-", "*", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "@" };

/* What `print >> file` was in Python 2 finds the function. */
static bool is_print(value v) { return has_type(v, &type_native) && strcmp(((native *)as_object(v))->def->name, "print") == 0; }

static value raise_operands(vm *vm, value a, value b, const char *sign, const char *suffix) {
    const char *hint = is_print(a) && strcmp(sign, ">>") == 0 && !*suffix
        ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : "";
    return raise_error(vm, &type_TypeError, "unsupported operand type(s) for %s%s: '%s' and '%s'%s",
        sign, suffix, type_of(a)->name, type_of(b)->name, hint);
}

static bool is_sequence_slot(const type *t) {
    return t->binary == type_str.binary || t->binary == type_list.binary || t->binary == type_tuple.binary;
}

/* Beside a sequence's + and *, which CPython tries only after the numeric slots of both. */
static bool before_sequence(const type *ta, const type *tb, enum binop op) {
    return tb->heap && is_sequence_slot(ta) && (op == OP_ADD || op == OP_MUL);
}

/* NOT_IMPLEMENTED when neither side knows. The right operand comes first when its type derives from the left one's, and before what
 * a sequence does. In place, a's own way is tried before its binary one. */
static value binary_slots(vm *vm, value a, value b, enum binop op, bool inplace) {
    type *ta = type_of(a), *tb = type_of(b);
    bool right = tb->binary && tb->binary != ta->binary, sequence = before_sequence(ta, tb, op);
    value r;
    inplace &= ta->inplace != NULL;
    if (inplace && !(right && sequence)) {
        r = ta->inplace(vm, a, b, op);
        if (r != NOT_IMPLEMENTED) return r;
        inplace = false;
    }
    if (right && ta->binary && (type_is_subtype(tb, ta) || sequence)) {
        r = tb->binary(vm, a, b, op);
        if (r != NOT_IMPLEMENTED) return r;
        right = false;
    }
    if (inplace) {
        r = ta->inplace(vm, a, b, op);
        if (r != NOT_IMPLEMENTED) return r;
    }
    if (ta->binary) {
        r = ta->binary(vm, a, b, op);
        if (r != NOT_IMPLEMENTED) return r;
    }
    return right ? tb->binary(vm, a, b, op) : NOT_IMPLEMENTED;
}

value op_binary(vm *vm, value a, value b, enum binop op) {
    if (both_small(a, b)) {
        /* 63 bits each: the sum fits a machine word */
        if (op == OP_ADD) return int_from_i64(vm, small_of(a) + small_of(b));
        if (op == OP_SUB) return int_from_i64(vm, small_of(a) - small_of(b));
    }
    value r = binary_slots(vm, a, b, op, false);
    return r == NOT_IMPLEMENTED ? raise_operands(vm, a, b, binop_signs[op], "") : r;
}

value op_inplace(vm *vm, value a, value b, enum binop op) {
    if (both_small(a, b) && op == OP_ADD) return int_from_i64(vm, small_of(a) + small_of(b));
    value r = binary_slots(vm, a, b, op, true);
    return r == NOT_IMPLEMENTED ? raise_operands(vm, a, b, op == OP_POW ? "**" : binop_signs[op], "=") : r;
}

value op_unary(vm *vm, value a, enum unop op) {
    type *t = type_of(a);
    value r = t->unary ? t->unary(vm, a, op) : NOT_IMPLEMENTED;
    if (r != NOT_IMPLEMENTED) return r;
    return raise_error(vm, &type_TypeError, "bad operand type for unary %c: '%s'", "-+~"[op], t->name);
}

/* --- comparison ------------------------------------------------------------------------------------ */
static value compare_slots(vm *vm, value a, value b, enum cmp op) {
    static const enum cmp swapped[] = { CMP_GT, CMP_GE, CMP_EQ, CMP_NE, CMP_LT, CMP_LE };
    type *ta = type_of(a), *tb = type_of(b);
    bool right = tb->compare != NULL;
    value r;
    if (right && ta != tb && type_is_subtype(tb, ta)) {
        r = tb->compare(vm, b, a, swapped[op]);
        if (r != NOT_IMPLEMENTED) return r;
        right = false;
    }
    if (ta->compare) {
        r = ta->compare(vm, a, b, op);
        if (r != NOT_IMPLEMENTED) return r;
    }
    if (right) {
        r = tb->compare(vm, b, a, swapped[op]);
        if (r != NOT_IMPLEMENTED) return r;
    }
    if (op == CMP_EQ || op == CMP_NE) return from_bool((a == b) == (op == CMP_EQ));
    static const char *const signs[] = { "<", "<=", "==", "!=", ">", ">=" };
    return raise_error(vm, &type_TypeError, "'%s' not supported between instances of '%s' and '%s'", signs[op], ta->name, tb->name);
}

value op_compare(vm *vm, value a, value b, enum cmp op) {
    if (both_small(a, b)) {
        int64_t x = small_of(a), y = small_of(b);
        return from_bool(order_satisfies((x > y) - (x < y), op));
    }
    if (!recursion_enter(vm, " in comparison")) return FAILED;
    value r = compare_slots(vm, a, b, op);
    recursion_leave(vm);
    return r;
}

int op_compare_bool(vm *vm, value a, value b, enum cmp op) {
    if (a == b && (op == CMP_EQ || op == CMP_NE)) return op == CMP_EQ;
    value r = op_compare(vm, a, b, op);
    if (is_bool(r)) return r == TRUE_;
    if (!r) return -1;
    int truth = op_truth(vm, r);
    decref(vm, r);
    return truth;
}

/* --- truth, length, hash --------------------------------------------------------------------------- */
int op_truth(vm *vm, value v) {
    if (is_small(v)) return v != from_small(0);
    if (v == NOT_IMPLEMENTED) return warn_deprecated(vm, "NotImplemented should not be used in a boolean context") ? 1 : -1;
    if (!is_counted(v)) return v != FALSE_ && v != NONE;
    type *t = as_object(v)->type;
    if (t->truth) return t->truth(vm, v);
    if (!t->len) return 1;
    int64_t n = t->len(vm, v);
    return n < 0 ? -1 : n > 0;
}

int64_t op_len(vm *vm, value v) {
    type *t = type_of(v);
    if (t->len) return t->len(vm, v);
    raise_error(vm, &type_TypeError, "object of type '%s' has no len()", t->name);
    return -1;
}

bool op_hash(vm *vm, value v, uint64_t *out) {
    if (is_small(v)) {
        *out = int_hash(v);
        return true;
    }
    type *t = type_of(v);
    if (!t->hash) {
        *out = v >> 4;
        return true;
    }
    if (!recursion_enter(vm, "")) return false;
    bool ok = t->hash(vm, v, out);
    recursion_leave(vm);
    return ok;
}

/* --- containers ------------------------------------------------------------------------------------ */
int op_contains(vm *vm, value container, value item) {
    type *t = type_of(container);
    if (t->contains) return t->contains(vm, container, item);
    value found = consumer_search(vm, container, item, false, consume_now);
    return found == FAILED ? -1 : found == TRUE_;
}

value op_getitem(vm *vm, value o, value key) {
    type *t = type_of(o);
    if (is_small(key)) {
        int64_t i = small_of(key);
        if (t == &type_list) {
            list *l = as_list(o);
            if (i < 0) i += (int64_t)l->len;
            if ((uint64_t)i < l->len) return incref(l->items[i]);
        } else if (t == &type_tuple) {
            tuple *tup = as_tuple(o);
            if (i < 0) i += tup->len;
            if ((uint64_t)i < tup->len) return incref(tup->items[i]);
        }
    }
    if (t->getitem) return t->getitem(vm, o, key);
    if (is_instance(o, &type_type)) return class_getitem(vm, (type *)as_object(o), key);
    return raise_error(vm, &type_TypeError, "'%s' object is not subscriptable", t->name);
}

bool op_setitem(vm *vm, value o, value key, value v) {
    type *t = type_of(o);
    if (t == &type_list && is_small(key) && v) {
        list *l = as_list(o);
        int64_t i = small_of(key);
        if (i < 0) i += (int64_t)l->len;
        if ((uint64_t)i < l->len) {
            replace(vm, &l->items[i], incref(v));
            return true;
        }
    }
    if (t->setitem) return t->setitem(vm, o, key, v);
    /* CPython words the deletion differently where it takes o for a sequence. */
    bool sequence = is_int(key) && (t->heap || t->len || t->contains);
    if (v) raise_error(vm, &type_TypeError, "'%s' object does not support item assignment", t->name);
    else raise_error(vm, &type_TypeError, "'%s' object %s support item deletion", t->name, sequence ? "doesn't" : "does not");
    return false;
}

/* --- text ------------------------------------------------------------------------------------------ */
static str *text_slot(vm *vm, value v, value (*slot)(struct vm *, value), const char *where, const char *method) {
    if (!recursion_enter(vm, where)) return NULL;
    value r = slot(vm, v);
    recursion_leave(vm);
    if (!r || is_instance(r, &type_str)) return (str *)(uintptr_t)r;
    raise_error(vm, &type_TypeError, "%s returned non-string (type %s)", method, type_of(r)->name);
    decref(vm, r);
    return NULL;
}

str *op_repr(vm *vm, value v) {
    return text_slot(vm, v, type_of(v)->repr, " while getting the repr of an object", "__repr__");
}

str *op_str(vm *vm, value v) {
    if (has_type(v, &type_str)) return as_str(incref(v));
    type *t = type_of(v);
    return t->str ? text_slot(vm, v, t->str, " while getting the str of an object", "__str__") : op_repr(vm, v);
}

str *op_ascii(vm *vm, value v) {
    str *s = op_repr(vm, v);
    if (!s || s->ascii) return s;
    strbuf b;
    strbuf_init(&b, vm);
    for (uint32_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (c < 0x80) strbuf_printf(&b, "%c", (int)c);
        else strbuf_printf(&b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    DECREF_OBJ(vm, s);
    return strbuf_finish(&b);
}

/* --- calls ----------------------------------------------------------------------------------------- */
/* Of a module that has something callable of its own name, CPython thinks that this was meant. */
static value raise_not_callable(vm *vm, value fn) {
    value name = EMPTY, meant = EMPTY;
    if (has_type(fn, &type_module) && object_find_attr(vm, fn, vm->names.name, &name) > 0 && is_str(name) && as_str(name)->interned)
        object_find_attr(vm, fn, as_str(name), &meant);
    const char *text = meant && type_of(meant)->call ? str_utf8(vm, as_str(name), NULL) : NULL;
    exception_clear(vm);
    if (text) raise_error(vm, &type_TypeError, "'module' object is not callable. Did you mean: '%s.%s(...)'?", text, text);
    else raise_error(vm, &type_TypeError, "'%s' object is not callable", type_of(fn)->name);
    xdecref(vm, name);
    xdecref(vm, meant);
    return FAILED;
}

/* Never inlined: a call of a function needs no stack frame without it. */
static __attribute__((noinline)) value call_slot(vm *vm, value fn, const value *args, int nargs, tuple *kwnames) {
    type *t = type_of(fn);
    if (!t->call) return raise_not_callable(vm, fn);
    if (!recursion_enter(vm, " while calling a Python object")) return FAILED;
    value r = t->call(vm, fn, args, nargs, kwnames);
    recursion_leave(vm);
    return r;
}

value op_call(vm *vm, value fn, const value *args, int nargs, tuple *kwnames) {
    type *t = type_of(fn);
    if (t == &type_function || t == &type_library_function) return call_function(vm, (function *)as_object(fn), args, nargs, kwnames);
    return call_slot(vm, fn, args, nargs, kwnames);
}

value op_call_method(vm *vm, value self, str *name, const value *args, int nargs) {
    value fn, receiver;
    if (object_get_method(vm, self, name, &fn, &receiver) < 0) return FAILED;
    value r = receiver ? call_prepended(vm, fn, receiver, args, nargs, NULL) : op_call(vm, fn, args, nargs, NULL);
    decref(vm, fn);
    return r;
}

/* mappingproxy: a mapping that can be read only, which is how a class shows its dict. The dict of a class is never given
 * out, since what changes it must go through the class: where code of the program could get hold of it, it gets a copy. */
#include "class.h"
#include "construct.h"
#include "../abstract.h"
#include "../state.h"

typedef struct proxy { object head; value mapping; } proxy;   /* owned */

static value mapping_of(value self) { return ((proxy *)as_object(self))->mapping; }

value mappingproxy_new(vm *vm, value mapping) {
    proxy *p = object_new(vm, &type_mappingproxy, sizeof *p);
    if (!p) return FAILED;
    p->mapping = incref(mapping);
    gc_track(vm, &p->head);
    return from_object(p);
}

static value proxy_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)t;
    if (!construct_args(vm, "mappingproxy", nargs, kwnames, 1, 1)) return FAILED;
    if (type_of(args[0])->getitem && !is_list(args[0]) && !is_tuple(args[0]) && !is_str(args[0])) return mappingproxy_new(vm, args[0]);
    return raise_error(vm, &type_TypeError, "mappingproxy() argument must be a mapping, not %s", type_of(args[0])->name);
}

static void proxy_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    decref(vm, ((proxy *)o)->mapping);
    object_free(vm, o, sizeof(proxy));
}

static void proxy_traverse(object *o, visit_fn visit, void *arg) { visit(arg, ((proxy *)o)->mapping); }

/* What an operator may show to the other operand. */
static value shown(vm *vm, value v) {
    if (!has_type(v, &type_mappingproxy)) return incref(v);
    value mapping = mapping_of(v);
    return has_type(mapping, &type_dict) ? from_object(dict_copy(vm, as_dict(mapping))) : incref(mapping);
}

static value proxy_compare(vm *vm, value a, value b, enum cmp op) {
    value x = shown(vm, a), r = x ? op_compare(vm, x, b, op) : FAILED;
    xdecref(vm, x);
    return r;
}

static value proxy_binary(vm *vm, value a, value b, enum binop op) {
    if (op != OP_OR) return NOT_IMPLEMENTED;
    value x = shown(vm, a), y = x ? shown(vm, b) : FAILED, r = y ? op_binary(vm, x, y, op) : FAILED;
    xdecref(vm, x);
    xdecref(vm, y);
    return r;
}

static value proxy_repr(vm *vm, value self) {
    str *inner = op_repr(vm, mapping_of(self));
    if (!inner) return FAILED;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "mappingproxy(");
    strbuf_add_str(&b, inner);
    strbuf_addz(&b, ")");
    DECREF_OBJ(vm, inner);
    return from_object(strbuf_finish(&b));
}

static value proxy_str(vm *vm, value self) { return from_object(op_str(vm, mapping_of(self))); }
static int64_t proxy_len(vm *vm, value self) { return op_len(vm, mapping_of(self)); }
static value proxy_getitem(vm *vm, value self, value key) { return op_getitem(vm, mapping_of(self), key); }
static int proxy_contains(vm *vm, value self, value key) { return op_contains(vm, mapping_of(self), key); }
static value proxy_iter(vm *vm, value self) { return get_iter(vm, mapping_of(self)); }

static value forward(vm *vm, const char *name, const value *args, int nargs) {
    str *method = str_intern_cstr(vm, name);
    value r = method ? op_call_method(vm, mapping_of(args[0]), method, args + 1, nargs - 1) : FAILED;
    if (method) DECREF_OBJ(vm, method);
    return r;
}

static value proxy_keys(vm *vm, const value *args, int nargs) { return forward(vm, "keys", args, nargs); }
static value proxy_values(vm *vm, const value *args, int nargs) { return forward(vm, "values", args, nargs); }
static value proxy_items(vm *vm, const value *args, int nargs) { return forward(vm, "items", args, nargs); }
static value proxy_get(vm *vm, const value *args, int nargs) { return forward(vm, "get", args, nargs); }
static value proxy_copy(vm *vm, const value *args, int nargs) { return forward(vm, "copy", args, nargs); }
static value proxy_reversed(vm *vm, const value *args, int nargs) { return forward(vm, "__reversed__", args, nargs); }

static const native_def proxy_methods[] = {
    { "keys", proxy_keys, 1, 1, NULL }, { "values", proxy_values, 1, 1, NULL }, { "items", proxy_items, 1, 1, NULL },
    { "get", proxy_get, 2, 3, NULL }, { "copy", proxy_copy, 1, 1, NULL }, { "__reversed__", proxy_reversed, 1, 1, NULL }, { 0 },
};

type type_mappingproxy = {
    .head = TYPE_HEAD, .name = "mappingproxy", .base = &type_object, .instance_size = sizeof(proxy), .final = true,
    .methods = proxy_methods, .construct = proxy_construct, .dealloc = proxy_dealloc, .traverse = proxy_traverse,
    .repr = proxy_repr, .str = proxy_str, .len = proxy_len, .getitem = proxy_getitem, .contains = proxy_contains,
    .iter = proxy_iter, .compare = proxy_compare, .binary = proxy_binary, .hash = hash_refused,
};

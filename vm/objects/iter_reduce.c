/* Copies of iterators: what the module copy asks them for. */
#include "../state.h"
#include "bytes.h"
#include "int.h"

value reduce_as(vm *vm, value fn, tuple *args, value state) {
    tuple *all = fn && args ? tuple_from_items(vm, (const value[]){ fn, from_object(args), state }, state ? 3 : 2) : NULL;
    if (args) release_raised(vm, from_object(args));
    return from_object(all);
}

/* The built-in function of that name, as it is now: borrowed. */
static value function_named(vm *vm, const char *name) {
    str *key = str_intern_cstr(vm, name);
    value fn = key ? dict_get_str(vm->builtins, key) : FAILED;
    if (!fn && key) raise_error(vm, &type_AttributeError, "%s", name);
    if (key) release_raised(vm, from_object(key));
    return fn;
}

/* Of one argument (stolen, may be FAILED). */
static value reduce_one(vm *vm, const char *name, value arg, value state) {
    tuple *args = arg ? tuple_steal_items(vm, &arg, 1) : NULL;
    return args ? reduce_as(vm, function_named(vm, name), args, state) : FAILED;
}

value reduce_iter(vm *vm, tuple *args, value state) { return args ? reduce_as(vm, function_named(vm, "iter"), args, state) : FAILED; }

value reduce_rest(vm *vm, value copy) {
    list *rest = copy ? list_from_iterable(vm, copy) : NULL;
    if (copy) release_raised(vm, copy);
    return rest ? reduce_one(vm, "iter", from_object(rest), EMPTY) : FAILED;
}

static value range_rest(vm *vm, const range_iter *it) {
    value start = int_from_i64(vm, it->next), step = start ? int_from_i64(vm, it->step) : FAILED;
    value stop = step ? int_from_i64(vm, it->next + (int64_t)it->left * it->step) : FAILED;
    value rest = stop ? range_new(vm, start, stop, step) : FAILED;
    xdecref(vm, start);
    xdecref(vm, step);
    xdecref(vm, stop);
    return rest;
}

value iter_reduce(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const object *o = as_object(args[0]);
    if (o->type == &type_range_iter) return reduce_one(vm, "iter", range_rest(vm, (const range_iter *)o), NONE);
    if (o->type == &type_list_iter || o->type == &type_list_reverse_iter) {
        const list_iter *it = (const list_iter *)o;
        bool back = o->type == &type_list_reverse_iter;
        if (it->list == &list_gone) return reduce_one(vm, "iter", from_object(list_new(vm, 0)), EMPTY);
        return reduce_one(vm, back ? "reversed" : "iter", incref(from_object(it->list)), from_small((int64_t)it->i - back));
    }
    if (o->type == &type_tuple_iter) {
        const tuple_iter *it = (const tuple_iter *)o;
        return reduce_one(vm, "iter", incref(from_object(it->tuple ? it->tuple : vm->empty_tuple)), it->tuple ? from_small((int64_t)it->i) : EMPTY);
    }
    if (o->type == &type_bytes_iter) {
        const bytes_iter *it = (const bytes_iter *)o;
        return reduce_one(vm, "iter", incref(from_object(it->bytes ? (object *)it->bytes : (object *)vm->empty_tuple)),
                          it->bytes ? from_small((int64_t)it->i) : EMPTY);
    }
    const str_iter *it = (const str_iter *)o;
    return reduce_one(vm, "iter", incref(from_object(it->s ? it->s : vm->empty)), it->s ? from_small(it->i) : EMPTY);
}

value iter_set_state(vm *vm, const value *args, int nargs) {
    (void)nargs;
    object *o = as_object(args[0]);
    int64_t i;
    if (!int_to_i64(vm, args[1], &i)) return FAILED;
    uint64_t at = i < 0 ? 0 : (uint64_t)i;
    if (o->type == &type_range_iter) {
        range_iter *it = (range_iter *)o;
        if (at > it->left) at = it->left;
        it->next += (int64_t)at * it->step;
        it->left -= at;
    } else if (o->type == &type_list_iter) {
        list_iter *it = (list_iter *)o;
        it->i = i < 0 ? SIZE_MAX : at < it->list->len ? at : it->list->len;     /* negative: at its end */
    } else if (o->type == &type_list_reverse_iter) {
        list_iter *it = (list_iter *)o;
        it->i = i < 0 ? 0 : at < it->list->len ? at + 1 : it->list->len;
    } else if (o->type == &type_tuple_iter) {
        tuple_iter *it = (tuple_iter *)o;
        if (it->tuple) it->i = at < it->tuple->len ? at : it->tuple->len;
    } else if (o->type == &type_bytes_iter) {
        bytes_iter *it = (bytes_iter *)o;
        if (it->bytes) it->i = at < it->bytes->len ? at : it->bytes->len;
    } else {
        str_iter *it = (str_iter *)o;
        if (it->s) it->i = at < it->s->len ? (uint32_t)at : it->s->len;
    }
    return NONE;
}

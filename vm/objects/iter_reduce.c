/* Copies of iterators over what has positions: what the module copy asks them for. */
#include "../state.h"
#include "int.h"

/* Of what an iterator that stands at i is over (stolen, may be FAILED): iter, its arguments and, unless `ended`, the state. */
static value reduced(vm *vm, value over, value state, bool ended) {
    str *name = over ? str_intern_cstr(vm, "iter") : NULL;
    tuple *args = name ? tuple_from_items(vm, &over, 1) : NULL, *all = NULL;
    value iter = args ? dict_get_str(vm->builtins, name) : EMPTY;
    if (iter) all = tuple_from_items(vm, (const value[]){ iter, from_object(args), state }, ended ? 2 : 3);
    else if (args) raise_error(vm, &type_AttributeError, "iter");
    if (args) DECREF_OBJ(vm, args);
    if (name) DECREF_OBJ(vm, name);
    xdecref(vm, over);
    return from_object(all);
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
    if (o->type == &type_range_iter) return reduced(vm, range_rest(vm, (const range_iter *)o), NONE, false);
    if (o->type == &type_list_iter) {
        const list_iter *it = (const list_iter *)o;
        if (it->list == &list_gone) return reduced(vm, from_object(list_new(vm, 0)), EMPTY, true);
        return reduced(vm, incref(from_object(it->list)), from_small((int64_t)it->i), false);
    }
    if (o->type == &type_tuple_iter) {
        const tuple_iter *it = (const tuple_iter *)o;
        return reduced(vm, incref(from_object(it->tuple ? it->tuple : vm->empty_tuple)), from_small((int64_t)it->i), !it->tuple);
    }
    const str_iter *it = (const str_iter *)o;
    return reduced(vm, incref(from_object(it->s ? it->s : vm->empty)), from_small(it->i), !it->s);
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
    } else if (o->type == &type_tuple_iter) {
        tuple_iter *it = (tuple_iter *)o;
        if (it->tuple) it->i = at < it->tuple->len ? at : it->tuple->len;
    } else {
        str_iter *it = (str_iter *)o;
        if (it->s) it->i = at < it->s->len ? (uint32_t)at : it->s->len;
    }
    return NONE;
}

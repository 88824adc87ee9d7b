/* Taking strings apart and putting them together. */
#include "../abstract.h"
#include "../consumer.h"
#include "int.h"
#include "str_impl.h"

/* Appends n points of s from start; drops the list when that fails. */
static bool add_part(vm *vm, list *l, str *s, uint32_t start, uint32_t n)
{
    str *part = str_part(vm, s, start, n);
    if (part && list_append_steal(vm, l, from_object(part)))
        return true;
    DECREF_OBJ(vm, l);
    return false;
}

static value split_space(vm *vm, str *s, uint64_t limit)
{
    list *l = list_new(vm, 0);
    if (!l)
        return FAILED;
    for (uint32_t i = 0;;) {
        while (i < s->len && str_is_space(str_at(s, i)))
            i++;
        if (i == s->len)
            return from_object(l);
        uint32_t start = i;
        if (l->len == limit)
            i = s->len;
        while (i < s->len && !str_is_space(str_at(s, i)))
            i++;
        if (!add_part(vm, l, s, start, i - start))
            return FAILED;
    }
}

static value split_sep(vm *vm, str *s, const str *sep, uint64_t limit)
{
    list *l = list_new(vm, 0);
    if (!l)
        return FAILED;
    uint32_t start = 0;
    while (l->len < limit) {
        int64_t at = str_find(vm, s, sep, start, s->len);
        if (at == -2) {
            DECREF_OBJ(vm, l);
            return FAILED;
        }
        if (at < 0)
            break;
        if (!add_part(vm, l, s, start, (uint32_t)at - start))
            return FAILED;
        start = (uint32_t)at + sep->len;
    }
    return add_part(vm, l, s, start, s->len - start) ? from_object(l) : FAILED;
}

static value rsplit_space(vm *vm, str *s, uint64_t limit)
{
    list *l = list_new(vm, 0);
    if (!l)
        return FAILED;
    for (uint32_t i = s->len;;) {
        while (i > 0 && str_is_space(str_at(s, i - 1)))
            i--;
        if (i == 0)
            return from_object(l);
        uint32_t end = i;
        if (l->len == limit)
            i = 0;
        while (i > 0 && !str_is_space(str_at(s, i - 1)))
            i--;
        if (!add_part(vm, l, s, i, end - i))
            return FAILED;
    }
}

static value rsplit_sep(vm *vm, str *s, const str *sep, uint64_t limit)
{
    list *l = list_new(vm, 0);
    if (!l)
        return FAILED;
    uint32_t end = s->len;
    while (l->len < limit) {
        int64_t at = str_rfind(vm, s, sep, 0, end);
        if (at == -2) {
            DECREF_OBJ(vm, l);
            return FAILED;
        }
        if (at < 0)
            break;
        uint32_t start = (uint32_t)at + sep->len;
        if (!add_part(vm, l, s, start, end - start))
            return FAILED;
        end = (uint32_t)at;
    }
    return add_part(vm, l, s, 0, end) ? from_object(l) : FAILED;
}

static void reverse_items(value l)
{
    if (l == FAILED)
        return;
    value *items = as_list(l)->items;
    for (size_t i = 0, j = as_list(l)->len; i + 1 < j; i++) {
        value v = items[--j];
        items[j] = items[i];
        items[i] = v;
    }
}

/* sep None or absent: NULL; maxsplit negative or absent: without limit. */
static bool split_args(vm *vm, const value *args, const str **sep, uint64_t *limit)
{
    int64_t n = -1;
    *sep = NULL;
    if (args[2] && !to_index_i64(vm, args[2], &n))
        return false;
    *limit = n < 0 ? UINT64_MAX : (uint64_t)n;
    if (!args[1] || args[1] == NONE)
        return true;
    if (!is_str(args[1])) {
        raise_error(vm, &type_TypeError, "must be str or None, not %s", type_of(args[1])->name);
        return false;
    }
    *sep = as_str(args[1]);
    if ((*sep)->len == 0) {
        raise_error(vm, &type_ValueError, "empty separator");
        return false;
    }
    return true;
}

value str_split(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    const str *sep;
    uint64_t limit;
    if (!split_args(vm, args, &sep, &limit))
        return FAILED;
    return sep ? split_sep(vm, as_str(args[0]), sep, limit) : split_space(vm, as_str(args[0]), limit);
}

value str_rsplit(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    const str *sep;
    uint64_t limit;
    if (!split_args(vm, args, &sep, &limit))
        return FAILED;
    value l = sep ? rsplit_sep(vm, as_str(args[0]), sep, limit) : rsplit_space(vm, as_str(args[0]), limit);
    reverse_items(l);
    return l;
}

static bool ends_line(uint32_t c)
{
    return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

value str_splitlines(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    int keep = args[1] ? op_truth(vm, args[1]) : 0;
    if (keep < 0)
        return FAILED;
    str *s = as_str(args[0]);
    list *l = list_new(vm, 0);
    if (!l)
        return FAILED;
    for (uint32_t i = 0; i < s->len;) {
        uint32_t start = i;
        while (i < s->len && !ends_line(str_at(s, i)))
            i++;
        uint32_t end = i;
        if (i < s->len)
            i += str_at(s, i) == '\r' && i + 1 < s->len && str_at(s, i + 1) == '\n' ? 2 : 1;
        if (!add_part(vm, l, s, start, (keep ? i : end) - start))
            return FAILED;
    }
    return from_object(l);
}

static value partition(vm *vm, const value *args, bool back)
{
    if (!is_str(args[1]))
        return raise_error(vm, &type_TypeError, "must be str, not %s", type_of(args[1])->name);
    str *s = as_str(args[0]), *sep = as_str(args[1]);
    if (sep->len == 0)
        return raise_error(vm, &type_ValueError, "empty separator");
    int64_t at = back ? str_rfind(vm, s, sep, 0, s->len) : str_find(vm, s, sep, 0, s->len);
    if (at == -2)
        return FAILED;
    str *before, *middle, *after;
    if (at >= 0) {
        uint32_t end = (uint32_t)at + sep->len;
        INCREF_OBJ(sep);
        before = str_part(vm, s, 0, (uint32_t)at);
        middle = sep;
        after = str_part(vm, s, end, s->len - end);
    } else {
        before = str_part(vm, s, 0, back ? 0 : s->len);
        middle = str_empty(vm);
        after = str_part(vm, s, 0, back ? s->len : 0);
    }
    if (before && middle && after)
        return from_object(tuple_steal_items(
            vm, (value[]){from_object(before), from_object(middle), from_object(after)}, 3));
    xdecref(vm, from_object(before));
    xdecref(vm, from_object(middle));
    xdecref(vm, from_object(after));
    return FAILED;
}

value str_partition(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return partition(vm, args, false);
}

value str_rpartition(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return partition(vm, args, true);
}

static value join(vm *vm, value sep, const value *items, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_str(items[i]))
            return raise_error(vm, &type_TypeError, "sequence item %zu: expected str instance, %s found", i, type_of(items[i])->name);
    return from_object(str_join(vm, as_str(sep), items, n));
}

static bool fill_join(vm *vm, consumer *c, value iterable)
{
    value it = get_iter(vm, iterable);
    if (!it) {
        if (exception_pending_is(vm, &type_TypeError)) {
            exception_clear(vm);
            raise_error(vm, &type_TypeError, "can only join an iterable");
        }
        return false;
    }
    bool ok = list_extend(vm, as_list(c->all), it);
    release_raised(vm, it);
    return ok;
}

static value finish_join(vm *vm, consumer *c) { return join(vm, c->by, as_list(c->all)->items, as_list(c->all)->len); }

static const consumer_kind kind_join = {
    .step = consumer_step_new_list, .finish = finish_join, .fill = fill_join, .landing = LANDING_CONSUME_LIST,
};

value str_join_method(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    if (has_type(args[1], &type_list))
        return join(vm, args[0], as_list(args[1])->items, as_list(args[1])->len);
    if (has_type(args[1], &type_tuple))
        return join(vm, args[0], as_tuple(args[1])->items, as_tuple(args[1])->len);
    list *all = list_new(vm, 0);
    return all ? consume(vm, &(consumer){ .kind = &kind_join, .all = from_object(all), .by = args[0] }, args[1]) : FAILED;
}

value str_expandtabs(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    int64_t size = 8;
    if (args[1] && !to_index_i64(vm, args[1], &size))
        return FAILED;
    if (size > INT32_MAX || size < INT32_MIN)
        return raise_error(vm, &type_OverflowError, "Python int too large to convert to C int");
    str *s = as_str(args[0]);
    str *r = NULL;
    /* The first turn measures, the second writes. */
    for (int turn = 0; turn < 2; turn++) {
        uint64_t at = 0, column = 0;
        bool found = false;
        for (uint32_t i = 0; i < s->len; i++) {
            uint32_t c = str_at(s, i);
            if (c != '\t') {
                if (r)
                    str_put(r, (uint32_t)at, c);
                at++;
                column = c == '\n' || c == '\r' ? 0 : column + 1;
                continue;
            }
            found = true;
            uint64_t n = size > 0 ? (uint64_t)size - column % (uint64_t)size : 0;
            for (uint64_t k = 0; r && k < n; k++)
                str_put(r, (uint32_t)(at + k), ' ');
            at += n;
            column += n;
        }
        if (!found)
            return from_object(str_exact(vm, s));
        if (turn == 0)
            r = str_alloc(vm, at, str_class_max(s));
        if (!r || !r->len)
            break;
    }
    return from_object(r);
}

/* str.translate and the tables it reads. */
#include "../abstract.h"
#include "int.h"
#include "str_impl.h"

/* What the table has for a point: 1 found (*out new reference), 0 it stays as it is, -1 raised. */
static int table_lookup(vm *vm, value table, uint32_t c, value *out)
{
    if (has_type(table, &type_dict)) {
        bool error = false;
        *out = xincref(dict_get(vm, as_dict(table), from_small(c), &error));
        return error ? -1 : *out != EMPTY;
    }
    *out = op_getitem(vm, table, from_small(c));
    if (*out != FAILED)
        return 1;
    if (!exception_pending_is(vm, &type_LookupError))
        return -1;
    exception_clear(vm);
    return 0;
}

static bool add_translated(vm *vm, points *p, value to)
{
    if (to == NONE)
        return true;
    if (is_str(to)) {
        for (uint32_t i = 0; i < as_str(to)->len; i++)
            points_add(p, str_at(as_str(to), i));
        return true;
    }
    if (!is_int(to)) {
        raise_error(vm, &type_TypeError, "character mapping must return integer, None or str");
        return false;
    }
    int64_t n;
    if (!int_to_i64_clamped(vm, to, &n))
        return false;
    if (n < 0 || n > 0x10ffff) {
        raise_error(vm, &type_ValueError, "character mapping must be in range(0x110000)");
        return false;
    }
    points_add(p, (uint32_t)n);
    return true;
}

value str_translate(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    const str *s = as_str(args[0]);
    points p;
    points_init(&p, vm);
    for (uint32_t i = 0; i < s->len && !p.failed; i++) {
        value to;
        int found = table_lookup(vm, args[1], str_at(s, i), &to);
        bool ok = found >= 0;
        if (found == 0)
            points_add(&p, str_at(s, i));
        if (found > 0) {
            ok = add_translated(vm, &p, to);
            decref(vm, to);
        }
        p.failed |= !ok;
    }
    return from_object(points_finish(&p));
}

/* The table of str.maketrans(mapping): one-character keys become numbers. */
static bool fill_from_dict(vm *vm, dict *table, dict *from)
{
    value key, to;
    for (uint32_t at = 0; dict_next(from, &at, &key, &to);) {
        if (is_str(key) && as_str(key)->len != 1) {
            raise_error(vm, &type_ValueError, "string keys in translate table must be of length 1");
            return false;
        }
        if (!is_str(key) && !is_int(key)) {
            raise_error(vm, &type_TypeError, "keys in translate table must be strings or integers");
            return false;
        }
        if (!dict_set(vm, table, is_str(key) ? from_small(str_at(as_str(key), 0)) : key, to))
            return false;
    }
    return true;
}

static bool fill_from_strings(vm *vm, dict *table, const value *args, int nargs)
{
    if (!is_str(args[0])) {
        raise_error(vm, &type_TypeError, "first maketrans argument must be a string if there is a second argument");
        return false;
    }
    for (int i = 1; i < nargs; i++)
        if (!is_str(args[i])) {
            raise_error(vm, &type_TypeError, "maketrans() argument %d must be str, not %s", i + 1, type_of(args[i])->name);
            return false;
        }
    const str *from = as_str(args[0]), *to = as_str(args[1]);
    if (from->len != to->len) {
        raise_error(vm, &type_ValueError, "the first two maketrans arguments must have equal length");
        return false;
    }
    for (uint32_t i = 0; i < from->len; i++)
        if (!dict_set(vm, table, from_small(str_at(from, i)), from_small(str_at(to, i))))
            return false;
    for (uint32_t i = 0; nargs > 2 && i < as_str(args[2])->len; i++)
        if (!dict_set(vm, table, from_small(str_at(as_str(args[2]), i)), NONE))
            return false;
    return true;
}

value str_maketrans(vm *vm, const value *args, int nargs)
{
    if (nargs == 1 && !is_dict(args[0]))
        return raise_error(vm, &type_TypeError, "if you give only one argument to maketrans it must be a dict");
    dict *table = dict_new(vm);
    if (!table)
        return FAILED;
    if (nargs == 1 ? fill_from_dict(vm, table, as_dict(args[0])) : fill_from_strings(vm, table, args, nargs))
        return from_object(table);
    DECREF_OBJ(vm, table);
    return FAILED;
}

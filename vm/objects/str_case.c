/* Upper and lower case, and the tests of all characters of a string. */
#include "../utf8.h"
#include "str_impl.h"
#include "str_unicode.h"

static void add_mapped(points *p, uint32_t c, int (*map)(uint32_t, uint32_t[3]))
{
    uint32_t out[3];
    int n = map(c, out);
    for (int i = 0; i < n; i++)
        points_add(p, out[i]);
}

/* A capital sigma at the end of a word has a lower case of its own (Unicode's Final_Sigma). */
static uint32_t lower_sigma(const str *s, uint32_t at)
{
    uint32_t i = at;
    while (i > 0 && point_is_case_ignorable(str_at(s, i - 1)))
        i--;
    if (i == 0 || !point_is_cased(str_at(s, i - 1)))
        return 0x3c3;
    for (i = at + 1; i < s->len && point_is_case_ignorable(str_at(s, i)); i++)
        ;
    return i < s->len && point_is_cased(str_at(s, i)) ? 0x3c3 : 0x3c2;
}

static void add_lower(points *p, const str *s, uint32_t i)
{
    uint32_t c = str_at(s, i);
    if (c == 0x3a3)
        points_add(p, lower_sigma(s, i));
    else
        add_mapped(p, c, point_to_lower);
}

/* ASCII text with the letters from `first` on moved by 32. */
static value shift_ascii(vm *vm, str *s, char first)
{
    str *r = str_alloc(vm, s->len, 0x7f);
    if (r)
        for (uint32_t i = 0; i < s->len; i++) {
            char c = s->data[i];
            r->data[i] = (char)((uint8_t)(c - first) < 26 ? c ^ 0x20 : c);
        }
    return from_object(r);
}

value str_upper(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    str *s = as_str(args[0]);
    if (s->ascii)
        return shift_ascii(vm, s, 'a');
    points p;
    points_init(&p, vm);
    for (uint32_t i = 0; i < s->len && !p.failed; i++)
        add_mapped(&p, str_at(s, i), point_to_upper);
    return from_object(points_finish(&p));
}

value str_lower(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    str *s = as_str(args[0]);
    if (s->ascii)
        return shift_ascii(vm, s, 'A');
    points p;
    points_init(&p, vm);
    for (uint32_t i = 0; i < s->len && !p.failed; i++)
        add_lower(&p, s, i);
    return from_object(points_finish(&p));
}

value str_casefold(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    str *s = as_str(args[0]);
    if (s->ascii)
        return shift_ascii(vm, s, 'A');
    points p;
    points_init(&p, vm);
    for (uint32_t i = 0; i < s->len && !p.failed; i++)
        add_mapped(&p, str_at(s, i), point_to_fold);
    return from_object(points_finish(&p));
}

value str_swapcase(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    str *s = as_str(args[0]);
    points p;
    points_init(&p, vm);
    for (uint32_t i = 0; i < s->len && !p.failed; i++) {
        uint32_t c = str_at(s, i);
        if (point_is_upper(c))
            add_lower(&p, s, i);
        else if (point_is_lower(c))
            add_mapped(&p, c, point_to_upper);
        else
            points_add(&p, c);
    }
    return from_object(points_finish(&p));
}

value str_title(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    str *s = as_str(args[0]);
    points p;
    points_init(&p, vm);
    bool inside = false;
    for (uint32_t i = 0; i < s->len && !p.failed; i++) {
        if (inside)
            add_lower(&p, s, i);
        else
            add_mapped(&p, str_at(s, i), point_to_title);
        inside = point_is_cased(str_at(s, i));
    }
    return from_object(points_finish(&p));
}

value str_capitalize(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    str *s = as_str(args[0]);
    points p;
    points_init(&p, vm);
    for (uint32_t i = 0; i < s->len && !p.failed; i++)
        if (i)
            add_lower(&p, s, i);
        else
            add_mapped(&p, str_at(s, i), point_to_title);
    return from_object(points_finish(&p));
}

/* --- tests ------------------------------------------------------------------------------------ */

/* Whether every character passes; `empty` for no characters. */
static value all_points(value v, bool (*test)(uint32_t), bool empty)
{
    const str *s = as_str(v);
    for (uint32_t i = 0; i < s->len; i++)
        if (!test(str_at(s, i)))
            return FALSE_;
    return from_bool(s->len || empty);
}

static bool is_alnum(uint32_t c)
{
    return point_is_alpha(c) || point_is_numeric(c);
}

#define TEST(name, test, empty)                                                                                        \
    value name(vm *vm, const value *args, int nargs)                                                                   \
    {                                                                                                                  \
        (void)vm;                                                                                                      \
        (void)nargs;                                                                                                   \
        return all_points(args[0], test, empty);                                                                       \
    }
TEST(str_isalpha, point_is_alpha, false)
TEST(str_isalnum, is_alnum, false)
TEST(str_isdecimal, point_is_decimal, false)
TEST(str_isdigit, point_is_digit, false)
TEST(str_isnumeric, point_is_numeric, false)
TEST(str_isspace, str_is_space, false)
TEST(str_isprintable, utf8_is_printable, true)

value str_isidentifier(vm *vm, const value *args, int nargs)
{
    (void)vm;
    (void)nargs;
    const str *s = as_str(args[0]);
    bool ok = s->len && utf8_is_identifier_start(str_at(s, 0));
    for (uint32_t i = 1; ok && i < s->len; i++)
        ok = utf8_is_identifier_part(str_at(s, i));
    return from_bool(ok);
}

value str_isascii(vm *vm, const value *args, int nargs)
{
    (void)vm;
    (void)nargs;
    return from_bool(as_str(args[0])->ascii);
}

/* One letter that passes at least, and none of those that are in another case. */
static value one_case(value v, bool (*test)(uint32_t), bool (*other)(uint32_t))
{
    const str *s = as_str(v);
    bool found = false;
    for (uint32_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (other(c) || point_is_title(c))
            return FALSE_;
        found |= test(c);
    }
    return from_bool(found);
}

value str_isupper(vm *vm, const value *args, int nargs)
{
    (void)vm;
    (void)nargs;
    return one_case(args[0], point_is_upper, point_is_lower);
}

value str_islower(vm *vm, const value *args, int nargs)
{
    (void)vm;
    (void)nargs;
    return one_case(args[0], point_is_lower, point_is_upper);
}

value str_istitle(vm *vm, const value *args, int nargs)
{
    (void)vm;
    (void)nargs;
    const str *s = as_str(args[0]);
    bool inside = false, found = false;
    for (uint32_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        bool starts = point_is_upper(c) || point_is_title(c), goes_on = point_is_lower(c);
        if (starts ? inside : goes_on && !inside)
            return FALSE_;
        inside = starts || goes_on;
        found |= inside;
    }
    return from_bool(found);
}

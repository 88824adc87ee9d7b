/* "Did you mean": the nearest name by edit distance (Wagner and Fischer's, with one row), where exchanging a letter for its other
 * case costs half a change. Costs and limits are CPython's, so that the last line of a traceback is the same. */
#include <stdlib.h>
#include <string.h>
#include "exception.h"
#include "class.h"
#include "../abstract.h"
#include "../state.h"

enum { CHANGE = 2, CASE_CHANGE = 1, MOST_NAMES = 750, LONGEST_NAME = 40 };

static int exchange_cost(char a, char b) {
    if (a == b) return 0;
    if (a >= 'A' && a <= 'Z') a += 'a' - 'A';
    if (b >= 'A' && b <= 'Z') b += 'a' - 'A';
    return a == b ? CASE_CHANGE : CHANGE;
}

/* The cost of turning a into b, or more than max when it is more. */
static int edit_distance(const char *a, size_t na, const char *b, size_t nb, int max) {
    while (na && nb && *a == *b) a++, b++, na--, nb--;
    while (na && nb && a[na - 1] == b[nb - 1]) na--, nb--;
    if (na == 0 || nb == 0) return (int)(na + nb) * CHANGE;
    if (na > LONGEST_NAME || nb > LONGEST_NAME) return max + 1;
    if (nb < na) {
        const char *text = a;
        size_t n = na;
        a = b, na = nb;
        b = text, nb = n;
    }
    if ((int)(nb - na) * CHANGE > max) return max + 1;
    int row[LONGEST_NAME], result = 0;
    for (size_t i = 0; i < na; i++) row[i] = (int)(i + 1) * CHANGE;
    for (size_t j = 0; j < nb; j++) {
        int diagonal = result = (int)j * CHANGE, least = INT32_MAX;
        for (size_t i = 0; i < na; i++) {
            int exchanged = diagonal + exchange_cost(b[j], a[i]);
            diagonal = row[i];
            int moved = (result < diagonal ? result : diagonal) + CHANGE;
            result = moved < exchanged ? moved : exchanged;
            row[i] = result;
            if (result < least) least = result;
        }
        if (least > max) return max + 1;
    }
    return result;
}

typedef struct search { vm *vm; const char *wrong; size_t len; int best; value found; bool hide_underscored; int names; } search;

static void consider(search *s, value candidate) {
    if (!is_str(candidate) || ++s->names > MOST_NAMES) return;
    size_t len;
    const char *name = str_utf8(s->vm, as_str(candidate), &len);
    if (!name || (s->hide_underscored && *name == '_') || (len == s->len && memcmp(name, s->wrong, len) == 0)) return;
    int max = (int)((s->len + len + 3) * CHANGE / 6);
    if (s->best - 1 < max) max = s->best - 1;
    int cost = edit_distance(s->wrong, s->len, name, len, max);
    if (cost > max) return;
    s->best = cost;
    s->found = candidate;
}

static void consider_keys(search *s, dict *d) {
    uint32_t pos = 0;
    value key, v;
    while (d && dict_next(d, &pos, &key, &v)) consider(s, key);
}

static void consider_items(search *s, const value *items, size_t n) {
    for (size_t i = 0; i < n; i++) consider(s, items[i]);
}

static int compare_names(const void *a, const void *b) { return strcmp(a, *(const char *const *)b); }

static bool is_stdlib_module(const char *name) {
    static const char *const names[] = {
#include "stdlib_names.inc"
    };
    return bsearch(name, names, sizeof names / sizeof *names, sizeof *names, compare_names) != NULL;
}

/* The text behind the message, from what was found. */
static str *hint_text(search *s, exception *e) {
    bool of_name = type_is_subtype(e->head.type, &type_NameError);
    bool of_self = of_name && exception_field(e, NAME_OF_SELF) == TRUE_;
    bool forgot = of_name && is_stdlib_module(s->wrong);
    strbuf b;
    strbuf_init(&b, s->vm);
    if (of_self || s->found) {
        strbuf_addz(&b, ". Did you mean: '");
        if (of_self) strbuf_printf(&b, "self.%s", s->wrong);
        else strbuf_add_str(&b, as_str(s->found));
        strbuf_addz(&b, "'?");
    }
    if (forgot) strbuf_printf(&b, "%sid you forget to import '%s'?", of_self || s->found ? " Or d" : ". D", s->wrong);
    return strbuf_finish(&b);
}

/* CPython looks in what __import__ gives for the name: the outermost package. */
static value import_source(vm *vm, exception *e) {
    value name = exception_field(e, IMPORT_NAME);
    if (!is_str(name) || !vm->modules) return NONE;
    uint32_t end = 0;
    while (end < as_str(name)->len && str_at(as_str(name), end) != '.') end++;
    str *top = str_intern(vm, str_slice(vm, as_str(name), 0, 1, end));
    value module = top ? dict_get_str(vm->modules, top) : EMPTY;
    if (top) DECREF_OBJ(vm, top);
    else exception_clear(vm);
    return module ? module : NONE;
}

str *nearest_name(vm *vm, str *wrong, str *const *names, size_t n) {
    char text[LONGEST_NAME + 1];
    size_t len;
    const char *utf8 = str_utf8(vm, wrong, &len);
    if (!utf8 || len > LONGEST_NAME) {
        exception_clear(vm);
        return NULL;
    }
    memcpy(text, utf8, len + 1);
    search s = { .vm = vm, .wrong = text, .len = len, .best = INT32_MAX };
    for (size_t i = 0; i < n; i++) consider(&s, from_object(names[i]));
    return s.found ? as_str(s.found) : NULL;
}

value raise_unexpected_keyword(vm *vm, str *function, str *given, str *const *names, size_t n) {
    str *near = nearest_name(vm, given, names, n);
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_add_str(&b, function);
    strbuf_addz(&b, "() got an unexpected keyword argument '");
    strbuf_add_str(&b, given);
    strbuf_addz(&b, near ? "'. Did you mean '" : "'");
    if (near) strbuf_add_str(&b, near);
    if (near) strbuf_addz(&b, "'?");
    str *text = strbuf_finish(&b);
    if (text) raise_with_arg(vm, &type_TypeError, from_object(text));
    if (text) DECREF_OBJ(vm, text);
    return FAILED;
}

str *exception_suggestion(vm *vm, exception *e) {
    type *t = e->head.type;
    bool of_attribute = type_is_subtype(t, &type_AttributeError), of_import = type_is_subtype(t, &type_ImportError);
    if (!of_attribute && !of_import && !type_is_subtype(t, &type_NameError)) return NULL;
    value wrong = exception_field(e, of_import ? IMPORT_NAME_FROM : of_attribute ? ATTRIBUTE_NAME : NAME_NAME);
    if (!is_str(wrong)) return NULL;
    char text[LONGEST_NAME + 1];
    size_t len;
    const char *utf8 = str_utf8(vm, as_str(wrong), &len);
    if (!utf8 || len > LONGEST_NAME) { exception_clear(vm); return NULL; }
    memcpy(text, utf8, len + 1);
    search s = { .vm = vm, .wrong = text, .len = len, .best = INT32_MAX, .hide_underscored = !of_attribute ? of_import && *text != '_' : *text != '_' };
    list *names = NULL;
    if (of_attribute || of_import) {
        value o = of_import ? import_source(vm, e) : exception_field(e, ATTRIBUTE_OBJ);
        if (of_attribute && exception_field(e, ATTRIBUTE_OF_SELF) == TRUE_) s.hide_underscored = false;
        names = o == NONE && of_import ? NULL : object_dir(vm, o);
        if (names) consider_items(&s, names->items, names->len);
    } else {
        value locals = exception_field(e, NAME_LOCALS);
        if (is_tuple(locals)) consider_items(&s, as_tuple(locals)->items, as_tuple(locals)->len);
        consider_keys(&s, vm->main_globals ? as_dict(vm->main_globals) : NULL);
        consider_keys(&s, vm->builtins);
    }
    if (s.names > MOST_NAMES) s.found = EMPTY;
    str *hint = hint_text(&s, e);
    exception_clear(vm);
    if (names) DECREF_OBJ(vm, names);
    return hint;
}

#include "exception_group.h"
#include "class.h"
#include "../abstract.h"
#include "../lib/builtins.h"
#include "../state.h"

tuple *group_exceptions(const exception *e) { return as_tuple(exception_field(e, GROUP_EXCEPTIONS)); }

/* --- making one -------------------------------------------------------------------------------------- */

/* The exceptions, of which `nested_base` says whether all are Exceptions. NULL: raised. */
static tuple *checked_exceptions(vm *vm, value v, bool *nested_base)
{
    if (!is_list(v) && !is_tuple(v) && !type_of(v)->getitem) {
        raise_error(vm, &type_TypeError, "second argument (exceptions) must be a sequence");
        return NULL;
    }
    tuple *t = tuple_from_iterable(vm, v);
    if (t && t->len == 0) raise_error(vm, &type_ValueError, "second argument (exceptions) must be a non-empty sequence");
    bool ok = t && t->len;
    *nested_base = false;
    for (uint32_t i = 0; ok && i < t->len; i++) {
        ok = is_exception(t->items[i]);
        if (!ok) raise_error(vm, &type_ValueError, "Item %u of second argument (exceptions) is not an exception", i);
        *nested_base |= ok && !is_instance(t->items[i], &type_Exception);
    }
    if (ok) return t;
    if (t) DECREF_OBJ(vm, t);
    return NULL;
}

value group_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames)
{
    int npos = nargs - (kwnames ? (int)kwnames->len : 0);
    if (npos != 2) return raise_error(vm, &type_TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", npos);
    if (!is_str(args[0])) return raise_error(vm, &type_TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", type_of(args[0])->name);
    bool nested_base;
    tuple *exceptions = checked_exceptions(vm, args[1], &nested_base);
    if (!exceptions) return FAILED;
    value made = FAILED;
    if (t == &type_BaseExceptionGroup && !nested_base) t = &type_ExceptionGroup;
    if (nested_base && t == &type_ExceptionGroup)
        raise_error(vm, &type_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    else if (nested_base && type_is_subtype(t, &type_Exception))
        raise_error(vm, &type_TypeError, "Cannot nest BaseExceptions in '%.200s'", t->name);
    else
        made = exception_new_bare(vm, t, args, npos);
    if (made != FAILED && (!exception_set_field(vm, as_exception(made), GROUP_MESSAGE, GROUP_FIELDS, args[0]) ||
                           !exception_set_field(vm, as_exception(made), GROUP_EXCEPTIONS, GROUP_FIELDS, from_object(exceptions)))) {
        release_raised(vm, made);
        made = FAILED;
    }
    value held = from_object(exceptions);
    if (made == FAILED) release_raised(vm, held);
    else decref(vm, held);
    return made;
}

static value new_group(vm *vm, value message, value exceptions)
{
    return group_make(vm, &type_BaseExceptionGroup, (value[]){ message, exceptions }, 2, NULL);
}

value group_str(vm *vm, value self)
{
    const exception *e = as_exception(self);
    const char *text = str_utf8(vm, as_str(exception_field(e, GROUP_MESSAGE)), NULL);
    uint32_t n = group_exceptions(e)->len;
    return text ? from_object(str_format(vm, "%s (%u sub-exception%s)", text, n, n > 1 ? "s" : "")) : FAILED;
}

/* --- splitting one ----------------------------------------------------------------------------------- */

/* What is looked for: instances of classes, those for which a function says so, or certain objects. */
typedef struct matcher { enum { BY_CLASS, BY_FUNCTION, BY_IDENTITY } kind; value what; } matcher;

static bool matcher_of(vm *vm, value condition, matcher *m)
{
    if (are_exception_classes(condition)) *m = (matcher){ BY_CLASS, condition };
    else if (is_callable(vm, condition) && !is_instance(condition, &type_type)) *m = (matcher){ BY_FUNCTION, condition };
    else
        return raise_error(vm, &type_TypeError,
                           "expected an exception type, a tuple of exception types, or a callable (other than a class)");
    return true;
}

/* 1, 0, -1: raised. */
static int matches(vm *vm, const matcher *m, value exc)
{
    if (m->kind == BY_CLASS) return exception_matches(vm, exc, m->what);
    if (m->kind == BY_IDENTITY) {
        const list *leaves = as_list(m->what);
        for (size_t i = 0; i < leaves->len; i++)
            if (leaves->items[i] == exc) return 1;
        return 0;
    }
    value r = op_call(vm, m->what, &exc, 1, NULL);
    if (r == FAILED) return -1;
    int truth = op_truth(vm, r);
    decref(vm, r);
    return truth;
}

static bool copy_notes(vm *vm, value from, value to)
{
    value notes;
    int found = object_find_attr(vm, from, vm->names.notes, &notes);
    if (found <= 0) return found == 0;
    bool ok = true;
    if (is_list(notes) || is_tuple(notes)) {
        list *copy = list_from_iterable(vm, notes);
        ok = copy && object_setattr(vm, to, vm->names.notes, from_object(copy));
        if (copy) DECREF_OBJ(vm, copy);
    }
    decref(vm, notes);
    return ok;
}

/* What another exception says of itself, but its class and message. */
static bool copy_metadata(vm *vm, value from, value to)
{
    exception *e = as_exception(from);
    if (e->trace) {
        value trace = traceback_of(e);
        bool ok = traceback_assign(vm, as_exception(to), trace);
        decref(vm, trace);
        if (!ok) return false;
    }
    replace(vm, &as_exception(to)->context, xincref(e->context));
    replace(vm, &as_exception(to)->cause, xincref(e->cause));
    as_exception(to)->suppress_context = e->suppress_context;
    return copy_notes(vm, from, to);
}

/* A group like `of` with these exceptions; None when there are none. */
static value subset(vm *vm, value of, list *exceptions)
{
    if (exceptions->len == 0) return NONE;
    value given = from_object(exceptions), made = op_call_method(vm, of, vm->names.derive, &given, 1);
    if (made == FAILED) return FAILED;
    bool ok = is_exception_group(made);
    if (!ok) raise_error(vm, &type_TypeError, "derive must return an instance of BaseExceptionGroup");
    if (ok && copy_metadata(vm, of, made)) return made;
    release_raised(vm, made);
    return FAILED;
}

static bool split_rec(vm *vm, value exc, const matcher *m, value *match, value *rest);

static bool split_members(vm *vm, value exc, const matcher *m, list *matched, list *others)
{
    tuple *members = group_exceptions(as_exception(exc));
    for (uint32_t i = 0; i < members->len; i++) {
        value match, rest;
        if (!split_rec(vm, members->items[i], m, &match, &rest)) return false;
        bool ok = (match == NONE || list_append(vm, matched, match)) && (rest == NONE || list_append(vm, others, rest));
        value dropped[] = { match, rest };
        for (int k = 0; k < 2; k++) {
            if (ok) decref(vm, dropped[k]);
            else release_raised(vm, dropped[k]);
        }
        if (!ok) return false;
    }
    return true;
}

static bool split_rec(vm *vm, value exc, const matcher *m, value *match, value *rest)
{
    *match = *rest = NONE;
    int whole = matches(vm, m, exc);
    if (whole < 0) return false;
    if (whole || !is_exception_group(exc)) {
        *(whole ? match : rest) = incref(exc);
        return true;
    }
    if (!recursion_enter(vm, " in exceptiongroup_split_recursive")) return false;
    list *matched = list_new(vm, 0), *others = list_new(vm, 0);
    bool ok = matched && others && split_members(vm, exc, m, matched, others);
    if (ok) {
        *match = subset(vm, exc, matched);
        *rest = *match == FAILED ? FAILED : subset(vm, exc, others);
        ok = *rest != FAILED;
        if (!ok) release_raised(vm, *match == FAILED ? NONE : *match);
    }
    recursion_leave(vm);
    if (matched) release_raised(vm, from_object(matched));
    if (others) release_raised(vm, from_object(others));
    return ok;
}

static value method_split(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    matcher m;
    value match, rest;
    if (!matcher_of(vm, args[1], &m) || !split_rec(vm, args[0], &m, &match, &rest)) return FAILED;
    tuple *t = tuple_from_items(vm, (value[]){ match, rest }, 2);
    release_raised(vm, match);
    release_raised(vm, rest);
    return t ? from_object(t) : FAILED;
}

static value method_subgroup(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    matcher m;
    value match, rest;
    if (!matcher_of(vm, args[1], &m) || !split_rec(vm, args[0], &m, &match, &rest)) return FAILED;
    decref(vm, rest);
    return match;
}

static value method_derive(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return new_group(vm, exception_field(as_exception(args[0]), GROUP_MESSAGE), args[1]);
}

const native_def group_methods[] = {
    { "split", method_split, 2, 2, NULL }, { "subgroup", method_subgroup, 2, 2, NULL }, { "derive", method_derive, 2, 2, NULL }, { 0 },
};

static value get_message(vm *vm, value self) { (void)vm; return incref(exception_field(as_exception(self), GROUP_MESSAGE)); }
static value get_exceptions(vm *vm, value self) { (void)vm; return incref(exception_field(as_exception(self), GROUP_EXCEPTIONS)); }
const getset_def group_getsets[] = { { "message", get_message, NULL }, { "exceptions", get_exceptions, NULL }, { 0 } };

/* --- except* ------------------------------------------------------------------------------------------ */

static bool may_catch(vm *vm, value classes)
{
    if (!check_exception_classes(vm, classes)) return false;
    const value *items = is_tuple(classes) ? as_tuple(classes)->items : &classes;
    uint32_t n = is_tuple(classes) ? as_tuple(classes)->len : 1;
    for (uint32_t i = 0; i < n; i++)
        if (type_is_subtype((type *)as_object(items[i]), &type_BaseExceptionGroup))
            return raise_error(vm, &type_TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    return true;
}

/* An exception that is no group is caught as one. */
static value wrapped(vm *vm, value exc)
{
    tuple *one = tuple_from_items(vm, &exc, 1);
    value made = one ? new_group(vm, from_object(vm->empty), from_object(one)) : FAILED;
    if (one) DECREF_OBJ(vm, one);
    value trace = traceback_of(as_exception(exc));
    if (made != FAILED && trace != NONE && !traceback_assign(vm, as_exception(made), trace)) {
        release_raised(vm, made);
        made = FAILED;
    }
    decref(vm, trace);
    return made;
}

bool group_match(vm *vm, value exc, value classes, value *match, value *rest)
{
    *match = *rest = NONE;
    if (!may_catch(vm, classes)) return false;
    if (exc == NONE) return true;
    if (is_exception_group(exc)) return split_rec(vm, exc, &(matcher){ BY_CLASS, classes }, match, rest);
    int found = exception_matches(vm, exc, classes);
    if (found < 0) return false;
    if (found) *match = wrapped(vm, exc);
    else *rest = incref(exc);
    return *match != FAILED;
}

/* Whether e is part of orig, as a clause left it, and not raised anew. */
static bool same_metadata(value e, value orig)
{
    if (!is_exception_group(e)) return false;
    const exception *a = as_exception(e), *b = as_exception(orig);
    return a->trace == b->trace && a->context == b->context && a->cause == b->cause;
}

static bool add_leaves(vm *vm, value exc, list *leaves)
{
    if (!is_exception_group(exc)) return list_append(vm, leaves, exc);
    tuple *members = group_exceptions(as_exception(exc));
    for (uint32_t i = 0; i < members->len; i++)
        if (!add_leaves(vm, members->items[i], leaves)) return false;
    return true;
}

/* orig with those leaves only that are left in these groups. */
static value projection(vm *vm, value orig, list *groups)
{
    list *leaves = list_new(vm, groups->len);
    bool ok = leaves != NULL;
    for (size_t i = 0; ok && i < groups->len; i++) ok = add_leaves(vm, groups->items[i], leaves);
    value match = FAILED, rest;
    if (ok && split_rec(vm, orig, &(matcher){ BY_IDENTITY, from_object(leaves) }, &match, &rest)) decref(vm, rest);
    else match = FAILED;
    if (leaves) release_raised(vm, from_object(leaves));
    return match;
}

static value put_together(vm *vm, value orig, list *raised, list *left)
{
    value again = left->len ? projection(vm, orig, left) : NONE;
    if (again == FAILED || raised->len == 0) return again;
    bool ok = again == NONE || list_append(vm, raised, again);
    release_raised(vm, again);
    if (!ok) return FAILED;
    return raised->len > 1 ? new_group(vm, from_object(vm->empty), from_object(raised)) : incref(raised->items[0]);
}

value group_reraise(vm *vm, value orig, const list *left)
{
    if (!is_exception_group(orig)) {    /* one clause at most took it, whole */
        for (size_t i = 0; i < left->len; i++)
            if (left->items[i] != NONE) return incref(left->items[i]);
        return NONE;
    }
    list *raised = list_new(vm, 0), *again = list_new(vm, 0);
    bool ok = raised && again;
    for (size_t i = 0; ok && i < left->len; i++)
        if (left->items[i] != NONE) ok = list_append(vm, same_metadata(left->items[i], orig) ? again : raised, left->items[i]);
    value r = ok ? put_together(vm, orig, raised, again) : FAILED;
    if (raised) release_raised(vm, from_object(raised));
    if (again) release_raised(vm, from_object(again));
    return r;
}

/* The making of the program's classes. */
#include "class.h"
#include <string.h>
#include "bytes.h"
#include "descriptors.h"
#include "../abstract.h"
#include "../state.h"
#include "../utf8.h"

static type *as_type(value v) { return (type *)as_object(v); }

/* --- bases ------------------------------------------------------------------------------------- */
static bool link_to(vm *vm, type *base, type *t) {
    if (!base->heap) return true;
    if (base->nsubclasses == base->subclasses_cap) {
        uint32_t cap = base->subclasses_cap ? base->subclasses_cap * 2 : 4;
        type **all = heap_resize(vm, base->subclasses, base->subclasses_cap * sizeof *all, cap * sizeof *all);
        if (!all) return false;
        base->subclasses = all;
        base->subclasses_cap = cap;
    }
    base->subclasses[base->nsubclasses++] = t;
    return true;
}

bool class_link(vm *vm, type *t) {
    for (uint32_t i = 0; i < t->bases->len; i++)
        if (!link_to(vm, as_type(t->bases->items[i]), t)) return false;
    return true;
}

/* From the end: what was made last mostly goes first. */
void class_unlink(type *t) {
    for (uint32_t i = 0; t->bases && i < t->bases->len; i++) {
        type *base = as_type(t->bases->items[i]);
        uint32_t at = base->nsubclasses;
        while (at > 0 && base->subclasses[at - 1] != t) at--;
        if (at == 0) continue;
        memmove(base->subclasses + at - 1, base->subclasses + at, (base->nsubclasses - at) * sizeof *base->subclasses);
        base->nsubclasses--;
    }
}

const type *solid_base(const type *t) {
    while (t->heap && t->nslots == 0) t = t->base;
    while (!t->heap && t->base && t->instance_size == t->base->instance_size && !(t->is_exception && t->getsets)) t = t->base;
    return t;
}

static bool check_base(vm *vm, value v) {
    if (!is_instance(v, &type_type)) {
        raise_error(vm, &type_TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
            "of the metaclasses of all its bases");
        return false;
    }
    type *base = as_type(v);
    if (base->heap || base->make) return true;
    if (type_is_subtype(base, &type_type)) raise_error(vm, &type_TypeError, "genlab does not support metaclasses");
    else if (base->final) raise_error(vm, &type_TypeError, "type '%s' is not an acceptable base type", base->name);
    else raise_error(vm, &type_TypeError, "genlab does not support classes derived from '%s'", base->name);
    return false;
}

type *choose_base(vm *vm, tuple *bases) {
    type *best = NULL;
    const type *solid = NULL;
    for (uint32_t i = 0; i < bases->len; i++) {
        if (!check_base(vm, bases->items[i])) return NULL;
        type *base = as_type(bases->items[i]);
        const type *candidate = solid_base(base);
        if (best && type_is_subtype(solid, candidate)) continue;
        if (best && !type_is_subtype(candidate, solid)) {
            raise_error(vm, &type_TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
        best = base;
        solid = candidate;
    }
    return best;
}

/* --- layout and __slots__ ---------------------------------------------------------------------- */
/* Room for n more words in instances, zero at first: behind what an instance of object has, else in front of what the
 * built-in type has, whose instances may differ in size. */
static int32_t add_words(type *t, uint32_t n) {
    uint32_t size = n * (uint32_t)sizeof(value);
    bool in_front = builtin_base(t) != &type_object;
    int32_t at = in_front ? -(int32_t)(t->extra + size) : (int32_t)(sizeof(object) + t->extra);
    t->extra += size;
    if (in_front) t->prefix = (t->extra + 15) & ~15u;
    else t->instance_size = (uint32_t)sizeof(object) + t->extra;
    return at;
}

/* What every class that brings an attribute of that kind shows of it, unless it defines the name itself. */
static bool add_getset(vm *vm, type *t, str *name, const getset_def *def) {
    if (dict_get_str(t->attrs, name)) return true;
    getset *g = object_new(vm, &type_getset, sizeof *g);
    if (!g) return false;
    g->def = def;
    g->owner = as_type(incref(from_object(t)));
    gc_track(vm, &g->head);
    bool ok = dict_set_str(vm, t->attrs, name, from_object(g));
    DECREF_OBJ(vm, g);
    return ok;
}

static bool add_dict(vm *vm, type *t) {
    t->has_dict = true;
    t->dict_offset = add_words(t, 1);
    return add_getset(vm, t, vm->names.dict_, &dict_getset);
}

static bool has_fixed_size(const type *t) {
    const type *base = builtin_base(t);
    return base != &type_int && base != &type_tuple && base != &type_bytes;
}

static bool is_identifier(const str *s) {
    bool ok = s->len && utf8_is_identifier_start(str_at(s, 0));
    for (uint32_t i = 1; ok && i < s->len; i++) ok = utf8_is_identifier_part(str_at(s, i));
    return ok;
}

/* Interned, new reference: __x of class _C is _C__x. */
static str *mangled(vm *vm, const type *t, str *name) {
    size_t len;
    const char *text = str_utf8(vm, name, &len), *class_name = t->name;
    if (!text) return NULL;
    while (*class_name == '_') class_name++;
    bool private = len > 2 && text[0] == '_' && text[1] == '_' && !(text[len - 1] == '_' && text[len - 2] == '_') && *class_name;
    return str_intern(vm, private ? str_format(vm, "_%s%s", class_name, text) : (str *)as_object(incref(from_object(name))));
}

/* What __slots__ names besides members. */
typedef struct special_slots { bool dict, weakref; } special_slots;

static bool only_once(vm *vm, const char *name, bool had, bool *now) {
    if (!had && !*now) return *now = true;
    return raise_error(vm, &type_TypeError, "%s slot disallowed: we already got one", name);
}

static bool check_slot(vm *vm, type *t, value v, special_slots *special) {
    if (!is_instance(v, &type_str)) {
        raise_error(vm, &type_TypeError, "__slots__ items must be strings, not '%s'", type_of(v)->name);
    } else if (!is_identifier(as_str(v))) {
        raise_error(vm, &type_TypeError, "__slots__ must be identifiers");
    } else if (str_equal(as_str(v), vm->names.dict_)) {
        return only_once(vm, "__dict__", t->base->has_dict, &special->dict);
    } else if (str_equal(as_str(v), vm->names.weakref)) {
        return only_once(vm, "__weakref__", t->base->referable, &special->weakref);
    } else {
        return true;
    }
    return false;
}

static bool allows_slots(vm *vm, const type *t) {
    return has_fixed_size(t) || raise_error(vm, &type_TypeError, "nonempty __slots__ not supported for subtype of '%s'", t->base->name);
}

/* The names of the members, mangled and sorted. */
static list *slot_names(vm *vm, type *t, value slots, special_slots *special) {
    list *given = is_instance(slots, &type_str) ? list_from_items(vm, &slots, 1) : list_from_iterable(vm, slots);
    list *names = given ? list_new(vm, given->len) : NULL;
    bool ok = names && (given->len == 0 || allows_slots(vm, t));
    for (size_t i = 0; ok && i < given->len; i++) {
        value v = given->items[i];
        special_slots had = *special;
        if (!(ok = check_slot(vm, t, v, special))) break;
        if (special->dict != had.dict || special->weakref != had.weakref) continue;
        str *name = mangled(vm, t, as_str(v));
        ok = name && list_append(vm, names, from_object(name));
        if (ok && dict_get_str(t->attrs, name)) {
            ok = false;
            raise_error(vm, &type_ValueError, "'%s' in __slots__ conflicts with class variable", str_utf8(vm, as_str(v), NULL));
        }
        if (name) DECREF_OBJ(vm, name);
    }
    ok = ok && list_sort(vm, names, NONE, false);
    if (given) DECREF_OBJ(vm, given);
    if (ok) return names;
    if (names) DECREF_OBJ(vm, names);
    return NULL;
}

static bool add_members(vm *vm, type *t, const list *names) {
    if (names->len == 0) return true;
    if (names->len > UINT16_MAX) return raise_error(vm, &type_TypeError, "too many __slots__");
    t->nslots = (uint32_t)names->len;
    t->slots_offset = add_words(t, t->nslots);
    for (uint32_t i = 0; i < t->nslots; i++) {
        str *name = as_str(names->items[i]);
        value member = member_new(vm, t, name, t->slots_offset + (int32_t)(i * sizeof(value)));
        bool ok = member && dict_set_str(vm, t->attrs, name, member);
        xdecref(vm, member);
        if (!ok) return false;
    }
    return true;
}

/* Another base than the one whose layout is extended may bring them. */
static void look_at_bases(const type *t, special_slots *special) {
    for (uint32_t i = 0; i < t->bases->len; i++) {
        special->dict |= as_type(t->bases->items[i])->has_dict;
        special->weakref |= as_type(t->bases->items[i])->referable;
    }
}

static bool set_layout(vm *vm, type *t) {
    const type *base = t->base;
    t->is_exception = base->is_exception;
    t->has_dict = base->has_dict;
    t->dict_offset = base->dict_offset;
    t->instance_size = base->instance_size;
    t->extra = base->extra;
    t->prefix = base->prefix;
    value slots = dict_get_str(t->attrs, vm->names.slots);
    special_slots special = { .dict = !slots, .weakref = !slots };
    if (slots) {
        incref(slots);
        list *names = slot_names(vm, t, slots, &special);
        bool ok = names && add_members(vm, t, names);
        t->slots = names;
        decref(vm, slots);
        if (!ok) return false;
    }
    look_at_bases(t, &special);
    t->referable = base->referable;
    if (special.dict && !t->has_dict && !add_dict(vm, t)) return false;
    if (!special.weakref || t->referable || !has_fixed_size(t)) return true;
    t->referable = true;
    return add_getset(vm, t, vm->names.weakref, &weakref_getset);
}

/* --- the class dict ---------------------------------------------------------------------------- */
static bool set_default(vm *vm, dict *attrs, str *name, value v) {
    return dict_get_str(attrs, name) || dict_set_str(vm, attrs, name, v);
}

/* Functions under these names are static or class methods without being told so. */
static bool wrap_method(vm *vm, type *t, str *name, type *wrapper) {
    value fn = dict_get_str(t->attrs, name);
    if (!fn || !has_type(fn, &type_function)) return true;
    value v = wrapped_new(vm, wrapper, fn);
    bool ok = v && dict_set_str(vm, t->attrs, name, v);
    xdecref(vm, v);
    return ok;
}

/* __class__ of the methods. */
static bool fill_class_cell(vm *vm, type *t) {
    value v = dict_get_str(t->attrs, vm->names.classcell);
    if (!v) return true;
    if (!has_type(v, &type_cell))
        return raise_error(vm, &type_TypeError, "type.__new__(): __classcell__ must be a nonlocal cell, not <class '%s'>", type_of(v)->name);
    replace(vm, &((cell *)as_object(v))->v, incref(from_object(t)));
    return dict_delete(vm, t->attrs, from_object(vm->names.classcell)) >= 0;
}

/* Behind the members, of which __doc__ may be one; who defines __eq__ only has no hash. */
static bool set_defaults(vm *vm, type *t) {
    return set_default(vm, t->attrs, vm->names.doc, NONE) &&
           (!dict_get_str(t->attrs, vm->names.eq) || set_default(vm, t->attrs, vm->names.hash, NONE));
}

/* What a class dict has besides what the body made. */
static bool complete_attrs(vm *vm, type *t) {
    dict *attrs = t->attrs;
    value qualname = dict_get_str(attrs, vm->names.qualname);
    if (qualname && !is_str(qualname))
        return raise_error(vm, &type_TypeError, "type __qualname__ must be a str, not %s", type_of(qualname)->name);
    if (qualname) {
        str *old = t->qualname;
        t->qualname = as_str(incref(qualname));
        DECREF_OBJ(vm, old);
        if (dict_delete(vm, attrs, from_object(vm->names.qualname)) < 0) return false;
    }
    frame *f = frame_visible(vm->current);
    value module = f ? dict_get_str(f->func->globals, vm->names.name) : EMPTY;
    if (module && !set_default(vm, attrs, vm->names.module, module)) return false;
    return wrap_method(vm, t, vm->names.new_, &type_staticmethod) && wrap_method(vm, t, vm->names.init_subclass, &type_classmethod)
        && wrap_method(vm, t, vm->names.class_getitem, &type_classmethod);
}

/* --- telling about it -------------------------------------------------------------------------- */
/* The pending exception says where it comes from. */
static void add_note(vm *vm, type *t, value key, value v) {
    value exc = exception_take(vm);
    str *shown = op_repr(vm, key);
    const char *text = shown ? str_utf8(vm, shown, NULL) : NULL;
    value note = text ? from_object(str_format(vm, "Error calling __set_name__ on '%s' instance %s in '%s'", type_of(v)->name, text, t->name)) : EMPTY;
    value done = note ? op_call_method(vm, exc, vm->names.add_note, &note, 1) : EMPTY;
    xdecref(vm, done);
    xdecref(vm, note);
    if (shown) DECREF_OBJ(vm, shown);
    exception_clear(vm);
    vm->raised = exc;
}

/* __set_name__ of what the body holds. The class dict may change meanwhile. */
static bool set_names(vm *vm, type *t) {
    dict *names = dict_copy(vm, t->attrs);
    if (!names) return false;
    uint32_t pos = 0;
    value key, v;
    bool ok = true, found;
    while (ok && dict_next(names, &pos, &key, &v)) {
        value args[] = { from_object(t), key };
        value result = call_special(vm, v, vm->names.set_name, args, 2, &found);
        ok = !found || result;
        xdecref(vm, result);
        if (!ok) add_note(vm, t, key, v);
    }
    DECREF_OBJ(vm, names);
    return ok;
}

/* super(t, t).__init_subclass__(**keywords) */
static bool init_subclass(vm *vm, type *t, dict *keywords) {
    mro_walk walk = mro_from(t);
    mro_next(&walk);
    value hook = EMPTY;
    for (const type *c; !hook && (c = mro_next(&walk));) hook = dict_get_str(type_attrs(vm, c), vm->names.init_subclass);
    if (!hook) return true;
    incref(hook);
    type *kind = type_of(hook);
    value fn = kind->descr_get ? kind->descr_get(vm, hook, EMPTY, t) : incref(hook), result = FAILED;
    decref(vm, hook);
    uint32_t n = keywords ? keywords->len : 0, pos = 0;
    list *values = list_new(vm, n), *names = list_new(vm, n);
    value key, v;
    bool ok = fn && values && names;
    while (ok && n && dict_next(keywords, &pos, &key, &v)) ok = list_append(vm, values, v) && list_append(vm, names, key);
    tuple *kwnames = ok && n ? tuple_from_items(vm, names->items, names->len) : NULL;
    if (ok && (kwnames || !n)) result = op_call(vm, fn, values->items, (int)values->len, kwnames);
    if (kwnames) DECREF_OBJ(vm, kwnames);
    if (values) DECREF_OBJ(vm, values);
    if (names) DECREF_OBJ(vm, names);
    xdecref(vm, fn);
    xdecref(vm, result);
    return result != FAILED;
}

static int find_abstract(vm *vm, type *t, dict *attrs, list *names) {
    dict *copy = dict_copy(vm, attrs);
    uint32_t pos = 0;
    value key, v;
    bool ok = copy != NULL;
    while (ok && dict_next(copy, &pos, &key, &v)) {
        if (!is_str(key) || type_lookup(vm, t, as_str(key)) != v) continue;
        int r = is_abstract(vm, v);
        ok = r >= 0 && (r == 0 || list_append(vm, names, key));
    }
    if (copy) DECREF_OBJ(vm, copy);
    return ok;
}

list *class_abstract_names(vm *vm, type *t) {
    list *names = list_new(vm, 0);
    mro_walk walk = mro_from(t);
    bool ok = names != NULL;
    for (const type *c; ok && (c = mro_next(&walk));) if (c->heap) ok = find_abstract(vm, t, c->attrs, names);
    if (ok && list_sort(vm, names, NONE, false)) return names;
    if (names) DECREF_OBJ(vm, names);
    return NULL;
}

static bool check_abstract(vm *vm, type *t) {
    for (uint32_t i = 0; i < t->bases->len; i++) t->abc |= as_type(t->bases->items[i])->abc;
    if (!t->abc) return true;
    t->head.type = &type_abc_meta;
    list *names = class_abstract_names(vm, t);
    if (!names) return false;
    t->abstract = names->len > 0;
    DECREF_OBJ(vm, names);
    return true;
}

/* --- the whole --------------------------------------------------------------------------------- */
value class_new(vm *vm, str *name, tuple *bases, dict *ns, dict *keywords, bool abc) {
    value object_base = from_object(&type_object);
    bases = bases->len ? (tuple *)as_object(incref(from_object(bases))) : tuple_from_items(vm, &object_base, 1);
    type *base = bases ? choose_base(vm, bases) : NULL;
    type *t = base ? object_new(vm, &type_type, sizeof *t) : NULL;
    if (!t) {
        if (bases) DECREF_OBJ(vm, bases);
        return FAILED;
    }
    memset((char *)t + sizeof t->head, 0, sizeof *t - sizeof t->head);
    t->heap = true;
    t->abc = abc;
    t->base = (type *)as_object(incref(from_object(base)));
    t->bases = bases;
    t->qualname = as_str(incref(from_object(name)));
    t->name = class_copy_name(vm, name);
    t->attrs = t->name ? dict_copy(vm, ns) : NULL;
    bool ok = t->attrs != NULL;
    if (ok) gc_track(vm, &t->head);
    ok = ok && mro_set(vm, t) && complete_attrs(vm, t) && set_layout(vm, t)
        && set_defaults(vm, t) && class_link(vm, t);
    if (ok) class_update_slots(vm, t);
    ok = ok && check_abstract(vm, t) && fill_class_cell(vm, t) && set_names(vm, t) && init_subclass(vm, t, keywords);
    if (ok) return from_object(t);
    DECREF_OBJ(vm, t);
    return FAILED;
}

/* --- class statements -------------------------------------------------------------------------- */
/* What stands for a base that is no class: its __mro_entries__. Appends to out. */
static bool resolve_base(vm *vm, list *out, value base, tuple *all, bool *changed) {
    if (is_instance(base, &type_type)) return list_append(vm, out, base);
    value fn, arg = from_object(all);
    int found = object_find_attr(vm, base, vm->names.mro_entries, &fn);
    if (found <= 0) return found == 0 && list_append(vm, out, base);
    *changed = true;
    value entries = op_call(vm, fn, &arg, 1, NULL);
    decref(vm, fn);
    bool ok = entries && is_tuple(entries);
    if (entries && !ok) raise_error(vm, &type_TypeError, "__mro_entries__ must return a tuple");
    ok = ok && list_extend(vm, out, entries);
    xdecref(vm, entries);
    return ok;
}

/* The metaclass that was asked for: only type and ABCMeta are there. */
static bool take_metaclass(vm *vm, dict *keywords, bool *abc) {
    value meta = keywords ? dict_get_str(keywords, vm->names.metaclass) : EMPTY;
    if (!meta) return true;
    *abc = meta == from_object(&type_abc_meta);
    if (!*abc && meta != from_object(&type_type))
        return raise_error(vm, &type_TypeError, "genlab does not support metaclasses");
    return dict_delete(vm, keywords, from_object(vm->names.metaclass)) >= 0;
}

value class_build(vm *vm, value body, str *name, const value *bases, int nbases, dict *keywords) {
    bool abc = false, changed = false;
    if (!take_metaclass(vm, keywords, &abc)) return FAILED;
    tuple *given = tuple_from_items(vm, bases, (size_t)nbases), *resolved = NULL;
    list *found = given ? list_new(vm, given->len) : NULL;
    bool ok = found != NULL;
    for (int i = 0; ok && i < nbases; i++) ok = resolve_base(vm, found, bases[i], given, &changed);
    if (ok) ok = (resolved = tuple_from_items(vm, found->items, found->len)) != NULL;
    dict *ns = ok ? dict_new(vm) : NULL;
    if (ns && changed && !dict_set_str(vm, ns, vm->names.orig_bases, from_object(given))) { DECREF_OBJ(vm, ns); ns = NULL; }
    value arg = from_object(ns), done = ns ? op_call(vm, body, &arg, 1, NULL) : FAILED;
    value cls = FAILED;
    if (done && resolved->len == 1 && !is_instance(resolved->items[0], &type_type)) {
        /* The type of a base that is no class is called as a metaclass would be. */
        value args[] = { from_object(name), from_object(resolved), arg };
        cls = op_call(vm, from_object(type_of(resolved->items[0])), args, 3, NULL);
    } else if (done) {
        cls = class_new(vm, name, resolved, ns, keywords, abc);
    }
    xdecref(vm, done);
    if (ns) DECREF_OBJ(vm, ns);
    if (resolved) DECREF_OBJ(vm, resolved);
    if (found) DECREF_OBJ(vm, found);
    if (given) DECREF_OBJ(vm, given);
    return cls;
}

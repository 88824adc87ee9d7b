/* Objects: header, types, reference counts, memory, and the cycle collector.
 *
 * Ownership words used everywhere: a function *borrows* its arguments unless it says that it *steals*
 * them; a result of type value or a pointer to an object is a *new reference* unless it says borrowed.
 * A function that can raise returns FAILED, NULL, false or -1 with the exception in vm->raised.
 *
 * Any decref may run the program's code (a finalizer): store first, drop last. */
#ifndef GENLAB_OBJECT_H
#define GENLAB_OBJECT_H

#include <stdio.h>
#include "value.h"

struct object {
    uint32_t refs;
    uint32_t tracked : 30;  /* 1 + position in vm->heap.tracked, 0 when the collector need not see it */
    uint32_t weak : 1;      /* there are weak references to it (objects/weakref.h) */
    uint32_t finalized : 1; /* its finalizer has run: once in a life (PEP 442) */
    type *type;
};

typedef struct str str;
typedef struct list list;
typedef struct tuple tuple;
typedef struct dict dict;
typedef struct native_def native_def;
struct lazy_turn;

/* A native function. Arguments are borrowed. Keyword arguments arrive as declared in native_def.params. */
typedef value (*native_fn)(vm *vm, const value *args, int nargs);

/* One built-in function or method, in static tables ended by {0}.
 * params NULL: positional only, between min and max of them (max -1: any number); args holds just those given.
 * params "a b c": max parameters that may also be given by keyword; args has max entries, EMPTY where not given. Those called "-"
 *   go by position only.
 * params "* k1 k2": keyword-only k1 k2 first in args (EMPTY where absent), then the positional ones; nargs counts both.
 * params "*f k1 k2": the same, and f is who complains of other keywords.
 * params "**": the keyword arguments as a dict first in args (EMPTY when there are none), then the positional ones;
 *   nargs counts the dict too, min and max don't.
 * For methods args[0] is self, and min and max count it, but params does not name it; everything else comes behind it.
 * params "static" or "static a b", in a type's methods: as NULL or "a b", but a static method, which gets no self.
 * params "class" or "class a b": likewise a class method; args[0] is the class, which min and max count. */
struct native_def {
    const char *name;
    native_fn fn;
    int16_t min, max;
    const char *params;
    bool consumes;          /* its last act may be consume() of its first argument behind self (consumer.h) */
};

enum cmp { CMP_LT, CMP_LE, CMP_EQ, CMP_NE, CMP_GT, CMP_GE };
enum binop {
    OP_ADD, OP_SUB, OP_MUL, OP_TRUEDIV, OP_FLOORDIV, OP_MOD, OP_POW,
    OP_LSHIFT, OP_RSHIFT, OP_AND, OP_OR, OP_XOR, OP_MATMUL, OP_COUNT
};
enum unop { OP_NEG, OP_POS, OP_INVERT };

typedef void (*visit_fn)(void *arg, value v);

/* A type is an object. Built-in types are static and shared by all VMs, with their method dicts per VM;
 * classes of the program live in their VM's heap. A null slot means: not supported. Slots are inherited
 * from base when a type is readied. Classes of the program get slots that look the special method up. */
struct type {
    object head;
    const char *name;
    type *base;                 /* owned when heap */
    const native_def *methods;  /* built-in types only */
    const struct getset_def *getsets;
    uint32_t instance_size;     /* bytes, without the prefix */
    uint32_t index;             /* built-in: position in vm->builtin_attrs; heap: 0 */
    uint32_t version;           /* what caches of lookups compare: see type_version() in objects/class.h */
    bool heap;                  /* made by a class statement */
    bool has_dict;              /* instances carry an attribute dict (see instance_dict) */
    bool is_exception;          /* derives from BaseException */
    bool referable;             /* instances may be referred to weakly */
    bool final;                 /* may not be a base class */
    bool consumes;              /* T(iterable): the last act is consume() (consumer.h); not of derived classes */
    bool abc;                   /* made by ABCMeta */
    bool abstract;              /* an ABC that has abstract methods: makes no instances */
    bool own_rites;             /* its dealloc begins with object_last_rites, or knows that there is nothing to do */
    bool marked;                /* while class_update_slots walks */
    int32_t dict_offset;        /* where the dict pointer is in an instance, when has_dict; negative: in front of it */
    uint32_t prefix;            /* bytes in front of an instance: what a class adds to a built-in type's layout */
    uint32_t extra;             /* bytes that classes of the program add to an instance */
    uint32_t nslots;            /* of __slots__: values in an instance from slots_offset on */
    int32_t slots_offset;
    uint32_t nmro;
    const type **mro;           /* classes with several bases: the order of lookup from the class itself; owned array, see
                                 * mro_walk. Others go on with that of their base. */
    tuple *bases;               /* heap types; owned */
    list *slots;                /* the names of __slots__, interned, sorted; owned or NULL */
    list *registry;             /* of an ABC's virtual subclasses; owned or NULL */
    str *qualname;              /* heap types; owned */
    dict *attrs;                /* heap types; owned. type_attrs() serves both kinds. */

    void (*dealloc)(vm *, object *);                /* release what it owns, then heap_free */
    void (*finalize)(vm *, object *);               /* run once before dealloc; may resurrect; leaves nothing raised */
    void (*traverse)(object *, visit_fn, void *);   /* visit each owned reference once; tracked types only */
    void (*clear)(vm *, object *);                  /* drop owned references to break a cycle */

    value (*construct)(vm *, type *t, const value *args, int nargs, tuple *kwnames); /* T(...) */
    /* __new__ and __init__, of types that the program's classes may derive from. make gets the class, and null init has
     * nothing to do. */
    value (*make)(vm *, type *t, const value *args, int nargs, tuple *kwnames);
    bool (*init)(vm *, value self, const value *args, int nargs, tuple *kwnames);
    value (*call)(vm *, value self, const value *args, int nargs, tuple *kwnames);
    value (*repr)(vm *, value self);                /* new str */
    value (*str)(vm *, value self);                 /* null: repr */
    bool (*hash)(vm *, value self, uint64_t *out);  /* null: by address; unhashable types raise */
    int (*truth)(vm *, value self);                 /* 1, 0, or -1 raised; null: len, then true */
    int64_t (*len)(vm *, value self);               /* -1 raised */
    value (*getitem)(vm *, value self, value key);
    bool (*setitem)(vm *, value self, value key, value v);  /* v EMPTY: delete */
    int (*contains)(vm *, value self, value item);  /* null: by iteration */
    value (*iter)(vm *, value self);
    value (*next)(vm *, value self);                /* a value, NO_MORE, or FAILED */
    value (*step)(vm *, struct lazy_turn *, value got);     /* of those whose next is lazy_next: see lazy.h */
    value (*compare)(vm *, value a, value b, enum cmp op);      /* NOT_IMPLEMENTED: try the other side */
    value (*binary)(vm *, value a, value b, enum binop op);     /* likewise; called for either side */
    value (*inplace)(vm *, value a, value b, enum binop op);    /* null or NOT_IMPLEMENTED: binary */
    value (*unary)(vm *, value a, enum unop op);
    value (*getattr)(vm *, value self, str *name);  /* null: generic */
    bool (*setattr)(vm *, value self, str *name, value v); /* v EMPTY: delete; null: generic */
    value (*descr_get)(vm *, value self, value obj, type *owner); /* obj EMPTY: through the class */
    bool (*descr_set)(vm *, value self, value obj, value v); /* v EMPTY: delete; non-null: comes before the instance's dict */
    value (*format)(vm *, value self, str *spec);   /* null: str(self), spec must be empty */

    type **subclasses;          /* heap types: borrowed, in the order of their making; for the update of inherited slots */
    uint32_t nsubclasses, subclasses_cap;
};

/* A computed attribute of a built-in type. */
typedef struct getset_def {
    const char *name;
    value (*get)(vm *, value self);
    bool (*set)(vm *, value self, value v);     /* null: read-only */
} getset_def;

#define TYPE_HEAD { .refs = 1u << 30, .tracked = 0, .type = &type_type }
extern type type_type, type_object, type_none, type_bool, type_ellipsis, type_not_implemented, type_int;

static inline type *type_of(value v) {
    if (is_small(v)) return &type_int;
    if (is_counted(v)) return as_object(v)->type;
    return v == NONE ? &type_none : v == ELLIPSIS ? &type_ellipsis : v == NOT_IMPLEMENTED ? &type_not_implemented : &type_bool;
}
/* Exact type test for objects; v may be any value but EMPTY. */
static inline bool has_type(value v, const type *t) { return is_counted(v) && as_object(v)->type == t; }
bool type_is_subtype(const type *t, const type *base);
/* Of that type or of a class of the program that derives from it, so that it has the type's layout. */
static inline bool has_layout(value v, const type *t) {
    if (!is_counted(v)) return false;
    const type *own = as_object(v)->type;
    return own == t || (own->heap && type_is_subtype(own, t));
}
/* has_type for what is known to be an object, such as an iterator on the stack. */
static inline bool object_has_type(value v, const type *t) { return as_object(v)->type == t; }
static inline bool is_instance(value v, const type *t) {
    const type *own = type_of(v);
    return own == t || type_is_subtype(own, t);
}

/* --- reference counts ------------------------------------------------------------------------- */
void object_release(vm *vm, object *o); /* refs reached 0: finalize, dealloc; bounded C stack */
/* Deallocation calls decref, which calls deallocation: past this depth the dead wait in a queue, so that a list nested a
 * million deep or a chain of generators needs a bounded C stack. */
#define RELEASE_DEPTH 24

static inline value incref(value v) { if (is_counted(v)) as_object(v)->refs++; return v; }
static inline value xincref(value v) { return v ? incref(v) : v; }
static inline void decref(vm *vm, value v) {
    if (is_counted(v)) { object *o = as_object(v); if (--o->refs == 0) object_release(vm, o); }
}
static inline void xdecref(vm *vm, value v) {
    if (!is_counted(v)) return;
    NO_MERGE();
    if (v) decref(vm, v);
}
/* Store first, drop last. Steals v. */
static inline void replace(vm *vm, value *slot, value v) { value old = *slot; *slot = v; xdecref(vm, old); }
#define INCREF_OBJ(o) ((o)->head.refs++)
#define DECREF_OBJ(vm, o) decref((vm), from_object(o))

/* --- memory ------------------------------------------------------------------------------------ */
/* All memory of a VM's objects and containers comes from here and is counted in vm->heap.live (bytes).
 * NULL with MemoryError raised when there is none. Sizes up to HEAP_SMALL come from free lists by size
 * class (16-byte steps); under a sanitizer and in the malloc mode everything is malloc and free. */
#define HEAP_SMALL 512
void *heap_alloc(vm *vm, size_t size);                              /* not zeroed, 16-byte aligned */
void *heap_resize(vm *vm, void *p, size_t old_size, size_t size);   /* p may be NULL with old_size 0 */
void heap_free(vm *vm, void *p, size_t size);                       /* size as allocated; p may be NULL */

/* A new object with refs 1 and the given type (borrowed; heap types are counted by their instances).
 * size in bytes; the part behind the header is not initialized, a prefix is zero. Not yet tracked. */
void *object_new(vm *vm, type *t, size_t size);
/* Runs the type's finalizer unless it has run; the caller holds a reference. The pending exception stays as it is. */
void object_finalize(vm *vm, object *o);
/* Before the dealloc of what has a finalizer or weak references. False: it lives again. */
bool object_last_rites(vm *vm, object *o);
void heap_destroy(vm *vm);
/* The last act of a dealloc slot: untracks, frees, drops the reference to a heap type. */
void object_free(vm *vm, object *o, size_t size);
/* The parts of gc_track and gc_untrack (state.h) that are not inlined: at track_stop, and where holes are left at the vector's end. */
void gc_track_slow(vm *vm, object *o);
void gc_untrack_last(vm *vm);
/* Collects unreachable cycles now; returns how many objects were found unreachable. */
size_t gc_collect(vm *vm);

#endif

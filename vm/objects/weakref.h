/* Weak references. */
#ifndef GENLAB_OBJECTS_WEAKREF_H
#define GENLAB_OBJECTS_WEAKREF_H

#include "../object.h"

/* The references to one object are a list, which vm->weakrefs finds by the object. */
typedef struct weakref {
    object head;
    object *referent;       /* borrowed; NULL: gone */
    value callback;         /* owned or EMPTY */
    struct weakref *next;
    uint64_t hash;          /* of the referent, once asked for */
    bool hashed;
} weakref;

extern type type_weakref;
extern const getset_def weakref_getset;      /* __weakref__ of instances: the first reference, or None */

/* The object, whose count is 0 or which the collector found unreachable, goes: its references forget it, then their callbacks
 * run. */
void weakrefs_clear(vm *vm, object *o);
/* The same in two steps, for several objects: forget gives the references that have a callback (new references) to a list;
 * a reference for which skip(arg, reference) holds is left out. */
void weakrefs_forget(vm *vm, object *o, bool (*skip)(void *arg, object *reference), void *arg, list *called);
void weakrefs_call(vm *vm, list *called);
/* How many references there are, and a list of them: a new reference. */
uint32_t weakrefs_count(vm *vm, value o);
value weakrefs_list(vm *vm, value o);

#endif

/* property, classmethod and staticmethod. */
#ifndef GENLAB_OBJECTS_DESCRIPTORS_H
#define GENLAB_OBJECTS_DESCRIPTORS_H

#include "../object.h"

typedef struct property {
    object head;
    value get, set, delete, doc;    /* owned; NONE: absent */
    value name;                     /* owned; EMPTY before __set_name__ */
    bool doc_of_getter;             /* doc was taken from get */
} property;
/* classmethod and staticmethod: the function, and a copy of its name, doc and the like. */
typedef struct wrapped { object head; value fn; dict *attrs; } wrapped;

extern type type_property, type_classmethod, type_staticmethod;

/* t is type_classmethod or type_staticmethod, or a class derived from one: borrows fn. */
value wrapped_new(vm *vm, type *t, value fn);
/* 1, 0, -1 raised: whether v.__isabstractmethod__ is true. */
int is_abstract(vm *vm, value v);

#endif

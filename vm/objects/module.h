/* Modules: a name and a dict. */
#ifndef GENLAB_OBJECTS_MODULE_H
#define GENLAB_OBJECTS_MODULE_H

#include "../object.h"

typedef struct module {
    object head;
    dict *attrs;
    str *name;
    bool initializing;  /* its text is being run */
    bool own;           /* made by a call of its type: it comes from nowhere */
} module;
extern type type_module;

static inline bool is_module(value v) { return has_type(v, &type_module); }
static inline module *as_module(value v) { return (module *)as_object(v); }
/* Sets an attribute; steals v, FAILED passes as false. */
bool module_set(vm *vm, value module, const char *name, value v);
bool module_add(vm *vm, value module, const native_def *functions);     /* a table's end is all zero */

#endif

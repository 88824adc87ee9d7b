/* Functions written in Python, cells, native functions and bound methods.  */
#ifndef GENLAB_OBJECTS_FUNCTION_H
#define GENLAB_OBJECTS_FUNCTION_H

#include "../code.h"

typedef struct cell { object head; value v; } cell;     /* v EMPTY: unbound */

typedef struct function {
    object head;
    code *code;             /* owned */
    dict *globals;          /* owned */
    tuple *defaults;        /* owned or NULL: of the last positional parameters */
    dict *kwdefaults;       /* owned or NULL */
    tuple *closure;         /* owned or NULL: cells */
    dict *annotations;      /* owned or NULL: none so far */
    str *name, *qualname;   /* owned */
    value doc;              /* owned */
    value module;           /* owned or EMPTY: __module__ as the program has set it */
    dict *attrs;            /* owned or NULL: __dict__ */
    struct function *inner; /* owned or NULL: what its generator expressions call, linked by `next`; see function_inner */
    struct function *next;
    bool hidden;            /* it is one of these: the program never gets hold of it */
} function;

typedef struct native {     /* a built-in function, or a method of a built-in type when self is EMPTY and owner set */
    object head;
    const native_def *def;  /* static */
    value self;             /* owned or EMPTY: bound receiver */
    type *owner;            /* borrowed (built-in types are immortal); NULL for plain functions */
    str *module;            /* owned; NULL: in none */
} native;

typedef struct method { object head; value fn, self; } method;    /* bound method */

/* A function of a library module that is in C in CPython: a function that is not bound, and looks like a native one. */
extern type type_library_function;
extern type type_function, type_cell, type_native, type_native_method /* unbound method of a built-in type */,
    type_native_class_method, type_method, type_method_wrapper /* of a slot wrapper */;
extern const getset_def code_getsets[];
extern const native_def code_methods[];     /* code_replace.c */
enum { CO_ITERABLE_COROUTINE = 0x100 };
int64_t code_public_flags(const code *c);   /* co_flags: CPython's numbers for the flags that both have */

/* Written in Python. */
static inline bool is_function(value v)
{
    return __builtin_expect(has_type(v, &type_function), 1) || has_type(v, &type_library_function);
}

/* Name, qualified name and, from its first constant when that is its docstring, doc come from the code. */
function *function_new(vm *vm, code *c, dict *globals);
/* For frames: another that is as it is now. */
function *function_twin(vm *vm, const function *fn);
/* Its setters. */
bool function_set_name(vm *vm, value self, value v);
bool function_set_qualname(vm *vm, value self, value v);
bool function_set_code(vm *vm, value self, value v);
/* The setters of the names that programs use: its generators are not renamed. */
bool function_rename(vm *vm, value self, value v);
bool function_requalify(vm *vm, value self, value v);
value function_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);    /* the type's slot */
/* What a generator expression in fn calls, whose code is c: made once, since it has no closure of its own (see MAKE_GENEXP), and seen by
 * nobody but frames. Borrowed; NULL: MemoryError. */
function *function_inner(vm *vm, function *fn, code *c);
static inline bool is_hidden_function(value v) { return has_type(v, &type_function) && ((function *)as_object(v))->hidden; }
cell *cell_new(vm *vm, value v);                    /* borrows v; v may be EMPTY */
value native_new(vm *vm, const native_def *def, value self, type *owner);   /* borrows */
value native_in_module(vm *vm, const native_def *def, str *module);         /* borrows */
value method_new(vm *vm, value fn, value self);     /* borrows */
/* Calls a native definition: counts, keywords, messages as in CPython. For a method owner is its type, and args
 * includes self, whose type is not checked; else owner is NULL, and module may name where it is. */
value native_call(vm *vm, const native_def *def, const type *owner, str *module, const value *args, int nargs, tuple *kwnames);
/* What native_call asks of arguments that go by position only. False: TypeError. */
bool native_check(vm *vm, const native_def *def, const type *owner, str *module, int npos, int nkw);
/* fn(self, args...): all borrowed. */
value call_prepended(vm *vm, value fn, value self, const value *args, int nargs, tuple *kwnames);

#endif

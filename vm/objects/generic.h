/* list[int] and int | None: what annotations are made of. */
#ifndef GENLAB_OBJECTS_GENERIC_H
#define GENLAB_OBJECTS_GENERIC_H

#include "../object.h"

typedef struct generic { object head; value origin; tuple *args; } generic;     /* origin EMPTY: a union */
extern type type_generic_alias, type_union;

static inline bool is_generic(value v) { return has_type(v, &type_generic_alias); }
static inline bool is_union(value v) { return has_type(v, &type_union); }
static inline generic *as_generic(value v) { return (generic *)as_object(v); }

/* Whether t[key] makes an alias: t is, or derives from, a built-in type that takes parameters. */
bool type_is_generic(const type *t);
/* origin[key]: borrows both. */
value generic_new(vm *vm, value origin, value key);
/* The binary slot of types, aliases and unions: | makes a union. */
value union_binary(vm *vm, value a, value b, enum binop op);

#endif

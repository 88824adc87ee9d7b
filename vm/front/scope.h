/* Which variable a name means: scopes and their symbols, as in CPython's symtable.c. */
#ifndef GENLAB_FRONT_SCOPE_H
#define GENLAB_FRONT_SCOPE_H

#include "ast.h"
#include "codegen_pass.h"

/* What the program does with a name in a scope. */
enum symbol_flags {
    SYM_GLOBAL = 1,   /* a global statement */
    SYM_NONLOCAL = 2, /* a nonlocal statement, or := out of a comprehension */
    SYM_LOCAL = 4,    /* bound: assigned, deleted, imported, defined */
    SYM_PARAM = 8,
    SYM_USE = 16,
    SYM_ANNOT = 32,      /* x: T */
    SYM_COMP_TARGET = 64 /* target of a comprehension's for */
};

typedef enum binding {
    BIND_GLOBAL_IMPLICIT,
    BIND_GLOBAL_EXPLICIT,
    BIND_LOCAL,
    BIND_CELL, /* local, and captured by a function within */
    BIND_FREE, /* of an enclosing function */
} binding;

typedef struct symbol {
    const char *name; /* mangled */
    unsigned flags;   /* enum symbol_flags */
    binding binding;
    ast_span directive; /* of the first global or nonlocal statement */
    struct symbol *next;
} symbol;

typedef enum scope_kind {
    SCOPE_MODULE,
    SCOPE_CLASS,
    SCOPE_FUNCTION, /* def, lambda, generator expression */
    SCOPE_INLINED,  /* list, set and dict comprehensions, PEP 709: no code object of their own */
} scope_kind;

typedef struct scope {
    scope_kind kind;
    expr_kind comprehension; /* of a comprehension or generator expression, else EXPR_NAME */
    bool generator; /* it yields, or is a generator expression */
    bool coroutine; /* async def; a comprehension in which something is awaited */
    bool class_cell; /* a class whose methods need __class__ */
    const char *private_name; /* of the class around it, or NULL */
    struct scope *parent;
    struct scope *children, *last_child, *next; /* in the order of the text */
    symbol *symbols, *last_symbol;              /* in the order of first mention */
    map by_name;
    const char **frees; /* names that need a cell from outside */
    uint32_t nfrees;
    map free_index; /* name -> position in frees */
} scope;

typedef struct scope_table {
    scope *module;
    map by_node; /* function_def, class_def, lambda, comprehension -> scope */
} scope_table;

/* Gives every symbol its binding, once all scopes have their symbols: part of scope_analyse. */
void scope_resolve(pass *p, scope *module);
/* Leaves by p->bail on a SyntaxError. */
scope_table *scope_analyse(pass *p, const module_node *module);

/* NULL when the scope does not mention the (mangled) name. */
static inline symbol *scope_symbol(const scope *s, const char *name)
{
    return map_get(&s->by_name, name);
}

static inline bool scope_is_function(const scope *s)
{
    return s->kind == SCOPE_FUNCTION || s->kind == SCOPE_INLINED;
}

#endif

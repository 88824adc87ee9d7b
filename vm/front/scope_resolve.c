/* Which variable each name of each scope stands for. */
#include <stdlib.h>
#include <string.h>

#include "scope.h"

static void add_free(pass *p, scope *s, const char *name)
{
    if (map_index(&s->free_index, name) < 0) {
        s->frees = pass_grow(p, s->frees, s->nfrees, sizeof *s->frees);
        map_put_index(p, &s->free_index, name, s->nfrees);
        s->frees[s->nfrees++] = name;
    }
}

static void pass_on(pass *p, scope *s, const scope *owner, const char *name)
{
    for (; s != owner; s = s->parent) {
        if (s->kind != SCOPE_INLINED) {
            add_free(p, s, name);
        }
    }
}

/* Looks for the function around s that binds the name. When there is one, its variable becomes a cell
 * if a function lies between, and every function and class on the way passes the cell on. A class binds
 * __class__ for the functions in it. */
static bool capture(pass *p, scope *s, const char *name)
{
    bool is_class_name = strcmp(name, "__class__") == 0;
    bool crossed = s->kind != SCOPE_INLINED;
    scope *owner = s->parent;
    symbol *sym = NULL;
    for (; owner; owner = owner->parent) {
        sym = scope_is_function(owner) ? scope_symbol(owner, name) : NULL;
        if (sym && (sym->flags & SYM_GLOBAL)) {
            return false;
        }
        if (sym && (sym->flags & (SYM_LOCAL | SYM_PARAM)) && !(sym->flags & SYM_NONLOCAL)) {
            break;
        }
        if (is_class_name && crossed && owner->kind == SCOPE_CLASS) {
            owner->class_cell = true;
            pass_on(p, s, owner, name);
            return true;
        }
        crossed |= owner->kind != SCOPE_INLINED;
    }
    if (!owner) {
        return false;
    }
    if (crossed) {
        sym->binding = BIND_CELL;
    }
    pass_on(p, s, owner, name);
    return true;
}

static void resolve(pass *p, scope *s)
{
    for (symbol *sym = s->symbols; sym; sym = sym->next) {
        if (sym->flags & SYM_GLOBAL) {
            if (sym->flags & SYM_NONLOCAL) {
                pass_error(p, sym->directive, "name '%s' is nonlocal and global", sym->name);
            }
            sym->binding = BIND_GLOBAL_EXPLICIT;
        } else if (sym->flags & SYM_NONLOCAL) {
            if (!capture(p, s, sym->name)) {
                pass_error(p, sym->directive, "no binding for nonlocal '%s' found", sym->name);
            }
            sym->binding = BIND_FREE;
        } else if (sym->flags & (SYM_LOCAL | SYM_PARAM)) {
            sym->binding = BIND_LOCAL;
        } else if (s->parent && capture(p, s, sym->name)) {
            sym->binding = BIND_FREE;
        } else {
            sym->binding = BIND_GLOBAL_IMPLICIT;
        }
    }
    for (scope *child = s->children; child; child = child->next) {
        resolve(p, child);
    }
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In the order of CPython's co_freevars. */
static void sort_frees(scope *s)
{
    if (s->nfrees > 1) {
        qsort(s->frees, s->nfrees, sizeof *s->frees, compare_names);
    }
    for (scope *child = s->children; child; child = child->next) {
        sort_frees(child);
    }
}

void scope_resolve(pass *p, scope *module)
{
    resolve(p, module);
    sort_frees(module);
}

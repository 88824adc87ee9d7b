#include "codegen.h"

#include <stdlib.h>
#include <string.h>

/* --- blocks ----------------------------------------------------------------------------------- */

/* Finally bodies are copied to each way out, so that nested ones multiply. */
enum { MAX_INSTRUCTIONS = 1 << 21 };

block *block_new(compiler *c)
{
    return pass_alloc(&c->pass, 1, sizeof(block));
}

void block_use(compiler *c, block *b)
{
    unit *u = c->unit;
    if (u->last) {
        u->last->next = b;
    } else {
        u->first = b;
    }
    u->last = b;
}

static instr *add(compiler *c, ast_span at, int op, int32_t arg)
{
    unit *u = c->unit;
    block *b = u->last;
    if (++u->ninsts > MAX_INSTRUCTIONS) {
        pass_error(&c->pass, at, "too many instructions");
    }
    if (b->n == b->cap) {
        uint32_t cap = b->cap ? 2 * b->cap : 4;
        instr *insts = pass_alloc(&c->pass, cap, sizeof *insts);
        if (b->n) {
            memcpy(insts, b->insts, b->n * sizeof *insts);
        }
        b->insts = insts;
        b->cap = cap;
    }
    instr *i = &b->insts[b->n++];
    *i = (instr){.op = op, .arg = arg, .region = u->region, .at = at};
    return i;
}

void emit(compiler *c, ast_span at, enum opcode op, int32_t arg)
{
    add(c, at, (int)op, arg);
    if (opcode_table[op].flags & OPF_STOP) {
        block_use(c, block_new(c));
    }
}

void emit_pseudo(compiler *c, ast_span at, enum pseudo_opcode op, int32_t arg)
{
    add(c, at, (int)op, arg);
}

void emit_jump(compiler *c, ast_span at, int op, block *target)
{
    add(c, at, op, 0)->target = target;
    block_use(c, block_new(c));
}

region *region_begin(compiler *c, ast_span at, block *target, int drop, bool place)
{
    region *r = pass_alloc(&c->pass, 1, sizeof *r);
    *r = (region){ .target = target, .outer = c->unit->region, .drop = drop, .place = place, .depth = -1 };
    add(c, at, PSEUDO_PROTECT, 0)->begins = r;
    c->unit->region = r;
    return r;
}

void region_end(compiler *c, region *r)
{
    c->unit->region = r->outer;
}

void frame_block_push(compiler *c, ast_span at, frame_block_kind kind)
{
    unit *u = c->unit;
    if (u->nblocks >= MAX_FRAME_BLOCKS + (kind == FB_VALUE)) {
        pass_error(&c->pass, at, "too many statically nested blocks");
    }
    u->blocks[u->nblocks++] = (frame_block){.kind = kind, .outer = u->region};
}

frame_block *frame_block_top(compiler *c)
{
    return &c->unit->blocks[c->unit->nblocks - 1];
}

void frame_block_pop(compiler *c)
{
    c->unit->nblocks--;
}

/* --- names ------------------------------------------------------------------------------------ */

typedef enum place { PLACE_FAST, PLACE_DEREF, PLACE_CLASSDEREF, PLACE_GLOBAL, PLACE_NAME } place;

int32_t local_slot(compiler *c, const char *mangled)
{
    return map_index(&c->unit->local_slots, mangled);
}

/* Where the name's variable is for code of the current scope; *slot for FAST and DEREF. The frees of an
 * inlined comprehension are looked up in what is around it. */
static place find_place(compiler *c, const char *name, int32_t *slot)
{
    const unit *u = c->unit;
    const scope *s = u->current;
    for (; s != u->scope; s = s->parent) {
        const symbol *sym = scope_symbol(s, name);
        if (!sym || sym->binding == BIND_FREE) {
            continue;
        }
        if (sym->binding == BIND_LOCAL || sym->binding == BIND_CELL) {
            *slot = local_slot(c, name);
            return sym->binding == BIND_CELL ? PLACE_DEREF : PLACE_FAST;
        }
        return PLACE_GLOBAL;
    }
    const symbol *sym = scope_symbol(s, name);
    if (s->kind == SCOPE_FUNCTION && sym &&
        (sym->binding == BIND_LOCAL || sym->binding == BIND_CELL)) {
        *slot = local_slot(c, name);
        return sym->binding == BIND_CELL ? PLACE_DEREF : PLACE_FAST;
    }
    *slot = map_index(&u->free_slots, name);
    if (s->kind == SCOPE_CLASS && u->current == s) {
        if (sym && sym->binding == BIND_FREE) {
            return PLACE_CLASSDEREF;
        }
        return sym && sym->binding == BIND_GLOBAL_EXPLICIT ? PLACE_GLOBAL : PLACE_NAME;
    }
    return *slot >= 0 ? PLACE_DEREF : PLACE_GLOBAL;
}

static int32_t name_index(compiler *c, const char *name)
{
    unit *u = c->unit;
    int32_t i = map_index(&u->name_index, name);
    if (i < 0) {
        i = (int32_t)u->nnames;
        u->names = pass_grow(&c->pass, u->names, u->nnames, sizeof *u->names);
        u->names[u->nnames++] = name;
        map_put_index(&c->pass, &u->name_index, name, (uint32_t)i);
    }
    return i;
}

void emit_named(compiler *c, ast_span at, enum opcode op, const char *name)
{
    emit(c, at, op, name_index(c, name));
}

void emit_attribute(compiler *c, ast_span at, enum opcode op, const char *attr)
{
    emit_named(c, at, op, pass_mangle(&c->pass, c->unit->private_name, attr));
}

void emit_name(compiler *c, ast_span at, const char *name, expr_context ctx)
{
    static const enum opcode ops[][3] = {
        [PLACE_FAST] = {OP_LOAD_FAST, OP_STORE_FAST, OP_DELETE_FAST},
        [PLACE_DEREF] = {OP_LOAD_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF},
        [PLACE_CLASSDEREF] = {OP_LOAD_CLASSDEREF, OP_STORE_DEREF, OP_DELETE_DEREF},
        [PLACE_GLOBAL] = {OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL},
        [PLACE_NAME] = {OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME},
    };
    if (name == c->debug && ctx != CTX_LOAD) {
        pass_error(&c->pass, at, "cannot %s __debug__", ctx == CTX_DEL ? "delete" : "assign to");
    }
    const char *mangled = pass_mangle(&c->pass, c->unit->private_name, name);
    int32_t slot = -1;
    place where = find_place(c, mangled, &slot);
    bool named = where == PLACE_GLOBAL || where == PLACE_NAME;
    emit(c, at, ops[where][ctx], named ? name_index(c, mangled) : slot);
}

const char *class_slot_name(compiler *c)
{
    return pass_intern(&c->pass, ".class");
}

/* The slot that holds the cell of a name that a function within needs. */
static int32_t cell_slot(compiler *c, const char *name)
{
    const unit *u = c->unit;
    if (u->scope->class_cell && strcmp(name, "__class__") == 0) {
        return local_slot(c, class_slot_name(c));
    }
    for (const scope *s = u->current;; s = s->parent) {
        const symbol *sym = scope_symbol(s, name);
        if (sym && sym->binding == BIND_CELL) {
            return local_slot(c, name);
        }
        if (s == u->scope) {
            return map_index(&u->free_slots, name);
        }
    }
}

void emit_cells(compiler *c, ast_span at, const scope *s)
{
    for (uint32_t i = 0; i < s->nfrees; i++) {
        emit(c, at, OP_LOAD_FAST, cell_slot(c, s->frees[i]));
    }
}

bool emit_closure(compiler *c, ast_span at, const scope *s)
{
    emit_cells(c, at, s);
    if (s->nfrees) {
        emit(c, at, OP_BUILD_TUPLE, (int32_t)s->nfrees);
    }
    return s->nfrees > 0;
}

scope *scope_of(compiler *c, const void *node)
{
    return map_get(&c->scopes->by_node, node);
}

/* --- units ------------------------------------------------------------------------------------ */

static void add_slot(compiler *c, const char *name, map *index)
{
    unit *u = c->unit;
    if (map_index(index, name) >= 0) {
        return;
    }
    u->slots = pass_grow(&c->pass, u->slots, u->nslots, sizeof *u->slots);
    map_put_index(&c->pass, index, name, u->nslots);
    u->slots[u->nslots++] = name;
}

static void add_params(compiler *c, const arg_list *params)
{
    for (int i = 0; i < params->n; i++) {
        add_slot(c, pass_mangle(&c->pass, c->unit->private_name, params->items[i].name),
                 &c->unit->local_slots);
    }
}

static void add_arguments(compiler *c, const arguments_node *a)
{
    unit *u = c->unit;
    add_params(c, &a->posonlyargs);
    add_params(c, &a->args);
    add_params(c, &a->kwonlyargs);
    u->nposonly = (uint32_t)a->posonlyargs.n;
    u->nargs = (uint32_t)(a->posonlyargs.n + a->args.n);
    u->nkwonly = (uint32_t)a->kwonlyargs.n;
    if (a->vararg) {
        add_slot(c, pass_mangle(&c->pass, u->private_name, a->vararg->name), &u->local_slots);
        u->flags |= CODE_VARARGS;
    }
    if (a->kwarg) {
        add_slot(c, pass_mangle(&c->pass, u->private_name, a->kwarg->name), &u->local_slots);
        u->flags |= CODE_VARKEYWORDS;
    }
}

/* Variables of a scope with this binding, and of the comprehensions inlined into it. */
static void add_variables(compiler *c, const scope *s, binding which)
{
    for (const symbol *sym = s->symbols; sym; sym = sym->next) {
        if (sym->binding == which && scope_is_function(s)) {
            add_slot(c, sym->name, &c->unit->local_slots);
        }
    }
    for (const scope *child = s->children; child; child = child->next) {
        if (child->kind == SCOPE_INLINED) {
            add_variables(c, child, which);
        }
    }
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Cells that are no arguments come in the order of CPython's co_cellvars. */
static void add_cells(compiler *c, const scope *s)
{
    unit *u = c->unit;
    uint32_t first = u->nslots;
    add_variables(c, s, BIND_CELL);
    if (u->nslots - first < 2) {
        return;
    }
    qsort(u->slots + first, u->nslots - first, sizeof *u->slots, compare_names);
    for (uint32_t i = first; i < u->nslots; i++) {
        map_put_index(&c->pass, &u->local_slots, u->slots[i], i);
    }
}

static const char *make_qualname(compiler *c, const char *name)
{
    const unit *parent = c->unit->parent;
    if (!parent || parent->scope->kind == SCOPE_MODULE) {
        return name;
    }
    const char *mangled = pass_mangle(&c->pass, parent->private_name, name);
    const symbol *sym = scope_symbol(parent->scope, mangled);
    if (sym && sym->binding == BIND_GLOBAL_EXPLICIT) {
        return name;
    }
    bool in_function = parent->scope->kind == SCOPE_FUNCTION;
    size_t size = strlen(parent->qualname) + strlen(name) + sizeof ".<locals>.";
    char *text = pass_alloc(&c->pass, size, 1);
    snprintf(text, size, "%s%s.%s", parent->qualname, in_function ? ".<locals>" : "", name);
    return text;
}

static void emit_copy_free_vars(compiler *c)
{
    if (c->unit->scope->nfrees) {
        emit(c, NOWHERE, OP_COPY_FREE_VARS, (int32_t)c->unit->scope->nfrees);
    }
}

/* Cells are made behind RETURN_GENERATOR: it makes the generator from the bare arguments. A generator expression's are there
 * already (MAKE_GENEXP). */
static void emit_prologue(compiler *c)
{
    unit *u = c->unit;
    bool early = u->scope->comprehension == EXPR_GENERATOR;
    if (early) {
        emit_copy_free_vars(c);
    }
    if (u->flags & CODE_GENERATOR) {
        emit(c, NOWHERE, OP_RETURN_GENERATOR, 0);
        emit(c, NOWHERE, OP_POP_TOP, 0);
    }
    if (!early) {
        emit_copy_free_vars(c);
    }
    if (u->scope->class_cell) {
        emit(c, NOWHERE, OP_MAKE_CELL, local_slot(c, class_slot_name(c)));
    }
    for (const symbol *sym = u->scope->symbols; sym; sym = sym->next) {
        if (sym->binding == BIND_CELL) {
            emit(c, NOWHERE, OP_MAKE_CELL, local_slot(c, sym->name));
        }
    }
}

unit *unit_enter(compiler *c, scope *s, const char *name, int first_line, const arguments_node *args)
{
    unit *u = pass_alloc(&c->pass, 1, sizeof *u);
    u->parent = c->unit;
    u->scope = u->current = s;
    u->name = name;
    u->private_name = s->private_name;
    u->first_line = first_line;
    c->unit = u;
    u->qualname = make_qualname(c, name);
    u->flags = (s->generator || s->coroutine ? CODE_GENERATOR : 0) | (strstr(u->qualname, "<locals>") ? CODE_NESTED : 0);
    if (s->coroutine) {
        u->flags |= s->generator ? CODE_ASYNC_GENERATOR : CODE_COROUTINE;
    }
    if (s->kind == SCOPE_MODULE) {
        u->flags = CODE_MODULE;
    } else if (s->kind == SCOPE_CLASS) {
        u->flags = (u->flags & ~(uint32_t)CODE_GENERATOR) | CODE_CLASS_BODY;
        u->nargs = 1;
        add_slot(c, pass_intern(&c->pass, ".namespace"), &u->local_slots);
        if (s->class_cell) {
            add_slot(c, class_slot_name(c), &u->local_slots);
        }
    } else if (args) {
        add_arguments(c, args);
    } else {
        u->nargs = 1;
        add_slot(c, c->dot0, &u->local_slots);
    }
    add_variables(c, s, BIND_LOCAL);
    add_cells(c, s);
    for (uint32_t i = 0; i < s->nfrees; i++) {
        add_slot(c, s->frees[i], &u->free_slots);
    }
    block_use(c, block_new(c));
    emit_prologue(c);
    return u;
}

static void unit_free(compiler *c, unit *u)
{
    for (uint32_t i = 0; i < u->nconsts; i++) {
        decref(c->pass.vm, u->consts[i]);
    }
    free(u->consts);
    free(u->const_index);
    c->unit = u->parent;
}

value unit_leave(compiler *c)
{
    flow_optimize(c);
    give_lines(c);
    value v = assemble(c);
    unit_free(c, c->unit);
    return v;
}

void codegen_free(compiler *c)
{
    while (c->unit) {
        unit_free(c, c->unit);
    }
    pool_release(c, 0);
    free(c->pool);
}

code *codegen_module(compiler *c, const module_node *module)
{
    c->dot0 = pass_intern(&c->pass, ".0");
    c->debug = pass_intern(&c->pass, "__debug__");
    c->annotations = pass_intern(&c->pass, "__annotations__");
    unit_enter(c, c->scopes->module, "<module>", 1, NULL);
    emit_doc(c, &module->body);
    emit_setup_annotations(c, &module->body);
    visit_body(c, &module->body);
    emit(c, NOWHERE, OP_LOAD_NONE, 0);
    emit_return(c, NOWHERE);
    return (code *)as_object(incref(unit_leave(c)));
}

/* From the tree to code objects, in the shape of CPython 3.13's compile.c: each code object is generated
 * as a list of basic blocks (this header), improved as a flow graph (codegen_flow.c), and assembled
 * (assemble.c). */
#ifndef GENLAB_FRONT_CODEGEN_H
#define GENLAB_FRONT_CODEGEN_H

#include "../code.h"
#include "scope.h"

/* Instructions that only exist before assembly. */
enum pseudo_opcode {
    PSEUDO_JUMP = 256,            /* JUMP_FORWARD or JUMP_BACKWARD */
    PSEUDO_JUMP_NO_INTERRUPT,     /* JUMP_BACKWARD_NO_INTERRUPT */
    PSEUDO_PROTECT,               /* the region `begins` starts here */
    PSEUDO_STORE_FAST_MAYBE_NULL, /* STORE_FAST, after which the slot may be empty */
};

typedef struct block block;

/* A piece of code whose exceptions go to `target`. Which region an instruction is in is noted at the
 * instruction, so that copies of finally bodies on the way out are in the region outside. */
typedef struct region {
    block *target;
    struct region *outer;
    int drop;
    bool place; /* see struct handler */
    int depth; /* of the stack that the handler finds; set by flow_optimize, -1 when not reached */
} region;

typedef struct instr {
    int op; /* enum opcode or enum pseudo_opcode */
    int32_t arg;
    block *target;  /* of a jump */
    region *region; /* in which it is, or NULL */
    region *begins; /* PSEUDO_PROTECT */
    ast_span at;    /* line 0: none */
} instr;

/* Jumps, and instructions that never go on, are last in their block. */
struct block {
    instr *insts;
    uint32_t n, cap;
    block *next;
    uint32_t order;  /* position in the code, ascending */
    uint32_t ways_in; /* jumps to it, and the block before that goes on */
    int depth;       /* of the stack at its start; -1: not reached */
    uint64_t unsafe; /* slots 0..63 that may be unbound at its start */
    bool seen, queued;
    uint32_t offset; /* in words */
};

/* What a jump out of a statement must undo, innermost last (CPython: fblockinfo). */
typedef enum frame_block_kind {
    FB_WHILE,
    FB_FOR,
    FB_TRY,             /* the body of a try with except clauses */
    FB_FINALLY_TRY,     /* the body of a try with finally */
    FB_FINALLY_END,     /* a finally body that runs because of an exception */
    FB_HANDLER,         /* around the except clauses */
    FB_HANDLER_CLEANUP, /* the body of an except clause */
    FB_STAR_HANDLER,    /* the body of an except* clause: no jump leaves it */
    FB_WITH,            /* the body of a with item */
    FB_ASYNC_WITH,
    FB_VALUE,           /* a value to be returned lies on the stack */
} frame_block_kind;

typedef struct frame_block {
    frame_block_kind kind;
    block *start, *exit;        /* of loops */
    const stmt_list *finalbody; /* FB_FINALLY_TRY */
    const char *name;           /* FB_HANDLER_CLEANUP: the exception's name, or NULL */
    ast_span at;                /* FB_WITH: the context expression */
    region *outer;              /* the region around */
} frame_block;

enum { MAX_FRAME_BLOCKS = 21 };

/* One code object in the making. */
typedef struct unit {
    struct unit *parent;
    scope *scope;
    scope *current; /* the innermost inlined comprehension, or scope */
    const char *name, *qualname;
    const char *private_name;
    const char **self_attrs; /* a class: what its methods set in self */
    uint32_t nself_attrs, self_attrs_cap;
    uint32_t flags; /* enum code_flags */
    uint32_t nargs, nposonly, nkwonly;
    int first_line;

    const char **slots; /* names, in the order of the frame's slots */
    uint32_t nslots;
    map local_slots, free_slots; /* name -> slot */

    const char **names;
    uint32_t nnames;
    map name_index;

    value *consts; /* owned, malloc'ed */
    uint32_t nconsts, consts_cap;
    uint32_t *const_index; /* open addressing: position + 1 in consts; malloc'ed */
    uint32_t const_slots;

    block *first, *last; /* last: where code is emitted */
    uint32_t ninsts;
    region *region;
    frame_block blocks[MAX_FRAME_BLOCKS + 1]; /* one more for FB_VALUE */
    int nblocks;
} unit;

typedef struct compiler {
    pass pass;
    scope_table *scopes;
    unit *unit;
    str *filename; /* borrowed */
    bool ascii;    /* the whole source: columns in bytes are columns in characters */
    value *pool; /* owned references in use on the C stack, see pool_push; malloc'ed */
    uint32_t npool, pool_cap;
    const char *dot0, *debug, *annotations;
    bool text_annotations; /* from __future__ import annotations */
    int last_future_line;  /* of the future imports at the beginning */
} compiler;

static const ast_span NOWHERE = {0};

/* The module's code object, a new reference. Leaves by c->pass.bail. */
code *codegen_module(compiler *c, const module_node *module);
/* Gives back what the compiler holds, also after it was left by longjmp. */
void codegen_free(compiler *c);

/* --- codegen.c: units, blocks, names --- */
unit *unit_enter(compiler *c, scope *s, const char *name, int first_line, const arguments_node *args);
/* Optimizes and assembles the code, leaves the unit. In the pool, see pool_push. */
value unit_leave(compiler *c);

void emit(compiler *c, ast_span at, enum opcode op, int32_t arg);
block *block_new(compiler *c);
/* Code goes on in this new block; the block before may fall through to it. */
void block_use(compiler *c, block *b);
/* op: a jump of enum opcode or enum pseudo_opcode. */
void emit_jump(compiler *c, ast_span at, int op, block *target);
void emit_pseudo(compiler *c, ast_span at, enum pseudo_opcode op, int32_t arg);
/* From here on exceptions go to target, which finds the stack as it is now without its `drop` topmost
 * entries. */
region *region_begin(compiler *c, ast_span at, block *target, int drop, bool place);
void region_end(compiler *c, region *r);

/* name: as written; it is mangled here. */
void emit_name(compiler *c, ast_span at, const char *name, expr_context ctx);
/* An instruction whose argument is an index into the names: attributes. */
void emit_named(compiler *c, ast_span at, enum opcode op, const char *name);
void emit_attribute(compiler *c, ast_span at, enum opcode op, const char *attr);
int32_t local_slot(compiler *c, const char *mangled);
/* The slot of a class body in which the cell of __class__ is. */
const char *class_slot_name(compiler *c);
/* Pushes the cells that s needs, nfrees of them. */
void emit_cells(compiler *c, ast_span at, const scope *s);
/* Pushes the tuple of them; false when there are none. */
bool emit_closure(compiler *c, ast_span at, const scope *s);
scope *scope_of(compiler *c, const void *node);

void frame_block_push(compiler *c, ast_span at, frame_block_kind kind);
frame_block *frame_block_top(compiler *c);
void frame_block_pop(compiler *c);

/* --- codegen_const.c: constants --- */
/* Holds a reference (stolen; FAILED: leaves) until pool_release. */
value pool_push(compiler *c, value v);
void pool_release(compiler *c, uint32_t mark);
/* Borrows v. */
void emit_const(compiler *c, ast_span at, value v);
value const_str(compiler *c, const char *bytes, size_t len); /* in the pool */
void emit_str(compiler *c, ast_span at, const char *text);
/* When the body starts with a docstring: makes it the unit's first constant, or stores it in __doc__. */
bool const_add_doc(compiler *c, const stmt_list *body);
void emit_doc(compiler *c, const stmt_list *body);
/* The value of a constant of the tree; in the pool. */
value const_value(compiler *c, const expr_node *e);

/* --- codegen_fold.c --- */
/* Whether e has a value that is known now: *out, in the pool. */
bool fold(compiler *c, const expr_node *e, value *out);
/* 1 true, 0 false, -1 not known. Uses no room in the pool. */
int fold_truth(compiler *c, const expr_node *e);
/* As fold, for a list or tuple display of at least `min` items: a tuple. */
bool fold_items(compiler *c, const expr_list *items, int min, value *out);

/* --- codegen_warn.c --- */
void warn_compare(compiler *c, const expr_node *e);
void warn_call(compiler *c, const expr_node *func);
void warn_subscript(compiler *c, const expr_node *e);
void warn_assert(compiler *c, const stmt_node *s);

/* Displays and calls with more parts than this are built piece by piece, so that the stack stays low
 * (CPython: STACK_USE_GUIDELINE). */
enum { STACK_USE_MAX = 30 };

/* The argument of MAKE_FUNCTION: what is on the stack, in this order. */
enum make_function_flags { MAKE_DEFAULTS = 1, MAKE_KWDEFAULTS = 2, MAKE_CLOSURE = 4, MAKE_ANNOTATIONS = 8 };

/* --- codegen_expr.c, codegen_display.c, codegen_call.c, codegen_function.c, codegen_comp.c --- */
void visit_expr(compiler *c, const expr_node *e);
/* Jumps when the truth of e is `when`, else goes on. Forward only. */
void visit_condition(compiler *c, const expr_node *e, block *target, bool when);
void emit_binary(compiler *c, ast_span at, binary_operator op, bool inplace);
void visit_subscript_index(compiler *c, const expr_node *index);
bool has_starred(const expr_list *elts);
void visit_display(compiler *c, const expr_node *e);
/* A frozenset of a tuple's items, in the pool. It is made twice, as CPython makes the constant for a set display: in
 * which order the items came shows in the order of iteration. */
value constant_set(compiler *c, value items);
/* What a loop iterates over, as an iterator, of an `async for` an asynchronous one. A list display may become a tuple, a set display a
 * frozenset. */
void visit_iterable(compiler *c, const expr_node *e, bool async);
/* A list, set or tuple of these elements, with `pushed` more on the stack before them. */
void visit_elements(compiler *c, ast_span at, const expr_list *elts, enum opcode build, int pushed);
void visit_unpack(compiler *c, const expr_node *e);
void visit_dict(compiler *c, const expr_node *e);
void visit_joined_str(compiler *c, const expr_node *e);
void visit_formatted_value(compiler *c, const expr_node *e);
void visit_call(compiler *c, const expr_node *e);
/* With callable, null and `pushed` arguments on the stack. */
void visit_call_arguments(compiler *c, ast_span at, int pushed, const expr_list *args,
                          const keyword_list *keywords);
void visit_lambda(compiler *c, const expr_node *e);
void visit_function_def(compiler *c, const stmt_node *s);
void visit_class_def(compiler *c, const stmt_node *s);
void visit_comprehension(compiler *c, const expr_node *e);

/* --- codegen_async.c --- */
void visit_await(compiler *c, const expr_node *e);
/* Awaits what is on the stack: its result is. */
void emit_await(compiler *c, ast_span at, enum await_from from);
/* Delegates to the iterator on the stack until it ends: its result is there then. */
void emit_delegation(compiler *c, ast_span at);
void emit_yield(compiler *c, ast_span at);
/* SyntaxError unless this is the body of an async def. */
void check_in_async(compiler *c, ast_span at, const char *what);
/* Begins a round of a loop over the asynchronous iterator on the stack: the item is on it. At its end control goes to `ended`, which
 * end_async_for begins. */
void begin_async_for(compiler *c, ast_span at, block *ended);
void end_async_for(compiler *c, ast_span at, block *ended);

/* --- future.c --- */
/* Notes what the imports from __future__ at the beginning of the module ask for; leaves on what is no feature. */
void read_future_imports(compiler *c, const module_node *module);
bool is_future_import(const stmt_node *s);

/* --- codegen_annotation.c --- */
/* Makes __annotations__ when the body of a module or class has annotated assignments, outside of functions and classes within. */
void emit_setup_annotations(compiler *c, const stmt_list *body);
void visit_ann_assign(compiler *c, const stmt_node *s);
/* Pushes the dict of a function's annotations, if there are any: the flag for MAKE_FUNCTION, or 0. */
int visit_annotations(compiler *c, ast_span at, const arguments_node *a, const expr_node *returns);

/* --- codegen_stmt.c, codegen_try.c --- */
void visit_and_pop(compiler *c, const expr_node *e);
void visit_body(compiler *c, const stmt_list *body);
void visit_for(compiler *c, const stmt_node *s);
void visit_while(compiler *c, const stmt_node *s);
void visit_try(compiler *c, const stmt_node *s);
/* Where an exception inside a handler goes: what was handled before is handled again. */
void emit_cleanup(compiler *c, block *cleanup);
/* --- codegen_with.c --- */
void visit_with(compiler *c, const stmt_node *s);
/* Calls __exit__(None, None, None), or awaits what __aexit__ gives, with it and its self on the stack, or below a value that is kept. */
void emit_exit(compiler *c, ast_span at, bool async, bool keep_top);

void visit_return(compiler *c, const stmt_node *s);
void visit_break(compiler *c, const stmt_node *s);
void visit_continue(compiler *c, const stmt_node *s);
void emit_return(compiler *c, ast_span at);

/* --- codegen_flow.c --- */
/* Threads and removes jumps, drops code that is not reached, decides LOAD_FAST_CHECK, notes the depths
 * of regions. */
void flow_optimize(compiler *c);

/* --- codegen_lines.c --- */
/* Gives instructions without a position that of what runs before them, where that is always the same. */
void give_lines(compiler *c);

/* --- assemble.c --- */
/* The unit's code object, in the pool. */
value assemble(compiler *c);

#endif

#ifndef GENLAB_FRONT_AST_H
#define GENLAB_FRONT_AST_H

#include <stdbool.h>
#include <stddef.h>

/* The syntax tree. Its shape is that of CPython 3.13's Parser/Python.asdl (the names are its names).
 *
 * - Every node lives in the arena it was parsed into; nothing is freed singly.
 * - A name (`const char *`) is interned in that arena: NUL-terminated UTF-8, equal names have equal
 *   pointers. Intern others with arena_intern.
 * - A field marked "or NULL" is optional; all other pointers are never NULL. A list may be empty
 *   unless its comment says otherwise; `items` of an empty list may be NULL.
 * - The height of an expression is at most AST_MAX_HEIGHT, statements nest at most
 *   AST_MAX_NESTING deep (an elif counts as a level): a walker may recurse without a check. */

enum { AST_MAX_HEIGHT = 1500, AST_MAX_NESTING = 1500 };

typedef struct expr_node expr_node;
typedef struct stmt_node stmt_node;

/* Lines from 1, columns are UTF-8 byte offsets from 0; the end is exclusive. */
typedef struct ast_span {
    int line, col;
    int end_line, end_col;
} ast_span;

typedef struct name_list {
    const char **items;
    int n;
} name_list;

typedef struct expr_list {
    expr_node **items;
    int n;
} expr_list;

typedef struct stmt_list {
    stmt_node **items;
    int n;
} stmt_list;

typedef enum expr_context { CTX_LOAD, CTX_STORE, CTX_DEL } expr_context;

typedef enum bool_operator { BOOL_AND, BOOL_OR } bool_operator;

typedef enum binary_operator {
    BIN_ADD,
    BIN_SUB,
    BIN_MUL,
    BIN_MATMUL,
    BIN_DIV,
    BIN_MOD,
    BIN_POW,
    BIN_LSHIFT,
    BIN_RSHIFT,
    BIN_OR,
    BIN_XOR,
    BIN_AND,
    BIN_FLOORDIV,
} binary_operator;

typedef enum unary_operator { UNARY_INVERT, UNARY_NOT, UNARY_PLUS, UNARY_MINUS } unary_operator;

typedef enum compare_operator {
    COMPARE_EQ,
    COMPARE_NE,
    COMPARE_LT,
    COMPARE_LE,
    COMPARE_GT,
    COMPARE_GE,
    COMPARE_IS,
    COMPARE_IS_NOT,
    COMPARE_IN,
    COMPARE_NOT_IN,
} compare_operator;

typedef enum const_kind {
    CONST_NONE,
    CONST_FALSE,
    CONST_TRUE,
    CONST_ELLIPSIS,
    CONST_INT,   /* bytes: digits of `base`, no prefix, no underscore, NUL-terminated */
    CONST_FLOAT, /* number */
    CONST_STR,   /* bytes: UTF-8; may hold NUL, and lone surrogates as three bytes */
    CONST_BYTES, /* bytes */
} const_kind;

typedef struct constant {
    const_kind kind;
    int base;          /* CONST_INT: 2, 8, 10 or 16 */
    const char *bytes; /* always followed by a NUL that `len` does not count */
    size_t len;
    double number;
} constant;

/* One parameter of a def or lambda. */
typedef struct arg_node {
    ast_span at;
    const char *name;
    expr_node *annotation; /* or NULL */
} arg_node;

typedef struct arg_list {
    arg_node *items;
    int n;
} arg_list;

typedef struct arguments_node {
    arg_list posonlyargs;
    arg_list args;
    arg_node *vararg; /* or NULL */
    arg_list kwonlyargs;
    expr_list kw_defaults; /* as long as kwonlyargs; an item is NULL when there is no default */
    arg_node *kwarg;       /* or NULL */
    expr_list defaults;    /* those of the last parameters of posonlyargs + args */
} arguments_node;

/* name=value of a call or class; `**value` has the name NULL. */
typedef struct keyword_node {
    ast_span at;
    const char *name; /* or NULL */
    expr_node *value;
} keyword_node;

typedef struct keyword_list {
    keyword_node *items;
    int n;
} keyword_list;

/* for target in iter if ifs[0] if ifs[1] … */
typedef struct comprehension_node {
    expr_node *target;
    expr_node *iter;
    expr_list ifs;
    bool is_async;
} comprehension_node;

typedef struct comprehension_list {
    comprehension_node *items; /* at least one */
    int n;
} comprehension_list;

typedef enum expr_kind {
    EXPR_BOOL_OP,
    EXPR_NAMED,
    EXPR_BIN_OP,
    EXPR_UNARY_OP,
    EXPR_LAMBDA,
    EXPR_IF_EXP,
    EXPR_DICT,
    EXPR_SET,
    EXPR_LIST_COMP,
    EXPR_SET_COMP,
    EXPR_DICT_COMP,
    EXPR_GENERATOR,
    EXPR_AWAIT,
    EXPR_YIELD,
    EXPR_YIELD_FROM,
    EXPR_COMPARE,
    EXPR_CALL,
    EXPR_FORMATTED_VALUE,
    EXPR_JOINED_STR,
    EXPR_CONSTANT,
    EXPR_ATTRIBUTE,
    EXPR_SUBSCRIPT,
    EXPR_STARRED,
    EXPR_NAME,
    EXPR_LIST,
    EXPR_TUPLE,
    EXPR_SLICE,
} expr_kind;

struct expr_node {
    expr_kind kind;
    expr_context ctx; /* of attribute, subscript, starred, name, list, tuple; else CTX_LOAD */
    int height;       /* 1 + that of the highest child */
    bool in_parens;   /* the source has parentheses directly around it; the span is without them,
                         except that of a tuple or generator expression */
    ast_span at;
    union {
        struct {
            bool_operator op;
            expr_list values; /* at least two */
        } bool_op;
        struct {
            expr_node *target; /* EXPR_NAME, CTX_STORE */
            expr_node *value;
        } named;
        struct {
            binary_operator op;
            expr_node *left, *right;
        } bin_op;
        struct {
            unary_operator op;
            expr_node *operand;
        } unary_op;
        struct {
            arguments_node *args;
            expr_node *body;
        } lambda;
        struct {
            expr_node *test, *body, *orelse;
        } if_exp;
        struct {
            expr_list keys; /* as long as values; an item is NULL for `**value` */
            expr_list values;
        } dict;
        struct {
            expr_node *elt; /* the key in a dict comprehension */
            expr_node *value; /* dict comprehension only, else NULL */
            comprehension_list generators;
        } comp;                         /* list, set, dict comprehension, generator expression */
        expr_node *await_value;
        expr_node *yield_value; /* or NULL */
        expr_node *yield_from_value;
        struct {
            expr_node *left;
            compare_operator *ops; /* as long as comparators */
            expr_list comparators; /* at least one */
        } compare;
        struct {
            expr_node *func;
            expr_list args; /* EXPR_STARRED for `*x` */
            keyword_list keywords;
        } call;
        struct {
            expr_node *value;
            int conversion;         /* 's', 'r', 'a', or 0 */
            expr_node *format_spec; /* EXPR_JOINED_STR, or NULL */
        } formatted;
        expr_list joined_values; /* EXPR_CONSTANT (str, not empty) and EXPR_FORMATTED_VALUE */
        constant constant;
        struct {
            expr_node *value;
            const char *attr;
            ast_span attr_at;
        } attribute;
        struct {
            expr_node *value;
            expr_node *index; /* EXPR_SLICE, EXPR_TUPLE (may hold slices), or any other */
        } subscript;
        expr_node *starred_value;
        const char *name;
        expr_list elts; /* list, tuple, set */
        struct {
            expr_node *lower, *upper, *step; /* each or NULL */
        } slice;
    };
};

/* except type as name: body */
typedef struct handler_node {
    ast_span at;
    expr_node *type;  /* or NULL */
    const char *name; /* or NULL */
    stmt_list body;
} handler_node;

typedef struct handler_list {
    handler_node *items;
    int n;
} handler_list;

typedef struct with_item_node {
    expr_node *context;
    expr_node *target; /* or NULL */
} with_item_node;

typedef struct with_item_list {
    with_item_node *items; /* at least one */
    int n;
} with_item_list;

/* import name as asname; from m import name as asname. `name` is dotted in an import, and "*" in
 * `from m import *`. */
typedef struct alias_node {
    ast_span at;
    const char *name;
    const char *asname; /* or NULL */
} alias_node;

typedef struct alias_list {
    alias_node *items;
    int n;
} alias_list;

typedef enum stmt_kind {
    STMT_FUNCTION_DEF,
    STMT_CLASS_DEF,
    STMT_RETURN,
    STMT_DELETE,
    STMT_ASSIGN,
    STMT_AUG_ASSIGN,
    STMT_ANN_ASSIGN,
    STMT_FOR,
    STMT_WHILE,
    STMT_IF,
    STMT_WITH,
    STMT_RAISE,
    STMT_TRY,
    STMT_ASSERT,
    STMT_IMPORT,
    STMT_IMPORT_FROM,
    STMT_GLOBAL,
    STMT_NONLOCAL,
    STMT_EXPR,
    STMT_PASS,
    STMT_BREAK,
    STMT_CONTINUE,
} stmt_kind;

struct stmt_node {
    stmt_kind kind;
    bool is_async; /* of def, for, with */
    bool is_star;  /* of try: its clauses are except* */
    ast_span at;
    union {
        struct {
            const char *name;
            arguments_node *args;
            stmt_list body;
            expr_list decorators;
            expr_node *returns; /* or NULL */
        } function_def;
        struct {
            const char *name;
            expr_list bases;
            keyword_list keywords;
            stmt_list body;
            expr_list decorators;
        } class_def;
        expr_node *return_value; /* or NULL */
        expr_list delete_targets;
        struct {
            expr_list targets; /* at least one: a = b = value has two */
            expr_node *value;
        } assign;
        struct {
            expr_node *target;
            binary_operator op;
            expr_node *value;
        } aug_assign;
        struct {
            expr_node *target;
            expr_node *annotation;
            expr_node *value; /* or NULL */
            bool simple;      /* a bare name, not in parentheses */
        } ann_assign;
        struct {
            expr_node *target;
            expr_node *iter;
            stmt_list body;
            stmt_list orelse;
        } for_stmt;
        struct {
            expr_node *test;
            stmt_list body;
            stmt_list orelse;
        } while_stmt;
        struct {
            expr_node *test;
            stmt_list body;
            stmt_list orelse; /* an elif is a lone STMT_IF here */
        } if_stmt;
        struct {
            with_item_list items;
            stmt_list body;
        } with;
        struct {
            expr_node *exc;   /* or NULL */
            expr_node *cause; /* or NULL */
        } raise;
        struct {
            stmt_list body;
            handler_list handlers;
            stmt_list orelse;
            stmt_list finalbody;
        } try_stmt;
        struct {
            expr_node *test;
            expr_node *msg; /* or NULL */
        } assert_stmt;
        alias_list import_names;
        struct {
            const char *module; /* dotted; or NULL in `from . import x` */
            alias_list names;
            int level; /* leading dots */
        } import_from;
        name_list names; /* global, nonlocal */
        expr_node *expr;
    };
};

typedef struct module_node {
    stmt_list body;
    const struct source_text *source;
} module_node;

#endif

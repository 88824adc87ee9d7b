/* What takes all of an iterable: a kind is how it begins, what it does with an item, and how it ends. Built-ins drive it over any
 * iterable by a loop in C (consume); the specializer call_consume_gen drives it over a generator by pushing the generator's frame. */
#ifndef GENLAB_CONSUMER_H
#define GENLAB_CONSUMER_H

#include "object.h"

typedef struct consumer_kind consumer_kind;

typedef struct consumer {
    object head;
    const consumer_kind *kind;
    value generator;        /* owned; EMPTY in a loop in C */
    value all;              /* owned: what has come of the items so far, as the kind has it; may be EMPTY */
    double sum, error;      /* of a sum of floats, which then is not in `all` */
    bool floats;
    value key, fallback;    /* borrowed: what min and max were given besides, in a loop in C; else EMPTY */
    value best_key;         /* owned: theirs, of `all` */
} consumer;

struct consumer_kind {
    /* The built-in that this is, called with nothing but an iterable: one of the two. */
    native_fn fn;
    const type *type;
    bool (*begin)(vm *vm, consumer *c);             /* NULL: there is nothing to do. False: raised */
    int (*step)(vm *vm, consumer *c, value item);   /* steals the item. 1: go on; 0: it needs no more; -1: raised */
    value (*finish)(vm *vm, consumer *c);           /* new reference or FAILED */
};

/* Of the built-in functions (lib/builtins_iter.c). */
extern const consumer_kind consumer_any, consumer_all, consumer_sum, consumer_min, consumer_max;
/* All kinds; the last is NULL. */
extern const consumer_kind *const consumer_kinds[];
/* The kind that a callable is, or NULL. */
const consumer_kind *consumer_kind_of(value fn);
/* Whether a callable is of that kind. */
bool is_consumer(const consumer_kind *k, value fn);

/* A consumer that has begun, for a generator (stolen on success). NULL: raised. */
consumer *consumer_new(vm *vm, const consumer_kind *kind, value generator);
/* Takes what c needs of an iterator. False: raised. */
bool consumer_drive(vm *vm, consumer *c, value it);
/* Takes all of an iterable that c needs; c is on the C stack, has begun, and is emptied. New reference or FAILED. */
value consume(vm *vm, consumer *c, value iterable);

#endif

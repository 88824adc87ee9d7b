/* What takes all of an iterable: a consumer. Its kind says what it does with an item and how it ends; how it begins is the first part
 * of the built-in or the instruction that it belongs to, whose last act is consume().
 *
 * consume() drives it over any iterable by a loop in C. But where a specialized instruction may push the frame of the very generator
 * that is to be taken (LET_PUSH, inst.h), consume() leaves a copy of the consumer on the stack of the running frame, in place of the
 * instruction's operands, and gives CONSUMING. Whoever called it passes that on, back to the instruction, which enters the generator;
 * for each item the frame goes on at a landing (frame.h), which takes the step and enters again, until the generator returns or no
 * more is needed. A lazy iterator (lazy.h) is taken in the same way. The operands wait in the consumer, and at its end, or when
 * something is raised, are on the stack again, so that they go when and as they would without. So a built-in that is marked `consumes`
 *   - has consume() as its last act, and runs nothing of the program before, or clears vm->pushable first, as consume_now() does;
 *   - keeps in the consumer what its kind will need, borrowed if that is one of its arguments.
 * Whatever takes items in the middle of its work uses consume_now().
 *
 * A step may run the program's code, so what it finds of the generator afterwards is looked at anew. */
#ifndef GENLAB_CONSUMER_H
#define GENLAB_CONSUMER_H

#include "frame.h"
#include "objects/iter.h"
#include "objects/list.h"

typedef struct consumer_kind consumer_kind;

typedef struct consumer {
    waiter waiter;              /* on a frame's stack */
    const consumer_kind *kind;
    value all;                  /* owned: what has come of the items so far, as the kind has it; may be EMPTY */
    value by, other;            /* borrowed: what the kind needs besides; may be EMPTY */
    value best_key;             /* owned: of `all` in min and max */
    double sum, error;          /* of a sum of floats, which then is not in `all` */
    bool floats;
    uint32_t count;             /* of items: so far, or wanted, as the kind has it */
    uint32_t noperands;         /* on a frame's stack: those of its instruction, owned */
    value generator;            /* borrowed: one of them; or a lazy iterator */
    value operands[];
} consumer;

/* What an instruction leaves on the stack in place of its operands: a result, nothing, the items of a list, the first on top, or a
 * result in place of the first operand alone. */
enum consumer_gives { GIVES_ONE, GIVES_NONE, GIVES_ITEMS, GIVES_FIRST };

struct consumer_kind {
    int (*step)(vm *vm, consumer *c, value item);   /* steals the item. 1: go on; 0: it needs no more; -1: raised */
    value (*finish)(vm *vm, consumer *c);           /* new reference or FAILED */
    /* All of an iterable at once, for which some may have a shorter way; NULL: item by item. False: raised */
    bool (*fill)(vm *vm, consumer *c, value iterable);
    const word *landing;                            /* NULL: LANDING_CONSUME */
    enum consumer_gives gives;
};

#define CONSUMING NO_MORE   /* instead of a result: the consumer waits on the stack of vm->current */

/* Takes what c, which is on the C stack, needs of an iterable, and empties it. New reference, FAILED, or CONSUMING. */
value consume(vm *vm, consumer *c, value iterable);
/* The same, but never CONSUMING. */
value consume_now(vm *vm, consumer *c, value iterable);
typedef value (*consume_fn)(vm *vm, consumer *c, value iterable);   /* one of the two */
/* Takes what c needs of an iterator. False: raised. */
bool consumer_drive(vm *vm, consumer *c, value it);
/* The same where the step is known, so that it is part of the loop. */
static inline bool consumer_loop(vm *vm, consumer *c, value it, int (*step)(struct vm *, consumer *, value))
{
    value item;
    int more = 1;
    while (more > 0 && (item = iter_next(vm, it)) != NO_MORE) more = item ? step(vm, c, item) : -1;
    return more >= 0;
}
/* The consumer on top of a frame's saved stack ends: its operands are there again, and the frame is no longer at a landing. Keeps
 * what is pending. How many operands. */
uint32_t consumer_leave(vm *vm, frame *f);
/* The same, and if all is well the result takes their place, else they are dropped. False: raised, by the step or by the finish. */
bool consumer_end(vm *vm, frame *f, bool ok);
/* A result (stolen) takes the place of the n topmost entries of a frame's saved stack, as gives says. */
void consumer_give(vm *vm, frame *f, uint32_t n, value result, enum consumer_gives gives);

/* What many kinds do. The list in `all` gets the item. */
static inline int consumer_step_list(vm *vm, consumer *c, value item) { return list_append_steal(vm, as_list(c->all), item) ? 1 : -1; }
bool consumer_fill_list(vm *vm, consumer *c, value iterable);
/* The result is `all`, or None. */
value consumer_finish_all(vm *vm, consumer *c);
value consumer_finish_none(vm *vm, consumer *c);
/* Whether the item is in a container that is looked through item by item, or with `absent` whether it is not. */
value consumer_search(vm *vm, value container, value item, bool absent, consume_fn by);
/* The result is the tuple of the items of the list in `all`. */
value consumer_finish_tuple(vm *vm, consumer *c);
/* A list that grows: the result is that list, or None. */
extern const consumer_kind consumer_list, consumer_list_none;
/* The same for a list that nobody sees before it is whole. */
extern const consumer_kind consumer_new_list;
int consumer_step_new_list(vm *vm, consumer *c, value item);
value consumer_finish_new_list(vm *vm, consumer *c);

#endif

/* Generators, coroutines and asynchronous generators: object header, state and embedded frame in one allocation. What is said of
 * generators here holds for all three, which differ in their types: coroutine.h, asyncgen.h. */
#ifndef GENLAB_GEN_H
#define GENLAB_GEN_H

#include "frame.h"

/* The exception that is being handled (vm->handled) belongs to each generator and to the rest of the program by itself:
 * a generator that is resumed sees its consumer's, and one that is suspended inside a handler takes its own along
 * (CPython keeps a linked stack of these). Nothing is stored for a generator that handles nothing: frame.special
 * says whether it does. */
typedef struct gen {
    object head;
    value other;            /* owned: while it handles one, its own when it is suspended, its consumer's when it runs; else EMPTY */
    union {
        struct gen *root;   /* borrowed: of the chain whose leaf it is, see chain.h */
        const word *called; /* of what a call resumed that waits at LANDING: the address behind the call, as on that frame's stack */
        struct async_part *async;   /* inside it, behind the frame: of an asynchronous generator, which is never a leaf and at no landing (asyncgen.h) */
    };
    frame frame;            /* last: its slots follow */
} gen;

extern type type_generator, type_coroutine, type_async_generator;

static inline gen *as_gen(value v) { return (gen *)as_object(v); }
static inline bool is_gen(value v) { return has_type(v, &type_generator); }
static inline bool is_coroutine(value v) { return has_type(v, &type_coroutine); }
static inline bool is_async_gen(value v) { return has_type(v, &type_async_generator); }
/* What SEND resumes by its frame: a generator or a coroutine. */
static inline bool is_delegate(value v) { return is_gen(v) || is_coroutine(v); }
static inline bool is_delegate_object(value v) { return object_has_type(v, &type_generator) || object_has_type(v, &type_coroutine); }
/* Whether what a type makes is a struct gen. */
static inline bool type_is_gen(const type *t) { return t == &type_generator || t == &type_coroutine || t == &type_async_generator; }
static inline gen *gen_of_frame(frame *f) { return (gen *)((char *)f - offsetof(gen, frame)); }
/* The size of its allocation. */
static inline size_t gen_bytes(const code *c) { return offsetof(gen, frame) + c->frame_values * sizeof(value); }

/* A generator whose frame is still to be given its arguments. NULL: MemoryError. */
gen *gen_new(vm *vm, function *fn);
/* The suspended generator of a generator expression in a function, whose frame is still to be given its iterator (the first slot) and
 * its cells (the last nfree). NULL: raised. */
gen *genexp_new(vm *vm, function *in, code *c);
/* The generator's frame, which is running, ends (returned, or with the pending exception): unlinked, cleared; the
 * depth goes down and the frame that it was resumed from becomes current. */
void gen_finish(vm *vm, frame *f);
/* The same for one that is GEN_CALLED and returns v (stolen): raises StopIteration, or of an asynchronous generator StopAsyncIteration.
 * True: an `async for` goes on behind itself instead. */
bool gen_return_called(vm *vm, gen *g, value v);
/* The same for one that is GEN_AWAITED: its consumer, saved, goes on behind the END_SEND with v (stolen) on its stack. */
void gen_return_awaited(vm *vm, gen *g, value v);
/* A variable of the frame `consumer` that holds v is about to get another value: if the frame waits for v as GEN_CALLED says, it goes on
 * at LANDING, and its stack takes the variable's reference over. False: nothing is done. */
bool gen_land_called(value v, frame *consumer);

enum gen_result { GEN_YIELDED, GEN_RETURNED, GEN_RAISED };
/* Resumes by a nested run loop: the baseline of FOR_ITER, SEND, next and send. `sent` is borrowed.
 * *out: the value yielded or returned (new reference), untouched when raised. */
enum gen_result gen_resume(vm *vm, gen *g, value sent, value *out);
/* The same with None, as the next slot of the type of generators. */
value gen_next(vm *vm, value self);
/* Raises exc (borrowed, an exception instance) at the point where it is suspended, or in what it delegates to: the
 * throw() of an iterator that is no generator is called with what was given to this one's. A GeneratorExit closes what it delegates to
 * if `closes`, and is thrown into it if not. */
enum gen_result gen_throw(vm *vm, gen *g, value exc, const value *given, int ngiven, bool closes, value *out);
/* The exception that throw(args) means: new reference or FAILED. With three arguments it warns. */
value gen_thrown(vm *vm, const value *args, int nargs);
/* generator.close(): None, the return value, or FAILED. Constant C stack however long the chain is. */
value gen_close(vm *vm, gen *g);
/* Closes a suspended generator if no code runs for that. */
void gen_close_quietly(vm *vm, gen *g);
/* What a method of the generator gives for an outcome: the value yielded (stolen), or FAILED with StopIteration raised. */
value gen_give(vm *vm, enum gen_result how, value out);
/* generator.__next__ and send as built-in methods: what the specializers of calls recognize them by. */
value gen_method_next(vm *vm, const value *args, int nargs);
value gen_method_send(vm *vm, const value *args, int nargs);
/* The other methods, attributes and type slots that the three share. */
value gen_method_throw(vm *vm, const value *args, int nargs);
value gen_method_close(vm *vm, const value *args, int nargs);
value gen_get_running(vm *vm, value self);
value gen_get_suspended(vm *vm, value self);
value gen_get_delegate(vm *vm, value self);
value gen_get_frame(vm *vm, value self);
value gen_get_code(vm *vm, value self);
value gen_get_name(vm *vm, value self);
value gen_get_qualname(vm *vm, value self);
bool gen_set_name(vm *vm, value self, value v);
bool gen_set_qualname(vm *vm, value self, value v);
void gen_dealloc(vm *vm, object *o);
void gen_finalize(vm *vm, object *o);
void gen_traverse(object *o, visit_fn visit, void *arg);
void gen_clear(vm *vm, object *o);
value gen_repr(vm *vm, value self);
/* What messages call its kind. */
const char *gen_noun(const gen *g);
/* An exception has left its body, pending: a StopIteration there would look like its end (PEP 479). */
void gen_convert_stop(vm *vm, const gen *g);
/* What it delegates to in `yield from` while it is suspended (borrowed), or EMPTY. */
value gen_delegate(const gen *g);

#endif

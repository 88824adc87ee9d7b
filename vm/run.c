/* The interpreter template. It is compiled once per strategy, compiler and form, with
 *   RUN_STRATEGY   the header of dispatch/ to use, as a string; RUN_BASE its name, RUN_RANK its rank
 *   RUN_SYMBOL     the run_form to define, the only symbol that it exports
 *   RUN_INSTS      the header with the bodies, as a string; RUN_ORDER the number of their order, 0 for that of the sources
 *   RUN_FORM       VM_FAST, VM_STATS or VM_CHECKED
 *   RUN_COMPILER   "gcc-12";  RUN_VARIANT  "+nogcse", or "";  RUN_FLAGS  what it was compiled with
 * The instruction bodies come from the cutter. */
#include <stdio.h>
#include <stdlib.h>
#include "run_support.h"

#define FORM_FAST 0
#define FORM_STATS 1
#define FORM_CHECKED 2

/* --- what the forms add ------------------------------------------------------------------------------ */
#if RUN_FORM == FORM_STATS
#include "stats.h"
#define OBSERVE() stats_observe(vm, f, ip - 1)
#define OBSERVE_NESTED() stats_nested(vm)
#define PUSHED_FRAME() stats_pushed(vm, f, ip - 1)
#define HIT(name) stats_hit(vm, f, ip - 1, SPEC_##name)
#define MISSED(name) stats_missed(vm, f, ip - 1, sp, SPEC_##name)
#define BYPASSED() stats_bypassed(vm, f, ip - 1)
#define GUARD_FAILS(holds) (!(holds))
#define POISON(f) ((void)0)
#elif RUN_FORM == FORM_CHECKED
static __attribute__((noinline, cold, noreturn)) void broken(const frame *f, const word *ip, const char *what)
{
    fprintf(stderr, "genlab: checked form: %s in %s at %ld\n", what, f->func ? f->func->qualname->data : "(shim)",
            f->func ? (long)(ip - f->func->code->insts) : 0L);
    abort();
}

/* The verified depth holds before each instruction, and frame, ip and vm->current agree. */
static void check(const vm *vm, frame *f, const word *ip, const value *sp)
{
    if (vm->current != f) broken(f, ip, "vm->current is not the running frame");
    if (vm->raised != EMPTY) broken(f, ip, "an exception is pending");
    if (vm->pushable != EMPTY) broken(f, ip, "the program runs while a generator may be pushed");
    if (!f->func || is_landing(ip)) return;
    const code *c = f->func->code;
    uint32_t at = (uint32_t)(ip - c->insts);
    if (at >= c->ninsts) broken(f, ip, "ip is outside the code");
    if (c->depths && sp - frame_stack(f) != c->depths[at]) broken(f, ip, "the stack depth is not the verified one");
}
#define POISONED ((value *)(uintptr_t)0xdead000000000008)
#define OBSERVE() check(vm, f, ip - 1, sp)
#define OBSERVE_NESTED() ((void)0)
#define PUSHED_FRAME() ((void)0)
#define HIT(name) ((void)0)
#define MISSED(name) ((void)0)
#define BYPASSED() ((void)0)
#define GUARD_FAILS(holds) (!(holds) || (vm->hard & VM_HARD_DEOPT))
#define POISON(f) ((f)->sp = POISONED)
#else
#define OBSERVE() ((void)0)
#define OBSERVE_NESTED() ((void)0)
#define PUSHED_FRAME() ((void)0)
#define HIT(name) ((void)0)
#define MISSED(name) ((void)0)
#define BYPASSED() ((void)0)
#define GUARD_FAILS(holds) (!(holds))
#define POISON(f) ((void)0)
#endif

/* --- bodies that a family shares ---------------------------------------------------------------------- */
#define BINARY(op) do { \
        SAVE(); \
        value r_ = ARG ? op_inplace(vm, PEEK(2), TOP(), op) : op_binary(vm, PEEK(2), TOP(), op); \
        TRY_TAKING(2, r_); \
        sp = collapse2(vm, f, sp, r_); \
        NEXT(); \
    } while (0)
#define COMPARE(op) do { \
        SAVE(); \
        value r_ = op_compare(vm, PEEK(2), TOP(), op); \
        TRY_TAKING(2, r_); \
        sp = collapse2(vm, f, sp, r_); \
        NEXT(); \
    } while (0)
/* Declares g, what a call makes of the values from args up to sp, as gen_of_call_slow. */
#define GEN_OF_CALL(g, fn, args) \
    gen *g = gen_of_call_quick(vm, fn, args, sp); \
    if (UNLIKELY(!g)) { \
        SAVE(); \
        g = gen_of_call_slow(vm, fn, args, sp); \
        TRY(g); \
    } \
    (void)0
/* The generator of the function in CACHE_POINTER(1), made with the top of the stack, which it takes over. */
#define MAKE_ITER_GEN(base) do { \
        if (UNLIKELY(vm->headroom == 0 || vm->breaker)) BASE(base); \
        function *fn_ = CACHE_POINTER(1); \
        GEN_OF_CALL(g_, fn_, sp - 1); \
        INCREF_OBJ(fn_); \
        TOP() = from_object(g_); \
        NEXT(); \
    } while (0)
/* An instruction with n operands takes all of the generator g: what it calls ends in consume(), unless something is raised. */
#define CONSUME(g, n, call) do { \
        SAVE(); \
        LET_PUSH(g, n); \
        value r_ = (call); \
        PUSH_CONSUMED(r_); \
        FAIL(); \
    } while (0)
/* Ends a slice that was made without a slice object: its three operands go, and so does the LOAD_SUBSCR behind it. */
#define SLICE_DONE(made) do { \
        value v_ = (made), of_ = PEEK(3); \
        TRY(v_); \
        DROP(2); \
        TOP() = v_; \
        SKIP(2); \
        DECREF_SLOT_NEXT(of_); \
    } while (0)

/* A fusion with an operator on small integers, and with a STORE_FAST if that comes next. op(a, b, &r): it does not fit. */
#define BINARY_LOCALS(op) do { \
        value a_ = SLOT(ARG), b_ = SECOND_LOCAL(), r_; \
        DEOPT_UNLESS(binary_locals_int, a_, b_); \
        if (UNLIKELY(op(a_, b_, &r_))) BASE(LOAD_FAST); \
        SKIP(1 + WORDS_BINARY_ADD); \
        if (LIKELY(WORD_OP(*ip) == OP_STORE_FAST)) STORE_NEXT(r_); \
        PUSH(r_); \
        NEXT(); \
    } while (0)
/* A fusion with a comparison of small integers and a POP_JUMP_IF_FALSE. */
#define COMPARE_LOCALS(op) do { \
        value a_ = SLOT(ARG), b_ = SECOND_LOCAL(); \
        DEOPT_UNLESS(compare_locals_int, a_, b_); \
        SKIP(1 + WORDS_COMPARE_LT + 1); \
        if ((int64_t)a_ op (int64_t)b_) NEXT(); \
        NO_MERGE(); \
        SKIP(WORD_ARG(ip[-1])); \
        NEXT(); \
    } while (0)

#include "guards.h"
#include RUN_STRATEGY
#ifndef IMAGE
#define IMAGE false
#endif

const run_form RUN_SYMBOL = {
    .run = run,
    .name = RUN_BASE "@" RUN_COMPILER RUN_VARIANT,
    .base = RUN_BASE,
    .rank = RUN_RANK,
    .compiler = RUN_COMPILER,
    .version = __VERSION__,
    .flags = RUN_FLAGS,
    .claim = CLAIM,
    .image = IMAGE,
    .form = RUN_FORM,
    .order = RUN_ORDER,
};

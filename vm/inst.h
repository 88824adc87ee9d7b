/* The words that an instruction body may use. A body sees vm, f (its frame), ip, sp and w (its own word), and
 * ends in exactly one of NEXT BRANCH BRANCH_BACK GO GO_WITH BASE EXIT FAIL FAIL_AGAIN on each path. It touches ip by these words only,
 * and no address of one of its locals outlives that end: so one body serves every dispatch strategy.
 *
 * Before anything that can raise, run the program's code or look at frames: SAVE(). */
#ifndef GENLAB_INST_H
#define GENLAB_INST_H

#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

#define ARG WORD_ARG(w)
#define PUSH(v) (*sp++ = (v))
#define POP() (*--sp)
#define DROP(n) (sp -= (n))             /* forgets n entries without giving their references back */
#define TOP() (sp[-1])
#define PEEK(n) (sp[-(int)(n)])         /* n-th from the top, 1 = top */
#define SLOT(i) (f->slots[i])
#define CODE() (f->func->code)
#define NAME_AT(i) (CODE()->names[i])

/* The words of the cache behind the heat, which the specializer's FILL wrote. */
#define CACHE (ip + 1)
#define CACHE_POINTER(i) ((void *)(uintptr_t)(CACHE[i] | (uint64_t)CACHE[(i) + 1] << 32))
/* The instruction behind this one and its cache. */
#define SAVE() (f->ip = ip + THIS_CACHE, f->sp = sp)
#define NEXT() do { ip += THIS_CACHE; DISPATCH(); } while (0)
#define BRANCH() do { ip += THIS_CACHE + ARG; DISPATCH(); } while (0)
#define BRANCH_BACK() do { ip = ip - (size_t)ARG + THIS_CACHE; DISPATCH(); } while (0)
/* Goes on behind the FOR_ITER of the loop, before which FOR_ITER's cache is as long as this one's. */
#define ENTER_LOOP() (ip = ip - (size_t)ARG + (THIS_CACHE + 1))
/* What the instruction at ip + THIS_CACHE does, which is a STORE_FAST: v (stolen) goes into its variable. */
#define STORE_NEXT(v) STORE_BY(ip[THIS_CACHE], v)
#define STORE_BY(word, v) do { \
        uint32_t slot_ = WORD_ARG(word); \
        value old_ = SLOT(slot_); \
        SLOT(slot_) = (v); \
        ip++; \
        DECREF_SLOT_NEXT(old_); \
    } while (0)
/* Leaves out the instruction behind this one, whose work is done: so many words with its cache. */
#define SKIP(words) (ip += (words))
/* What a yield gives when None was sent: nothing, if it would only be popped by the instruction behind this one. */
#define RECEIVE_NONE() do { if (LIKELY(WORD_OP(ip[THIS_CACHE]) == OP_POP_TOP)) ip++; else PUSH(NONE); } while (0)
/* f is another frame than before, and runs. FRAME_CHANGED is for strategies that keep something of it. */
#define SWITCHED() do { vm->current = f; POISON(f); FRAME_CHANGED(); } while (0)
/* Runs on in a frame where it left off, which may be a landing or in a shim: DISPATCH_ANYWHERE. */
#define GO(to) do { f = (to); ip = f->ip; sp = f->sp; SWITCHED(); DISPATCH_ANYWHERE(); } while (0)
/* GO to the frame that waits for a result (stolen). */
#define GO_WITH(to, v) do { f = (to); ip = f->ip; sp = f->sp; SWITCHED(); PUSH(v); DISPATCH_ANYWHERE(); } while (0)
#define REDISPATCH() do { ip -= 1; DISPATCH(); } while (0)  /* for the shared cold code */

/* Gives a reference back, not EMPTY; the frame is saved when the object dies. */
#define DECREF(v) do { \
        value dropped_ = (v); \
        if (is_counted(dropped_) && --as_object(dropped_)->refs == 0) { SAVE(); object_release(vm, as_object(dropped_)); } \
    } while (0)
/* The same for what may be EMPTY, and NEXT. */
#define DECREF_SLOT_NEXT(v) do { \
        value dropped_ = (v); \
        if (is_counted(dropped_)) { \
            NO_MERGE(); \
            if (dropped_ != EMPTY && UNLIKELY(--as_object(dropped_)->refs == 0)) RELEASE_NEXT(dropped_); \
        } \
        NEXT(); \
    } while (0)

/* The same for what is known to be an object. */
#define DECREF_OBJECT_NEXT(v) do { \
        value dropped_ = (v); \
        if (UNLIKELY(--as_object(dropped_)->refs == 0)) RELEASE_NEXT(dropped_); \
        NEXT(); \
    } while (0)

/* The result of a binary instruction, whose operands are to be given back: a first, as the general form does. */
#define RESULT2(r) do { sp = collapse2(vm, f, sp, (r)); NEXT(); } while (0)
/* What a fallible operation gave, or out. */
#define TRY(expr) do { if (UNLIKELY(!(expr))) FAIL(); } while (0)
/* The same where the frame is saved and the instruction's n operands go first: unwinding would drop the last of them first. */
#define TRY_TAKING(n, expr) do { \
        if (UNLIKELY(!(expr))) { \
            frame_drop(vm, f, (n)); \
            sp = f->sp; \
            FAIL(); \
        } \
    } while (0)

/* A strategy has ADAPT_COLD, DEOPT_COLD, SAFE_COLD and DEPTH_COLD: jumps to code that all bodies share, so that a body
 * without other calls of C needs no stack frame. All but the last run the instruction again when done. */
/* A general adaptive form: counts down its heat and is perhaps rewritten. */
#define ADAPT() do { if (UNLIKELY((--*(word *)(uintptr_t)ip & 0xffff) == 0)) ADAPT_COLD(); } while (0)
/* A specialized form: the guard on every hit; a miss turns it back into its base. */
#define DEOPT_UNLESS(name, ...) do { \
        if (UNLIKELY(GUARD_FAILS(guard_##name(__VA_ARGS__)))) { MISSED(name); DEOPT_COLD(); } \
        HIT(name); \
    } while (0)
/* Where the collector may run and an interrupt is seen: before the instruction has changed anything. */
#define SAFE_POINT() do { if (UNLIKELY(atomic_load_explicit(&vm->breaker, memory_order_relaxed))) SAFE_COLD(); } while (0)
#define GUARD(name, ...) static inline bool guard_##name(__VA_ARGS__)
/* Before an instruction is rewritten: whether that pays, and what its guard compares and its body uses, into the cache. Raises
 * nothing and runs none of the program's code. */
#define FILL(name, ...) static bool fill_##name(__VA_ARGS__)
#define SPECIALIZER(name, base, special)
/* A superinstruction, which stands for a LOAD_FAST, the LOAD_FAST or LOAD_INT behind it, the operator BASE behind these and what the FILL
 * found behind that. When BASE is hot, the LOAD_FAST is rewritten; the other words stay as they are, for who jumps to them and for when
 * the LOAD_FAST runs by itself. The operator may then be specialized as ever. */
#define FUSION(name, base, special)
/* The operand that the word behind the superinstruction's loads. */
#define SECOND_LOCAL() (WORD_OP(*ip) == OP_LOAD_FAST ? SLOT(WORD_ARG(*ip)) : from_small(WORD_SIGNED_ARG(*ip)))

/* Where a generator or a call enters: the depth is the same in every configuration. */
#define ENTER_DEPTH() do { if (UNLIKELY(vm->headroom-- == 0)) DEPTH_COLD(); } while (0)
/* Whether the frame of a function cannot be pushed without more ado: then the general form runs. */
#define NO_ROOM_FOR(fn) (UNLIKELY(!frame_has_room(vm, (fn)) || vm->headroom == 0))
/* Pushes the frame of a function, no generator function, for which there is room. Its parameters are `self` (EMPTY: none) and the
 * values from `args` up to sp; the reference to it and theirs move there, and the frame f, which is saved, goes on with its stack
 * cut to `base`. Ends the body. */
#define PUSH_PLAIN_FRAME(fn, base, self, args) do { \
        function *called_ = (fn); \
        const code *code_ = called_->code; \
        PUSHED_FRAME(); \
        frame *callee_ = frame_begin(vm, called_, f); \
        f->sp = (base); \
        value *to_ = callee_->slots, *end_ = to_ + code_->nslots; \
        if ((self) != EMPTY) *to_++ = (self); \
        for (const value *from_ = (args); from_ < sp; from_++) { *to_++ = *from_; SHORT_LOOP(); } \
        while (to_ < end_) { *to_++ = EMPTY; SHORT_LOOP(); } \
        f = callee_; \
        sp = end_; \
        ip = code_->insts; \
        SWITCHED(); \
        DISPATCH(); \
    } while (0)
/* Before ENTER_GENERATOR in a call instruction: (fn self -- at g) on the saved stack, and LANDING is where the frame goes on.
 * The function's reference is for the body to drop. */
#define LAND(g) do { \
        PEEK(2) = landing_mark(f->ip); \
        TOP() = (g); \
        as_gen(g)->called = f->ip; \
        f->ip = LANDING; \
    } while (0)
/* Until the call of C that comes next returns, consume() may leave g, of which may_push is true, to this instruction, which is saved and
 * has n operands. What that call gave says whether it did: then the generator's frame is pushed. */
#define LET_PUSH(g, n) (vm->pushable = (g), vm->pushing = (n))
#define PUSH_CONSUMED(r) do { \
        if (LIKELY((r) == CONSUMING)) CONSUME_ANY((consumer *)as_object(f->sp[-1])); \
        vm->pushable = EMPTY; \
    } while (0)
/* The generator that a consumer on top of the saved stack takes, which is resumable and for which there is room, runs on. */
#define CONSUME_NEXT(c) do { vm->headroom--; ENTER_GENERATOR(as_gen((c)->generator), NONE); } while (0)
/* The same for whatever may_push. */
#define CONSUME_ANY(c) do { \
        consumer *takes_ = (c); \
        if (UNLIKELY(!is_gen(takes_->generator))) GO_LAZY(lazy_enter(vm, f, as_lazy(takes_->generator))); \
        CONSUME_NEXT(takes_); \
    } while (0)
/* What lazy_enter and lazy_answer gave. */
#define GO_LAZY(to) do { \
        frame *next_ = (to); \
        if (UNLIKELY(!next_)) { \
            ip = f->ip; \
            sp = f->sp; \
            FAIL(); \
        } \
        if (next_ != f) PUSHED_FRAME(); \
        GO(next_); \
    } while (0)
/* A generator's frame that is not special is suspended, and the frame `to` goes on. */
#define SUSPEND_FOR(to) do { \
        SAVE(); \
        frame_set_state(f, GEN_SUSPENDED); \
        vm->headroom++; \
        f = (to); \
        sp = f->sp; \
        SWITCHED(); \
    } while (0)
/* Such a frame yields v (stolen) to the frame `to`, which goes on at `at` with the STORE_FAST `next`, read before anything was stored: that
 * is done too. What it does hangs on as few loads behind one another as can be: they are what the loop waits for. */
#define YIELD_STORED(to, at, next, v) do { \
        const word *at_ = (at); \
        const word next_ = (next); \
        value yielded_ = (v); \
        SUSPEND_FOR(to); \
        ip = at_ - THIS_CACHE; \
        STORE_BY(next_, yielded_); \
    } while (0)
/* The same for a frame that takes_yield(at): at LANDING, v becomes the call's result, and a STORE_FAST behind the call is done too. */
#define YIELD_ON(to, at, next, v) do { \
        if (LIKELY(WORD_OP(next) == OP_STORE_FAST)) YIELD_STORED(to, at, next, v); \
        gen *yields_ = gen_of_frame(f); \
        value yielded_ = (v); \
        SUSPEND_FOR(to); \
        ip = yields_->called - THIS_CACHE; \
        DROP(2); \
        if (LIKELY(WORD_OP(ip[THIS_CACHE]) == OP_STORE_FAST)) { \
            if (LIKELY(--yields_->head.refs != 0)) STORE_NEXT(yielded_); \
            PUSH(yielded_); \
            RELEASE_NEXT(from_object(yields_)); \
        } \
        PUSH(yielded_); \
        DECREF_SLOT_NEXT(from_object(yields_)); \
    } while (0)
/* Links a resumable generator behind the frame f, which is saved and whose depth is counted, and runs it with `sent`
 * (stolen) as the value of its yield; a None that the generator would only pop is not sent. The consumer goes on at its
 * saved ip with the yielded value pushed; when the generator returns, at the branch target of the instruction before the
 * saved ip, with the returned value pushed (see RETURN_GEN). */
#define ENTER_GENERATOR(g, sent) do { \
        PUSHED_FRAME(); \
        RUN_GENERATOR(gen_enter(vm, (g), f), sent); \
    } while (0)
/* The same for one that is frame_ready, and for one that is not. */
#define ENTER_READY(g, sent) do { \
        PUSHED_FRAME(); \
        RUN_GENERATOR(gen_enter_ready((g), f), sent); \
    } while (0)
#define ENTER_SPECIAL(g, sent) do { \
        PUSHED_FRAME(); \
        RUN_GENERATOR(gen_enter_special(vm, (g), f), sent); \
    } while (0)
/* The same as ENTER_READY for a call, as GEN_CALLED says. */
#define ENTER_CALLED(g, sent) do { \
        PUSHED_FRAME(); \
        RUN_GENERATOR(gen_enter_called((g), f), sent); \
    } while (0)
/* The same for an asynchronous generator that is resumable. */
#define ENTER_ASYNCGEN(g, sent) do { \
        gen *asked_ = (g); \
        if (LIKELY(frame_ready(&asked_->frame))) ENTER_CALLED(asked_, sent); \
        PUSHED_FRAME(); \
        gen *leaf_ = gen_enter_special(vm, asked_, f); \
        asked_->frame.state = GEN_CALLED; \
        RUN_GENERATOR(leaf_, sent); \
    } while (0)
/* The same as ENTER_CALLED for one that was started, with any value. */
#define SEND_CALLED(g, sent) do { \
        PUSHED_FRAME(); \
        value sent_ = (sent); \
        gen *ready_ = gen_enter_called((g), f); \
        if (LIKELY(WORD_OP(*ready_->frame.ip) == OP_STORE_FAST)) { \
            f = &ready_->frame; \
            ip = f->ip - THIS_CACHE; \
            sp = f->sp; \
            SWITCHED(); \
            STORE_NEXT(sent_); \
        } \
        RUN_GENERATOR(ready_, sent_); \
    } while (0)
/* Goes on in a generator that is linked and whose state is right. */
#define RUN_GENERATOR(g, sent) do { \
        gen *entered_ = (g); \
        f = &entered_->frame; \
        ip = f->ip; \
        sp = f->sp; \
        SWITCHED(); \
        if ((sent) == NONE && LIKELY(WORD_OP(*ip) == OP_POP_TOP)) { \
            ip++; \
            DISPATCH(); \
        } \
        PUSH(sent); \
        DISPATCH(); \
    } while (0)

#endif

/* Quickening: when an adaptive instruction has run hot, try its specializers; rewrite, or back off.
 * The heat's low 16 bits count down, the bits above hold the exponent of the next wait. */
#include <stdio.h>
#include <string.h>
#include "image.h"
#include "run_support.h"
#include "stats.h"
#include "guards.h"

/* --- what the fills ask ------------------------------------------------------------------------------------ */

/* An instance of a class of the program: its dict is where `instance` says. */
static const instance *plain_instance(value o)
{
    const type *t = is_counted(o) ? as_object(o)->type : NULL;
    bool plain = t && t->heap && t->has_dict && t->dict_offset == offsetof(instance, attrs);
    return plain ? (const instance *)as_object(o) : NULL;
}

static bool is_kind(value v, const type *t) { return v != EMPTY && has_type(v, t); }

/* Whether what the class has of that name comes before the instance's dict. */
static bool has_data_descriptor(vm *vm, const type *t, str *name)
{
    value d = type_lookup(vm, t, name);
    return d != EMPTY && type_of(d)->descr_set;
}

/* The dict of a plain instance whose class leaves the name to it; else NULL. */
static dict *plain_attrs(vm *vm, value o, str *name)
{
    const instance *i = plain_instance(o);
    return i && !has_data_descriptor(vm, i->head.type, name) ? i->attrs : NULL;
}

static void keep_pointer(word *cache, const void *p)
{
    cache[0] = (word)(uintptr_t)p;
    cache[1] = (word)((uintptr_t)p >> 32);
}

/* A generator function with one parameter, the receiver; nothing that is awaited. */
static bool is_generator_method(value fn)
{
    const code *c = is_kind(fn, &type_function) ? ((function *)as_object(fn))->code : NULL;
    return c && c->generator_args == 1 && c->generator_type == &type_generator && !(c->flags & CODE_ITERABLE_COROUTINE);
}

/* Fills the cache of an instruction that makes the generator which is o's __iter__ or its like: version of the class, the function. */
static bool fill_iter_gen(vm *vm, word *cache, value o, str *method)
{
    const type *t = type_of(o);
    value fn = t->heap ? type_lookup(vm, t, method) : EMPTY;
    if (!is_generator_method(fn)) return false;
    cache[0] = type_version(vm, (type *)(uintptr_t)t);
    keep_pointer(cache + 1, as_object(fn));
    return cache[0] != 0;
}

/* Whether what a loop iterates over goes into a local variable; the JUMP_FOR lies before `behind`. */
static bool is_for_store(const word *behind, uint32_t arg)
{
    const word *loop = behind - arg;
    return WORD_OP(loop[opcode_table[OP_FOR_ITER].words]) == OP_STORE_FAST;
}

/* Whether, moreover, the loop begins by yielding that variable. */
static bool is_for_yield(const word *behind, uint32_t arg)
{
    const word *store = behind - arg + opcode_table[OP_FOR_ITER].words;
    return is_for_store(behind, arg) && opcode_table[WORD_OP(store[1])].base == OP_YIELD_FAST && WORD_ARG(store[0]) == WORD_ARG(store[1]);
}

/* Whether the words from `at` on call something with one local variable. */
static bool is_call_of_local(const word *at)
{
    return WORD_OP(at[0]) == OP_LOAD_FAST && opcode_table[WORD_OP(at[1])].base == OP_CALL && WORD_ARG(at[1]) == 1;
}

/* Whether a local variable is loaded n words before the instruction with that cache. */
static bool loads_local(const frame *f, const word *cache, uint32_t n)
{
    const code *c = f->func->code;
    uint32_t at = (uint32_t)(cache - 2 - c->insts), i = 0;
    if (at < n) return false;
    const line_entry *before = code_position(c, at - n);
    if (before) i = before->start;
    while (i < at - n) i += word_size(c->insts[i]);
    return i == at - n && WORD_OP(c->insts[i]) == OP_LOAD_FAST;
}

/* Whether the operands of the operator with that cache are loaded by the two words before it: a local variable, and another one or a
 * small constant. */
static bool loads_locals(const frame *f, const word *cache)
{
    const uint8_t second = WORD_OP(cache[-3]);
    return loads_local(f, cache, 2) && (second == OP_LOAD_FAST || second == OP_LOAD_INT);
}

/* Whether a slice is made for the subscript behind it alone. */
static bool is_subscript_next(const word *cache) { return opcode_table[WORD_OP(cache[0])].base == OP_LOAD_SUBSCR; }

/* Whether the result of the call with that cache is awaited at once. */
static bool is_awaited(const word *cache)
{
    const word *next = cache + opcode_table[OP_CALL].words - 2;
    const word *behind = next + word_size(*next);
    return opcode_table[WORD_OP(*next)].base == OP_GET_AWAITABLE && WORD_OP(behind[0]) == OP_LOAD_NONE &&
           opcode_table[WORD_OP(behind[1])].base == OP_SEND;
}

/* Whether a built-in takes n arguments as they lie on the stack. */
static bool takes_plain(const native_def *def, uint32_t n)
{
    return !def->params && n >= (uint32_t)def->min && n <= (uint32_t)def->max;
}

static bool resumes_gen(const native_def *def) { return def->fn == gen_method_next || def->fn == gen_method_send; }

#include "fills.h"

#define FIRST_WAIT 3    /* exponents: a wait is 1 << exponent executions */
#define LAST_WAIT 14
#define HEAT(exponent) ((word)(exponent) << 16 | 1u << (exponent))

const char *const specializer_names[] = {
#define STEM(name, ...) #name,
#define FILLS(name, ...)
#define SPECIALIZE(name, base, special)
#include "specializers.def"
#undef STEM
#undef FILLS
#undef SPECIALIZE
    NULL,
};

static const struct { uint8_t spec, base, special; } table[] = {
#define STEM(name, ...)
#define FILLS(name, ...)
#define SPECIALIZE(name, base, special) { SPEC_##name, OP_##base, OP_##special },
#include "specializers.def"
#undef STEM
#undef FILLS
#undef SPECIALIZE
};

/* Whether a specializer has found out what it keeps in the cache. */
static bool filled(vm *vm, enum specializer s, const word *at, const value *sp)
{
    (void)sp;
    switch (s) {
#define STEM(name, ...)
#define FILLS(name, ...) case SPEC_##name: return fill_##name(__VA_ARGS__);
#define SPECIALIZE(name, base, special)
#include "specializers.def"
#undef STEM
#undef FILLS
#undef SPECIALIZE
    default: return true;
    }
}

static bool guard_holds(vm *vm, enum specializer s, const word *at, const value *sp)
{
    (void)vm;
    switch (s) {
#define STEM(name, ...) case SPEC_##name: return guard_##name(__VA_ARGS__);
#define FILLS(name, ...)
#define SPECIALIZE(name, base, special)
#include "specializers.def"
#undef STEM
#undef FILLS
#undef SPECIALIZE
    default: return false;
    }
}

_Static_assert(SPECIALIZER_COUNT < 8 * sizeof(specializer_set), "a bit for each specializer");

word heat_initial(const vm *vm) { return vm->hard & VM_HARD_SPECIALIZE ? HEAT(0) : HEAT(FIRST_WAIT); }

/* Every rewrite of an instruction, which is the running frame's, goes through here. */
static void rewrite(const vm *vm, const word *at, uint8_t op)
{
    code *c = vm->current->func->code;
    word *w = (word *)(uintptr_t)at;
    *w = MAKE_WORD(op, WORD_ARG(*w));
    image_follow(vm, c, (uint32_t)(at - c->insts));
}

static void back_off(const vm *vm, const word *at)
{
    word *heat = (word *)(uintptr_t)at + 1;
    word exponent = *heat >> 16;
    if (exponent < LAST_WAIT) exponent++;
    /* At least 2: the instruction runs again at once, and must get past its count. */
    *heat = vm->hard & VM_HARD_SPECIALIZE ? HEAT(1) : HEAT(exponent);
}

/* A specialized form counts down when it runs its base by BASE(). The word keeps its exponent, so that a site that flips
 * between kinds is tried ever more seldom. */
static void cool(const word *at)
{
    word *heat = (word *)(uintptr_t)at + 1;
    *heat |= 0xffff;
}

void specialize(vm *vm, const word *at, const value *sp)
{
    uint8_t op = WORD_OP(*at);
    if (opcode_table[op].flags & OPF_SPECIAL) {
        cool(at);
        return;
    }
    if (vm->log) stats_look(vm, at, sp);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        enum specializer s = table[i].spec;
        if (table[i].base != op || !(vm->enabled >> s & 1)) continue;
        vm->stats->spec[s].attempts++;
        bool fills = filled(vm, s, at, sp);
        if (fills && guard_holds(vm, s, at, sp)) {
            if (opcode_table[table[i].special].base != op) { /* a fusion: begins with the first operand's word */
                const word *first = at - opcode_table[op].pops(WORD_ARG(*at));
                rewrite(vm, first, table[i].special);
                if (vm->log) stats_fused(vm, first, s);
                continue;
            }
            rewrite(vm, at, table[i].special);
            cool(at);
            if (vm->log) stats_specialized(vm, at, s);
            return;
        }
        vm->stats->spec[s].failures++;
        if (vm->log) stats_refused(vm, s, fills);
    }
    back_off(vm, at);
    if (vm->log) stats_backed_off(vm, at);
}

void despecialize(vm *vm, const word *at)
{
    uint8_t op = WORD_OP(*at);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].special == op) vm->stats->spec[table[i].spec].deopts++;
    rewrite(vm, at, opcode_table[op].base);
    if (opcode_table[op].flags & OPF_ADAPTIVE) back_off(vm, at);
    if (vm->log) stats_despecialized(vm, at);
}

specializer_set specializers_that_enter(void)
{
    specializer_set set = 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (opcode_table[table[i].special].flags & OPF_ENTERS) set |= (specializer_set)1 << table[i].spec;
    return set;
}

bool specializers_parse(const char *text, specializer_set *set, char *err, size_t errsize)
{
    const specializer_set all = ((specializer_set)1 << SPECIALIZER_COUNT) - 1;
    if (!text || !strcmp(text, "all")) {
        *set = all;
        return true;
    }
    if (!strcmp(text, "none")) {
        *set = 0;
        return true;
    }
    bool leave_out = *text == '-';
    *set = leave_out ? all : 0;
    while (true) {
        size_t n = strcspn(text, ",");
        const char *name = text;
        size_t len = n;
        bool minus = len && *name == '-';
        if (minus) { name++; len--; }
        int found = -1;
        for (int i = 0; i < SPECIALIZER_COUNT; i++)
            if (strlen(specializer_names[i]) == len && !memcmp(specializer_names[i], name, len)) found = i;
        if (found < 0 || minus != leave_out) {
            int at = snprintf(err, errsize, found < 0 ? "unknown specializer '%.*s'; known: all, none" :
                              "'%.*s': either name what is on or, each with '-', what is off; known: all, none",
                              (int)(len < 60 ? len : 60), name);
            for (int i = 0; i < SPECIALIZER_COUNT && at > 0 && (size_t)at < errsize; i++)
                at += snprintf(err + at, errsize - (size_t)at, ", %s", specializer_names[i]);
            return false;
        }
        if (leave_out) *set &= ~((specializer_set)1 << found);
        else *set |= (specializer_set)1 << found;
        text += n;
        if (!*text) return true;
        text++;
    }
}

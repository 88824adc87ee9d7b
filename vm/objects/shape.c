/* Shapes of dicts: a table of the steps from shape to shape. */
#include "shape.h"
#include <stdlib.h>
#include "../memory.h"
#include "../state.h"

#define NAMES_MAX 64u           /* keys of a dict that has a shape */
#define STEPS_MAX (1u << 16)    /* a program that makes up names has no use for shapes */

typedef struct shape_step { uint32_t from, to; str *name; } shape_step;

static size_t step_slot(const struct vm *vm, uint32_t from, const str *name) {
    size_t mask = vm->shapes.cap - 1, at = (from * (size_t)0x9e3779b97f4a7c15 >> 20 ^ name->hash) & mask;
    const shape_step *steps = vm->shapes.steps;
    while (steps[at].name && !(steps[at].from == from && steps[at].name == name)) at = (at + 1) & mask;
    return at;
}

/* At most half full. */
static bool make_room(struct vm *vm) {
    if (vm->shapes.n * 2 < vm->shapes.cap) return true;
    if (vm->shapes.n == STEPS_MAX) return false;
    shape_step *old = vm->shapes.steps;
    uint32_t old_cap = vm->shapes.cap, cap = old_cap ? old_cap * 2 : 64;
    shape_step *steps = mem_zeroed(cap, sizeof *steps);
    if (!steps) return false;
    vm->shapes.steps = steps;
    vm->shapes.cap = cap;
    for (uint32_t i = 0; i < old_cap; i++)
        if (old[i].name) steps[step_slot(vm, old[i].from, old[i].name)] = old[i];
    free(old);
    return true;
}

static uint32_t new_shape(struct vm *vm) {
    if (vm->shapes.last == UINT32_MAX) return SHAPE_NONE;
    if (vm->shapes.last < SHAPE_EMPTY) vm->shapes.last = SHAPE_EMPTY;
    return ++vm->shapes.last;
}

/* A step holds its name, so that no other name comes to lie at that address. */
uint32_t shape_after(vm *vm, uint32_t shape, str *name) {
    if (shape == SHAPE_NONE || !make_room(vm)) return SHAPE_NONE;
    shape_step *step = &((shape_step *)vm->shapes.steps)[step_slot(vm, shape, name)];
    if (!step->name) {
        uint32_t to = new_shape(vm);
        if (to == SHAPE_NONE) return SHAPE_NONE;
        *step = (shape_step){ shape, to, name };
        INCREF_OBJ(name);
        vm->shapes.n++;
    }
    return step->to;
}

uint32_t dict_shape(vm *vm, dict *d) {
    if (d->shape) return d->shape;
    if (d->used != d->len || d->used > NAMES_MAX) return SHAPE_NONE;
    uint32_t shape = SHAPE_EMPTY;
    for (uint32_t i = 0; shape && i < d->used; i++) {
        value key = d->entries[i].key;
        if (!is_str(key) || !as_str(key)->interned) return SHAPE_NONE;
        shape = shape_after(vm, shape, as_str(key));
    }
    return d->shape = shape;
}

uint32_t dict_own_shape(vm *vm, dict *d) {
    if (!d->shape) d->shape = new_shape(vm);
    return d->shape;
}

bool dict_add_shaped(vm *vm, dict *d, str *name, value v, uint32_t shape) {
    if (!dict_insert_new(vm, d, incref(from_object(name)), name->hash, incref(v))) return false;
    d->shape = shape;
    return true;
}

void shapes_free(vm *vm) {
    shape_step *steps = vm->shapes.steps;
    for (uint32_t i = 0; i < vm->shapes.cap; i++)
        if (steps[i].name) DECREF_OBJ(vm, steps[i].name);
    free(steps);
    vm->shapes.steps = NULL;
    vm->shapes.n = vm->shapes.cap = 0;
}

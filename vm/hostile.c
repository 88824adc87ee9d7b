#include "hostile.h"
#include <string.h>
#include "objects/set.h"
#include "state.h"

#define EACH 128u      /* so many deaths in a row, then half of so many, a third, ... */
#define COLLECT 64u     /* attacks between collections */
#define FRAMES 3        /* of the innermost, what they see is attacked */
#define DEPTH 32u       /* of frames, and of the C stack, that an attack has to find */
#define C_STACK (96 << 10)
#define LARGE 4096u     /* a container with more is left alone, for time's sake */

static const char text[] =
    "class Scratch:\n"
    "    def __init__(self, n):\n"
    "        self.a, self.b = [1.5 * n], {n: 'x' * n}\n"
    "def numbers(n):\n"
    "    try:\n"
    "        for i in range(n):\n"
    "            yield [i] * 20\n"
    "    finally:\n"
    "        Scratch.seen = n\n"
    "def deep(n, *rest, **named):\n"
    "    a, b, c, d = [n], (n, rest), {n: named}, 2.5 ** n\n"
    "    return deep(n - 1, a, b, key=c) if n else str(d)\n"
    "def attack():\n"
    "    Scratch.seen = None\n"
    "    del Scratch.seen\n"
    "    g = numbers(2)\n"
    "    next(g)\n"
    "    try:\n"
    "        g.throw(ValueError('hostile'))\n"
    "    except ValueError as e:\n"
    "        kept = repr(e)\n"
    "    deep(4)\n"
    "    return [Scratch(len(x)) for x in numbers(2)], kept\n";

static const char added[] = "hostile";      /* the name that comes and goes */

bool hostile_start(vm *vm)
{
    if (vm->hostile.attack) return true;
    code *c = compile_library(vm, text, sizeof text - 1, "<hostile>");
    dict *globals = c ? dict_new(vm) : NULL;
    bool ok = globals && dict_set_str(vm, globals, vm->names.name, from_object(vm->names.name)) &&
              dict_set_str(vm, globals, vm->names.builtins, from_object(vm->builtins));
    function *body = ok ? function_new(vm, c, globals) : NULL;
    value r = body ? call_function(vm, body, NULL, 0, NULL) : FAILED;
    str *attack = r ? str_intern_cstr(vm, "attack") : NULL;
    vm->hostile.name = attack ? str_intern_cstr(vm, added) : NULL;
    if (vm->hostile.name) vm->hostile.attack = (function *)as_object(incref(dict_get_str(globals, attack)));
    xdecref(vm, r);
    if (attack) DECREF_OBJ(vm, attack);
    if (body) DECREF_OBJ(vm, body);
    if (globals) DECREF_OBJ(vm, globals);
    if (c) DECREF_OBJ(vm, c);
    return vm->hostile.attack != NULL;
}

void hostile_end(vm *vm)
{
    function *attack = vm->hostile.attack;
    str *name = vm->hostile.name;
    vm->hostile.attack = NULL;
    vm->hostile.name = NULL;
    if (attack) DECREF_OBJ(vm, attack);
    if (name) DECREF_OBJ(vm, name);
}

/* What growing it and shrinking it again comes to. */
static void move_block(vm *vm, void **block, size_t size)
{
    void *moved = *block ? heap_alloc(vm, size) : NULL;
    if (!moved) return;
    memcpy(moved, *block, size);
    heap_free(vm, *block, size);
    *block = moved;
}

/* A name in what is not iterated over just now: that would see it. */
static void come_and_go(vm *vm, dict *d)
{
    if (d->len >= LARGE) return;
    dict_set(vm, d, from_object(vm->hostile.name), NONE);
    dict_delete(vm, d, from_object(vm->hostile.name));
}

static void attack_value(vm *vm, value v)
{
    if (!is_object(v)) return;
    object *o = as_object(v);
    if (o->type == &type_list && as_list(v)->len < LARGE) {
        move_block(vm, (void **)&as_list(v)->items, as_list(v)->cap * sizeof(value));
    } else if (o->type == &type_set && as_set(v)->used < LARGE) {
        move_block(vm, (void **)&as_set(v)->table, set_table_bytes(as_set(v)));
    } else if (o->type == &type_dict && as_dict(v)->len < LARGE) {
        dict *d = as_dict(v);
        move_block(vm, (void **)&d->entries, dict_table_bytes(d));
        d->index = d->entries + d->cap;
    } else if (o->type->heap) {
        dict **attrs = instance_dict(o);
        if (attrs && *attrs) {
            attack_value(vm, from_object(*attrs));
            come_and_go(vm, *attrs);
        }
        object_setattr(vm, from_object(o->type), vm->hostile.name, NONE);
        exception_clear(vm);
        object_setattr(vm, from_object(o->type), vm->hostile.name, EMPTY);
    }
    exception_clear(vm);
}

static void attack_frame(vm *vm, frame *f)
{
    const code *c = f->func->code;
    for (uint32_t i = 0; i < c->nslots; i++) {
        value v = f->slots[i];
        if (v == EMPTY) continue;
        if (has_type(v, &type_cell)) v = ((cell *)as_object(v))->v;
        if (v == EMPTY) continue;
        incref(v);
        attack_value(vm, v);
        decref(vm, v);
    }
    come_and_go(vm, f->func->globals);
    exception_clear(vm);
}

void hostile_attack(vm *vm)
{
    struct hostile *h = &vm->hostile;
    if (!h->attack || h->attacking || !vm->current || vm->breaker & BREAK_INTERRUPT) return;
    /* Its own finalizers are not to end in a RecursionError, which would be printed. */
    if (vm->headroom < DEPTH || (char *)__builtin_frame_address(0) - vm->c_stack_limit < C_STACK) return;
    h->deaths++;
    if (h->deaths % (1 + h->deaths / EACH)) return;
    h->attacking = true;
    value raised = vm->raised;
    vm->raised = EMPTY;
    int n = FRAMES;
    for (frame *f = frame_visible(vm->current); f && n--; f = frame_visible(f->prev)) attack_frame(vm, f);
    come_and_go(vm, vm->builtins);
    value r = call_function(vm, h->attack, NULL, 0, NULL);
    xdecref(vm, r);
    exception_clear(vm);
    if (++h->attacks % COLLECT == 0 && !vm->heap.gc_disabled) gc_collect(vm);
    vm->raised = raised;
    h->attacking = false;
}

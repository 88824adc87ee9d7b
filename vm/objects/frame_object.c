/* Frames as the program sees them. */
#include "frame_object.h"
#include "class.h"
#include "frame_locals.h"
#include "../abstract.h"
#include "../chain.h"
#include "../coroutine.h"

frame_object *frame_object_of(vm *vm, frame *f) {
    if (f->object) return f->object;
    uint32_t n = f->func->code->nslots;
    frame_object *o = object_new(vm, &type_frame, sizeof *o + n * sizeof(value));
    if (!o) return NULL;
    *o = (frame_object){ .head = o->head, .frame = f, .func = f->func, .n = n };
    INCREF_OBJ(f->func);
    for (uint32_t i = 0; i < n; i++) o->items[i] = EMPTY;
    gc_track(vm, &o->head);
    f->object = o;
    return o;
}

/* A generator's frame that waits to be resumed, or is over: nobody called it. */
static bool is_uncalled(const frame *f) { return is_gen_frame(f) && chain_state(gen_of_frame((frame *)(uintptr_t)f)) != GEN_EXECUTING; }

/* What C has under way is left as it is: the frame may end with an exception, or none. */
static frame_object *caller_object(vm *vm, frame *f) {
    frame *back = is_uncalled(f) ? NULL : frame_visible(f->prev);
    if (!back) return NULL;
    value raised = exception_take(vm);
    frame_object *o = frame_object_of(vm, back);
    if (!o) exception_clear(vm);
    vm->raised = raised;
    return o;
}

void frame_object_retire(vm *vm, frame *f) {
    frame_object *o = f->object;
    f->object = NULL;
    o->at = frame_at(f);
    if (o->head.refs > 1) {
        o->back = caller_object(vm, f);
        if (o->back) INCREF_OBJ(o->back);
        for (uint32_t i = 0; i < o->n; i++) {
            o->items[i] = f->slots[i];
            f->slots[i] = EMPTY;
        }
    }
    o->frame = NULL;
    DECREF_OBJ(vm, o);
}

void frame_object_forget(vm *vm, frame *f) {
    if (!f->object) return;
    frame_object *o = f->object;
    f->object = NULL;
    o->at = frame_at(f);
    o->frame = NULL;
    DECREF_OBJ(vm, o);
}

value *frame_object_slots(frame_object *o) { return o->frame ? o->frame->slots : o->items; }
uint32_t frame_object_at(const frame_object *o)
{
    if (!o->frame) return o->at;
    if (is_gen_frame(o->frame)) chain_settle(gen_of_frame(o->frame));
    return frame_at(o->frame);
}

/* --- the type ---------------------------------------------------------------------------------- */
static void frame_drop_slots(vm *vm, object *self) {
    frame_object *o = (frame_object *)self;
    for (uint32_t i = 0; i < o->n; i++) replace(vm, &o->items[i], EMPTY);
    dict *extra = o->extra;
    o->extra = NULL;
    if (extra) DECREF_OBJ(vm, extra);
}

static void frame_dealloc(vm *vm, object *self) {
    frame_object *o = (frame_object *)self;
    gc_untrack(vm, self);
    frame_drop_slots(vm, self);
    if (o->back) DECREF_OBJ(vm, o->back);
    DECREF_OBJ(vm, o->func);
    object_free(vm, self, sizeof *o + o->n * sizeof(value));
}

static void frame_traverse(object *self, visit_fn visit, void *arg) {
    frame_object *o = (frame_object *)self;
    visit(arg, from_object(o->func));
    if (o->back) visit(arg, from_object(o->back));
    if (o->extra) visit(arg, from_object(o->extra));
    for (uint32_t i = 0; i < o->n; i++)
        if (o->items[i]) visit(arg, o->items[i]);
}

static void frame_clear_refs(vm *vm, object *self) {
    frame_object *o = (frame_object *)self, *back = o->back;
    frame_drop_slots(vm, self);
    o->back = NULL;
    if (back) DECREF_OBJ(vm, back);
}

#define FRAME_GET(id, expr) \
    static value get_##id(vm *vm, value self) { frame_object *o = as_frame_object(self); (void)vm, (void)o; return expr; }
FRAME_GET(code, incref(from_object(o->func->code)))
FRAME_GET(globals, incref(from_object(o->func->globals)))
FRAME_GET(builtins, incref(from_object(vm->builtins)))
FRAME_GET(lasti, from_small((int64_t)frame_object_at(o) * (int64_t)sizeof(word)))
FRAME_GET(lineno, from_small(code_line(o->func->code, frame_object_at(o))))
FRAME_GET(locals, frame_object_locals(vm, o))
FRAME_GET(trace, NONE)
FRAME_GET(trace_lines, TRUE_)
FRAME_GET(trace_opcodes, FALSE_)

static value get_back(vm *vm, value self) {
    frame_object *o = as_frame_object(self), *back = o->back;
    frame *f = o->frame;
    if (f && !is_uncalled(f)) {
        f = frame_visible(f->prev);
        back = f ? frame_object_of(vm, f) : NULL;
        if (f && !back) return FAILED;
    }
    return back ? incref(from_object(back)) : NONE;
}

value frame_object_locals(vm *vm, frame_object *o) {
    if (o->func->code->flags & CODE_MODULE) return incref(from_object(o->func->globals));
    if (o->func->code->flags & CODE_CLASS_BODY) return xincref(frame_object_slots(o)[0]);
    return frame_locals_new(vm, o);
}

/* What is not running, or waits to go on, may be cleared; a generator that has not started ends by it. */
static value frame_clear_method(vm *vm, const value *args, int nargs) {
    (void)nargs;
    frame_object *o = as_frame_object(args[0]);
    frame *f = o->frame;
    if (!f) {
        frame_drop_slots(vm, &o->head);
        return NONE;
    }
    if (!is_uncalled(f))
        return raise_error(vm, &type_RuntimeError, "cannot clear an executing frame");
    if (f->state != GEN_CREATED) return raise_error(vm, &type_RuntimeError, "cannot clear a suspended frame");
    gen *g = gen_of_frame(f);
    if (g->head.type == &type_coroutine) warn_never_awaited(vm, g);
    value r = gen_close(vm, g);
    frame_drop_slots(vm, &o->head);
    return r;
}

static value frame_repr(vm *vm, value self) {
    frame_object *o = as_frame_object(self);
    const code *c = o->func->code;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_printf(&b, "<frame at 0x%llx, file ", (unsigned long long)self);
    bool ok = strbuf_add_repr(&b, from_object(c->filename));
    strbuf_printf(&b, ", line %u, code ", code_line(c, frame_object_at(o)));
    strbuf_add_str(&b, c->name);
    strbuf_addz(&b, ">");
    if (ok) return from_object(strbuf_finish(&b));
    strbuf_discard(&b);
    return FAILED;
}

static const native_def frame_methods[] = { { "clear", frame_clear_method, 1, 1, NULL }, { 0 } };
static const getset_def frame_getsets[] = {
    { "f_back", get_back, NULL }, { "f_builtins", get_builtins, NULL }, { "f_code", get_code, NULL },
    { "f_globals", get_globals, NULL }, { "f_lasti", get_lasti, NULL }, { "f_lineno", get_lineno, NULL },
    { "f_locals", get_locals, NULL }, { "f_trace", get_trace, NULL }, { "f_trace_lines", get_trace_lines, NULL },
    { "f_trace_opcodes", get_trace_opcodes, NULL }, { 0 },
};

type type_frame = {
    .head = TYPE_HEAD, .name = "frame", .base = &type_object, .instance_size = sizeof(frame_object), .final = true,
    .methods = frame_methods, .getsets = frame_getsets, .dealloc = frame_dealloc, .traverse = frame_traverse,
    .clear = frame_clear_refs, .repr = frame_repr,
};

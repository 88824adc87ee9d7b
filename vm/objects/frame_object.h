/* Frames as the program sees them: sys._getframe, gi_frame, tb_frame. */
#ifndef GENLAB_OBJECTS_FRAME_OBJECT_H
#define GENLAB_OBJECTS_FRAME_OBJECT_H

#include "function.h"

struct frame;

/* While the frame is there, this only points at it. Its end hands over what it holds, if anybody else looks at the object:
 * so the locals live as long as what shows them, and the frame's own end needs to test one word. */
typedef struct frame_object {
    object head;
    struct frame *frame;            /* NULL: it has ended */
    function *func;                 /* owned */
    struct frame_object *back;      /* owned or NULL; of a frame that has ended */
    dict *extra;                    /* owned or NULL: names without a slot that the program put into f_locals */
    uint32_t at;                    /* word offset of the last instruction of a frame that has ended */
    uint32_t n;
    value items[];                  /* the slots of a frame that has ended; else EMPTY */
} frame_object;

extern type type_frame, type_frame_locals;

static inline frame_object *as_frame_object(value v) { return (frame_object *)as_object(v); }
/* The frame's object: borrowed, the frame holds it. NULL: MemoryError. */
frame_object *frame_object_of(vm *vm, struct frame *f);
/* The frame, which has an object, ends: called before its slots are cleared, and before prev is forgotten. */
void frame_object_retire(vm *vm, struct frame *f);
/* The same for the collector, which takes everything apart: nothing is handed over. */
void frame_object_forget(vm *vm, struct frame *f);
/* The slots, wherever they are now. */
value *frame_object_slots(frame_object *o);
/* Word offset of the instruction that it is at. */
uint32_t frame_object_at(const frame_object *o);
/* Its f_locals: a new reference. */
value frame_object_locals(vm *vm, frame_object *o);

#endif

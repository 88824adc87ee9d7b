/* Direct threading (Bell, "Threaded Code", 1973): a body goes on at the address of the next instruction's handler, and looks
 * nothing up by number. The code stays as it is, beside an image of those addresses (image.h), of which `image` is what is added
 * to twice ip. Landings and shims have no image: there GO looks up.
 *
 * VARIANT taildup of clang, preferred: -mllvm -tail-dup-size=1000 -mllvm -tail-dup-pred-size=1000 -mllvm -enable-tail-merge=0 */
#ifndef STRATEGY_PROBE
#define CLAIM CLAIM_JUMP_EACH
#define IMAGE true
#define INST(name, effect, ...) op_##name: w = ip[-1];
#define DISPATCH() do { \
        handler = *(const void *const *)(image + IMAGE_SCALE * (uintptr_t)ip++); \
        OBSERVE(); \
        OBSERVE_IMAGE(); \
        goto *handler; \
    } while (0)
#define DISPATCH_ANYWHERE() do { ip++; OBSERVE(); goto *labels[WORD_OP(ip[-1])]; } while (0)
#define IMAGE_SCALE (sizeof(void *) / sizeof(word))
#define IMAGE_OF(c) ((uintptr_t)(c)->image - IMAGE_SCALE * (uintptr_t)(c)->insts)
#define FRAME_CHANGED() (image = f->func ? IMAGE_OF(CODE()) : 0)
#if RUN_FORM == FORM_CHECKED
#define OBSERVE_IMAGE() do { if (handler != labels[WORD_OP(ip[-1])]) broken(f, ip - 1, "its image is not true"); } while (0)
#else
#define OBSERVE_IMAGE() ((void)0)
#endif
#define LABEL(name) [OP_##name] = &&op_##name,
#define DISPATCH_BEGIN
#define DISPATCH_END
#define DISPATCH_LABELS \
    static const void *const labels[256] = { OPCODES(LABEL) }; \
    const void *handler; \
    uintptr_t image; \
    if (!f) return (value)(uintptr_t)labels; /* run_handlers */
#include "dispatch/shared/loop.h"
#endif

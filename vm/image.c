/* Images of code: see image.h. */
#include "image.h"
#include <string.h>
#include "run.h"

void image_follow(const vm *vm, code *c, uint32_t at)
{
    if (c->image) c->image[at] = run_handlers(vm->strategy)[WORD_OP(c->insts[at])];
}

bool image_make(vm *vm, code *c)
{
    if (!vm->strategy->image) return true;
    c->image = heap_alloc(vm, c->ninsts * sizeof *c->image);
    if (!c->image) return false;
    memset(c->image, 0, c->ninsts * sizeof *c->image);
    for (uint32_t at = 0; at < c->ninsts; at += word_size(c->insts[at])) image_follow(vm, c, at);
    return true;
}

void image_free(vm *vm, code *c)
{
    heap_free(vm, c->image, c->image ? c->ninsts * sizeof *c->image : 0);
}

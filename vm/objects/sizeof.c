#include "sizeof.h"
#include "../lazy.h"
#include "../state.h"
#include "float.h"
#include "int.h"

static size_t code_bytes(const code *c) {
    return sizeof *c + c->nconsts * sizeof(value) + c->nnames * sizeof(str *) + c->nslots * sizeof(str *) +
           c->ninsts * sizeof(word) + c->nhandlers * sizeof(handler) + c->nlines * sizeof(line_entry);
}

size_t object_sizeof(vm *vm, value v) {
    (void)vm;
    if (!is_object(v)) return sizeof(value);
    const object *o = as_object(v);
    const type *t = o->type;
    if (t == &type_int) return sizeof(bigint) + (size_t)((const bigint *)o)->n->_mp_alloc * sizeof(mp_limb_t);
    if (t == &type_str) return offsetof(str, data) + ((size_t)((const str *)o)->len + 1) * ((const str *)o)->width;
    if (t == &type_list) return sizeof(list) + ((const list *)o)->cap * sizeof(value);
    if (t == &type_tuple) return sizeof(tuple) + ((const tuple *)o)->len * sizeof(value);
    if (t == &type_dict) return sizeof(dict) + dict_table_bytes((const dict *)o);
    if (is_set(v)) return sizeof(set) + set_table_bytes((const set *)o);
    if (type_is_gen(t)) return gen_bytes(frame_code(&((const gen *)o)->frame));
    if (t == &type_code) return code_bytes((const code *)o);
    if (is_lazy(v)) return sizeof(lazy) + as_lazy(v)->n * sizeof(value);
    return t->instance_size;
}

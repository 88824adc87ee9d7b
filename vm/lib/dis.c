/* The _dis module, for lib/py/dis.py. */
#include <stdlib.h>
#include "modules.h"
#include "../abstract.h"
#include "../disasm.h"
#include "../memory.h"
#include "../state.h"

/* text(code, adaptive): the listing of a code object and of those among its constants. */
static value dis_text(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!has_type(args[0], &type_code))
        return raise_error(vm, &type_TypeError, "expected a code object, not %s", type_of(args[0])->name);
    int adaptive = op_truth(vm, args[1]);
    if (adaptive < 0) return FAILED;
    char *text = NULL;
    size_t len = 0;
    FILE *out = mem_stream(&text, &len);
    if (!out) return raise_memory(vm);
    disassemble(vm, (code *)as_object(args[0]), out, adaptive);
    value r = fclose(out) == 0 ? from_object(str_from_utf8(vm, text, len)) : raise_memory(vm);
    free(text);
    return r;
}

static const native_def dis_functions[] = { { "text", dis_text, 2, 2, NULL }, { 0 } };

value dis_module(vm *vm) { return module_new(vm, "_dis", dis_functions); }

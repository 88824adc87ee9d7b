/* The instruction table, from the heads. */
#include "code.h"
#include "opcode_table.h"

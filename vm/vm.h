/* The VM as its users see it: bench/ and tests may include this header and nothing else of vm/.
 * One VM is one configuration: a dispatch strategy and a set of specializers, with its own heap and its own code
 * objects. A VM is used by one thread at a time; several VMs live side by side in a process. */
#ifndef GENLAB_VM_H
#define GENLAB_VM_H

#include <stdio.h>
#include "value.h"

/* The compilations of the interpreter template. Timed runs use FAST; it carries no counters. */
enum vm_form { VM_FAST, VM_STATS, VM_CHECKED, VM_FORMS };

/* Hard modes for tests. */
enum vm_hard {
    VM_HARD_SPECIALIZE = 1,     /* specialize at the first execution */
    VM_HARD_DEOPT = 2,          /* every guard fails */
    VM_HARD_GC = 4,             /* collect at every safe point behind a new object (in large heaps, behind 1/256 more) */
    VM_HARD_DROP = 8,           /* a hostile finalizer at each death of an object (in long runs, at ever fewer) */
    VM_HARD_STACK = 16,         /* each frame in memory of its own, and little C stack for nested run loops */
};

typedef struct vm_config {
    const char *dispatch;       /* "cgoto", "cgoto@gcc-12" or "cgoto@clang-19+taildup", perhaps with "+order1" behind; NULL: tail where
                                 * it can be compiled, else cgoto */
    const char *specialize;     /* all | none | NAME,... | -NAME,... ; NULL: all */
    enum vm_form form;
    unsigned hard;              /* set of enum vm_hard */
    uint64_t fail_alloc;        /* a further hard mode: the n-th allocation fails (of the process: for one VM); 0: none */
    unsigned order;             /* which of the compiled handler orders, modulo how many there are, if the name does not say (timed
                                 * form); 0: as written */
    int argc;                   /* sys.argv of the program, borrowed while the VM lives */
    char **argv;
} vm_config;

/* NULL on error with a message (one line, no newline; names the known choices) in err. */
vm *vm_new(const vm_config *config, char *err, size_t errsize);
void vm_free(vm *vm);

/* Names the program's functions to Linux perf, in /tmp/perf-PID.map, from now on: before anything is loaded, for one VM of
 * a process. Each call then is a nested run loop (see perfmap.h). False with a message in err. */
bool vm_perf_map(vm *vm, char *err, size_t errsize);

enum { VM_INTERRUPTED = 256 };  /* no exit status: who ends with it dies of SIGINT, as CPython does */
/* Runs a program as __main__: its exit status (0; 1 after a traceback or a source error on stderr; or sys.exit's), or VM_INTERRUPTED
 * after the traceback of a KeyboardInterrupt.
 * Flushes the program's stdout; finalizes what the program leaves. */
int vm_run_source(vm *vm, const char *text, size_t size, const char *filename);

/* Loads a file's definitions under the given __name__ (not "__main__"). False: see vm_error. */
bool vm_load(vm *vm, const char *text, size_t size, const char *filename, const char *name);
/* A global of what was loaded: borrowed, EMPTY if absent. */
value vm_global(vm *vm, const char *name);
/* Calls with borrowed arguments; a new reference or FAILED (see vm_error). */
value vm_call(vm *vm, value fn, const value *args, int nargs);
void vm_drop(vm *vm, value v);      /* gives a reference back; EMPTY is fine */
value vm_int(int64_t n);            /* needs |n| < 2^62 */
bool vm_to_int(value v, int64_t *n);/* false if it isn't a small integer */
int vm_equal(vm *vm, value a, value b); /* 1, 0, -1 raised */
char *vm_repr(vm *vm, value v);     /* malloc'ed UTF-8 for messages; never NULL unless out of memory */
/* The text of the pending error as CPython would print it (malloc'ed), and clears it. */
char *vm_error(vm *vm);

/* Live bytes that the VM's objects and containers occupy now. */
size_t vm_live_bytes(const vm *vm);
/* Stop the running program with KeyboardInterrupt at its next safe point. Async-signal-safe. */
void vm_interrupt(vm *vm);

/* What the program did. But for attempts, failures and deopts, all is kept by the STATS form only. */
enum { VM_SPECIALIZERS_MAX = 128, VM_OPERANDS_SIZE = 120, VM_REFUSALS_MAX = 8, VM_SIZE_CLASSES = 33 };

typedef struct vm_tally {
    uint64_t hits, misses;      /* the guard held, or not, of a specialized form */
    uint64_t bypasses;          /* hits that went on to the general form, since the special one cannot do it all */
    uint64_t deopts;            /* turned back into the general form */
    uint64_t attempts, failures;/* tried when an instruction was hot, and refused */
} vm_tally;

/* Operands with which specialization failed at a site. */
typedef struct vm_refusal {
    char operands[VM_OPERANDS_SIZE];    /* "list, int": their types; of what is called, what it is */
    uint64_t refused;                   /* how often all that were tried refused them */
    uint64_t missed;                    /* how often they turned a specialized form back */
    enum { VM_NOT_TRIED, VM_FILL_REFUSED, VM_GUARD_REFUSED } why[VM_SPECIALIZERS_MAX]; /* the last time */
} vm_refusal;

/* An instruction in the code that counted more than executions, or that may be specialized. */
typedef struct vm_site {
    const char *file, *function;
    bool library;
    uint32_t line, column;      /* from 1; column 0: not known */
    uint8_t base, op;           /* opcodes: its general form, and the one that it has now */
    uint8_t adaptive;           /* there are specialized forms */
    int specializer;            /* whose form it has; -1: none */
    char *argument;             /* the name that it is about; NULL: none */
    uint64_t executed;
    uint64_t frames_pushed, nested_runs;        /* by it, or by C code that it called */
    uint64_t looks;             /* how often it was hot enough for an attempt */
    uint32_t wait;              /* executions from the last such look to the next one */
    vm_tally tally;             /* of all specializers together */
    int nrefusals;
    vm_refusal *refusals;       /* the first VM_REFUSALS_MAX different ones; NULL: none */
} vm_site;

typedef struct vm_stats {
    uint64_t instructions;                          /* executed */
    uint64_t frames_pushed;                         /* entered without a C call */
    uint64_t nested_runs;                           /* run loops entered by C code */
    vm_tally spec[VM_SPECIALIZERS_MAX];             /* by specializer index */
    uint64_t opcode[256];
    /* By first and second opcode, of instructions executed one after the other: all, and those that also stand one behind the
     * other in the code. NULL in other forms. */
    uint64_t (*pairs)[256], (*adjacent)[256];
    vm_site *sites;
    size_t nsites;
    struct { uint64_t allocated, reused, freed; } sizes[VM_SIZE_CLASSES + 1]; /* class i: up to 16 i bytes; the last: larger */
    size_t peak_bytes;                              /* of vm_live_bytes */
    bool incomplete;                                /* memory was out: some sites are missing */
} vm_stats;
const vm_stats *vm_get_stats(const vm *vm);         /* borrowed */
const char *vm_opcode_base(int op);                 /* the general form that a specialized one stands for */

/* --- what this build has; NULL past the last --- */
const char *vm_specializer_name(int i);
typedef struct vm_strategy_info {
    const char *name;           /* "cgoto@gcc-12", "cgoto@clang-19+taildup" */
    const char *base;           /* "cgoto" */
    int rank;                   /* 0: for who asks for it; of the others the highest is a VM's default */
    const char *compiler;       /* "gcc-12" */
    const char *compiler_version;
    const char *flags;
    bool preferred;             /* what the bare name means */
} vm_strategy_info;
bool vm_strategy(int i, vm_strategy_info *out);     /* false past the last */

/* What the machine code of a handler, the code of one instruction, shows. The words are defined in audit.py. */
typedef struct vm_handler {
    uint16_t instructions, bytes;               /* its own code: what no other handler reaches */
    uint16_t spills, reloads;                   /* of these, that write to the C stack and read from it */
    uint16_t way, way_calls, way_stack;         /* the cheapest way through: its instructions, calls of C, uses of the C stack */
    bool way_frame, way_shared;                 /* it moves the stack pointer; it ends in a jump that other ways end in */
    uint16_t first_range, ranges;               /* its own code, in vm_audit.ranges */
} vm_handler;
typedef struct vm_code_range { int from, to; } vm_code_range;  /* of addresses behind vm_audit.origin; `to` is not part of it */
typedef struct vm_audit {
    int jumps;                      /* indirect jumps in all its code */
    int handlers;                   /* 0 where only jumps can be counted; else as many as there are opcodes */
    int sharing;                    /* handlers whose way ends in a jump that other ways end in */
    bool contradicts;               /* the code is not what the strategy's header claims */
    const char *hash;               /* of the machine code without addresses: equal code has equal hashes */
    const vm_handler *handler;      /* by opcode */
    const vm_code_range *ranges;
    uintptr_t origin;
} vm_audit;
bool vm_audit_strategy(int i, vm_audit *out);       /* false past the last */
/* A sentence about it: "1 indirect jump for 248 handlers: merged by the compiler, behaves as a switch". */
void vm_audit_verdict(int i, char *out, size_t size);
const char *vm_opcode_name(int op);                 /* NULL if there is none */

/* Disassembles a program, nested code objects included; adaptive: as rewritten after it ran (vm_run_source first,
 * its code is kept when vm_keep_code was called before). False: see vm_error. */
bool vm_disassemble(vm *vm, const char *text, size_t size, const char *filename, FILE *out);
void vm_keep_code(vm *vm);
void vm_disassemble_kept(vm *vm, FILE *out);

#endif

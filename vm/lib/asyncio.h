/* What asyncio has in C: futures, tasks, handles, and what an event loop has ready. The rest is written in Python (py/asyncio).
 *
 * The loop takes a turn by a lazy iterator (lazy.h), whose step calls what was ready when the turn began. So the frame of a task's
 * coroutine is pushed on that of the loop, and a switch from one task to the next is a yield and a resume, in one run loop. */
#ifndef GENLAB_LIB_ASYNCIO_H
#define GENLAB_LIB_ASYNCIO_H

#include "contextvars.h"
#include "deque.h"
#include "../lazy.h"
#include "../state.h"

enum future_state { FUTURE_PENDING, FUTURE_CANCELLED, FUTURE_FINISHED };

typedef struct future {
    object head;
    dict *attrs;                /* owned or NULL: __dict__ */
    value loop;                 /* owned; EMPTY: __init__ has not run */
    value result;               /* owned: when it is finished; or EMPTY */
    value exception;            /* owned: likewise; or EMPTY */
    value trace;                /* owned: the traceback that the exception had then, until it is raised; or EMPTY */
    value cancel_message;       /* owned or EMPTY */
    value cancelled_error;      /* owned or EMPTY: the very exception that has cancelled a task, until it is raised */
    value callback, context;    /* owned: the first that is to be called in the end; or EMPTY. See WAKES */
    list *callbacks;            /* owned or NULL: the others, each with its context behind it */
    uint8_t state;              /* enum future_state */
    bool blocking;              /* it was yielded by an await of it */
    bool unretrieved;           /* nobody has asked for the exception yet */
} future;

/* In place of a callback's context: it is no callback but a task that awaits the future. */
#define WAKES NO_MORE

typedef struct task {
    future future;
    struct task *before, *behind;   /* borrowed: among those that are not done, in the order of their making (vm->asyncio) */
    value coro;                     /* owned */
    value name;                     /* owned; a small integer n stands for "Task-n" */
    value context;                  /* owned, as context_for_later gives it */
    value outer;                    /* owned: the context around its step while that runs; or EMPTY */
    value awaits;                   /* owned: the future that it awaits; or EMPTY */
    value thrown;                   /* owned: what its next step raises in the coroutine; or EMPTY */
    uint32_t cancel_requests;
    bool listed;
    bool must_cancel;               /* cancel() came where there was nothing to cancel: at the next step */
    bool quiet;                     /* nobody is to be told when it goes without being done */
} task;

/* What SelectorEventLoop derives from. */
typedef struct event_loop {
    object head;
    deque *ready;                   /* owned: handles, and the tasks whose next step is due */
    list *timers;                   /* owned: handles for later, a heap */
    uint64_t ncancelled;            /* how many of these are cancelled */
    value factory;                  /* owned: of tasks; or NONE */
    uint32_t plain;                 /* the version of its class whose call_soon was seen to be ours; or 0 */
    bool closed, debug;
} event_loop;

/* A callback that is to be called soon. */
typedef struct handle {
    object head;
    value callback, loop, context;  /* owned; callback: NONE once it is cancelled */
    tuple *args;                    /* owned */
    bool cancelled;
} handle;

typedef struct timer {
    handle handle;
    value when;                     /* owned, a number */
    double at;                      /* the same */
    bool scheduled;                 /* it is among its loop's timers */
} timer;

extern type type_future, type_future_iter, type_task, type_event_loop, type_handle, type_timer, type_turn;

static inline bool is_future(value v) { return has_layout(v, &type_future) || has_layout(v, &type_task); }
static inline bool is_task(value v) { return has_layout(v, &type_task); }
static inline bool is_timer(value v) { return has_layout(v, &type_timer); }
static inline future *as_future(value v) { return (future *)as_object(v); }
static inline task *as_task(value v) { return (task *)as_object(v); }
static inline handle *as_handle(value v) { return (handle *)as_object(v); }
static inline timer *as_timer(value v) { return (timer *)as_object(v); }

/* A name of a module in Python: new reference or FAILED. */
value asyncio_python(vm *vm, const char *module, const char *name);
/* function(arg), or function() where that is EMPTY, of a module in Python. */
value asyncio_call(vm *vm, const char *module, const char *name, value arg);
/* fn(args…, keyword=v), and the same of a method of o. New reference or FAILED. */
value asyncio_call_with(vm *vm, value fn, const value *args, int nargs, str *keyword, value v);
value asyncio_call_method(vm *vm, value o, str *name, const value *args, int nargs, str *keyword, value v);
/* Always FAILED. */
value raise_invalid_state(vm *vm, const char *text);
/* Whether exc is a CancelledError: 1, 0, -1 raised. */
int is_cancelled_error(vm *vm, value exc);
/* loop.call_exception_handler({'message': …}) for n more keys and values; what is raised then is only told of. */
void asyncio_report(vm *vm, value loop, const char *message, int n, const char *const *keys, const value *values, value about);

/* --- futures ------------------------------------------------------------------------------------------------------ */
/* The parts of slots that tasks share. future_init: loop NONE or EMPTY is the current one. False: raised. */
bool future_init(vm *vm, future *f, value loop);
value future_new(vm *vm, type *t, size_t size);     /* all of it is zero */
void future_clear(vm *vm, object *o);
void future_traverse(object *o, visit_fn visit, void *arg);
void future_finalize(vm *vm, object *o);
/* The result, or FAILED with its exception or a CancelledError raised. */
value future_result(vm *vm, future *f);
/* They end it, which must be pending, and have its callbacks called soon. False: raised. */
bool future_set_result(vm *vm, future *f, value result);
bool future_set_exception(vm *vm, future *f, value exc);    /* exc: an instance, or a class */
/* 1; 0: it is done already; -1: raised. message may be EMPTY. */
int future_cancel(vm *vm, future *f, value message);
value future_cancelled_error(vm *vm, future *f);    /* what is to be raised in who awaits it */
/* context: WAKES, or of the call. False: raised. */
bool future_add_callback(vm *vm, future *f, value fn, value context);
/* isfuture(o): whether its class is one of futures, of any make. */
value is_future_like(vm *vm, const value *args, int nargs);
/* What awaits one: what its next step gives is in *out (new reference). */
enum gen_result future_iter_step(vm *vm, value it, value *out);

/* --- tasks ------------------------------------------------------------------------------------------------------ */
/* __init__ of one, whose loop and context may be NONE. False: raised. */
bool task_start(vm *vm, task *t, value coro, value loop, value name, value context);
/* Its next step is due. False: raised. */
bool task_step_soon(vm *vm, task *t);
/* Begins a step. ASKING: its coroutine is to be resumed with None, and task_went_on() told of what came of it. NONE: that is done;
 * FAILED: it is, and the loop is to end by what is raised. */
value task_step_begin(vm *vm, task *t);
/* As it is shown among the callbacks of what it awaits: new reference. */
value task_wakeup_method(vm *vm, task *t);
/* What the coroutine has yielded, returned (both stolen) or raised. False: the loop is to end by what is raised. */
bool task_went_on(vm *vm, task *t, enum gen_result how, value out);

/* --- handles ---------------------------------------------------------------------------------------------------- */
/* New reference or FAILED; args are stolen and may be NULL. */
value handle_new(vm *vm, value callback, tuple *args, value loop, value context);
value timer_new(vm *vm, value when, value callback, tuple *args, value loop, value context);

/* --- loops ------------------------------------------------------------------------------------------------------ */
/* loop.call_soon(fn, arg, context=context), or fn() where arg is EMPTY. False: raised. */
bool loop_call_soon(vm *vm, value loop, value fn, value arg, value context);
/* The loop, if what is ready there is to be added by C: its call_soon is the one of event_loop. Else NULL. */
event_loop *plain_loop(vm *vm, value loop);
/* One of its timers is cancelled. */
void loop_timer_cancelled(value loop);
/* "Event loop is closed" where it is. */
bool loop_check_open(vm *vm, event_loop *l);

#endif

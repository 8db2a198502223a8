// The module atexit (Modules/atexitmodule.c).
#include "runtime/core/messages/atexit.h"
#include "runtime/core/startup.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/atexit.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// A list with a tuple (function, args, kwargs) for each registration, and None for one that was
// taken back; kUnbound while there was none.
constinit Value registered = kUnbound;

// A call may register and take back, even itself; what it registers is not called any more.
void run_registered() {
  if (registered.is_unbound()) return;
  const Ref callbacks = Ref::share(registered);
  for (int64_t i = as_list(callbacks)->length - 1; i >= 0; i--) {
    if (i >= as_list(callbacks)->length) continue;
    const Ref callback = Ref::share(as_list(callbacks)->items.pointer[i]);
    if (callback.get().is_none()) continue;
    const Value* parts = as_tuple(callback)->items();
    Ref result(molt_call_unpacked(borrowed(parts[0]), borrowed(parts[1]), borrowed(parts[2])));
    if (is_failure(result)) report_unraisable(parts[0], "Exception ignored in atexit callback");
  }
  list_clear(as_list(callbacks));
}

void run_at_exit() {
  run_registered();
  drop_field(registered);
}

}  // namespace

extern "C" Owned molt_f_atexit_register(Borrowed args, Borrowed kwargs) {
  Tuple* values = as_tuple(args);
  if (values->length == 0) return raise(messages::atexit_no_arguments);
  const Value function = values->items()[0];
  if (slot_of<&Slots::call>(type_of(function)) == nullptr)
    return raise(messages::atexit_not_callable);
  if (registered.is_unbound()) {
    MOLT_TRY(list, list_new());
    registered = value_of(list.take());
  }
  MOLT_TRY(rest, tuple_slice(values, 1, values->length));
  MOLT_TRY(callback, tuple_of(function, rest.get(), value_of(kwargs)));
  MOLT_TRY_DISCARD(list_append(as_list(registered), callback));
  exit_hooks.run_exit_functions = run_at_exit;
  return new_reference(function);
}

extern "C" Owned molt_f_atexit_unregister(Borrowed func) {
  if (registered.is_unbound()) return owned_none();
  const Ref callbacks = Ref::share(registered);
  List* list = as_list(callbacks);
  for (int64_t i = 0; i < list->length; i++) {
    const Ref callback = Ref::share(list->items.pointer[i]);
    if (callback.get().is_none()) continue;
    MOLT_TRY(is_same, is_equal(as_tuple(callback)->items()[0], value_of(func)));
    if (is_same.code == 0 || i >= list->length) continue;
    release(std::exchange(list->items.pointer[i], kNone));
  }
  return owned_none();
}

extern "C" Owned molt_f_atexit__clear() {
  if (!registered.is_unbound()) list_clear(as_list(registered));
  return owned_none();
}

extern "C" Owned molt_f_atexit__run_exitfuncs() {
  run_registered();
  return owned_none();
}

extern "C" Owned molt_f_atexit__ncallbacks() {
  return int_from_int64(registered.is_unbound() ? 0 : as_list(registered)->length);
}

}  // namespace molt::rt

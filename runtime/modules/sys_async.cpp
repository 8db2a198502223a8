// sys: hooks of async generators and the origin of coroutines (Python/sysmodule.c).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/frame.h"
#include "runtime/types/async_hooks.h"
#include "runtime/types/int.h"
#include "runtime/types/struct_sequence.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/sys.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(asyncgen_hooks)

namespace molt::rt {

namespace {

constexpr const char* kHookNames[] = {"firstiter", "finalizer"};

extern const StructSequenceFields kHookFields;
constexpr StructSequenceFields kHookFields{&molt_type_asyncgen_hooks, "asyncgen_hooks", kHookNames,
                                           2, 2};

int64_t origin_depth = 0;

// None takes the hook away; a missing argument leaves it.
Status check_hook(Value hook, const char* name) {
  if (hook.is_unbound() || hook.is_none()) return kOk;
  Type* type = type_of(hook);
  if (type->slots.call != nullptr) return kOk;
  return raise(messages::asyncgen_hook_callable, name, hook);
}

void set_hook(Value* field, Value hook) {
  if (hook.is_unbound()) return;
  retain(hook);
  release(std::exchange(*field, hook));
}

}  // namespace

extern "C" Owned molt_f_sys_set_asyncgen_hooks(Borrowed firstiter, Borrowed finalizer) {
  MOLT_TRY_DISCARD(check_hook(value_of(finalizer), "finalizer"));
  MOLT_TRY_DISCARD(check_hook(value_of(firstiter), "firstiter"));
  set_hook(&async_generator_hooks.finalizer, value_of(finalizer));
  set_hook(&async_generator_hooks.first_iteration, value_of(firstiter));
  return new_reference(kNone);
}

extern "C" Owned molt_f_sys_get_asyncgen_hooks() {
  const Value values[] = {
      value_of(new_reference(async_generator_hooks.first_iteration)),
      value_of(new_reference(async_generator_hooks.finalizer)),
  };
  return struct_sequence_new(kHookFields, values);
}

extern "C" Owned molt_f_sys_get_coroutine_origin_tracking_depth() {
  return int_from_int64(origin_depth);
}

extern "C" Owned molt_f_sys_set_coroutine_origin_tracking_depth(Borrowed depth) {
  int64_t number = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(depth), &number));
  if (number < 0) return raise(messages::origin_depth_negative);
  origin_depth = number;
  return new_reference(kNone);
}

}  // namespace molt::rt

MOLT_DEFINE_STRUCT_SEQUENCE(asyncgen_hooks, "asyncgen_hooks", "builtins", kHookFields, false)

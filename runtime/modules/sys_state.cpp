// Functions of the module sys: exceptions, limits, and properties of objects.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/io.h"
#include "runtime/core/state.h"
#include "runtime/platform/platform.h"
#include "runtime/types/exception.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/traceback.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/sys.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constexpr int64_t kMaxStrDigitsThreshold = 640;

double switch_interval = 0.005;

}  // namespace

// SystemExit(status): None gives no argument, a tuple is the arguments (PyErr_SetObject).
extern "C" Owned molt_f_sys_exit(Borrowed status) {
  const Value value = value_of(status);
  const Value cls = value_of_type(molt_type_SystemExit);
  Ref exception;
  if (value.is_none()) {
    exception = Ref(call(cls));
  } else if (is_tuple(value)) {
    exception = Ref(call_values(cls, as_tuple(value)->items(), as_tuple(value)->length));
  } else {
    exception = Ref(call(cls, value));
  }
  if (is_failure(exception)) return kOwnedError;
  return raise_instance(exception.consume());
}

extern "C" Owned molt_f_sys_exc_info() {
  const Value exception = handled_exception();
  if (exception.is_none()) return tuple_of(kNone, kNone, kNone);
  return tuple_of(Value::from_object(type_of(exception)), exception,
                  object_as<BaseException>(exception)->traceback);
}

extern "C" Owned molt_f_sys_exception() { return new_reference(handled_exception()); }

extern "C" Owned molt_f_sys_is_finalizing() {
  return {Value::from_bool(runtime_state.is_finalizing).bits};
}

extern "C" Owned molt_f_sys_getrecursionlimit() { return int_from_int64(recursion_limit()); }

extern "C" Owned molt_f_sys_setrecursionlimit(Borrowed limit) {
  int64_t number = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(limit), &number));
  if (number < 1) return raise(messages::recursion_limit_positive);
  if (!set_recursion_limit(number)) {
    const int64_t depth =
        platform::count_python_frames(__builtin_frame_address(0), recursion_limit());
    return raise(messages::recursion_limit_too_low, number, depth < 0 ? number : depth);
  }
  return owned_none();
}

extern "C" Owned molt_f_sys_get_int_max_str_digits() { return int_from_int64(int_max_str_digits); }

extern "C" Owned molt_f_sys_set_int_max_str_digits(Borrowed maxdigits) {
  int64_t digits = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(maxdigits), &digits));
  if (digits != 0 && digits < kMaxStrDigitsThreshold) {
    return raise(messages::max_str_digits_range, kMaxStrDigitsThreshold);
  }
  int_max_str_digits = digits;
  return owned_none();
}

extern "C" Owned molt_f_sys_getswitchinterval() {
  return {Value::from_double(switch_interval).bits};
}

extern "C" Owned molt_f_sys_setswitchinterval(Borrowed interval) {
  double seconds = 0;
  MOLT_TRY_DISCARD(number_as_double_py(value_of(interval), &seconds));
  if (!(seconds > 0)) return raise(messages::switch_interval_positive);
  switch_interval = seconds;
  return owned_none();
}

extern "C" Owned molt_f_sys_getdefaultencoding() { return make_str_ascii("utf-8"); }
extern "C" Owned molt_f_sys_getfilesystemencoding() { return make_str_ascii("utf-8"); }
extern "C" Owned molt_f_sys_getfilesystemencodeerrors() {
  return make_str_ascii("surrogateescape");
}
extern "C" Owned molt_f_sys_gettrace() { return owned_none(); }
extern "C" Owned molt_f_sys_getprofile() { return owned_none(); }

extern "C" Owned molt_f_sys_intern(Borrowed string) {
  const Value value = value_of(string);
  if (!is_str(value)) MOLT_TRY_DISCARD(require_str_argument("intern", nullptr, value));
  if (!is_exact_str(value)) return raise(messages::cannot_intern, value);
  return intern_str(as_str(value));
}

// The argument itself counts, as in CPython; immortal objects show CPython's count.
extern "C" Owned molt_f_sys_getrefcount(Borrowed object) {
  constexpr int64_t kImmortalShown = 4294967295;
  const Value value = value_of(object);
  if (!value.is_pointer() || (value.as_object()->flags & kFlagImmortal) != 0) {
    return int_from_int64(kImmortalShown);
  }
  return int_from_int64(value.as_object()->count + 1);
}

extern "C" Owned molt_f_sys_getallocatedblocks() { return int_from_int64(live_object_count()); }

}  // namespace molt::rt

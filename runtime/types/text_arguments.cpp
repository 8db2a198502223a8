#include "runtime/types/text_arguments.h"

#include <limits.h>

#include "runtime/core/messages/str.h"
#include "runtime/types/int.h"

namespace molt::rt {

Status size_argument_py(Value value, int64_t* result) {
  if (value.is_int()) [[likely]] {
    *result = value.as_int();
    return kOk;
  }
  MOLT_TRY(index, index_of(value));
  if (int_as_int64(index, result)) return kOk;
  return raise(messages::int_too_large_for_ssize);
}

Status int_argument_py(Value value, int64_t* result) {
  MOLT_TRY(index, index_of(value));
  if (int_as_int64(index, result) && *result >= INT_MIN && *result <= INT_MAX) return kOk;
  return raise(messages::int_too_large_for_int);
}

Status search_range_py(Value start, Value end, int64_t length, int64_t* first, int64_t* last) {
  *first = 0;
  *last = length;
  if (!start.is_none()) {
    MOLT_TRY_DISCARD(slice_bound_py(start, 0, first));
    if (*first < 0) *first = *first + length < 0 ? 0 : *first + length;
  }
  if (!end.is_none()) {
    MOLT_TRY_DISCARD(slice_bound_py(end, length, last));
    if (*last < 0) *last = *last + length < 0 ? 0 : *last + length;
    if (*last > length) *last = length;
  }
  return kOk;
}

Status require_str_operand(Value value) {
  if (is_str(value)) return kOk;
  return raise(messages::must_be_str, type_of(value));
}

Status require_str_argument(const char* function, const char* which, Value value) {
  if (is_str(value)) return kOk;
  if (which == nullptr) {
    return raise(messages::argument_must_be_str, function, argument_type_name(value));
  }
  return raise(messages::numbered_argument_must_be_str, function, which, argument_type_name(value));
}

}  // namespace molt::rt

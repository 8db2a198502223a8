#include "runtime/types/container_support.h"

#include "runtime/core/messages/container.h"
#include "runtime/types/instance.h"

namespace molt::rt {

Status check_no_keywords(const char* name, Value keyword_names) {
  if (num_keywords(keyword_names) == 0) return kOk;
  return raise(messages::no_keywords, name);
}

Status check_positional(const char* name, int64_t num_args, int64_t least, int64_t most) {
  if (num_args < least) {
    return raise(messages::positional_count, name, least == most ? "" : "at least ", least,
                 least == 1 ? "" : "s", num_args);
  }
  if (num_args > most) {
    return raise(messages::positional_count, name, least == most ? "" : "at most ", most,
                 most == 1 ? "" : "s", num_args);
  }
  return kOk;
}

Int64Result ssize_argument_py(Value value) {
  if (value.is_int()) return {value.as_int()};
  const Ref index = index_of(value);
  if (is_failure(index)) return Failure{};
  if (index.get().is_int()) return {index.get().as_int()};
  const Int64Result result = molt_unbox_big_int(index);
  if (result.value != kInt64Failed) return result;
  return raise(messages::length_too_large);
}

bool is_iterable(Value value) {
  Type* type = type_of(value);
  return slot_of<&Slots::iterate>(type) != nullptr ||
         (slot_of<&Slots::get_item>(type) != nullptr && !is_dict(value));
}

}  // namespace molt::rt

#include "runtime/modules/os_strings.h"

#include <cstring>

#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

char* const CStrings::kNone[1] = {nullptr};

CStrings::~CStrings() {
  for (int64_t i = 0; i < size_; i++) free_raw(strings_[i]);
  free_raw(strings_);
}

Status CStrings::add_text(const char* text, int64_t length) {
  if (size_ + 1 >= capacity_) {
    const int64_t capacity = capacity_ == 0 ? 16 : 2 * capacity_;
    char** grown = allocate_array<char*>(capacity);
    if (grown == nullptr) return kFailed;
    if (size_ > 0) memcpy(grown, strings_, static_cast<size_t>(size_) * sizeof(char*));
    free_raw(strings_);
    strings_ = grown;
    capacity_ = capacity;
  }
  char* copy = allocate_array<char>(length + 1);
  if (copy == nullptr) return kFailed;
  memcpy(copy, text, static_cast<size_t>(length));
  copy[length] = 0;
  strings_[size_++] = copy;
  strings_[size_] = nullptr;
  return kOk;
}

Status CStrings::add_py(Value value) {
  MOLT_TRY(bytes, path_bytes_py(value));
  const std::string_view text = bytes_view(as_bytes(bytes));
  return add_text(text.data(), static_cast<int64_t>(text.size()));
}

Status CStrings::add_environment_py(Value mapping) {
  MOLT_TRY(keys_method, find_attribute(mapping, MOLT_STR(keys)));
  if (keys_method.get().is_unbound()) return raise(messages::os_environment_type, "execve");
  MOLT_TRY(key_view, call(keys_method));
  MOLT_TRY(keys, list_from(key_view));
  MOLT_TRY(value_view, call_method(mapping, MOLT_STR(values)));
  MOLT_TRY(values, list_from(value_view));
  const int64_t count = as_list(keys)->length;
  for (int64_t i = 0; i < count && i < as_list(values)->length; i++) {
    MOLT_TRY(name, path_bytes_py(as_list(keys)->items[i]));
    MOLT_TRY(value, path_bytes_py(as_list(values)->items[i]));
    const std::string_view text = bytes_view(as_bytes(name));
    if (text.empty() || text.find('=', 1) != text.npos) {
      return raise(messages::os_environment_name);
    }
    ByteBuilder variable;
    variable.append(text);
    variable.append_byte('=');
    variable.append(bytes_view(as_bytes(value)));
    MOLT_TRY(whole, variable.finish());
    const std::string_view line = bytes_view(as_bytes(whole));
    MOLT_TRY_DISCARD(add_text(line.data(), static_cast<int64_t>(line.size())));
  }
  return kOk;
}

}  // namespace molt::rt

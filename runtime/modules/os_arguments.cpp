#include "runtime/modules/os_arguments.h"

#include "runtime/core/messages/io.h"
#include "runtime/core/messages/number.h"
#include "runtime/core/messages/os.h"
#include "runtime/platform/file_system.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_codecs.h"

MOLT_DEFINE_NAME(fileno)
MOLT_DEFINE_NAME(__fspath__)

namespace molt::rt {

namespace {

const char* taken_types(const PathRules& rules) {
  if (rules.takes_descriptor) {
    return rules.takes_none ? "string, bytes, os.PathLike, integer or None"
                            : "string, bytes, os.PathLike or integer";
  }
  return rules.takes_none ? "string, bytes, os.PathLike or None" : "string, bytes or os.PathLike";
}

// An int of C with the messages of _fd_converter.
Status plain_descriptor_py(Value value, int* descriptor) {
  MOLT_TRY(number, index_of(value));
  const int64_t clipped = int_as_int64_clipped(number);
  if (clipped > INT32_MAX) return raise(messages::os_descriptor_large);
  if (clipped < INT32_MIN) return raise(messages::os_descriptor_small);
  *descriptor = static_cast<int>(clipped);
  return kOk;
}

// The object's __fspath__(), or `object` itself where there is none.
Owned path_of_py(Value object, bool* has_method) {
  *has_method = false;
  MOLT_TRY(method, find_special(object, MOLT_STR(__fspath__)));
  if (method.get().is_unbound()) return new_reference(object);
  *has_method = true;
  MOLT_TRY(path, call(method));
  if (is_str(path.get()) || is_bytes(path)) return path.take();
  return raise(messages::os_fspath_result, object, path.get());
}

Status set_text(const PathRules& rules, PathArgument* path) {
  const std::string_view text = bytes_view(as_bytes(path->bytes));
  if (text.find('\0') != text.npos) {
    if (!path->is_bytes) return raise(messages::os_null_byte);
    return raise(messages::os_path_null, rules.function, rules.argument);
  }
  path->text = text.data();
  path->length = static_cast<int64_t>(text.size());
  return kOk;
}

}  // namespace

Status path_argument_py(const PathRules& rules, Borrowed argument, PathArgument* path) {
  const Value value = value_of(argument);
  if (rules.takes_none && value.is_none()) return kOk;
  path->object = Ref::share(value);
  if (!is_str(value) && !is_bytes(value)) {
    if (rules.takes_descriptor && can_index(value)) {
      path->is_descriptor = true;
      return plain_descriptor_py(value, &path->descriptor);
    }
    bool has_method = false;
    MOLT_TRY(found, path_of_py(value, &has_method));
    if (!has_method) {
      return raise(messages::os_path_type, rules.function, rules.argument, taken_types(rules),
                   value);
    }
    path->object = std::move(found);
  }
  path->is_bytes = is_bytes(path->object);
  MOLT_TRY(bytes, path->is_bytes ? new_reference(path->object) : encode_file_name(path->object));
  path->bytes = std::move(bytes);
  return set_text(rules, path);
}

Owned fspath_py(Value value) {
  if (is_str(value) || is_bytes(value)) return new_reference(value);
  bool has_method = false;
  MOLT_TRY(path, path_of_py(value, &has_method));
  if (!has_method) return raise(messages::os_fspath_type, value);
  return path.take();
}

Owned path_bytes_py(Value value) {
  MOLT_TRY(path, fspath_py(value));
  MOLT_TRY(bytes, is_bytes(path) ? path.take() : encode_file_name(path));
  if (bytes_view(as_bytes(bytes)).find('\0') != std::string_view::npos) {
    return raise(messages::os_null_byte);
  }
  return bytes.take();
}

Owned encode_file_name(Value text) {
  if (as_str(text)->is_ascii) return make_bytes(ascii_view(as_str(text)));
  MOLT_TRY(encoding, make_str_ascii("utf-8"));
  MOLT_TRY(errors, make_str_ascii("surrogateescape"));
  return encode_str(as_str(text), as_str(encoding), as_str(errors));
}

Owned name_like(const PathArgument& path, std::string_view name) {
  return path.is_bytes ? make_bytes(name) : decode_file_name(name);
}

Status directory_argument_py(Borrowed argument, int* directory) {
  const Value value = value_of(argument);
  if (value.is_none()) {
    *directory = platform::current_directory();
    return kOk;
  }
  if (!can_index(value)) return raise(messages::os_directory_descriptor, value);
  return plain_descriptor_py(value, directory);
}

Status descriptor_argument_py(Borrowed argument, int* descriptor) {
  Ref value = Ref::share(value_of(argument));
  if (!is_int(value)) {
    MOLT_TRY(method, find_attribute(value, MOLT_STR(fileno)));
    if (method.get().is_unbound()) return raise(messages::os_file_descriptor_type);
    MOLT_TRY(number, call(method));
    if (!is_int(number)) return raise(messages::os_fileno_result);
    value = std::move(number);
  }
  MOLT_TRY_DISCARD(c_int_argument_py(value, descriptor));
  if (*descriptor < 0) return raise(messages::os_file_descriptor_negative, *descriptor);
  return kOk;
}

Status c_int_argument_py(Borrowed value, int* result) {
  int64_t number = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(value), &number));
  *result = static_cast<int>(number);
  return kOk;
}

Status int64_argument_py(Borrowed value, int64_t* result) {
  MOLT_TRY(number, index_of(value_of(value)));
  if (!int_as_int64(number, result)) return raise(messages::int_too_large_for_long);
  return kOk;
}

Status id_argument_py(const char* what, Borrowed argument, uint32_t* id) {
  if (!can_index(value_of(argument))) {
    return raise(messages::os_id_type, what, value_of(argument));
  }
  MOLT_TRY(index, index_of(value_of(argument)));
  const int64_t number = int_as_int64_clipped(index);
  if (number < -1) return raise(messages::os_id_small, what);
  if (number > UINT32_MAX) return raise(messages::os_id_large, what);
  *id = static_cast<uint32_t>(number);
  return kOk;
}

}  // namespace molt::rt

#include "runtime/types/file_arguments.h"

#include "runtime/core/call.h"
#include "runtime/core/messages/io.h"
#include "runtime/core/messages/type.h"
#include "runtime/types/container_support.h"
#include "runtime/types/exception.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_file.h"
#include "runtime/types/text_file_layout.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

Status whence_number_py(Value value, int64_t* whence) { return int_argument_py(value, whence); }

Status whence_py(Value value, Message message, platform::SeekFrom* from) {
  int64_t number = 0;
  MOLT_TRY_DISCARD(whence_number_py(value, &number));
  if (number < 0 || number > 2) return raise(message, number);
  *from = static_cast<platform::SeekFrom>(number);
  return kOk;
}

Status require_writable_view(const char* function, Value object, WritableView* view) {
  ByteView bytes;
  const bool is_readonly =
      is_bytes(object) || !get_byte_view(object, &bytes) ||
      (has_type(object, molt_shape_memoryview) && object_as<MemoryView>(object)->is_readonly != 0);
  if (is_readonly) {
    return raise(messages::writable_buffer_required, function, argument_type_name(object));
  }
  *view = {const_cast<uint8_t*>(bytes.data), bytes.size};
  return kOk;
}

Failure raise_no_file_attribute(Value file, const char* name) {
  MOLT_TRY(text, intern_ascii(name));
  return raise_attribute_error(messages::no_attribute, file, text.get(),
                               static_cast<const Type*>(type_of(file)), text.get());
}

Status check_any_open_py(Value file) {
  if (is_text_file(file)) return text_file_check_open(as_text_file(file));
  if (is_buffered_file(file)) {
    BufferedFile* buffered = as_buffered_file(file);
    MOLT_TRY_DISCARD(buffered_file_check_attached(buffered));
    MOLT_TRY(is_closed, buffered_file_is_closed(buffered));
    return is_closed.code != 0 ? raise_closed() : kOk;
  }
  if (has_type(file, molt_shape_raw_file)) {
    return is_closed(as_raw_file(file)) ? raise_closed() : kOk;
  }
  MOLT_TRY(name, intern_ascii("closed"));
  MOLT_TRY(closed, get_attribute(file, as_str(name)));
  MOLT_TRY(truth, truth_of(closed));
  return truth.code != 0 ? raise_closed() : kOk;
}

Int64Result raw_file_truncate(RawFile* file, int64_t length) {
  const int result = platform::truncate_file(file->descriptor, length);
  if (result < 0) return raise_os_error(-result, kUnbound);
  return {length};
}

Owned newlines_seen(uint8_t seen) {
  static constexpr struct {
    uint8_t kind;
    const char* text;
  } kKinds[] = {{kSeenCr, "\r"}, {kSeenLf, "\n"}, {kSeenCrLf, "\r\n"}};
  Ref found[3];
  Value items[3];
  int count = 0;
  for (const auto& kind : kKinds) {
    if ((seen & kind.kind) == 0) continue;
    found[count] = Ref(make_str_ascii(kind.text));
    if (is_failure(found[count])) return kOwnedError;
    items[count] = found[count].get();
    count++;
  }
  if (count == 0) return owned_none();
  return count == 1 ? found[0].take() : tuple_from_values(items, count);
}

}  // namespace molt::rt

// Arguments of the byte types: items, parts, and what bytes(...) and bytearray(...) take.
#include "runtime/core/messages/str.h"
#include "runtime/core/names.h"
#include "runtime/types/buffer_wrapper.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/text_codecs.h"

namespace molt::rt {

namespace {

bool is_byte_like(Value value) {
  ByteView view;
  return get_byte_view(value, &view);
}

Status append_encoded(ByteBuilder& out, Value source, Value encoding, Value errors) {
  MOLT_TRY(bytes, encode_str(as_str(source), as_str(encoding),
                             errors.is_unbound() ? nullptr : as_str(errors)));
  const ByteView view = view_of(bytes.get());
  return out.append(view.data, view.size);
}

Status require_codec_name(Type* type, const char* which, Value value) {
  if (value.is_unbound() || is_str(value)) return kOk;
  return raise(messages::named_argument_must_be_str, static_cast<const char*>(type->c_name), which,
               argument_type_name(value));
}

// The result of __bytes__; 0 when the object has none.
Tri append_bytes_method_py(ByteBuilder& out, Value source) {
  if (!source.is_pointer() || is_byte_like(source)) return kTriFalse;
  MOLT_TRY(method, find_special(source, MOLT_STR(__bytes__)));
  if (method.get().is_unbound()) return kTriFalse;
  MOLT_TRY(result, call(method.get()));
  if (!is_bytes(result)) return raise(messages::bytes_method_result, result.get());
  const ByteView view = view_of(result.get());
  MOLT_TRY_DISCARD(out.append(view.data, view.size));
  return kTriTrue;
}

// An int is a number of zero bytes; 0 when the object is none.
Tri append_zeros_py(ByteBuilder& out, Value source) {
  if (is_byte_like(source) || !can_index(source)) return kTriFalse;
  const Int64Result count = index_int64(source, molt_type_OverflowError);
  if (count.value == kInt64Failed && exception_is_set()) {
    return clear_exception_if(molt_type_TypeError) ? kTriFalse : kTriError;
  }
  if (count.value < 0) return raise(messages::negative_count);
  MOLT_TRY_DISCARD(out.append_repeated(0, count.value));
  return kTriTrue;
}

}  // namespace

Status append_memory(ByteBuilder& out, const MemoryView* memory) {
  ExportedMemory exported;
  find_exported(memory->owner, &exported);
  const uint8_t* data = exported.view.data + memory->offset;
  for (int64_t i = 0; i < memory->length; i++)
    MOLT_TRY_DISCARD(out.append(data + i * memory->stride, memory->row_size));
  return kOk;
}

Status part_argument_py(Value value, BytePart* part) {
  if (get_byte_view(value, &part->view)) return kOk;
  if (!can_index(value)) return raise(messages::part_argument, value);
  const Int64Result byte = index_int64_clipped(value);
  if (byte.value == kInt64Failed && exception_is_set()) return Failure{};
  if (byte.value < 0 || byte.value > 255) return raise(messages::byte_range);
  part->single = static_cast<uint8_t>(byte.value);
  part->view = {&part->single, 1};
  return kOk;
}

Status byte_argument_py(Value value, uint8_t* byte) {
  const Int64Result number =
      value.is_int() ? Int64Result{value.as_int()} : index_int64_clipped(value);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  if (number.value < 0 || number.value > 255) return raise(messages::byte_range);
  *byte = static_cast<uint8_t>(number.value);
  return kOk;
}

Status append_iterable_py(ByteBuilder& out, Value iterable, Message range_message,
                          Message type_message, const char* type_name) {
  Ref iterator(iterate(iterable));
  if (is_failure(iterator)) {
    if (!clear_exception_if(molt_type_TypeError)) return Failure{};
    return raise(type_message, iterable, type_name);
  }
  while (true) {
    MOLT_TRY(item, next_of(iterator));
    if (item.get().is_unbound()) return out.failed() ? kFailed : kOk;
    const Value value = item.get();
    const Int64Result number =
        value.is_int() ? Int64Result{value.as_int()} : index_int64_clipped(value);
    if (number.value == kInt64Failed && exception_is_set()) return Failure{};
    if (number.value < 0 || number.value > 255) return raise(range_message);
    out.append_byte(static_cast<uint8_t>(number.value));
  }
}

Status append_source_py(ByteBuilder& out, Value source, Value encoding, Value errors, Type* type) {
  MOLT_TRY_DISCARD(require_codec_name(type, "encoding", encoding));
  MOLT_TRY_DISCARD(require_codec_name(type, "errors", errors));
  const bool is_text = !source.is_unbound() && is_str(source);
  if (!encoding.is_unbound()) {
    if (!is_text) return raise(messages::encoding_without_str);
    return append_encoded(out, source, encoding, errors);
  }
  if (is_text) return raise(messages::str_without_encoding);
  if (!errors.is_unbound()) return raise(messages::errors_without_str);
  if (source.is_unbound()) return kOk;
  ByteView view;
  if (get_byte_view(source, &view)) return out.append(view.data, view.size);
  if (type == &molt_type_bytes) {
    MOLT_TRY(done, append_bytes_method_py(out, source));
    if (done.code != 0) return kOk;
  }
  MOLT_TRY(done, append_zeros_py(out, source));
  if (done.code != 0) return kOk;
  if (has_type(source, molt_shape_memoryview) && !object_as<MemoryView>(source)->is_released) {
    MOLT_TRY_DISCARD(append_memory(out, object_as<MemoryView>(source)));
    return out.failed() ? kFailed : kOk;
  }
  MOLT_TRY(exported, memoryview_by_method_py(source));
  if (!exported.get().is_unbound()) {
    return append_memory(out, object_as<MemoryView>(exported.get()));
  }
  return append_iterable_py(out, source,
                            type == &molt_type_bytes ? messages::bytes_range : messages::byte_range,
                            messages::cannot_convert_to_bytes, type->c_name);
}

}  // namespace molt::rt

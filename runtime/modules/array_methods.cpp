// The methods of array.array.
#include "runtime/core/messages/container.h"
#include "runtime/core/messages/type.h"
#include "runtime/modules/array.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/object_state.h"
#include "runtime/types/slice.h"
#include "runtime/types/text_arguments.h"

MOLT_DEFINE_NAME(read)
MOLT_DEFINE_NAME(_array_reconstructor)
MOLT_DEFINE_NAME(array)

#define MOLT_ROWS "abi/modules/array.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/array.def"
#include "abi/types/rows.inc"

namespace molt::rt::array {

namespace {

ByteView bytes_of(const Array* array) {
  return {array->items.pointer, array->length * array->item_size};
}

Owned bytes_copy(const Array* array) {
  const ByteView view = bytes_of(array);
  return make_bytes({reinterpret_cast<const char*>(view.data), static_cast<size_t>(view.size)});
}

// The first place of an equal item in [start, stop), or -1.
Int64Result find_py(Borrowed self, Value item, int64_t start, int64_t stop) {
  for (int64_t i = start; i < stop && i < as_array(self)->length; i++) {
    MOLT_TRY(candidate, get_item(as_array(self), i));
    MOLT_TRY(is_same, is_equal(candidate, item));
    if (is_same.code != 0) return {i};
  }
  return {-1};
}

// CPython's numbers of machine formats, which pickles hold (arraymodule.c, mformatdescriptors).
int format_code(uint8_t typecode) {
  const bool is_signed =
      typecode == 'b' || typecode == 'h' || typecode == 'i' || typecode == 'l' || typecode == 'q';
  switch (typecode) {
    case 'u':
      return 20;
    case 'f':
      return 14;
    case 'd':
      return 16;
    default:
      break;
  }
  switch (item_size_of(typecode)) {
    case 1:
      return is_signed ? 1 : 0;
    case 2:
      return is_signed ? 4 : 2;
    case 4:
      return is_signed ? 8 : 6;
    default:
      return is_signed ? 12 : 10;
  }
}

constexpr int kNumFormats = 22;

}  // namespace

extern "C" Owned molt_g_array_typecode(Borrowed self) {
  return make_str_char(as_array(self)->typecode);
}
extern "C" Owned molt_g_array_itemsize(Borrowed self) {
  return int_from_int64(as_array(self)->item_size);
}

extern "C" Owned molt_m_array_append(Borrowed self, Borrowed v) {
  MOLT_TRY_DISCARD(append_py(as_array(self), value_of(v)));
  return owned_none();
}

extern "C" Owned molt_m_array_buffer_info(Borrowed self) {
  const Array* array = as_array(self);
  MOLT_TRY(address, int_from_uint64(reinterpret_cast<uintptr_t>(array->items.pointer)));
  return tuple_of(address.get(), Value::from_small_int(array->length));
}

extern "C" Owned molt_m_array_byteswap(Borrowed self) {
  const Array* array = as_array(self);
  for (int64_t i = 0; i < array->length; i++) {
    uint8_t* at = item_at(array, i);
    for (int low = 0, high = array->item_size - 1; low < high; low++, high--) {
      at[low] ^= at[high];
      at[high] ^= at[low];
      at[low] ^= at[high];
    }
  }
  return owned_none();
}

extern "C" Owned molt_m_array_count(Borrowed self, Borrowed v) {
  int64_t count = 0;
  for (int64_t i = 0; i < as_array(self)->length; i++) {
    MOLT_TRY(item, get_item(as_array(self), i));
    MOLT_TRY(is_same, is_equal(item, value_of(v)));
    count += is_same.code;
  }
  return int_from_int64(count);
}

extern "C" Owned molt_m_array_extend(Borrowed self, Borrowed bb) {
  MOLT_TRY_DISCARD(extend_py(as_array(self), value_of(bb)));
  return owned_none();
}

extern "C" Owned molt_m_array_frombytes(Borrowed self, Borrowed buffer) {
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(buffer), &view));
  // The bytes may be those of the array itself.
  MOLT_TRY(copy,
           make_bytes({reinterpret_cast<const char*>(view.data), static_cast<size_t>(view.size)}));
  MOLT_TRY_DISCARD(append_bytes(as_array(self), as_bytes(copy)->data(), view.size));
  return owned_none();
}

extern "C" Owned molt_m_array_fromfile(Borrowed self, Borrowed f, Borrowed n) {
  const Int64Result count = ssize_argument_py(value_of(n));
  if (count.value == kInt64Failed && exception_is_set()) return kOwnedError;
  if (count.value < 0) return raise(messages::array_negative_count);
  if (count.value > INT64_MAX / 16) return raise_memory_error();
  const int64_t size = count.value * as_array(self)->item_size;
  MOLT_TRY(number, int_from_int64(size));
  MOLT_TRY(read, call_method(value_of(f), MOLT_STR(read), number.get()));
  if (!is_bytes(read)) return raise(messages::array_read_type);
  const Bytes* bytes = as_bytes(read);
  MOLT_TRY_DISCARD(append_bytes(as_array(self), bytes->data(), bytes->length));
  if (bytes->length != size) return raise(messages::array_end_of_file);
  return owned_none();
}

extern "C" Owned molt_m_array_fromlist(Borrowed self, Borrowed list) {
  if (!is_list(value_of(list))) return raise(messages::array_list);
  Array* array = as_array(self);
  const int64_t old_length = array->length;
  const List* items = as_list(list);
  for (int64_t i = 0; i < items->length; i++) {
    const Ref item = Ref::share(items->items.pointer[i]);
    if (is_failure(append_py(array, item))) {
      // Nothing was added yet where views forbid it.
      if (array->length > old_length) array->length = old_length;
      return kOwnedError;
    }
  }
  return owned_none();
}

extern "C" Owned molt_m_array_fromunicode(Borrowed self, Borrowed ustr) {
  MOLT_TRY_DISCARD(require_str_argument("fromunicode", nullptr, value_of(ustr)));
  if (as_array(self)->typecode != 'u') return raise(messages::array_fromunicode);
  MOLT_TRY_DISCARD(append_text(as_array(self), as_str(ustr)));
  return owned_none();
}

extern "C" Owned molt_m_array_index(Borrowed self, Borrowed v, Borrowed start, Borrowed stop) {
  int64_t first = 0;
  int64_t last = INT64_MAX;
  MOLT_TRY_DISCARD(slice_bound_py(value_of(start), 0, &first));
  if (!value_of(stop).is_unbound())
    MOLT_TRY_DISCARD(slice_bound_py(value_of(stop), INT64_MAX, &last));
  const int64_t length = as_array(self)->length;
  const Int64Result place =
      find_py(self, value_of(v), clip_bound(first, length), clip_bound(last, length));
  if (place.value == kInt64Failed) return kOwnedError;
  if (place.value < 0) return raise(messages::array_missing);
  return int_from_int64(place.value);
}

extern "C" Owned molt_m_array_insert(Borrowed self, Borrowed i, Borrowed v) {
  const Int64Result number = ssize_argument_py(value_of(i));
  if (number.value == kInt64Failed && exception_is_set()) return kOwnedError;
  Array* array = as_array(self);
  uint8_t bytes[8];
  MOLT_TRY_DISCARD(encode_item_py(array->typecode, value_of(v), bytes));
  const int64_t index = clip_bound(number.value, array->length);
  MOLT_TRY_DISCARD(open_gap(array, index, 1));
  memcpy(item_at(array, index), bytes, array->item_size);
  return owned_none();
}

extern "C" Owned molt_m_array_pop(Borrowed self, Borrowed i) {
  const Int64Result number = ssize_argument_py(value_of(i));
  if (number.value == kInt64Failed && exception_is_set()) return kOwnedError;
  Array* array = as_array(self);
  if (array->length == 0) return raise(messages::array_pop_empty);
  const int64_t index = number.value < 0 ? number.value + array->length : number.value;
  if (index < 0 || index >= array->length) return raise(messages::array_pop_range);
  MOLT_TRY(item, get_item(array, index));
  MOLT_TRY_DISCARD(close_gap(array, index, 1));
  return item.take();
}

extern "C" Owned molt_m_array_remove(Borrowed self, Borrowed v) {
  const Int64Result place = find_py(self, value_of(v), 0, INT64_MAX);
  if (place.value == kInt64Failed) return kOwnedError;
  if (place.value < 0 || place.value >= as_array(self)->length)
    return raise(messages::array_remove);
  MOLT_TRY_DISCARD(close_gap(as_array(self), place.value, 1));
  return owned_none();
}

extern "C" Owned molt_m_array_reverse(Borrowed self) {
  const Array* array = as_array(self);
  uint8_t saved[8];
  for (int64_t low = 0, high = array->length - 1; low < high; low++, high--) {
    memcpy(saved, item_at(array, low), array->item_size);
    memcpy(item_at(array, low), item_at(array, high), array->item_size);
    memcpy(item_at(array, high), saved, array->item_size);
  }
  return owned_none();
}

extern "C" Owned molt_m_array_tobytes(Borrowed self) { return bytes_copy(as_array(self)); }

// In blocks, as CPython writes them.
extern "C" Owned molt_m_array_tofile(Borrowed self, Borrowed f) {
  constexpr int64_t kBlock = 64 * 1024;
  for (int64_t start = 0; start < bytes_of(as_array(self)).size; start += kBlock) {
    const ByteView all = bytes_of(as_array(self));
    const int64_t size = all.size - start < kBlock ? all.size - start : kBlock;
    MOLT_TRY(block, make_bytes({reinterpret_cast<const char*>(all.data + start),
                                static_cast<size_t>(size)}));
    MOLT_TRY_DISCARD(call_method(value_of(f), MOLT_STR(write), block.get()));
  }
  return owned_none();
}

extern "C" Owned molt_m_array_tolist(Borrowed self) {
  const Array* array = as_array(self);
  MOLT_TRY(list, list_new(array->length));
  for (int64_t i = 0; i < array->length; i++) {
    MOLT_TRY(item, get_item(array, i));
    MOLT_TRY_DISCARD(list_append(as_list(list), item));
  }
  return list.take();
}

extern "C" Owned molt_m_array_tounicode(Borrowed self) {
  const Array* array = as_array(self);
  if (array->typecode != 'u') return raise(messages::array_tounicode);
  return make_str_units(array->items.pointer, 4, array->length);
}

extern "C" Owned molt_m_array___copy__(Borrowed self) {
  return slice_of(as_array(self), 0, 1, as_array(self)->length);
}
extern "C" Owned molt_m_array___deepcopy__(Borrowed self, Borrowed) {
  return molt_m_array___copy__(self);
}

extern "C" Owned molt_m_array___sizeof__(Borrowed self) {
  const Array* array = as_array(self);
  // CPython's object has 64 bytes.
  return int_from_int64(64 + array->capacity * array->item_size);
}

// From protocol 3 on as bytes, before as a list (or a str).
extern "C" Owned molt_m_array___buffer__(Borrowed self, Borrowed flags) {
  return exported_view_py(self, flags);
}
extern "C" Owned molt_m_array___release_buffer__(Borrowed self, Borrowed buffer) {
  return release_exported_view(self, buffer);
}

extern "C" Owned molt_m_array___reduce_ex__(Borrowed self, Borrowed protocol) {
  MOLT_TRY(state, object_state(value_of(self)));
  const Value cls = Value::from_object(type_of(value_of(self)));
  const Array* array = as_array(self);
  int64_t number = 0;
  if (!is_int(value_of(protocol)) || !int_as_int64(value_of(protocol), &number))
    return raise(messages::no_length_hint_int, protocol);
  MOLT_TRY(code, make_str_char(array->typecode));
  if (number < 3) {
    MOLT_TRY(items,
             array->typecode == 'u' ? molt_m_array_tounicode(self) : molt_m_array_tolist(self));
    MOLT_TRY(args, tuple_of(code.get(), items.get()));
    return tuple_of(cls, args.get(), state.get());
  }
  MOLT_TRY(module, import_module(MOLT_STR(array)));
  MOLT_TRY(function, get_attribute(module, MOLT_STR(_array_reconstructor)));
  MOLT_TRY(bytes, bytes_copy(array));
  MOLT_TRY(args, tuple_of(cls, code.get(), Value::from_small_int(format_code(array->typecode)),
                          bytes.get()));
  return tuple_of(function.get(), args.get(), state.get());
}

// Formats of other machines than this one are converted item by item.
extern "C" Owned molt_f_array__array_reconstructor(Borrowed arraytype, Borrowed typecode,
                                                   Borrowed mformat_code, Borrowed items) {
  if (!is_type(value_of(arraytype)) || !is_subtype(as_type(arraytype), &molt_type_array)) {
    if (!is_type(value_of(arraytype))) return raise(messages::array_type_first, arraytype);
    return raise(messages::array_not_subtype, as_type(arraytype));
  }
  if (!is_str(typecode) || as_str(typecode)->length != 1)
    return raise(messages::array_reconstruct_type, argument_type_name(value_of(typecode)));
  const uint32_t code = char_at_unchecked(as_str(typecode), 0);
  int64_t format = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(mformat_code), &format));
  if (item_size_of(code) == 0) return raise(messages::array_reconstruct_code);
  if (format < 0 || format >= kNumFormats) return raise(messages::array_format);
  if (!is_bytes(value_of(items))) return raise(messages::array_items, items);
  if (format != format_code(static_cast<uint8_t>(code)))
    return raise(messages::array_foreign_format);
  MOLT_TRY(owned, make_array(as_type(arraytype), static_cast<uint8_t>(code), 0));
  const Bytes* bytes = as_bytes(value_of(items));
  MOLT_TRY_DISCARD(append_bytes(as_array(owned.get()), bytes->data(), bytes->length));
  return owned.take();
}

}  // namespace molt::rt::array

// The methods that change a bytearray.
#include "runtime/core/messages/str.h"
#include "runtime/types/bytearray.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/object_state.h"
#include "runtime/types/str.h"
#include "runtime/types/text_search.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/bytes.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

ByteArray* array_of(Borrowed self) { return as_bytearray(value_of(self)); }
Owned none() { return {kNoneBits}; }

// (type, arguments, state) of copy and pickle; the old protocols have no bytes.
Owned reduce(Borrowed self, bool as_text) {
  MOLT_TRY(state, object_state(value_of(self)));
  const Value cls = Value::from_object(type_of(value_of(self)));
  const ByteView view = view_of(self);
  Ref args;
  if (view.size == 0) {
    args = Ref(empty_tuple());
  } else if (as_text) {
    MOLT_TRY(text, make_str_latin1(view.data, view.size));
    MOLT_TRY(encoding, make_str_ascii("latin-1"));
    args = Ref(tuple_of(text.get(), encoding.get()));
  } else {
    MOLT_TRY(bytes, make_bytes({reinterpret_cast<const char*>(view.data),
                                static_cast<size_t>(view.size)}));
    args = Ref(tuple_of(bytes.get()));
  }
  if (is_failure(args)) return kOwnedError;
  return tuple_of(cls, args.get(), state.get());
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_bytearray___reduce__(Borrowed self) { return reduce(self, true); }
Owned molt_m_bytearray___reduce_ex__(Borrowed self, Borrowed proto) {
  int64_t number = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(proto), &number));
  return reduce(self, number < 3);
}

Owned molt_m_bytearray_append(Borrowed self, Borrowed item) {
  uint8_t byte;
  MOLT_TRY_DISCARD(byte_argument_py(value_of(item), &byte));
  MOLT_TRY_DISCARD(bytearray_append(array_of(self), {&byte, 1}));
  return none();
}

Owned molt_m_bytearray_extend(Borrowed self, Borrowed iterable_of_ints) {
  ByteView view;
  if (get_byte_view(value_of(iterable_of_ints), &view)) {
    MOLT_TRY_DISCARD(bytearray_append(array_of(self), view));
    return none();
  }
  ByteBuilder out;
  MOLT_TRY_DISCARD(append_iterable_py(out, value_of(iterable_of_ints), messages::byte_range,
                                      messages::bytearray_extend, ""));
  MOLT_TRY_DISCARD(bytearray_append(array_of(self), out.view()));
  return none();
}

Owned molt_m_bytearray_insert(Borrowed self, Borrowed index, Borrowed item) {
  int64_t at;
  uint8_t byte;
  MOLT_TRY_DISCARD(size_argument_py(value_of(index), &at));
  MOLT_TRY_DISCARD(byte_argument_py(value_of(item), &byte));
  ByteArray* array = array_of(self);
  at = clip_bound(at, array->length);
  MOLT_TRY_DISCARD(bytearray_splice(array, at, at, {&byte, 1}));
  return none();
}

Owned molt_m_bytearray_pop(Borrowed self, Borrowed index) {
  int64_t at;
  MOLT_TRY_DISCARD(size_argument_py(value_of(index), &at));
  ByteArray* array = array_of(self);
  if (array->length == 0) return raise(messages::bytearray_pop_empty);
  if (at < 0) at += array->length;
  if (at < 0 || at >= array->length) return raise(messages::bytearray_pop_range);
  const uint8_t byte = array->data[at];
  MOLT_TRY_DISCARD(bytearray_splice(array, at, at + 1, {nullptr, 0}));
  return {Value::from_small_int(byte).bits};
}

Owned molt_m_bytearray_remove(Borrowed self, Borrowed value) {
  uint8_t byte;
  MOLT_TRY_DISCARD(byte_argument_py(value_of(value), &byte));
  ByteArray* array = array_of(self);
  const int64_t at = find_unit(array->data.pointer, array->length, byte);
  if (at < 0) return raise(messages::bytearray_remove);
  MOLT_TRY_DISCARD(bytearray_splice(array, at, at + 1, {nullptr, 0}));
  return none();
}

Owned molt_m_bytearray_clear(Borrowed self) {
  MOLT_TRY_DISCARD(bytearray_resize(array_of(self), 0));
  return none();
}

Owned molt_m_bytearray_reverse(Borrowed self) {
  ByteArray* array = array_of(self);
  uint8_t* data = array->data;
  for (int64_t i = 0, k = array->length - 1; i < k; i++, k--) {
    const uint8_t byte = data[i];
    data[i] = data[k];
    data[k] = byte;
  }
  return none();
}

Owned molt_m_bytearray_copy(Borrowed self) {
  return bytearray_from(array_of(self)->data, array_of(self)->length);
}

}  // namespace molt::rt
}

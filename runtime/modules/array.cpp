// The type array.array: construction and what its operators do.
#include "runtime/modules/array.h"

#include "runtime/core/messages/container.h"
#include "runtime/core/messages/type.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/sequence.h"
#include "runtime/types/slice.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/modules/array.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/array.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace array {

namespace {

void array_destroy(Object* self) {
  Array* array = static_cast<Array*>(self);
  free_raw(array->items.pointer);
  array->items = nullptr;
  array->length = array->capacity = 0;
}

const char* typecode_text(uint8_t typecode, char* text) {
  text[0] = static_cast<char>(typecode);
  text[1] = 0;
  return text;
}

Status check_initial(uint8_t typecode, Value initial) {
  char text[2];
  if (typecode == 'u') return kOk;
  if (is_str(initial)) return raise(messages::array_from_str, typecode_text(typecode, text));
  if (is_array(initial) && as_array(initial)->typecode == 'u')
    return raise(messages::array_from_unicode, typecode_text(typecode, text));
  return kOk;
}

// The items of another array, of any kind.
Status append_converted_py(Array* array, const Ref& other) {
  for (int64_t i = 0; i < as_array(other.get())->length; i++) {
    MOLT_TRY(item, get_item(as_array(other.get()), i));
    MOLT_TRY_DISCARD(append_py(array, item));
  }
  return kOk;
}

Status fill_py(Array* array, Value initial) {
  ByteView view;
  if (is_array(initial)) {
    if (as_array(initial)->typecode == array->typecode) return extend_py(array, initial);
    return append_converted_py(array, Ref::share(initial));
  }
  if (is_str(initial)) return append_text(array, as_str(initial));
  if (!has_type(initial, molt_shape_memoryview) && get_byte_view(initial, &view))
    return append_bytes(array, view.data, view.size);
  return extend_py(array, initial);
}

Owned array_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  if (refuses_keywords(cls, molt_type_array) && num_keywords(keyword_names) > 0)
    return raise(messages::array_keywords);
  if (num_args < 1) return raise(messages::array_no_argument);
  if (num_args > 2) return raise(messages::array_many_arguments, num_args);
  if (!is_str(args[0]) || as_str(args[0])->length != 1)
    return raise(messages::array_typecode_type, argument_type_name(args[0]));
  const uint32_t code = char_at_unchecked(as_str(args[0]), 0);
  // The initial value is looked at before the code is.
  if (num_args == 2) MOLT_TRY_DISCARD(check_initial(static_cast<uint8_t>(code), args[1]));
  if (item_size_of(code) == 0) return raise(messages::array_typecode);
  MOLT_TRY(owned, make_array(cls, static_cast<uint8_t>(code), 0));
  if (num_args == 2) MOLT_TRY_DISCARD(fill_py(as_array(owned.get()), args[1]));
  return owned.take();
}

Owned array_repr(Borrowed self) {
  const Array* array = as_array(self);
  const Borrowed name = type_name(type_of(value_of(self)));
  if (is_failure(name)) return kOwnedError;
  StrBuilder out;
  out.append(value_of(name));
  out.append_ascii("('");
  out.append_char(array->typecode);
  out.append_char('\'');
  if (array->length > 0) {
    MOLT_TRY(items,
             array->typecode == 'u' ? molt_m_array_tounicode(self) : molt_m_array_tolist(self));
    MOLT_TRY(text, repr_of(items));
    out.append_ascii(", ");
    out.append(text.get());
  }
  out.append_char(')');
  return out.finish();
}

Int64Result array_length(Borrowed self) { return {as_array(self)->length}; }

// An index from either end; false when it is none or there is no such item.
Status read_index_py(const Array* array, Value key, Message message, int64_t* index) {
  if (!can_index(key)) return raise(messages::array_indices);
  const Int64Result number = index_int64(key, molt_type_IndexError);
  if (number.value == kInt64Failed && exception_is_set()) return kFailed;
  *index = number.value < 0 ? number.value + array->length : number.value;
  if (*index < 0 || *index >= array->length) return raise(message);
  return kOk;
}

Owned array_get_item(Borrowed self, Borrowed key) {
  if (is_slice(value_of(key))) {
    SliceBounds bounds;
    MOLT_TRY_DISCARD(unpack_slice_py(value_of(key), &bounds));
    const int64_t count = bounds.adjust(as_array(self)->length);
    return slice_of(as_array(self), bounds.start, bounds.step, count);
  }
  int64_t index = 0;
  MOLT_TRY_DISCARD(read_index_py(as_array(self), value_of(key), messages::array_index, &index));
  return get_item(as_array(self), index);
}

// Puts `count` items in the place of [start, stop).
Status replace_range(Array* array, int64_t start, int64_t stop, const uint8_t* items,
                     int64_t count) {
  const int64_t change = count - (stop - start);
  if (change > 0) MOLT_TRY_DISCARD(open_gap(array, stop, change));
  if (change < 0) MOLT_TRY_DISCARD(close_gap(array, start, -change));
  if (count > 0)
    memcpy(item_at(array, start), items, static_cast<size_t>(count * array->item_size));
  return kOk;
}

Status delete_stepped(Array* array, SliceBounds bounds, int64_t count) {
  // From the end, so that the places before stay right.
  for (int64_t i = 0; i < count; i++) {
    const int64_t k = bounds.step > 0 ? count - 1 - i : i;
    MOLT_TRY_DISCARD(close_gap(array, bounds.start + k * bounds.step, 1));
  }
  return kOk;
}

Status set_slice_py(Array* array, Value key, Value value) {
  Ref source;
  if (!value.is_unbound()) {
    if (!is_array(value)) return raise(messages::array_assign_type, value);
    if (as_array(value)->typecode != array->typecode) return raise(messages::array_other_kind);
    source =
        as_array(value) == array ? Ref(slice_of(array, 0, 1, array->length)) : Ref::share(value);
    if (is_failure(source)) return kFailed;
  }
  SliceBounds bounds;
  MOLT_TRY_DISCARD(unpack_slice_py(key, &bounds));
  const int64_t count = bounds.adjust(array->length);
  const bool is_deletion = value.is_unbound();
  const Array* items = is_deletion ? nullptr : as_array(source.get());
  if (bounds.step == 1) {
    return replace_range(array, bounds.start, bounds.start + count,
                         is_deletion ? nullptr : items->items.pointer,
                         is_deletion ? 0 : items->length);
  }
  if (is_deletion) {
    MOLT_TRY_DISCARD(delete_stepped(array, bounds, count));
    return kOk;
  }
  if (items->length != count) return raise(messages::array_extended_slice, items->length, count);
  for (int64_t i = 0; i < count; i++) {
    memcpy(item_at(array, bounds.start + i * bounds.step), item_at(items, i), array->item_size);
  }
  return kOk;
}

Status array_set_item(Borrowed self, Borrowed key, Borrowed value) {
  Array* array = as_array(self);
  if (is_slice(value_of(key))) return set_slice_py(array, value_of(key), value_of(value));
  int64_t index = 0;
  MOLT_TRY_DISCARD(read_index_py(array, value_of(key), messages::array_assign_index, &index));
  if (value_of(value).is_unbound()) {
    return close_gap(array, index, 1);
  }
  uint8_t bytes[8];
  MOLT_TRY_DISCARD(encode_item_py(array->typecode, value_of(value), bytes));
  if (index >= array->length) return raise(messages::array_assign_index);
  memcpy(item_at(array, index), bytes, array->item_size);
  return kOk;
}

Tri array_contains(Borrowed self, Borrowed item) {
  for (int64_t i = 0; i < as_array(self)->length; i++) {
    MOLT_TRY(candidate, get_item(as_array(self), i));
    MOLT_TRY(is_same, is_equal(candidate, value_of(item)));
    if (is_same.code != 0) return kTriTrue;
  }
  return kTriFalse;
}

Owned array_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (!is_array(value_of(other))) return not_implemented();
  const bool is_equality = op == CompareOp::kEq || op == CompareOp::kNe;
  if (is_equality && as_array(self)->length != as_array(other)->length)
    return owned_bool(op == CompareOp::kNe);
  for (int64_t i = 0; i < as_array(self)->length && i < as_array(other)->length; i++) {
    MOLT_TRY(left, get_item(as_array(self), i));
    MOLT_TRY(right, get_item(as_array(other), i));
    MOLT_TRY(is_same, is_equal(left, right));
    if (is_same.code != 0) continue;
    if (is_equality) return owned_bool(op == CompareOp::kNe);
    return compare(left, right, op);
  }
  return compare_lengths(as_array(self)->length, as_array(other)->length, op);
}

Owned array_concatenate(Borrowed left, Borrowed right) {
  if (!is_array(value_of(right))) return raise(messages::array_append, right);
  if (as_array(left)->typecode != as_array(right)->typecode)
    return raise(messages::array_other_kind);
  MOLT_TRY(owned, slice_of(as_array(left), 0, 1, as_array(left)->length));
  MOLT_TRY_DISCARD(extend_py(as_array(owned.get()), value_of(right)));
  return owned.take();
}

Owned array_inplace_concatenate(Borrowed left, Borrowed right) {
  if (!is_array(value_of(right))) return raise(messages::array_extend, right);
  MOLT_TRY_DISCARD(extend_py(as_array(left), value_of(right)));
  return new_reference(value_of(left));
}

// Makes the array `times` as long, with its first `length` items over and over.
Status repeat_items(Array* array, int64_t length, int64_t times) {
  if (times <= 0 || length == 0) return resize(array, 0);
  if (times > INT64_MAX / 16 / length) return raise_memory_error();
  MOLT_TRY_DISCARD(resize(array, length * times));
  for (int64_t i = 1; i < times; i++) {
    memcpy(item_at(array, i * length), array->items.pointer,
           static_cast<size_t>(length * array->item_size));
  }
  return kOk;
}

Owned array_inplace_repeat(Borrowed self, Borrowed count) {
  const Int64Result times = repeat_count_py(value_of(count));
  if (times.value == kInt64Failed) return kOwnedError;
  MOLT_TRY_DISCARD(repeat_items(as_array(self), as_array(self)->length, times.value));
  return new_reference(value_of(self));
}

Owned array_repeat(Borrowed self, Borrowed count) {
  MOLT_TRY(owned, slice_of(as_array(self), 0, 1, as_array(self)->length));
  return array_inplace_repeat(owned, count);
}

Owned array_iterate(Borrowed self) {
  return make_sequence_iterator(molt_shape_array_iterator, value_of(self), 0);
}

Owned array_iterator_next(Borrowed self) {
  auto* iterator = object_as<SequenceIterator>(value_of(self));
  if (!iterator->sequence.is_pointer()) return owned_unbound();
  if (iterator->index >= as_array(iterator->sequence)->length) return exhaust(iterator);
  return get_item(as_array(iterator->sequence), iterator->index++);
}

constexpr Slots array_slots() {
  Slots slots{};
  slots.destroy = array_destroy;
  slots.construct = array_construct;
  slots.repr = array_repr;
  slots.hash = unhashable;
  slots.compare = array_compare;
  slots.length = array_length;
  slots.get_item = array_get_item;
  slots.set_item = array_set_item;
  slots.contains = array_contains;
  slots.iterate = array_iterate;
  slots.concatenate = array_concatenate;
  slots.inplace_concatenate = array_inplace_concatenate;
  slots.repeat = array_repeat;
  slots.inplace_repeat = array_inplace_repeat;
  return slots;
}

}  // namespace

}  // namespace array

extern "C" Owned molt_m_array_iterator___reduce__(Borrowed self) {
  const auto* iterator = object_as<SequenceIterator>(value_of(self));
  MOLT_TRY(name, intern_ascii("iter"));
  const Value function = builtin_value(as_str(name));
  if (is_failure(function)) return kOwnedError;
  if (!iterator->sequence.is_pointer()) {
    MOLT_TRY(empty, tuple_of(value_of(empty_tuple())));
    return tuple_of(function, empty.get());
  }
  MOLT_TRY(args, tuple_of(iterator->sequence));
  return tuple_of(function, args.get(), Value::from_small_int(iterator->index));
}

extern "C" Owned molt_m_array_iterator___setstate__(Borrowed self, Borrowed state) {
  const Int64Result index = ssize_argument_py(value_of(state));
  if (index.value == kInt64Failed && exception_is_set()) return kOwnedError;
  auto* iterator = object_as<SequenceIterator>(value_of(self));
  if (!iterator->sequence.is_pointer()) return owned_none();
  const int64_t length = array::as_array(iterator->sequence)->length;
  iterator->index = index.value < 0 ? 0 : index.value > length ? length : index.value;
  return owned_none();
}

extern "C" Owned molt_c_array_array() { return type_constant(molt_type_array); }
extern "C" Owned molt_c_array_ArrayType() { return type_constant(molt_type_array); }
extern "C" Owned molt_c_array_typecodes() { return make_str_ascii("bBuhHiIlLqQfd"); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(array, "array", "array",
                         kTypeBaseAllowed | kTypeWeakReferable | kTypeGeneric |
                             kTypeSequencePattern,
                         sizeof(molt::rt::array::Array), molt::rt::array::array_slots())
MOLT_DEFINE_LIBRARY_TYPE(array_iterator, "arrayiterator", "array", kTypeCollectable,
                         sizeof(molt::rt::SequenceIterator),
                         molt::rt::sequence_iterator_slots(molt::rt::array::array_iterator_next))

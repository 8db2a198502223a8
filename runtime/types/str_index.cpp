// text[index], text[start:stop:step] and iteration.
#include "runtime/core/messages/str.h"
#include "runtime/types/str_slots.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_units.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

struct StrIterator : Object {
  // The str, or kUnbound once exhausted.
  Value text;
  int64_t position;
};

StrIterator* as_iterator(Borrowed self) { return object_as<StrIterator>(value_of(self)); }

Owned get_slice_of(Str* text, Value key) {
  SliceBounds bounds;
  MOLT_TRY_DISCARD(unpack_slice_py(key, &bounds));
  const int64_t count = bounds.adjust(text->length);
  if (count <= 0) return empty_str();
  if (bounds.step == 1) return substring(text, bounds.start, bounds.start + count);
  if (count == 1) return make_char(char_at_unchecked(text, bounds.start));
  if (text->is_ascii) {
    Str* result = allocate_str(count, 0x7F);
    if (result == nullptr) return kOwnedError;
    const uint8_t* units = text->data();
    for (int64_t i = 0, at = bounds.start; i < count; i++, at += bounds.step) {
      result->data()[i] = units[at];
    }
    return owned_str(result);
  }
  StrBuilder out;
  for (int64_t i = 0, at = bounds.start; i < count; i++, at += bounds.step) {
    out.append_char(char_at_unchecked(text, at));
  }
  return out.finish();
}

void iterator_destroy(Object* self) { drop_field(static_cast<StrIterator*>(self)->text); }
void iterator_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<StrIterator*>(self)->text, visit, context);
}

Owned iterator_next(Borrowed self) {
  StrIterator* iterator = as_iterator(self);
  if (iterator->text.is_unbound()) return {kUnboundBits};
  const Str* text = as_str(iterator->text);
  if (iterator->position < text->length) {
    return make_char(char_at_unchecked(text, iterator->position++));
  }
  drop_field(iterator->text);
  return {kUnboundBits};
}

constexpr Slots iterator_slots() {
  Slots slots{};
  slots.destroy = iterator_destroy;
  slots.traverse = iterator_traverse;
  slots.clear = iterator_destroy;
  slots.iterate = self_iterator;
  slots.next = iterator_next;
  return slots;
}

}  // namespace

Owned str_get_item_slot(Borrowed self, Borrowed key) {
  Str* text = as_str(self);
  const Value index = value_of(key);
  if (is_slice(index)) return get_slice_of(text, index);
  if (!can_index(index)) return raise(messages::str_index_type, index);
  const Int64Result number = index_int64(index, molt_type_IndexError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  int64_t i = number.value;
  if (i < 0) i += text->length;
  if (i < 0 || i >= text->length) return raise(messages::str_index_range);
  return make_char(char_at_unchecked(text, i));
}

Owned str_iterate_slot(Borrowed self) {
  Shape& shape = as_str(self)->is_ascii ? molt_shape_str_ascii_iterator : molt_shape_str_iterator;
  auto* iterator = allocate<StrIterator>(shape);
  if (iterator == nullptr) return kOwnedError;
  retain(value_of(self));
  iterator->text = value_of(self);
  iterator->position = 0;
  return {Value::from_object(iterator).bits};
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_iterator___length_hint__(Borrowed self) {
  const StrIterator* iterator = as_iterator(self);
  if (iterator->text.is_unbound()) return {Value::from_small_int(0).bits};
  return {Value::from_small_int(as_str(iterator->text)->length - iterator->position).bits};
}
Owned molt_m_str_ascii_iterator___length_hint__(Borrowed self) {
  return molt_m_str_iterator___length_hint__(self);
}

}  // namespace molt::rt
}

MOLT_DEFINE_TYPE(str_iterator, "str_iterator", kTypeCollectable, sizeof(StrIterator), 0,
                 iterator_slots())
MOLT_DEFINE_TYPE(str_ascii_iterator, "str_ascii_iterator", kTypeCollectable, sizeof(StrIterator), 0,
                 iterator_slots())

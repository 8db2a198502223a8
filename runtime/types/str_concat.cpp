// Concatenation, repetition and join.
#include <cstring>

#include "runtime/core/call.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/list.h"
#include "runtime/types/str_slots.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_units.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// Strings that grow get half of their size as room for more, from this length on.
constexpr int64_t kGrowingLength = 24;

int64_t needed_size(int64_t length, int kind) {
  return static_cast<int64_t>(sizeof(Str)) + (length + 1) * kind;
}

// A str of `length` whose memory has room for `capacity` characters.
Str* allocate_growing(int64_t length, int64_t capacity, uint32_t max_char) {
  Str* text = allocate_str(capacity, max_char);
  if (text == nullptr) return nullptr;
  text->length = length;
  store_unit(text->data(), text->kind, length, 0);
  return text;
}

void copy_into(Str* result, int64_t at, const Str* part) {
  copy_units(result->data() + at * result->kind, result->kind, part, 0, part->length);
}

Failure raise_too_long() { return raise(messages::str_too_long); }

// Whether left + right can be written behind `left` in its own memory.
bool grows_in_place(Str* left, const Str* right) {
  if (left->shape != &molt_shape_str || left->count != 1 || left->is_interned) return false;
  if (right->kind > left->kind || right == left) return false;
  return needed_size(left->length + right->length, left->kind) <= allocated_size(left);
}

Owned concat_with_room(Str* left, Str* right, bool is_growing) {
  const int64_t length = left->length + right->length;
  if (length < 0) return raise_too_long();
  const uint32_t max_char = max_char_bound(left) | max_char_bound(right);
  const int64_t room = is_growing && length >= kGrowingLength ? length / 2 : 0;
  Str* result = allocate_growing(length, length + room, max_char);
  if (result == nullptr) return kOwnedError;
  copy_into(result, 0, left);
  copy_into(result, left->length, right);
  return owned_str(result);
}

// The items of an exact list or tuple.
struct Items {
  const Value* values;
  int64_t count;
};

Items items_of_fast(Value sequence) {
  if (is_list(sequence)) return {as_list(sequence)->items, as_list(sequence)->length};
  return {as_tuple(sequence)->items(), as_tuple(sequence)->length};
}

Owned join_items(Str* separator, Items items) {
  if (items.count == 0) return empty_str();
  if (items.count == 1 && is_exact_str(items.values[0])) return new_reference(items.values[0]);
  int64_t length = 0;
  uint32_t max_char = items.count > 1 ? max_char_bound(separator) : 0x7F;
  for (int64_t i = 0; i < items.count; i++) {
    const Value item = items.values[i];
    if (!is_str(item)) return raise(messages::join_item, i, item);
    length += as_str(item)->length;
    max_char |= max_char_bound(as_str(item));
  }
  const __int128 total = __int128{separator->length} * (items.count - 1) + length;
  if (total > kMaxStrLength) return raise(messages::join_too_long);
  Str* result = allocate_str(static_cast<int64_t>(total), max_char);
  if (result == nullptr) return kOwnedError;
  int64_t at = 0;
  for (int64_t i = 0; i < items.count; i++) {
    if (i > 0 && separator->length != 0) {
      copy_into(result, at, separator);
      at += separator->length;
    }
    const Str* part = as_str(items.values[i]);
    copy_into(result, at, part);
    at += part->length;
  }
  return owned_str(result);
}

}  // namespace

Owned concat(Str* left, Str* right) {
  if (right->length == 0) return exact_str(left);
  if (left->length == 0) return exact_str(right);
  return concat_with_room(left, right, false);
}

Owned append_last(Str* left, Str* right) {
  if (right->length == 0) return exact_str(left);
  if (left->length == 0) return exact_str(right);
  if (!grows_in_place(left, right)) return concat_with_room(left, right, left->count == 1);
  copy_into(left, left->length, right);
  left->length += right->length;
  store_unit(left->data(), left->kind, left->length, 0);
  left->hash = 0;
  left->is_ascii &= right->is_ascii;
  return new_reference(value_of(left));
}

Owned append_consumed(Consumed left, Str* right) {
  const Ref held(left);
  return append_last(as_str(held), right);
}

Owned repeat_str(Str* text, int64_t count) {
  if (count <= 0 || text->length == 0) return empty_str();
  if (count == 1) return exact_str(text);
  if (text->length > kMaxStrLength / count) return raise(messages::repeated_str_too_long);
  const int64_t length = text->length * count;
  Str* result = allocate_str(length, max_char_bound(text));
  if (result == nullptr) return kOwnedError;
  if (text->length == 1) {
    fill_units(result->data(), result->kind, 0, length, char_at_unchecked(text, 0));
    return owned_str(result);
  }
  const int64_t unit_bytes = text->length * text->kind;
  const int64_t bytes = length * text->kind;
  std::memcpy(result->data(), text->data(), static_cast<size_t>(unit_bytes));
  for (int64_t done = unit_bytes; done < bytes;) {
    const int64_t step = done < bytes - done ? done : bytes - done;
    std::memcpy(result->data() + done, result->data(), static_cast<size_t>(step));
    done += step;
  }
  return owned_str(result);
}

Owned str_repeat_slot(Borrowed self, Borrowed count) {
  const Int64Result number = index_int64(value_of(count), molt_type_OverflowError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  return repeat_str(as_str(self), number.value);
}

Owned join_str(Str* separator, Value iterable) {
  if (is_exact_list(iterable) || is_exact_tuple(iterable)) {
    return join_items(separator, items_of_fast(iterable));
  }
  Ref iterator(iterate(iterable));
  if (is_failure(iterator)) {
    if (!clear_exception_if(molt_type_TypeError)) return Failure{};
    return raise(messages::join_not_iterable);
  }
  MOLT_TRY(list, list_from(iterator));
  return join_items(separator, items_of_fast(list));
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_join(Borrowed self, Borrowed iterable) {
  return join_str(as_str(self), value_of(iterable));
}

}  // namespace molt::rt

namespace molt::abi {

Owned molt_join_strings(Args parts, int64_t num_parts) {
  return rt::join_items(&rt::molt_empty_str.header, {parts.values, num_parts});
}

// A subclass on the right may have __radd__, hence exact strs only.
Owned molt_add_last_slow(Borrowed left, Borrowed right) {
  if (rt::is_exact_str(rt::value_of(left)) && rt::is_exact_str(rt::value_of(right))) {
    return rt::append_last(rt::as_str(left), rt::as_str(right));
  }
  return molt_add_slow(left, right);
}

Owned molt_inplace_add_last_slow(Borrowed left, Borrowed right) {
  if (rt::is_exact_str(rt::value_of(left)) && rt::is_exact_str(rt::value_of(right))) {
    return rt::append_last(rt::as_str(left), rt::as_str(right));
  }
  return molt_inplace_add_slow(left, right);
}

}  // namespace molt::abi
}

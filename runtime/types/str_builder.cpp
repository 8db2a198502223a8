// StrBuilder: a growing array of units that is widened when a wider character arrives.
#include <cstring>

#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/types/str.h"
#include "runtime/types/text_units.h"

namespace molt::rt {

StrBuilder::~StrBuilder() {
  if (data_ != inline_) free_raw(data_);
}

Status StrBuilder::reserve(int64_t count, uint32_t max_char) {
  if (failed_) return kFailed;
  // The union of two classes is the larger one, as their bits nest.
  const uint32_t new_max = max_char_ | max_char_class(max_char);
  const int new_kind = kind_of_max_char(new_max);
  if (new_kind == kind_ && length_ + count <= capacity_) {
    max_char_ = new_max;
    return kOk;
  }
  int64_t new_capacity = length_ + count;
  if (new_capacity < length_ * 2) new_capacity = length_ * 2;
  if (count > kMaxStrLength / 8 - length_) {
    failed_ = true;
    return raise_memory_error();
  }
  void* new_data;
  if (new_kind == kind_ && data_ != inline_) {
    new_data = reallocate_raw(data_, new_capacity * new_kind);
  } else {
    new_data = allocate_raw(new_capacity * new_kind);
    if (new_data != nullptr) {
      with_unit_array(data_, kind_,
                      [&](auto* units) { convert_units(new_data, new_kind, units, length_); });
      if (data_ != inline_) free_raw(data_);
    }
  }
  if (new_data == nullptr) {
    failed_ = true;
    return kFailed;
  }
  data_ = new_data;
  capacity_ = new_capacity;
  kind_ = new_kind;
  max_char_ = new_max;
  return kOk;
}

Status StrBuilder::append_char_slow(uint32_t c) {
  MOLT_TRY_DISCARD(reserve(1, c));
  store_unit(data_, kind_, length_++, c);
  return kOk;
}

Status StrBuilder::append_range(const Str* text, int64_t start, int64_t end) {
  if (end <= start) return failed_ ? kFailed : kOk;
  return append_units(text->data() + start * text->kind, text->kind, end - start,
                      max_char_bound(text));
}

Status StrBuilder::append_units(const void* units, int kind, int64_t count, uint32_t max_char) {
  MOLT_TRY_DISCARD(reserve(count, max_char));
  void* out = static_cast<uint8_t*>(data_) + length_ * kind_;
  with_unit_array(units, kind, [&](auto* data) { convert_units(out, kind_, data, count); });
  length_ += count;
  return kOk;
}

Status StrBuilder::append_ascii(std::string_view text) {
  return append_units(text.data(), 1, static_cast<int64_t>(text.size()), 0x7F);
}

Status StrBuilder::append_repeated(uint32_t c, int64_t count) {
  if (count <= 0) return failed_ ? kFailed : kOk;
  MOLT_TRY_DISCARD(reserve(count, c));
  fill_units(data_, kind_, length_, count, c);
  length_ += count;
  return kOk;
}

Status StrBuilder::append_int(int64_t value) {
  char buffer[20];
  char* const end = buffer + sizeof(buffer);
  char* p = end;
  uint64_t magnitude = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  do {
    *--p = static_cast<char>('0' + magnitude % 10);
    magnitude /= 10;
  } while (magnitude != 0);
  if (value < 0) *--p = '-';
  return append_ascii({p, static_cast<size_t>(end - p)});
}

uint32_t StrBuilder::char_at(int64_t index) const {
  return with_unit_array(data_, kind_, [&](auto* units) { return uint32_t{units[index]}; });
}

Owned StrBuilder::finish() {
  if (failed_) return kOwnedError;
  const int64_t length = length_;
  length_ = 0;
  if (max_char_ <= 0x7F) {
    return make_str_ascii({static_cast<const char*>(data_), static_cast<size_t>(length)});
  }
  // What was appended from a slice or truncated may be narrower than its bound.
  return make_str_units(data_, kind_, length);
}

}  // namespace molt::rt

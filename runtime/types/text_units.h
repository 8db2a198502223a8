// Arrays of code units of 1, 2 or 4 bytes: what str and the byte types share below the level of
// objects.
#pragma once

#include <cstring>

#include "runtime/core/memory.h"
#include "runtime/types/str.h"

namespace molt::rt {

// Longer texts fail with MemoryError, as CPython's do.
inline constexpr int64_t kMaxStrLength = sizeof(void*) == 8 ? INT64_MAX - 64 : INT32_MAX - 64;

constexpr int kind_of_max_char(uint32_t max_char) {
  return max_char < 0x100 ? 1 : max_char < 0x10000 ? 2 : 4;
}

inline Owned owned_str(const Str* text) { return {value_of(text).bits}; }

// Calls function(const Unit* units).
template <typename Function>
inline auto with_unit_array(const void* units, int kind, Function&& function) {
  if (kind == 1) return function(static_cast<const uint8_t*>(units));
  if (kind == 2) return function(static_cast<const uint16_t*>(units));
  return function(static_cast<const uint32_t*>(units));
}
template <typename Function>
inline auto with_mutable_units(void* units, int kind, Function&& function) {
  if (kind == 1) return function(static_cast<uint8_t*>(units));
  if (kind == 2) return function(static_cast<uint16_t*>(units));
  return function(static_cast<uint32_t*>(units));
}

inline void store_unit(void* units, int kind, int64_t index, uint32_t c) {
  with_mutable_units(units, kind, [&](auto* out) {
    out[index] = static_cast<std::remove_reference_t<decltype(*out)>>(c);
  });
}

// Copies units to units of `kind` bytes that hold them.
template <typename Unit>
void convert_units(void* out, int kind, const Unit* units, int64_t count) {
  if (kind == static_cast<int>(sizeof(Unit))) {
    std::memcpy(out, units, static_cast<size_t>(count) * sizeof(Unit));
    return;
  }
  with_mutable_units(out, kind, [&](auto* to) {
    for (int64_t i = 0; i < count; i++) {
      to[i] = static_cast<std::remove_reference_t<decltype(*to)>>(units[i]);
    }
  });
}

inline void fill_units(void* out, int kind, int64_t start, int64_t count, uint32_t c) {
  if (kind == 1) {
    std::memset(static_cast<uint8_t*>(out) + start, static_cast<int>(c),
                static_cast<size_t>(count));
    return;
  }
  with_mutable_units(out, kind, [&](auto* to) {
    for (int64_t i = 0; i < count; i++) {
      to[start + i] = static_cast<std::remove_reference_t<decltype(*to)>>(c);
    }
  });
}

// The units of a str at a width of at least its own; a copy only when it must be wider.
class UnitsAs {
 public:
  UnitsAs(const Str* text, int kind) : data_(text->data()) {
    if (text->kind >= kind) return;
    const int64_t size = text->length * kind;
    if (size > static_cast<int64_t>(sizeof(inline_))) {
      buffer_ = allocate_raw(size);
      data_ = buffer_;
      if (buffer_ == nullptr) return;
      copy_units(buffer_, kind, text, 0, text->length);
    } else {
      copy_units(inline_, kind, text, 0, text->length);
      data_ = inline_;
    }
  }
  ~UnitsAs() {
    if (buffer_ != nullptr) free_raw(buffer_);
  }
  UnitsAs(const UnitsAs&) = delete;
  UnitsAs& operator=(const UnitsAs&) = delete;
  bool failed() const { return data_ == nullptr; }
  template <typename Unit>
  const Unit* as() const {
    return static_cast<const Unit*>(data_);
  }

 private:
  const void* data_;
  void* buffer_ = nullptr;
  alignas(8) uint8_t inline_[128];
};

}  // namespace molt::rt

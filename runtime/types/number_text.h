// The text that int(), float() and complex() read.
#pragma once

#include <string_view>

#include "runtime/core/memory.h"
#include "runtime/types/str.h"

namespace molt::rt {

// A str as ASCII: decimal digits of every script become 0-9, white space becomes a space, and any
// other character a '?', which no number contains. ASCII text is not copied.
class AsciiNumber {
 public:
  explicit AsciiNumber(const Str* text);
  ~AsciiNumber() {
    if (data_ != inline_) free_raw(data_);
  }
  AsciiNumber(const AsciiNumber&) = delete;
  AsciiNumber& operator=(const AsciiNumber&) = delete;

  // MemoryError is set.
  bool failed() const { return data_ == nullptr; }
  std::string_view view() const { return view_; }

 private:
  static constexpr int64_t kInline = 64;
  char* data_ = inline_;
  std::string_view view_;
  char inline_[kInline];
};

// White space of C's isspace(), which is what CPython skips around numbers in ASCII text.
inline bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Whether a value is bytes, bytearray or a memoryview, and its contents.
bool number_bytes(Value value, std::string_view* view);

}  // namespace molt::rt

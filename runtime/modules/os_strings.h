// Arrays of C strings for the system, made from Python's.
#pragma once

#include "runtime/core/ref.h"

namespace molt::rt {

// A null-terminated array of zero-terminated strings, which it owns.
class CStrings {
 public:
  CStrings() = default;
  ~CStrings();
  CStrings(const CStrings&) = delete;
  CStrings& operator=(const CStrings&) = delete;

  // Appends a str, bytes or path, in the encoding of file names.
  Status add_py(Value value);
  // Appends "NAME=value" for each item of a mapping.
  Status add_environment_py(Value mapping);
  // Never null.
  char* const* data() const { return strings_ == nullptr ? kNone : strings_; }
  int64_t size() const { return size_; }

 private:
  Status add_text(const char* text, int64_t length);

  static char* const kNone[1];
  char** strings_ = nullptr;
  int64_t size_ = 0;
  int64_t capacity_ = 0;
};

}  // namespace molt::rt

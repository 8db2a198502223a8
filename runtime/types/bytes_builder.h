// A growing array of bytes that becomes a bytes object.
#pragma once

#include <cstring>

#include "runtime/core/memory.h"
#include "runtime/types/bytes.h"

namespace molt::rt {

// As StrBuilder: a failed append is remembered, and finish() then fails.
class ByteBuilder {
 public:
  ByteBuilder() : data_(inline_) {}
  ~ByteBuilder() {
    if (data_ != inline_) free_raw(data_);
  }
  ByteBuilder(const ByteBuilder&) = delete;
  ByteBuilder& operator=(const ByteBuilder&) = delete;

  // Room for `count` more bytes; null on failure. The caller then calls advance().
  uint8_t* reserve(int64_t count) {
    if (failed_) return nullptr;
    if (length_ + count > capacity_ && !grow(count)) return nullptr;
    return data_ + length_;
  }
  void advance(int64_t count) { length_ += count; }
  Status append_byte(uint8_t byte) {
    if (length_ == capacity_ && !grow(1)) return kFailed;
    if (failed_) return kFailed;
    data_[length_++] = byte;
    return kOk;
  }
  Status append(const void* bytes, int64_t count) {
    if (count <= 0) return failed_ ? kFailed : kOk;
    uint8_t* out = reserve(count);
    if (out == nullptr) return kFailed;
    std::memcpy(out, bytes, static_cast<size_t>(count));
    length_ += count;
    return kOk;
  }
  Status append(std::string_view text) {
    return append(text.data(), static_cast<int64_t>(text.size()));
  }
  Status append_repeated(uint8_t byte, int64_t count) {
    if (count <= 0) return failed_ ? kFailed : kOk;
    uint8_t* out = reserve(count);
    if (out == nullptr) return kFailed;
    std::memset(out, byte, static_cast<size_t>(count));
    length_ += count;
    return kOk;
  }

  bool failed() const { return failed_; }
  int64_t length() const { return length_; }
  uint8_t* data() { return data_; }
  ByteView view() const { return {data_, length_}; }
  Owned finish() {
    if (failed_) return kOwnedError;
    return make_bytes({reinterpret_cast<const char*>(data_), static_cast<size_t>(length_)});
  }

 private:
  bool grow(int64_t count) {
    int64_t capacity = capacity_ * 2;
    if (capacity < length_ + count) capacity = length_ + count;
    void* memory = data_ == inline_ ? allocate_raw(capacity) : reallocate_raw(data_, capacity);
    if (memory == nullptr) {
      failed_ = true;
      return false;
    }
    if (data_ == inline_) std::memcpy(memory, inline_, static_cast<size_t>(length_));
    data_ = static_cast<uint8_t*>(memory);
    capacity_ = capacity;
    return true;
  }

  static constexpr int64_t kInlineBytes = 256;
  uint8_t* data_;
  int64_t length_ = 0;
  int64_t capacity_ = kInlineBytes;
  bool failed_ = false;
  alignas(8) uint8_t inline_[kInlineBytes];
};

}  // namespace molt::rt

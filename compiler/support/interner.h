#pragma once

// Identifiers as one-word handles: two symbols of one interner are equal exactly if their texts
// are.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "compiler/support/arena.h"

namespace molt {

class Symbol {
 public:
  constexpr Symbol() = default;

  // A default-constructed symbol is false; it stands for an absent optional identifier.
  explicit operator bool() const { return data_ != nullptr; }

  // UTF-8, valid as long as the interner. Empty for an absent symbol.
  std::string_view text() const {
    return data_ ? std::string_view(data_->text, data_->length) : std::string_view();
  }

  // Dense numbers in order of first interning, from 1; 0 for an absent symbol. Deterministic for
  // one sequence of interning calls, so that tables may be indexed or sorted by it.
  uint32_t id() const { return data_ ? data_->id : 0; }

  friend bool operator==(Symbol a, Symbol b) { return a.data_ == b.data_; }

 private:
  friend class Interner;
  struct Data {
    uint32_t id;
    uint32_t length;
    uint64_t hash;
    const char* text;
  };
  explicit Symbol(const Data* data) : data_(data) {}

  const Data* data_ = nullptr;
};

class Interner {
 public:
  Interner();
  Interner(const Interner&) = delete;
  Interner& operator=(const Interner&) = delete;

  Symbol intern(std::string_view text);

  size_t size() const { return count_; }

 private:
  void grow();

  Arena arena_;
  std::vector<const Symbol::Data*> table_;
  size_t count_ = 0;
};

}  // namespace molt

template <>
struct std::hash<molt::Symbol> {
  size_t operator()(molt::Symbol symbol) const { return symbol.id() * size_t{0x9E3779B97F4A7C15}; }
};

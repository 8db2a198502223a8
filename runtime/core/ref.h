// Ref: an owning reference, and the macros that propagate failure.
#pragma once

#include <utility>

#include "runtime/fast/count.h"

namespace molt::rt {

constexpr Value value_of(Owned v) { return {v.bits}; }
constexpr Value value_of(Borrowed v) { return {v.bits}; }
constexpr Value value_of(Consumed v) { return {v.bits}; }
constexpr Value value_of(Value v) { return v; }
constexpr Borrowed borrowed(Value v) { return {v.bits}; }
constexpr Consumed consumed(Value v) { return {v.bits}; }
constexpr Owned owned_unchecked(Value v) { return {v.bits}; }

// A new reference to a value that somebody else owns.
inline Owned new_reference(Value v) {
  retain(v);
  return {v.bits};
}

inline constexpr Owned kOwnedError{kErrorBits};
inline constexpr Status kOk{0};
inline constexpr Status kFailed{-1};
inline constexpr Tri kTriError{-1};

// Says that an exception is set; converts to the failure of any signature.
struct Failure {
  operator Owned() const { return kOwnedError; }
  operator Borrowed() const { return {kErrorBits}; }
  operator Status() const { return kFailed; }
  operator Tri() const { return kTriError; }
  operator Value() const { return kError; }
  operator Int64Result() const { return {kInt64Failed}; }
  operator Float64Result() const { return {std::bit_cast<double>(kErrorBits)}; }
};

// Owns one reference (or none: kUnbound).
class [[nodiscard]] Ref {
 public:
  Ref() : value_(kUnbound) {}
  // Takes over the reference.
  Ref(Owned owned) : value_{owned.bits} {}
  explicit Ref(Consumed owned) : value_{owned.bits} {}
  Ref(Ref&& other) : value_(std::exchange(other.value_, kUnbound)) {}
  Ref& operator=(Ref&& other) {
    Value old = std::exchange(value_, std::exchange(other.value_, kUnbound));
    rt::release(old);
    return *this;
  }
  ~Ref() { rt::release(value_); }
  static Ref share(Value value) { return Ref(new_reference(value)); }

  Value get() const { return value_; }
  operator Value() const { return value_; }
  operator Borrowed() const { return {value_.bits}; }
  Object* object() const { return value_.as_object(); }
  template <typename T>
  T* as() const {
    return static_cast<T*>(value_.as_object());
  }
  // Gives the reference away.
  Owned take() { return {std::exchange(value_, kUnbound).bits}; }
  Consumed consume() { return {std::exchange(value_, kUnbound).bits}; }

 private:
  Value value_;
};

template <typename T>
T* object_as(Value value) {
  return static_cast<T*>(value.as_object());
}

inline bool is_failure(Owned v) { return v.bits == kErrorBits; }
inline bool is_failure(Borrowed v) { return v.bits == kErrorBits; }
inline bool is_failure(Value v) { return v.bits == kErrorBits; }
inline bool is_failure(const Ref& v) { return v.get().is_error(); }
inline bool is_failure(Status s) { return s.code < 0; }
inline bool is_failure(Tri t) { return t.code < 0; }

// MOLT_TRY(name, expression): `auto name = expression`, returning Failure when it failed; Owned results become a Ref.
#define MOLT_TRY(name, ...)                             \
  auto name = ::molt::rt::try_result(__VA_ARGS__);      \
  if (::molt::rt::is_failure(name)) [[unlikely]] return ::molt::rt::Failure{}
// For a result that is not needed.
#define MOLT_TRY_DISCARD(...)                                                                  \
  do {                                                                                         \
    auto molt_try_ = ::molt::rt::try_result(__VA_ARGS__);                                      \
    if (::molt::rt::is_failure(molt_try_)) [[unlikely]] return ::molt::rt::Failure{};          \
  } while (false)

inline Ref try_result(Owned v) { return Ref(v); }
inline Ref try_result(Ref&& v) { return std::move(v); }
inline Borrowed try_result(Borrowed v) { return v; }
inline Value try_result(Value v) { return v; }
inline Status try_result(Status s) { return s; }
inline Tri try_result(Tri t) { return t; }

}  // namespace molt::rt

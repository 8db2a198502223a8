// Making and reading ints.
#include <cstring>

#include "common/bigint_float.h"
#include "common/numeric_hash.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/instance.h"
#include "runtime/types/int_buffer.h"

namespace molt::rt {

namespace bigint = common::bigint;

namespace {

BigInt* allocate_int(size_t limbs) {
  if (limbs > kMaxIntLimbs) {
    raise_memory_error();
    return nullptr;
  }
  const int64_t size = static_cast<int64_t>(sizeof(BigInt) + limbs * sizeof(uint64_t));
  return static_cast<BigInt*>(allocate_object_uninitialised(&molt_shape_int, size));
}

Owned small_or_object(const uint64_t* limbs, size_t size, bool negative) {
  if (size == 0) return {Value::from_small_int(0).bits};
  constexpr uint64_t kMaxMagnitude = uint64_t{1} << 47;
  if (size == 1 && limbs[0] < kMaxMagnitude + negative) {
    const int64_t magnitude = static_cast<int64_t>(limbs[0]);
    return {Value::from_small_int(negative ? -magnitude : magnitude).bits};
  }
  BigInt* big = allocate_int(size);
  if (big == nullptr) return kOwnedError;
  big->signed_size = negative ? -static_cast<int64_t>(size) : static_cast<int64_t>(size);
  memcpy(big->limbs(), limbs, size * sizeof(uint64_t));
  return {Value::from_object(big).bits};
}

}  // namespace

IntBuffer::IntBuffer(size_t capacity) : limbs_(inline_), capacity_(capacity) {
  if (capacity <= kInline) return;
  object_ = allocate_int(capacity);
  limbs_ = object_ == nullptr ? nullptr : object_->limbs();
}

IntBuffer::~IntBuffer() {
  if (object_ != nullptr) free_object(object_);
}

Owned IntBuffer::finish(size_t size, bool negative) {
  if (size == bigint::kOutOfMemory) {
    if (!exception_is_set()) raise_memory_error();
    return kOwnedError;
  }
  // The object is given out as it is when little of its memory is unused.
  if (object_ == nullptr || size < 2 || capacity_ - size > capacity_ / 8) {
    return small_or_object(limbs_, size, negative);
  }
  object_->signed_size = negative ? -static_cast<int64_t>(size) : static_cast<int64_t>(size);
  return {Value::from_object(std::exchange(object_, nullptr)).bits};
}

Owned int_from_int64_slow(int64_t value) {
  const uint64_t limb = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  return small_or_object(&limb, limb != 0, value < 0);
}

Owned int_from_uint64(uint64_t value) { return small_or_object(&value, value != 0, false); }

Owned int_from_int128(__int128 value) {
  const unsigned __int128 bits = static_cast<unsigned __int128>(value);
  const unsigned __int128 magnitude = value < 0 ? 0 - bits : bits;
  const uint64_t limbs[] = {static_cast<uint64_t>(magnitude),
                            static_cast<uint64_t>(magnitude >> 64)};
  return small_or_object(limbs, bigint::normalized_size(limbs, 2), value < 0);
}

Owned int_from_limbs(bool negative, const uint64_t* limbs, size_t count) {
  return small_or_object(limbs, bigint::normalized_size(limbs, count), negative);
}

Owned int_from_double(double value) {
  if (value != value) return raise(messages::nan_to_int);
  if (value - value != 0) return raise(messages::infinity_to_int);
  if (value > -9.2e18 && value < 9.2e18) return int_from_int64(static_cast<int64_t>(value));
  uint64_t limbs[bigint::kMaxDoubleLimbs];
  const bigint::SignedSize size = bigint::from_double(limbs, value);
  return small_or_object(limbs, size.size, size.negative);
}

Owned int_exact(Value value) {
  if (is_exact_int(value)) return new_reference(value);
  if (value.is_bool()) return {Value::from_small_int(value.as_bool()).bits};
  const IntView view(value);
  return small_or_object(view.magnitude().data(), view.size(), view.negative());
}

Owned int_of_class(Type* cls, Value value) {
  const IntView view(value);
  const int64_t bytes = static_cast<int64_t>(view.size() * sizeof(uint64_t));
  BigInt* object = allocate_instance_of<BigInt>(cls, bytes);
  if (object == nullptr) return kOwnedError;
  object->signed_size = static_cast<int64_t>(view.size());
  if (view.negative()) object->signed_size = -object->signed_size;
  memcpy(object->limbs(), view.magnitude().data(), static_cast<size_t>(bytes));
  return {Value::from_object(object).bits};
}

bool int_as_int64_slow(Value value, int64_t* out) {
  if (!value.is_pointer()) {
    *out = value.is_int() ? value.as_int() : value.as_bool();
    return true;
  }
  const BigInt* big = static_cast<const BigInt*>(value.as_object());
  if (big->signed_size == 0) {
    *out = 0;
    return true;
  }
  if (big->signed_size != 1 && big->signed_size != -1) return false;
  const uint64_t limb = big->limbs()[0];
  const bool negative = big->signed_size < 0;
  if (limb > static_cast<uint64_t>(INT64_MAX) + negative) return false;
  *out = static_cast<int64_t>(negative ? 0 - limb : limb);
  return true;
}

bool int_as_uint64(Value value, uint64_t* out) {
  const IntView view(value);
  if (view.negative() || view.size() > 1) return false;
  *out = view.size() == 0 ? 0 : view.magnitude()[0];
  return true;
}

int64_t int_as_int64_clipped(Value value) {
  int64_t result;
  if (int_as_int64(value, &result)) return result;
  return IntView(value).negative() ? INT64_MIN : INT64_MAX;
}

uint64_t int_low_bits(Value value) {
  const IntView view(value);
  if (view.size() == 0) return 0;
  const uint64_t limb = view.magnitude()[0];
  return view.negative() ? 0 - limb : limb;
}

Status int_as_double(Value value, double* out) {
  int64_t small;
  if (int_as_int64(value, &small)) {
    *out = static_cast<double>(small);
    return kOk;
  }
  const IntView view(value);
  if (bigint::to_double(view, out) == bigint::FloatStatus::kOk) return kOk;
  return raise(messages::int_too_large_for_float);
}

int int_sign(Value value) {
  const IntView view(value);
  return view.size() == 0 ? 0 : view.negative() ? -1 : 1;
}

int int_compare(Value left, Value right) {
  int64_t a, b;
  if (int_as_int64(left, &a) && int_as_int64(right, &b)) return a < b ? -1 : a > b;
  const IntView x(left), y(right);
  return bigint::compare_signed(x, y);
}

int int_compare_double(Value left, double right) {
  const IntView view(left);
  return bigint::compare_double(view, right);
}

int64_t int_hash(Value value) {
  if (value.is_int()) [[likely]]
    return common::hash_int64(value.as_int());
  const IntView view(value);
  return common::hash_limbs(view);
}

uint64_t int_bit_length(Value value) {
  const IntView view(value);
  return bigint::bit_length(view.magnitude());
}

}  // namespace molt::rt

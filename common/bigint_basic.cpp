#include <utility>

#include "common/bigint.h"
#include "common/bigint_kernels.h"

namespace molt::common::bigint {

std::size_t bit_count(Limbs a) {
  std::size_t count = 0;
  for (const Limb limb : a) count += static_cast<std::size_t>(std::popcount(limb));
  return count;
}

std::size_t trailing_zeros(Limbs a) {
  std::size_t i = 0;
  while (a[i] == 0) ++i;
  return i * kLimbBits + static_cast<std::size_t>(std::countr_zero(a[i]));
}

int compare(Limbs a, Limbs b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return compare_n(a.data(), b.data(), a.size());
}

int compare_signed(Signed a, Signed b) {
  if (a.negative != b.negative) return a.negative ? -1 : 1;
  const int order = compare(a.magnitude, b.magnitude);
  return a.negative ? -order : order;
}

std::size_t add(Limb* r, Limbs a, Limbs b) {
  if (a.size() < b.size()) std::swap(a, b);
  Limb carry = add_n(r, a.data(), b.data(), b.size());
  std::size_t i = b.size();
  for (; carry != 0 && i < a.size(); ++i) r[i] = add_carry(a[i], 0, &carry);
  if (r != a.data()) copy_limbs(r + i, a.data() + i, a.size() - i);
  if (carry == 0) return a.size();
  r[a.size()] = 1;
  return a.size() + 1;
}

std::size_t subtract(Limb* r, Limbs a, Limbs b) {
  Limb borrow = subtract_n(r, a.data(), b.data(), b.size());
  std::size_t i = b.size();
  for (; borrow != 0 && i < a.size(); ++i) r[i] = subtract_borrow(a[i], 0, &borrow);
  if (r != a.data()) copy_limbs(r + i, a.data() + i, a.size() - i);
  return normalized_size(r, a.size());
}

SignedSize add_signed(Limb* r, Signed a, Signed b) {
  if (a.negative == b.negative) return {add(r, a.magnitude, b.magnitude), a.negative};
  const int order = compare(a.magnitude, b.magnitude);
  if (order == 0) return {0, false};
  if (order > 0) return {subtract(r, a.magnitude, b.magnitude), a.negative};
  return {subtract(r, b.magnitude, a.magnitude), b.negative};
}

SignedSize subtract_signed(Limb* r, Signed a, Signed b) {
  if (b.magnitude.empty()) {
    copy_limbs(r, a.magnitude.data(), a.magnitude.size());
    return {a.magnitude.size(), a.negative};
  }
  return add_signed(r, a, {b.magnitude, !b.negative});
}

std::size_t shift_left(Limb* r, Limbs a, std::size_t count) {
  if (a.empty()) return 0;
  const std::size_t whole = count / kLimbBits;
  const int bits = static_cast<int>(count % kLimbBits);
  const std::size_t size = a.size() + whole;
  const Limb high = shift_left_bits(r + whole, a.data(), a.size(), bits);
  clear_limbs(r, whole);
  if (high == 0) return size;
  r[size] = high;
  return size + 1;
}

std::size_t shift_right(Limb* r, Limbs a, std::size_t count) {
  const std::size_t whole = count / kLimbBits;
  if (whole >= a.size()) return 0;
  const std::size_t size = a.size() - whole;
  shift_right_bits(r, a.data() + whole, size, static_cast<int>(count % kLimbBits));
  return normalized_size(r, size);
}

SignedSize shift_right_signed(Limb* r, Signed a, std::size_t count) {
  const Limbs magnitude = a.magnitude;
  const bool round_away = a.negative && any_low_bits(magnitude.data(), magnitude.size(), count);
  std::size_t size = shift_right(r, magnitude, count);
  if (round_away) {
    const Limb carry = add_limb(r, size, 1);
    if (carry != 0) r[size++] = carry;
  }
  return {size, a.negative && size != 0};
}

}  // namespace molt::common::bigint

// Greatest common divisors, modular powers and inverses, integer square roots.

#include <utility>

#include "common/bigint.h"
#include "common/bigint_kernels.h"

namespace molt::common::bigint {
namespace {

Limb gcd_limb(Limb a, Limb b) {
  if (a == 0 || b == 0) return a | b;
  const int twos = std::countr_zero(a | b);
  a >>= std::countr_zero(a);
  while (b != 0) {
    b >>= std::countr_zero(b);
    if (a > b) std::swap(a, b);
    b -= a;
  }
  return a << twos;
}

// The matrix of several Euclidean steps: a, b become u0 * a - v0 * b and v1 * b - u1 * a when
// `even`, and the negated sums otherwise.
struct LehmerMatrix {
  Limb u0 = 1, v0 = 0, u1 = 0, v1 = 1;
  bool even = true;
};

// Runs Euclid's algorithm on the leading bits (below 2**63) for as long as its quotients are
// certain to be those of the full numbers: Jebelean's condition, taken for both parities at once.
LehmerMatrix lehmer_steps(Limb x, Limb y) {
  LehmerMatrix m;
  while (y != 0) {
    const Limb q = x / y;
    const Limb rest = x - q * y;
    if (q >> 32 != 0) break;
    const Limb u = m.u0 + q * m.u1;
    const Limb v = m.v0 + q * m.v1;
    const Limb larger = u > v ? u : v;
    const Limb previous = m.u1 > m.v1 ? m.u1 : m.v1;
    if (rest < larger || y - rest < larger + previous) break;
    m.u0 = std::exchange(m.u1, u);
    m.v0 = std::exchange(m.v1, v);
    m.even = !m.even;
    x = y;
    y = rest;
  }
  return m;
}

// r = plus * a - minus * b over n limbs; the result is not negative and fits.
void combine_limbs(Limb* r, const Limb* a, Limb plus, const Limb* b, Limb minus, std::size_t n) {
  multiply_limb(r, a, n, plus, 0);
  subtract_product(r, b, n, minus);
}

// The 63 bits of a below bit `top`, which is at least 63.
Limb leading_bits(const Limb* a, std::size_t n, std::size_t top) {
  const std::size_t low = top - 63;
  const std::size_t index = low / kLimbBits;
  const int shift = static_cast<int>(low % kLimbBits);
  Limb bits = index < n ? a[index] >> shift : 0;
  if (shift != 0 && index + 1 < n) bits |= a[index + 1] << (64 - shift);
  return bits & (~Limb{0} >> 1);
}

}  // namespace

std::size_t gcd(Limb* r, Limbs a, Limbs b, const ScratchAllocator& scratch) {
  if (compare(a, b) < 0) std::swap(a, b);
  const std::size_t n = a.size();
  if (n <= 1) {
    if (n == 0) return 0;
    r[0] = gcd_limb(a[0], b.empty() ? 0 : b[0]);
    return 1;
  }
  ScratchArray<Limb, 32> storage(scratch, 4 * n);
  if (!storage) return kOutOfMemory;
  Limb* x = storage.get();
  Limb* y = x + n;
  Limb* next_x = y + n;
  Limb* next_y = next_x + n;
  copy_limbs(x, a.data(), n);
  copy_limbs(y, b.data(), b.size());
  std::size_t xn = n;
  std::size_t yn = b.size();
  while (yn > 1) {
    const std::size_t top = bit_length({x, xn});
    const LehmerMatrix m = lehmer_steps(leading_bits(x, xn, top), leading_bits(y, yn, top));
    if (m.v0 == 0) {
      // The leading bits decide nothing (the sizes are far apart): one full division.
      const DivisionSizes sizes = divide(nullptr, next_y, {x, xn}, {y, yn}, scratch);
      if (sizes.remainder == kOutOfMemory) return kOutOfMemory;
      Limb* const old_x = x;
      x = y;
      y = next_y;
      next_y = old_x;
      xn = yn;
      yn = sizes.remainder;
      continue;
    }
    clear_limbs(y + yn, xn - yn);
    if (m.even) {
      combine_limbs(next_x, x, m.u0, y, m.v0, xn);
      combine_limbs(next_y, y, m.v1, x, m.u1, xn);
    } else {
      combine_limbs(next_x, y, m.v0, x, m.u0, xn);
      combine_limbs(next_y, x, m.u1, y, m.v1, xn);
    }
    std::swap(x, next_x);
    std::swap(y, next_y);
    yn = normalized_size(y, xn);
    xn = normalized_size(x, xn);
  }
  if (yn == 0) {
    copy_limbs(r, x, xn);
    return xn;
  }
  r[0] = gcd_limb(y[0], remainder_small({x, xn}, y[0]));
  return 1;
}

namespace {

// Holds a residue and multiplies it modulo a number.
class ModularProduct {
 public:
  ModularProduct(Limbs modulus, Limb* product, const ScratchAllocator& scratch)
      : modulus_(modulus), product_(product), scratch_(scratch) {}

  // r = a * b mod modulus; r may be a or b. Returns the size or kOutOfMemory.
  std::size_t multiply_to(Limb* r, Limbs a, Limbs b) {
    const std::size_t size = multiply(product_, a, b, scratch_);
    if (size == kOutOfMemory) return kOutOfMemory;
    return divide(nullptr, r, {product_, size}, modulus_, scratch_).remainder;
  }

 private:
  Limbs modulus_;
  Limb* product_;
  const ScratchAllocator& scratch_;
};

constexpr int kWindowBits = 4;

unsigned exponent_window(Limbs exponent, std::size_t index) {
  const std::size_t bit = index * kWindowBits;
  return static_cast<unsigned>(exponent[bit / kLimbBits] >> (bit % kLimbBits)) &
         ((1u << kWindowBits) - 1);
}

}  // namespace

std::size_t power_mod(Limb* r, Limbs base, Limbs exponent, Limbs modulus,
                      const ScratchAllocator& scratch) {
  if (modulus.size() == 1 && modulus[0] == 1) return 0;
  if (exponent.empty()) {
    r[0] = 1;
    return 1;
  }
  const std::size_t n = modulus.size();
  constexpr std::size_t kPowers = std::size_t{1} << kWindowBits;
  ScratchArray<Limb, 24> storage(scratch, n * (kPowers + 2));
  if (!storage) return kOutOfMemory;
  Limb* const powers = storage.get();
  ModularProduct product(modulus, powers + n * kPowers, scratch);

  std::size_t sizes[kPowers];
  sizes[0] = 1;
  powers[0] = 1;
  sizes[1] = divide(nullptr, powers + n, base, modulus, scratch).remainder;
  if (sizes[1] == kOutOfMemory) return kOutOfMemory;
  // Short exponents are not worth the table.
  const std::size_t table =
      exponent.size() == 1 && exponent[0] < kPowers ? exponent[0] + 1 : kPowers;
  for (std::size_t i = 2; i < table; ++i) {
    sizes[i] = product.multiply_to(powers + n * i, {powers + n * (i - 1), sizes[i - 1]},
                                   {powers + n, sizes[1]});
    if (sizes[i] == kOutOfMemory) return kOutOfMemory;
  }

  std::size_t windows = (bit_length(exponent) + kWindowBits - 1) / kWindowBits;
  unsigned window = exponent_window(exponent, --windows);
  copy_limbs(r, powers + n * window, sizes[window]);
  std::size_t size = sizes[window];
  while (windows-- > 0) {
    for (int i = 0; i < kWindowBits; ++i) {
      size = product.multiply_to(r, {r, size}, {r, size});
      if (size == kOutOfMemory) return kOutOfMemory;
    }
    window = exponent_window(exponent, windows);
    if (window == 0) continue;
    size = product.multiply_to(r, {r, size}, {powers + n * window, sizes[window]});
    if (size == kOutOfMemory) return kOutOfMemory;
  }
  return size;
}

std::size_t inverse_mod(Limb* r, Limbs a, Limbs modulus, const ScratchAllocator& scratch) {
  // Extended Euclid on (modulus, a mod modulus), following the coefficient of a only. The
  // coefficients alternate in sign, so their magnitudes are added, and they stay below the modulus.
  const std::size_t n = modulus.size();
  if (n == 1 && modulus[0] == 1) return 0;
  ScratchArray<Limb, 64> storage(scratch, 7 * (n + 1));
  if (!storage) return kOutOfMemory;
  Limb* buffers[7];
  for (std::size_t i = 0; i < 7; ++i) buffers[i] = storage.get() + i * (n + 1);
  Limb* x = buffers[0];
  Limb* y = buffers[1];
  Limb* rest = buffers[2];
  Limb* quotient = buffers[3];
  Limb* previous = buffers[4];
  Limb* current = buffers[5];
  Limb* const product = buffers[6];
  copy_limbs(x, modulus.data(), n);
  std::size_t xn = n;
  std::size_t yn = divide(nullptr, y, a, modulus, scratch).remainder;
  if (yn == kOutOfMemory) return kOutOfMemory;
  std::size_t previous_n = 0;
  current[0] = 1;
  std::size_t current_n = 1;
  bool negative = false;
  while (yn != 0) {
    const DivisionSizes sizes = divide(quotient, rest, {x, xn}, {y, yn}, scratch);
    if (sizes.quotient == kOutOfMemory) return kOutOfMemory;
    const std::size_t product_n =
        multiply(product, {quotient, sizes.quotient}, {current, current_n}, scratch);
    if (product_n == kOutOfMemory) return kOutOfMemory;
    const std::size_t next_n = add(previous, {previous, previous_n}, {product, product_n});
    std::swap(previous, current);
    previous_n = std::exchange(current_n, next_n);
    negative = !negative;
    Limb* const old_x = x;
    x = y;
    y = rest;
    rest = old_x;
    xn = std::exchange(yn, sizes.remainder);
  }
  if (xn != 1 || x[0] != 1) return 0;
  // `previous` belongs to the last remainder that was not zero; each loop flipped the sign once
  // more than that.
  if (!negative) return subtract(r, modulus, {previous, previous_n});
  copy_limbs(r, previous, previous_n);
  return previous_n;
}

namespace {

Limb isqrt_limb(Limb a) {
  Limb root = static_cast<Limb>(__builtin_sqrt(static_cast<double>(a)));
  if (root > 0xFFFFFFFFu) root = 0xFFFFFFFFu;
  while (root * root > a) --root;
  while (root < 0xFFFFFFFFu && (root + 1) * (root + 1) <= a) ++root;
  return root;
}

}  // namespace

std::size_t isqrt(Limb* r, Limbs a, const ScratchAllocator& scratch) {
  if (a.empty()) return 0;
  if (a.size() == 1) {
    r[0] = isqrt_limb(a[0]);
    return 1;
  }
  // Newton's iteration with a precision that doubles: after each step `root` approximates the
  // square root of the leading 2 * precision bits within one (the method of CPython's math.isqrt).
  const std::size_t half = (bit_length(a) - 1) / 2;
  ScratchArray<Limb, 64> storage(scratch, 4 * a.size() + 8);
  if (!storage) return kOutOfMemory;
  Limb* const root = storage.get();
  Limb* const quotient = root + a.size() / 2 + 3;
  Limb* const shifted = quotient + a.size() + 2;
  root[0] = 1;
  std::size_t size = 1;
  std::size_t precision = 0;
  for (int step = static_cast<int>(std::bit_width(half)); step-- > 0;) {
    const std::size_t before = precision;
    precision = half >> step;
    const std::size_t shifted_n = shift_right(shifted, a, 2 * half - before - precision + 1);
    const std::size_t quotient_n =
        divide(quotient, nullptr, {shifted, shifted_n}, {root, size}, scratch).quotient;
    if (quotient_n == kOutOfMemory) return kOutOfMemory;
    size = shift_left(root, {root, size}, precision - before - 1);
    size = add(root, {root, size}, {quotient, quotient_n});
  }
  // shifted = root squared, to see whether the root is one too large.
  const std::size_t square_n = square(shifted, {root, size}, scratch);
  if (square_n == kOutOfMemory) return kOutOfMemory;
  if (compare({shifted, square_n}, a) > 0) {
    subtract_limb(root, size, 1);
    size = normalized_size(root, size);
  }
  copy_limbs(r, root, size);
  return size;
}

}  // namespace molt::common::bigint

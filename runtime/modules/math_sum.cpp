// The functions of the module math that sum or multiply many numbers: fsum, prod, sumprod, hypot,
// dist.
//
// Sources: J. Shewchuk, Adaptive Precision Floating-Point Arithmetic (fsum); T. Ogita, S. Rump, S.
// Oishi, Accurate Sum and Dot Product (sumprod, hypot), in CPython's order of operations.
#include "runtime/core/memory.h"
#include "runtime/core/messages/number.h"
#include "runtime/modules/math_support.h"
#include "runtime/types/int.h"
#include "runtime/types/item_source.h"

#define MOLT_ROWS "abi/modules/math.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// The exact value high + low.
struct TwoDoubles {
  double high;
  double low;
};

// a + b exactly, for |a| >= |b|; and for any a and b.
TwoDoubles fast_sum(double a, double b) {
  const double sum = a + b;
  return {sum, (a - sum) + b};
}
TwoDoubles exact_sum(double a, double b) {
  const double sum = a + b;
  const double rest = sum - a;
  return {sum, (a - (sum - rest)) + (b - rest)};
}
TwoDoubles exact_product(double a, double b) {
  const double product = a * b;
  return {product, std::fma(a, b, -product)};
}

// Doubles in a growing array whose exact sum is what was added (fsum).
class Partials {
 public:
  Partials() = default;
  ~Partials() {
    if (values_ != inline_) free_raw(values_);
  }
  Partials(const Partials&) = delete;
  Partials& operator=(const Partials&) = delete;

  // Adds a number. Gives back the rounded running total, which is not finite after an overflow.
  double add(double x) {
    int64_t kept = 0;
    for (int64_t i = 0; i < count_; i++) {
      double y = values_[i];
      if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
      const TwoDoubles sum = fast_sum(x, y);
      if (sum.low != 0) values_[kept++] = sum.low;
      x = sum.high;
    }
    count_ = kept;
    return x;
  }
  Status push(double x) {
    if (count_ == capacity_ && !grow()) return kFailed;
    values_[count_++] = x;
    return kOk;
  }
  void clear() { count_ = 0; }

  // The correctly rounded sum.
  double round() const {
    int64_t n = count_;
    if (n == 0) return 0.0;
    double high = values_[--n];
    double low = 0;
    while (n > 0) {
      const TwoDoubles sum = fast_sum(high, values_[--n]);
      high = sum.high;
      low = sum.low;
      if (low != 0) break;
    }
    // A tie is decided by the sign of what follows.
    if (n > 0 && ((low < 0 && values_[n - 1] < 0) || (low > 0 && values_[n - 1] > 0))) {
      const double twice = low * 2.0;
      const double up = high + twice;
      if (twice == up - high) high = up;
    }
    return high;
  }

 private:
  bool grow() {
    const int64_t bytes = capacity_ * 2 * static_cast<int64_t>(sizeof(double));
    void* moved = values_ == inline_ ? allocate_raw(bytes) : reallocate_raw(values_, bytes);
    if (moved == nullptr) return false;
    if (values_ == inline_) memcpy(moved, inline_, sizeof(inline_));
    values_ = static_cast<double*>(moved);
    capacity_ *= 2;
    return true;
  }

  static constexpr int64_t kInline = 32;
  double inline_[kInline];
  double* values_ = inline_;
  int64_t count_ = 0;
  int64_t capacity_ = kInline;
};

Owned precise_sum_py(Value iterable) {
  ItemSource source;
  MOLT_TRY_DISCARD(source.open_py(iterable));
  Partials partials;
  // Sums of the infinities, and of the infinities and NaNs.
  double infinities = 0, specials = 0;
  while (true) {
    MOLT_TRY(item, source.next_py());
    if (item.get().is_unbound()) break;
    double x;
    MOLT_TRY_DISCARD(argument_as_double_py(item, &x));
    const double total = partials.add(x);
    if (total == 0) continue;
    if (std::isfinite(total)) {
      MOLT_TRY_DISCARD(partials.push(total));
      continue;
    }
    if (std::isfinite(x)) return raise(messages::fsum_overflow);
    if (std::isinf(x)) infinities += x;
    specials += x;
    partials.clear();
  }
  if (specials == 0) return float_from(partials.round());
  if (std::isnan(infinities)) return raise(messages::fsum_infinities);
  return float_from(specials);
}

// prod(): ints in a machine word and floats unboxed as long as the items allow it.
class Product {
 public:
  explicit Product(Value start) : total_(Ref::share(start)) {}

  Owned run_py(Value iterable) {
    MOLT_TRY_DISCARD(source_.open_py(iterable));
    if (is_exact_int(total_)) MOLT_TRY_DISCARD(multiply_ints_py());
    if (!is_done_ && total_.get().is_double()) MOLT_TRY_DISCARD(multiply_floats_py());
    while (!is_done_) {
      MOLT_TRY(item, source_.next_py());
      MOLT_TRY_DISCARD(multiply_item_py(item));
    }
    return total_.take();
  }

 private:
  // Multiplies by one item with the operator; kUnbound is the end.
  Status multiply_item_py(Value item) {
    is_done_ = item.is_unbound();
    if (is_done_) return kOk;
    total_ = Ref(molt_multiply(total_, borrowed(item)));
    return is_failure(total_) ? kFailed : kOk;
  }
  Status multiply_ints_py() {
    int64_t product, number, next_product;
    if (!int_as_int64(total_, &product)) return kOk;
    while (true) {
      MOLT_TRY(item, source_.next_py());
      if (is_exact_int(item) && int_as_int64(item, &number) &&
          !__builtin_mul_overflow(product, number, &next_product)) {
        product = next_product;
        continue;
      }
      total_ = Ref(int_from_int64(product));
      if (is_failure(total_)) return kFailed;
      return multiply_item_py(item);
    }
  }
  Status multiply_floats_py() {
    double product = total_.get().as_double();
    while (true) {
      MOLT_TRY(item, source_.next_py());
      int64_t number;
      if (item.get().is_double()) {
        product *= item.get().as_double();
      } else if (is_exact_int(item) && int_as_int64(item, &number)) {
        product *= static_cast<double>(number);
      } else {
        total_ = Ref(float_from(product));
        return multiply_item_py(item);
      }
    }
  }

  Ref total_;
  ItemSource source_;
  bool is_done_ = false;
};

// A sum of products with three times the precision of a double.
struct TripleTotal {
  double high = 0;
  double low = 0;
  double tiny = 0;

  TripleTotal plus_product(double x, double y) const {
    const TwoDoubles product = exact_product(x, y);
    const TwoDoubles sum = exact_sum(high, product.high);
    const TwoDoubles first = exact_sum(low, product.low);
    const TwoDoubles second = exact_sum(first.high, sum.low);
    return {sum.high, second.high, tiny + first.low + second.low};
  }
  double round() const { return high + exact_sum(low, tiny).high; }
};

// sumprod(): products of ints in a machine word, then of floats (mixed with ints) in triple
// precision, then with the operators. Each way is left for good at the first pair that does not
// suit it.
class SumOfProducts {
 public:
  SumOfProducts() : total_(Owned{Value::from_small_int(0).bits}) {}

  Owned run_py(Value left, Value right) {
    MOLT_TRY_DISCARD(left_.open_py(left));
    MOLT_TRY_DISCARD(right_.open_py(right));
    while (true) {
      MOLT_TRY(x, left_.next_py());
      MOLT_TRY(y, right_.next_py());
      const bool is_end = x.get().is_unbound();
      if (is_end != y.get().is_unbound()) return raise(messages::sumprod_lengths);
      if (!is_end && add_in_word(x, y)) continue;
      MOLT_TRY_DISCARD(leave_word_py());
      if (!is_end && add_in_floats(x, y)) continue;
      MOLT_TRY_DISCARD(leave_floats_py());
      if (is_end) return total_.take();
      MOLT_TRY(product, molt_multiply(x, y));
      MOLT_TRY_DISCARD(add_py(product));
    }
  }

 private:
  bool add_in_word(Value x, Value y) {
    if (!is_word_enabled_ || !is_exact_int(x) || !is_exact_int(y)) return false;
    int64_t a, b, product, sum;
    if (!int_as_int64(x, &a) || !int_as_int64(y, &b)) return false;
    if (__builtin_mul_overflow(a, b, &product)) return false;
    if (__builtin_add_overflow(word_total_, product, &sum)) return false;
    word_total_ = sum;
    is_word_used_ = true;
    return true;
  }
  Status leave_word_py() {
    is_word_enabled_ = false;
    if (!is_word_used_) return kOk;
    is_word_used_ = false;
    MOLT_TRY(term, int_from_int64(word_total_));
    return add_py(term);
  }
  bool add_in_floats(Value x, Value y) {
    if (!is_float_enabled_ || !(x.is_double() || y.is_double())) return false;
    double a, b;
    if (!exact_number(x, &a) || !exact_number(y, &b)) return false;
    const TripleTotal sum = float_total_.plus_product(a, b);
    if (!std::isfinite(sum.high)) return false;
    float_total_ = sum;
    is_float_used_ = true;
    return true;
  }
  // The double of a float, int or bool that has one.
  static bool exact_number(Value value, double* out) {
    if (value.is_double() || value.is_bool() || is_exact_int(value)) {
      if (real_as_double(value, out).code == 0) return true;
      clear_exception();
    }
    return false;
  }
  Status leave_floats_py() {
    is_float_enabled_ = false;
    if (!is_float_used_) return kOk;
    is_float_used_ = false;
    return add_py(Value::from_double(float_total_.round()));
  }
  Status add_py(Value term) {
    total_ = Ref(molt_add(total_, borrowed(term)));
    return is_failure(total_) ? kFailed : kOk;
  }

  Ref total_;
  ItemSource left_;
  ItemSource right_;
  TripleTotal float_total_;
  int64_t word_total_ = 0;
  bool is_word_enabled_ = true;
  bool is_word_used_ = false;
  bool is_float_enabled_ = true;
  bool is_float_used_ = false;
};

// The Euclidean length of a vector of finite numbers of at most `max`, computed with doubled
// precision and one step of correction: nearly always correctly rounded.
double norm_of_finite(const double* vector, int64_t size, double max, double factor) {
  int exponent;
  std::frexp(max * factor, &exponent);
  const double scale = std::ldexp(1.0, -exponent);
  // 1 is added so that every partial sum is larger than the next square.
  double sum = 1.0, first_rest = 0, second_rest = 0;
  for (int64_t i = 0; i < size; i++) {
    const double x = vector[i] * factor * scale;
    const TwoDoubles square = exact_product(x, x);
    const TwoDoubles next = fast_sum(sum, square.high);
    sum = next.high;
    first_rest += square.low;
    second_rest += next.low;
  }
  double root = std::sqrt(sum - 1.0 + (first_rest + second_rest));
  const TwoDoubles square = exact_product(-root, root);
  const TwoDoubles next = fast_sum(sum, square.high);
  first_rest += square.low;
  second_rest += next.low;
  const double error = next.high - 1.0 + (first_rest + second_rest);
  root += error / (2.0 * root);
  return root / scale / factor;
}

double vector_norm(const double* vector, int64_t size) {
  double max = 0;
  bool has_nan = false;
  for (int64_t i = 0; i < size; i++) {
    has_nan |= std::isnan(vector[i]);
    if (vector[i] > max) max = vector[i];
  }
  if (std::isinf(max)) return max;
  if (has_nan) return NAN;
  if (max == 0 || size <= 1) return max;
  // Subnormal numbers are made normal first, as their scale would overflow.
  constexpr double kMakeNormal = 0x1p1022;
  return norm_of_finite(vector, size, max, max < 0x1p-1023 ? kMakeNormal : 1.0);
}

// Room for the coordinates, on the stack when there are few.
class Vector {
 public:
  explicit Vector(int64_t size) {
    if (size > kInline) values_ = allocate_array<double>(size);
  }
  ~Vector() {
    if (values_ != inline_) free_raw(values_);
  }
  Vector(const Vector&) = delete;
  Vector& operator=(const Vector&) = delete;
  bool failed() const { return values_ == nullptr; }
  double& operator[](int64_t index) { return values_[index]; }
  const double* data() const { return values_; }

 private:
  static constexpr int64_t kInline = 16;
  double inline_[kInline];
  double* values_ = inline_;
};

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_math_fsum(Borrowed seq) { return precise_sum_py(value_of(seq)); }

Owned molt_f_math_prod(Borrowed iterable, Borrowed start) {
  return Product(value_of(start)).run_py(value_of(iterable));
}

Owned molt_f_math_sumprod(Borrowed p, Borrowed q) {
  return SumOfProducts().run_py(value_of(p), value_of(q));
}

Owned molt_f_math_hypot(Borrowed coordinates) {
  const Tuple* values = as_tuple(coordinates);
  Vector vector(values->length);
  if (vector.failed()) return kOwnedError;
  for (int64_t i = 0; i < values->length; i++) {
    double x;
    MOLT_TRY_DISCARD(argument_as_double_py(borrowed(values->items()[i]), &x));
    vector[i] = std::fabs(x);
  }
  return float_from(vector_norm(vector.data(), values->length));
}

Owned molt_f_math_dist(Borrowed p, Borrowed q) {
  MOLT_TRY(first, tuple_from(value_of(p)));
  MOLT_TRY(second, tuple_from(value_of(q)));
  const int64_t size = as_tuple(first)->length;
  if (as_tuple(second)->length != size) return raise(messages::dist_dimensions);
  Vector vector(size);
  if (vector.failed()) return kOwnedError;
  for (int64_t i = 0; i < size; i++) {
    double x, y;
    MOLT_TRY_DISCARD(argument_as_double_py(borrowed(as_tuple(first)->items()[i]), &x));
    MOLT_TRY_DISCARD(argument_as_double_py(borrowed(as_tuple(second)->items()[i]), &y));
    vector[i] = std::fabs(x - y);
  }
  return float_from(vector_norm(vector.data(), size));
}

}  // namespace molt::abi
}

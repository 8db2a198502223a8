// The type complex and its slots.
#include "runtime/types/complex.h"

#include <cmath>

#include "common/float_text.h"
#include "common/numeric_hash.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/complex_arithmetic.h"
#include "runtime/types/container_support.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace molt::rt {

Owned complex_from(ComplexParts value) {
  auto* object =
      static_cast<Complex*>(allocate_object_uninitialised(&molt_shape_complex, sizeof(Complex)));
  if (object == nullptr) return kOwnedError;
  object->value = value;
  return owned_object(object);
}

Owned complex_to_str(ComplexParts value) {
  // The longest text of two floats with their decoration.
  char text[2 * common::kFloatReprMax + 4];
  char* end = text;
  common::FloatFormat format;
  const bool has_real = value.real != 0 || std::signbit(value.real);
  if (has_real) {
    *end++ = '(';
    end += common::float_format(end, value.real, format);
    format.plus_sign = true;
  }
  end += common::float_format(end, value.imag, format);
  *end++ = 'j';
  if (has_real) *end++ = ')';
  return make_str_ascii({text, static_cast<size_t>(end - text)});
}

namespace {

ComplexParts parts(Borrowed self) { return complex_value(value_of(self)); }

// An operand as complex: 1, or 0 when it is no number, or -1 with OverflowError.
Tri convert_operand(Value value, ComplexParts* out) {
  if (is_complex(value)) {
    *out = complex_value(value);
    return kTriTrue;
  }
  if (!is_float(value) && !is_int(value)) return kTriFalse;
  out->imag = 0;
  MOLT_TRY_DISCARD(real_as_double(value, &out->real));
  return kTriTrue;
}

template <Owned (*kFunction)(ComplexParts, ComplexParts)>
Owned binary(Borrowed left, Borrowed right) {
  ComplexParts a, b;
  MOLT_TRY(left_converted, convert_operand(value_of(left), &a));
  if (left_converted.code == 0) return not_implemented();
  MOLT_TRY(right_converted, convert_operand(value_of(right), &b));
  if (right_converted.code == 0) return not_implemented();
  return kFunction(a, b);
}

Owned add(ComplexParts a, ComplexParts b) {
  return complex_from({a.real + b.real, a.imag + b.imag});
}
Owned subtract(ComplexParts a, ComplexParts b) {
  return complex_from({a.real - b.real, a.imag - b.imag});
}
Owned multiply(ComplexParts a, ComplexParts b) { return complex_from(complex_product(a, b)); }

Owned power_slot(Borrowed left, Borrowed right, Borrowed modulus) {
  if (!value_of(modulus).is_none()) return raise(messages::complex_modulo);
  return binary<complex_power>(left, right);
}

Owned negate(Borrowed self) {
  const ComplexParts value = parts(self);
  return complex_from({-value.real, -value.imag});
}
Owned positive(Borrowed self) {
  if (has_type(value_of(self), molt_shape_complex)) return new_reference(value_of(self));
  return complex_from(parts(self));
}
Owned absolute(Borrowed self) { return complex_absolute(parts(self)); }
Owned repr(Borrowed self) { return complex_to_str(parts(self)); }
Tri truth(Borrowed self) { return tri(parts(self).real != 0 || parts(self).imag != 0); }

Int64Result hash(Borrowed self) {
  const ComplexParts value = parts(self);
  return {common::hash_complex(float_hash(value.real), float_hash(value.imag))};
}

Owned compare(Borrowed self, Borrowed other, CompareOp op) {
  if (op != CompareOp::kEq && op != CompareOp::kNe) return not_implemented();
  const ComplexParts value = parts(self);
  const Value right = value_of(other);
  bool is_equal;
  if (is_int(right)) {
    is_equal =
        value.imag == 0 && !std::isnan(value.real) && int_compare_double(right, value.real) == 0;
  } else if (is_float(right)) {
    is_equal = value.imag == 0 && value.real == float_value(right);
  } else if (is_complex(right)) {
    const ComplexParts second = complex_value(right);
    is_equal = value.real == second.real && value.imag == second.imag;
  } else {
    return not_implemented();
  }
  return owned_bool(is_equal == (op == CompareOp::kEq));
}

constexpr Slots complex_slots() {
  Slots slots{};
  slots.repr = repr;
  slots.hash = hash;
  slots.compare = compare;
  slots.add = binary<add>;
  slots.subtract = binary<subtract>;
  slots.multiply = binary<multiply>;
  slots.true_divide = binary<complex_divide>;
  slots.power = power_slot;
  slots.negate = negate;
  slots.positive = positive;
  slots.absolute = absolute;
  slots.truth = truth;
  return slots;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_complex{{&molt_type_complex}, 0, 0};
constinit Type molt_type_complex = builtin_type({.name = "complex",
                                                 .base = &molt_type_object,
                                                 .shape = &molt_shape_complex,
                                                 .rows = &molt_rows_complex,
                                                 .flags = kTypeBaseAllowed,
                                                 .basic_size = sizeof(Complex)},
                                                complex_slots());
}  // namespace molt::rt
}

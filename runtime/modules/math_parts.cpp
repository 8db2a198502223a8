// The functions of the module math that take floats apart or round them: ceil, floor, trunc, frexp,
// ldexp, modf.
#include "runtime/core/call.h"
#include "runtime/core/messages/number.h"
#include "runtime/modules/math_support.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/math.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// ceil and floor: the special method where there is one, else the float.
Owned round_by_method_py(Borrowed argument, Str* name, double (*function)(double)) {
  const Value value = value_of(argument);
  if (value.is_double()) return int_from_double(function(value.as_double()));
  if (value.is_int()) return {value.bits};
  MOLT_TRY(method, find_special(value, name));
  if (!method.get().is_unbound()) return call(method.get());
  double x;
  MOLT_TRY_DISCARD(number_as_double_py(value, &x));
  return int_from_double(function(x));
}

Owned load_exponent(double x, Value exponent_value) {
  const int64_t exponent = int_as_int64_clipped(exponent_value);
  if (x == 0 || !std::isfinite(x)) return float_from(x);
  if (exponent > INT32_MAX) return raise_math_range();
  if (exponent < INT32_MIN) return float_from(std::copysign(0.0, x));
  const double result = std::ldexp(x, static_cast<int>(exponent));
  if (std::isinf(result)) return raise_math_range();
  return float_from(result);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_math_ceil(Borrowed x) { return round_by_method_py(x, MOLT_STR(__ceil__), std::ceil); }
Owned molt_f_math_floor(Borrowed x) {
  return round_by_method_py(x, MOLT_STR(__floor__), std::floor);
}

Owned molt_f_math_trunc(Borrowed x) {
  const Value value = value_of(x);
  if (value.is_double()) return int_from_double(value.as_double());
  MOLT_TRY(method, find_special(value, MOLT_STR(__trunc__)));
  if (method.get().is_unbound()) return raise(messages::trunc_no_method, x);
  return call(method.get());
}

Owned molt_f_math_frexp(Borrowed argument) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  int exponent = 0;
  const double fraction = std::isfinite(x) && x != 0 ? std::frexp(x, &exponent) : x;
  return tuple_of(Value::from_double(fraction), Value::from_small_int(exponent));
}

Owned molt_f_math_ldexp(Borrowed argument, Borrowed exponent) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  if (!is_int(value_of(exponent))) return raise(messages::ldexp_exponent);
  return load_exponent(x, value_of(exponent));
}

Owned molt_f_math_modf(Borrowed argument) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  double whole = x;
  double fraction = x;
  if (std::isinf(x)) {
    fraction = std::copysign(0.0, x);
  } else if (!std::isnan(x)) {
    fraction = std::modf(x, &whole);
  }
  return tuple_of(Value::from_double(fraction), Value::from_double(whole));
}

}  // namespace molt::abi
}

// The runtime entries of abi/functions/number.def.
#include "abi/layout/number.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"

namespace molt::rt {

namespace {

Message zero_division_message(ZeroDivision kind) {
  switch (kind) {
    case ZeroDivision::kTrueDivision:
      return messages::division_by_zero;
    case ZeroDivision::kFloorDivision:
      return messages::int_floor_division_by_zero;
    case ZeroDivision::kModulo:
      return messages::int_modulo_by_zero;
    case ZeroDivision::kFloatTrueDivision:
      return messages::float_division_by_zero;
    case ZeroDivision::kFloatFloorDivision:
      return messages::float_floor_division_by_zero;
    default:
      return messages::float_modulo_by_zero;
  }
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_box_int64(int64_t value) { return int_from_int64(value); }

Int64Result molt_unbox_big_int(Borrowed value) {
  int64_t result;
  return {int_as_int64(value_of(value), &result) ? result : kInt64Failed};
}

int64_t molt_int_low_bits(Borrowed value) {
  return static_cast<int64_t>(int_low_bits(value_of(value)));
}

void molt_raise_zero_division(int32_t message) {
  raise(zero_division_message(static_cast<ZeroDivision>(message)));
}

Float64Result molt_int_to_float(Borrowed value) {
  double result;
  MOLT_TRY_DISCARD(number_as_double_py(value_of(value), &result));
  return {Value::from_double(result).as_double()};
}

double molt_float_modulo(double left, double right) { return float_modulo(left, right); }
double molt_float_floor_divide(double left, double right) {
  return float_floor_divide(left, right);
}
Owned molt_float_power(double left, double right) { return float_power(left, right); }

Owned molt_int_add_overflow(int64_t left, int64_t right) {
  return int_from_int128(static_cast<__int128>(left) + right);
}
Owned molt_int_subtract_overflow(int64_t left, int64_t right) {
  return int_from_int128(static_cast<__int128>(left) - right);
}
Owned molt_int_multiply_overflow(int64_t left, int64_t right) {
  return int_from_int128(static_cast<__int128>(left) * right);
}

}  // namespace molt::abi
}

// Constants of unboxed arithmetic that compiler and runtime share.
#pragma once

#include <cstdint>

namespace molt::abi {

// The argument of the entry raise_zero_division: which operator failed, hence the text of the
// exception.
enum class ZeroDivision : int32_t {
  // int / int, int // int, int % int.
  kTrueDivision,
  kFloorDivision,
  kModulo,
  // The same with a float operand.
  kFloatTrueDivision,
  kFloatFloorDivision,
  kFloatModulo,
};

}  // namespace molt::abi

#include "compiler/analysis/entry_types.h"

namespace molt::analysis {

using abi::EntryId;
using mir::Type;

namespace {

constexpr uint32_t kIntegral = mir::kIntKind | mir::kBoolKind;
constexpr uint32_t kReal = kIntegral | mir::kFloatKind;

// int op int -> int, and with a float on either side -> float.
Type arithmetic(Type left, Type right) {
  if (left.is_subset_of(kIntegral) && right.is_subset_of(kIntegral)) return Type::of(mir::kIntKind);
  if (left.is_subset_of(kReal) && right.is_subset_of(kReal)) {
    bool surely_float = left.is_exactly(mir::kFloatKind) || right.is_exactly(mir::kFloatKind);
    return Type::of(surely_float ? mir::kFloatKind : mir::kIntKind | mir::kFloatKind);
  }
  return Type::any();
}

Type add(Type left, Type right) {
  for (uint32_t kind : {mir::kStrKind, mir::kBytesKind, mir::kListKind, mir::kTupleKind}) {
    if (left.is_exactly(kind) && right.is_exactly(kind)) return Type::of(kind);
  }
  return arithmetic(left, right);
}

Type multiply(Type left, Type right) {
  for (uint32_t kind : {mir::kStrKind, mir::kBytesKind, mir::kListKind, mir::kTupleKind}) {
    if (left.is_exactly(kind) && right.is_subset_of(kIntegral)) return Type::of(kind);
    if (right.is_exactly(kind) && left.is_subset_of(kIntegral)) return Type::of(kind);
  }
  return arithmetic(left, right);
}

Type bitwise(Type left, Type right) {
  if (left.is_exactly(mir::kBoolKind) && right.is_exactly(mir::kBoolKind))
    return Type::of(mir::kBoolKind);
  if (left.is_subset_of(kIntegral) && right.is_subset_of(kIntegral)) {
    bool surely_int = left.is_exactly(mir::kIntKind) || right.is_exactly(mir::kIntKind);
    return Type::of(surely_int ? mir::kIntKind : kIntegral);
  }
  if (left.is_exactly(mir::kSetKind) && right.is_exactly(mir::kSetKind))
    return Type::of(mir::kSetKind);
  return Type::any();
}

Type shift(Type left, Type right) {
  return left.is_subset_of(kIntegral) && right.is_subset_of(kIntegral) ? Type::of(mir::kIntKind)
                                                                       : Type::any();
}

Type true_divide(Type left, Type right) {
  return left.is_subset_of(kReal) && right.is_subset_of(kReal) ? Type::of(mir::kFloatKind)
                                                               : Type::any();
}

Type unary(Type operand) {
  if (operand.is_subset_of(kIntegral)) return Type::of(mir::kIntKind);
  return operand.is_exactly(mir::kFloatKind) ? Type::of(mir::kFloatKind) : Type::any();
}

// Comparisons of builtin values give a bool; other types may give anything.
Type comparison(Type left, Type right) {
  constexpr uint32_t kPlain = kReal | mir::kStrKind | mir::kBytesKind | mir::kNoneKind;
  return left.is_subset_of(kPlain) && right.is_subset_of(kPlain) ? Type::of(mir::kBoolKind)
                                                                 : Type::any();
}

}  // namespace

Type entry_result_type(EntryId entry, std::span<const Type> types) {
  switch (entry) {
    case EntryId::add:
    case EntryId::inplace_add:
      return add(types[0], types[1]);
    case EntryId::subtract:
    case EntryId::inplace_subtract:
    case EntryId::floor_divide:
    case EntryId::inplace_floor_divide:
      return arithmetic(types[0], types[1]);
    // str % anything formats; bytes too.
    case EntryId::modulo:
    case EntryId::inplace_modulo:
      return types[0].is_exactly(mir::kStrKind) ? Type::any() : arithmetic(types[0], types[1]);
    case EntryId::multiply:
    case EntryId::inplace_multiply:
      return multiply(types[0], types[1]);
    case EntryId::true_divide:
    case EntryId::inplace_true_divide:
      return true_divide(types[0], types[1]);
    case EntryId::left_shift:
    case EntryId::inplace_left_shift:
    case EntryId::right_shift:
    case EntryId::inplace_right_shift:
      return shift(types[0], types[1]);
    case EntryId::bit_and:
    case EntryId::inplace_bit_and:
    case EntryId::bit_or:
    case EntryId::inplace_bit_or:
    case EntryId::bit_xor:
    case EntryId::inplace_bit_xor:
      return bitwise(types[0], types[1]);
    case EntryId::negate:
    case EntryId::positive:
      return unary(types[0]);
    case EntryId::invert:
      return types[0].is_subset_of(kIntegral) ? Type::of(mir::kIntKind) : Type::any();
    case EntryId::compare_lt:
    case EntryId::compare_le:
    case EntryId::compare_gt:
    case EntryId::compare_ge:
    case EntryId::compare_eq:
    case EntryId::compare_ne:
      return comparison(types[0], types[1]);
    case EntryId::make_tuple:
    case EntryId::list_to_tuple:
    case EntryId::unpack_sequence:
    case EntryId::unpack_starred:
      return Type::of(mir::kTupleKind);
    case EntryId::make_list:
      return Type::of(mir::kListKind);
    case EntryId::make_set:
    case EntryId::make_constant_set:
      return Type::of(mir::kSetKind);
    case EntryId::make_dict:
      return Type::of(mir::kDictKind);
    case EntryId::make_cell:
      return Type::of(mir::kCellKind);
    case EntryId::make_slice:
      return Type::of(mir::kSliceKind);
    case EntryId::make_function:
    case EntryId::bind_static_function:
      return Type::of(mir::kFunctionKind);
    case EntryId::join_strings:
      return Type::of(mir::kStrKind);
    case EntryId::box_int64:
      return Type::of(mir::kIntKind);
    case EntryId::iterate_next:
    case EntryId::yield_from_step:
      return Type::maybe_unbound();
    case EntryId::get_slice:
      for (uint32_t kind : {mir::kStrKind, mir::kBytesKind, mir::kListKind, mir::kTupleKind}) {
        if (types[0].is_exactly(kind)) return Type::of(kind);
      }
      return Type::any();
    default:
      return Type::any();
  }
}

}  // namespace molt::analysis

// The definitions of the entries that have an inline half. Included by entries.cpp, which puts them
// into the library, and by bitcode.cpp, whose copies the compiler inlines into generated code.
#pragma once

#include "runtime/fast/attribute.h"
#include "runtime/fast/container_entries.h"
#include "runtime/fast/list.h"
#include "runtime/fast/operators.h"

extern "C" {
namespace molt::abi {

#define MOLT_FAST_OPERATOR(name, fast)                        \
  Owned molt_##name(Borrowed left, Borrowed right) {          \
    const Value result = rt::fast({left.bits}, {right.bits}); \
    if (!result.is_unbound()) [[likely]]                      \
      return {result.bits};                                   \
    return molt_##name##_slow(left, right);                   \
  }                                                           \
  Owned molt_inplace_##name(Borrowed left, Borrowed right) {  \
    const Value result = rt::fast({left.bits}, {right.bits}); \
    if (!result.is_unbound()) [[likely]]                      \
      return {result.bits};                                   \
    return molt_inplace_##name##_slow(left, right);           \
  }
MOLT_FAST_OPERATOR(add, add_fast)
MOLT_FAST_OPERATOR(subtract, subtract_fast)
MOLT_FAST_OPERATOR(multiply, multiply_fast)
MOLT_FAST_OPERATOR(bit_and, bit_fast<rt::BitOp::kAnd>)
MOLT_FAST_OPERATOR(bit_or, bit_fast<rt::BitOp::kOr>)
MOLT_FAST_OPERATOR(bit_xor, bit_fast<rt::BitOp::kXor>)
#undef MOLT_FAST_OPERATOR

#define MOLT_FAST_LAST(name)                                      \
  Owned molt_##name(Borrowed left, Borrowed right) {              \
    const Value result = rt::add_fast({left.bits}, {right.bits}); \
    if (!result.is_unbound()) [[likely]]                          \
      return {result.bits};                                       \
    return molt_##name##_slow(left, right);                       \
  }
MOLT_FAST_LAST(add_last)
MOLT_FAST_LAST(inplace_add_last)
#undef MOLT_FAST_LAST

#define MOLT_FAST_COMPARISON(name, op)                               \
  Owned molt_compare_##name(Borrowed left, Borrowed right) {         \
    const int result = rt::test_fast<op>({left.bits}, {right.bits}); \
    if (result >= 0) [[likely]]                                      \
      return {Value::from_bool(result != 0).bits};                   \
    return molt_compare_slow(left, right, op);                       \
  }                                                                  \
  Tri molt_test_##name(Borrowed left, Borrowed right) {              \
    const int result = rt::test_fast<op>({left.bits}, {right.bits}); \
    if (result >= 0) [[likely]]                                      \
      return {result};                                               \
    return molt_test_slow(left, right, op);                          \
  }
MOLT_FAST_COMPARISON(lt, 0)
MOLT_FAST_COMPARISON(le, 1)
MOLT_FAST_COMPARISON(eq, 2)
MOLT_FAST_COMPARISON(ne, 3)
MOLT_FAST_COMPARISON(gt, 4)
MOLT_FAST_COMPARISON(ge, 5)
#undef MOLT_FAST_COMPARISON

Tri molt_truth(Borrowed value) {
  const int result = rt::truth_fast({value.bits});
  if (result >= 0) [[likely]]
    return {result};
  return molt_truth_slow(value);
}

Owned molt_get_item(Borrowed container, Borrowed key) {
  const Value item = rt::list_get_fast({container.bits}, {key.bits});
  if (!item.is_unbound()) [[likely]]
    return {item.bits};
  return molt_get_item_slow(container, key);
}

Status molt_set_item(Borrowed container, Borrowed key, Borrowed value) {
  if (rt::list_set_fast({container.bits}, {key.bits}, {value.bits})) [[likely]]
    return {0};
  return molt_set_item_slow(container, key, value);
}

Owned molt_get_attribute(Borrowed object, Str* name, AttributeCache* cache) {
  const Value value = rt::get_attribute_fast({object.bits}, cache);
  if (!value.is_unbound()) [[likely]]
    return {value.bits};
  return molt_get_attribute_slow(object, name, cache);
}

Status molt_set_attribute(Borrowed object, Str* name, Borrowed value, AttributeCache* cache) {
  if (rt::set_attribute_fast({object.bits}, {value.bits}, cache)) [[likely]]
    return {0};
  return molt_set_attribute_slow(object, name, value, cache);
}

Owned molt_call_method(Str* name, AttributeCache* cache, Args args, int64_t num_args) {
  Value result;
  if (rt::call_method_fast(cache, args.values, num_args, &result)) [[likely]]
    return {result.bits};
  return molt_call_method_slow(name, cache, args, num_args);
}

// A Python function whose parameters are exactly the arguments.
Owned molt_call(Borrowed callee, Args args, int64_t num_args) {
  const Value value{callee.bits};
  if (value.is_pointer() && value.as_object()->shape == &rt::molt_shape_function) [[likely]] {
    const Function* function = static_cast<const Function*>(value.as_object());
    const FunctionCode* code = function->code;
    if (rt::takes_exactly(code, num_args)) [[likely]]
      return {code->entry.pointer(value, args.values).bits};
  }
  return molt_call_slow(callee, args, num_args);
}

}  // namespace molt::abi
}

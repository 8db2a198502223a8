// Containers against what CPython 3.12 prints.

#include <gtest/gtest.h>

#include <string>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/state.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/list.h"
#include "runtime/types/range.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/dict.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/list.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/range.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/set.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/tuple.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

class StackStart : public testing::Environment {
 public:
  void SetUp() override { start_stack_checks(); }
};
const auto* const stack_start = testing::AddGlobalTestEnvironment(new StackStart);

std::string text_of(Value value) {
  const Utf8Text utf8(as_str(value));
  return {utf8.data(), static_cast<size_t>(utf8.size())};
}

std::string take_error() {
  Ref error(owned_unchecked(take_exception()));
  Ref message(str_of(error));
  return std::string(type_of(error)->c_name) + ": " + text_of(message);
}

// repr of a result, or "Type: message" of the exception.
std::string show(Owned result) {
  Ref held(result);
  if (is_failure(held)) return take_error();
  if (held.get().is_unbound()) return "<unbound>";
  Ref text(repr_of(held));
  return text_of(text);
}
std::string show(const Ref& value) { return show(new_reference(value.get())); }
std::string show(Status status) { return is_failure(status) ? take_error() : "ok"; }

Borrowed num(int64_t n) { return borrowed(Value::from_small_int(n)); }
constexpr Borrowed kNo{kNoneBits};
constexpr Borrowed kAbsent{kUnboundBits};

struct Text {
  Ref ref;
  Text(const char* utf8) : ref(make_str_utf8(utf8)) {}
  operator Borrowed() const { return ref; }
  operator Value() const { return ref; }
};

Ref list_of(std::initializer_list<int64_t> numbers) {
  Ref list(list_new());
  for (int64_t n : numbers) list_append(as_list(list), Value::from_small_int(n));
  return list;
}
Ref set_of(std::initializer_list<int64_t> numbers) {
  Ref set(set_new());
  for (int64_t n : numbers) set_add_py(as_set(set), Value::from_small_int(n));
  return set;
}
Ref slice(Borrowed start, Borrowed stop, Borrowed step) {
  return Ref(molt_make_slice(start, stop, step));
}

TEST(Tuple, RepeatsComparesAndHashes) {
  Ref tuple(tuple_of(Value::from_small_int(1), Value::from_double(2.5)));
  EXPECT_EQ(show(tuple), "(1, 2.5)");
  EXPECT_EQ(hash_of(tuple).value, 396935360214441795);
  EXPECT_EQ(show(molt_get_item(tuple, num(2))), "IndexError: tuple index out of range");
  EXPECT_EQ(show(molt_get_item(tuple, Text("a"))),
            "TypeError: tuple indices must be integers or slices, not str");
  EXPECT_EQ(show(molt_multiply(tuple, num(2))), "(1, 2.5, 1, 2.5)");
  EXPECT_EQ(show(molt_m_tuple_index(tuple, num(7), kAbsent, kAbsent)),
            "ValueError: tuple.index(x): x not in tuple");
  EXPECT_EQ(show(empty_tuple()), "()");
}

TEST(List, SlicesAsCPython) {
  Ref list = list_of({0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  EXPECT_EQ(show(molt_get_item(list, slice(num(-3), kNo, kNo))), "[7, 8, 9]");
  EXPECT_EQ(show(molt_get_item(list, slice(kNo, kNo, num(-3)))), "[9, 6, 3, 0]");
  EXPECT_EQ(show(molt_set_item(list, slice(num(1), num(8), num(3)), list_of({-1, -2}))),
            "ValueError: attempt to assign sequence of size 2 to extended slice of size 3");
  EXPECT_EQ(show(molt_set_item(list, slice(num(1), num(8), num(3)), list_of({-1, -4, -7}))), "ok");
  EXPECT_EQ(show(list), "[0, -1, 2, 3, -4, 5, 6, -7, 8, 9]");
  EXPECT_EQ(show(molt_delete_item(list, slice(kNo, kNo, num(2)))), "ok");
  EXPECT_EQ(show(list), "[-1, 3, 5, -7, 9]");
  EXPECT_EQ(show(molt_set_item(list, slice(num(1), num(3), kNo), list)), "ok");
  EXPECT_EQ(show(list), "[-1, -1, 3, 5, -7, 9, -7, 9]");
  EXPECT_EQ(show(molt_set_item(list, slice(num(1), num(3), kNo), num(3))),
            "TypeError: can only assign an iterable");
  EXPECT_EQ(show(molt_m_list_sort(list, kNo, borrowed(kTrue))), "None");
  EXPECT_EQ(show(list), "[9, 9, 5, 3, -1, -1, -7, -7]");
  EXPECT_EQ(show(molt_m_list_remove(list, num(4))), "ValueError: list.remove(x): x not in list");
  EXPECT_EQ(show(molt_m_list_pop(list, num(99))), "IndexError: pop index out of range");
}

TEST(List, PrintsItselfOnce) {
  Ref list = list_of({1});
  list_append(as_list(list), list);
  EXPECT_EQ(show(list), "[1, [...]]");
  list_clear(as_list(list));
}

TEST(Dict, KeepsInsertionOrderOverGrowthAndRemoval) {
  Ref dict(dict_new());
  for (int64_t i = 0; i < 1000; i++) {
    ASSERT_EQ(
        dict_set_py(as_dict(dict), Value::from_small_int(i * 7919 % 1009), Value::from_small_int(i))
            .code,
        0);
  }
  EXPECT_EQ(dict_length(as_dict(dict)), 1000);
  for (int64_t i = 0; i < 1000; i++) {
    if (i % 100 == 50) continue;
    ASSERT_EQ(dict_remove_py(as_dict(dict), Value::from_small_int(i * 7919 % 1009)).code, 1);
  }
  EXPECT_EQ(show(dict),
            "{422: 50, 257: 150, 92: 250, 936: 350, 771: 450, 606: 550, 441: 650, 276: 750, 111: "
            "850, 955: 950}");
  Text key("key");
  EXPECT_EQ(show(dict_set_py(as_dict(dict), key, kNone)), "ok");
  EXPECT_EQ(show(new_reference(dict_get_py(as_dict(dict), key))), "None");
  EXPECT_EQ(show(new_reference(dict_get_str(as_dict(dict), as_str(key.ref)))), "None");
  EXPECT_EQ(show(molt_m_dict_popitem(dict)), "('key', None)");
  EXPECT_EQ(show(molt_get_item(dict, key)), "KeyError: 'key'");
  EXPECT_EQ(show(molt_get_item(dict, dict)), "TypeError: unhashable type: 'dict'");
}

TEST(Dict, FindsEqualKeysOfOtherTypes) {
  Ref dict(dict_new());
  dict_set_py(as_dict(dict), Value::from_small_int(1), Value::from_small_int(10));
  dict_set_py(as_dict(dict), Value::from_double(1.0), Value::from_small_int(20));
  dict_set_py(as_dict(dict), kTrue, Value::from_small_int(30));
  EXPECT_EQ(show(dict), "{1: 30}");
}

TEST(Dict, UpdatesFromPairs) {
  Ref dict(dict_new());
  EXPECT_EQ(show(dict_update_py(as_dict(dict), list_of({1}))),
            "TypeError: cannot convert dictionary update sequence element #0 to a sequence");
  Ref pairs(list_new());
  list_append(as_list(pairs), Text("ab"));
  list_append(as_list(pairs), list_of({1, 2, 3}));
  EXPECT_EQ(show(dict_update_py(as_dict(dict), pairs)),
            "ValueError: dictionary update sequence element #1 has length 3; 2 is required");
  EXPECT_EQ(show(dict), "{'a': 'b'}");
}

TEST(Set, IteratesInCPythonsOrder) {
  EXPECT_EQ(show(set_of({8, 1, 16})), "{8, 1, 16}");
  EXPECT_EQ(show(set_of({100, -3, 55, 7, 1000, 64, 32})), "{64, 32, 100, 7, 1000, 55, -3}");
  Ref a = set_of({1, 2, 3, 10, 20, 30});
  Ref b = set_of({3, 30, 40, 50});
  EXPECT_EQ(show(molt_bit_and(a, b)), "{3, 30}");
  EXPECT_EQ(show(molt_bit_or(a, b)), "{1, 2, 3, 40, 10, 50, 20, 30}");
  EXPECT_EQ(show(molt_bit_xor(a, b)), "{1, 2, 40, 10, 50, 20}");
  EXPECT_EQ(show(molt_subtract(a, b)), "{1, 2, 10, 20}");
  EXPECT_EQ(show(molt_m_set_remove(a, num(99))), "KeyError: 99");
  EXPECT_EQ(show(set_new()), "set()");
  Ref frozen(frozenset_from_py(a));
  EXPECT_EQ(hash_of(frozen).value, 7402594068376314427);
}

TEST(Range, HasExactLengthsItemsAndHashes) {
  Ref range(
      range_new(Value::from_small_int(10), Value::from_small_int(-5), Value::from_small_int(-3)));
  EXPECT_EQ(show(range), "range(10, -5, -3)");
  EXPECT_EQ(show(list_from(range)), "[10, 7, 4, 1, -2]");
  EXPECT_EQ(show(molt_get_item(range, slice(num(1), num(4), num(2)))), "range(7, -2, -6)");
  EXPECT_EQ(show(molt_m_range_index(range, num(4))), "2");
  EXPECT_EQ(show(molt_m_range_index(range, num(5))), "ValueError: 5 is not in range");
  EXPECT_EQ(hash_of(range).value, 6311066689634665078);
  Ref big(molt_left_shift(num(1), num(100)));
  Ref large(range_new(Value::from_small_int(0), big, Value::from_small_int(3)));
  EXPECT_EQ(show(molt_get_item(large, num(-1))), "1267650600228229401496703205375");
}

TEST(Unpack, CountsItems) {
  EXPECT_EQ(show(molt_unpack_sequence(list_of({1, 2, 3}), 2)),
            "ValueError: too many values to unpack (expected 2)");
  EXPECT_EQ(show(molt_unpack_sequence(set_of({1}), 2)),
            "ValueError: not enough values to unpack (expected 2, got 1)");
  EXPECT_EQ(show(molt_unpack_starred(list_of({1, 2, 3, 4}), 1, 1)), "(1, [2, 3], 4)");
  EXPECT_EQ(show(molt_unpack_starred(list_of({1}), 1, 1)),
            "ValueError: not enough values to unpack (expected at least 2, got 1)");
  EXPECT_EQ(show(molt_unpack_sequence(num(3), 2)),
            "TypeError: cannot unpack non-iterable int object");
}

}  // namespace

}  // namespace molt::rt

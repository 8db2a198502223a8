// The number of comparisons that CPython 3.12 makes for the same lists, and stability.
#include "runtime/types/list_merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace molt::rt {

namespace {

int64_t num_comparisons;
int64_t fails_after;

// By the tens: the last digit shows whether equal keys keep their order.
struct CountingLess {
  int operator()(Value a, Value b) const {
    if (++num_comparisons == fails_after) return -1;
    return a.as_int() / 10 < b.as_int() / 10;
  }
};

std::vector<Value> values_of(const std::vector<int64_t>& numbers) {
  std::vector<Value> values;
  for (int64_t n : numbers) values.push_back(Value::from_small_int(n));
  return values;
}

bool sort(std::vector<Value>& values) {
  num_comparisons = 0;
  MergeSort<CountingLess> merge_sort({values.data(), nullptr}, static_cast<int64_t>(values.size()));
  return merge_sort.sort();
}

void expect_comparisons(const std::vector<int64_t>& numbers, int64_t count) {
  fails_after = -1;
  std::vector<Value> values = values_of(numbers);
  std::vector<Value> expected = values;
  std::stable_sort(expected.begin(), expected.end(),
                   [](Value a, Value b) { return a.as_int() / 10 < b.as_int() / 10; });
  EXPECT_TRUE(sort(values));
  EXPECT_EQ(values, expected);
  EXPECT_EQ(num_comparisons, count);
}

// A sequence that CPython can make as well: n -> n * 1103515245 + 12345 modulo 2**31.
std::vector<int64_t> random_numbers(int64_t count, int64_t limit) {
  std::vector<int64_t> numbers;
  int64_t state = 42;
  for (int64_t i = 0; i < count; i++) {
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF;
    numbers.push_back((state >> 8) % limit);
  }
  return numbers;
}

std::vector<int64_t> counted(int64_t start, int64_t stop, int64_t step) {
  std::vector<int64_t> numbers;
  for (int64_t n = start; step > 0 ? n < stop : n > stop; n += step) numbers.push_back(n);
  return numbers;
}

TEST(MergeSort, ComparesAsCPython) {
  expect_comparisons({}, 0);
  expect_comparisons({10}, 0);
  expect_comparisons(counted(0, 10000, 10), 999);
  expect_comparisons(counted(10000, 0, -10), 999);
  expect_comparisons(counted(0, 100, 1), 99);
  expect_comparisons(random_numbers(100, 1000), 537);
  expect_comparisons(random_numbers(5000, 100000), 54912);
  expect_comparisons(random_numbers(5000, 50), 29359);
  std::vector<int64_t> halves = counted(0, 20000, 20);
  for (int64_t n : counted(10, 20000, 20)) halves.push_back(n);
  expect_comparisons(halves, 3998);
}

TEST(MergeSort, KeepsAllItemsWhenAComparisonFails) {
  const std::vector<int64_t> numbers = random_numbers(1000, 100000);
  for (int64_t n : {1, 2, 500, 5000, 8000}) {
    fails_after = n;
    std::vector<Value> values = values_of(numbers);
    EXPECT_FALSE(sort(values));
    std::vector<int64_t> kept;
    for (Value v : values) kept.push_back(v.as_int());
    std::vector<int64_t> expected = numbers;
    std::sort(kept.begin(), kept.end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(kept, expected);
  }
}

}  // namespace

}  // namespace molt::rt

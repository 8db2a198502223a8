#include "runtime/types/traceback_anchors.h"

#include <gtest/gtest.h>

namespace molt::rt {
namespace {

struct Case {
  const char* segment;
  // -1 for no anchors.
  int left;
  int right;
};

// The expected offsets are what CPython 3.12.1 finds for these segments.
constexpr Case kCases[] = {
    {"a + b", 2, 3},         {"a // b", 2, 4},
    {"a+b*c", 1, 2},         {"a ** b ** c", 2, 4},
    {"-a ** b", -1, -1},     {"-a * b", 3, 4},
    {"(a)+(b)", 2, 4},       {"(a) + b", 2, 3},
    {"a +(b)", 2, 4},        {"(a + b)", 3, 4},
    {"(a + b, c)", -1, -1},  {"x[1]", 1, 4},
    {"x[1 ]", 1, 4},         {"x[a, b][c]", 7, 10},
    {"x[1:]", 1, 5},         {"f(x)[0].y", -1, -1},
    {"[1, 2][0]", 6, 9},     {"await a[0]", -1, -1},
    {"await a ** b", 8, 10}, {"a < b + c", -1, -1},
    {"x = a + b", -1, -1},   {"raise a + b", -1, -1},
    {"'%s' % x", 5, 6},      {"f(a + b)", -1, -1},
    {"1e-5 + x", 5, 6},      {"a if b else c[0]", -1, -1},
};

TEST(TracebackAnchors, MatchCPython) {
  for (const Case& c : kCases) {
    const Anchors anchors = find_anchors(c.segment);
    EXPECT_EQ(anchors.found, c.left >= 0) << c.segment;
    if (!anchors.found) continue;
    EXPECT_EQ(anchors.left, c.left) << c.segment;
    EXPECT_EQ(anchors.right, c.right) << c.segment;
  }
}

}  // namespace
}  // namespace molt::rt

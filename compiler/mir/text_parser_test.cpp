// The files of testdata hold MIR exactly as the printer writes it: reading and printing must give
// the same text.
#include "compiler/mir/text_parser.h"

#include <gtest/gtest.h>

#include "compiler/mir/golden_test.h"
#include "compiler/mir/printer.h"
#include "compiler/mir/verifier.h"

namespace molt::mir {
namespace {

class RoundTripTest : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(RoundTripTest, PrintsWhatItRead) {
  std::string text = read_golden(GetParam());
  TextProgram program = parse_text(text);
  ASSERT_EQ(program.error, "");
  EXPECT_EQ(print(*program.modules[0]), text);
  for (const auto& function : program.modules[0]->functions) EXPECT_EQ(verify(*function), "");
}

INSTANTIATE_TEST_SUITE_P(Files, RoundTripTest, testing::ValuesIn(golden_files(MOLT_TESTDATA)),
                         [](const auto& info) { return golden_name(info.param); });

struct WrongText {
  const char* text;
  const char* error;
};

TEST(TextParserTest, SaysWhereTheTextIsWrong) {
  constexpr WrongText kCases[] = {
      {"nonsense", "line 1: expected a module or a function"},
      {"function @f {\n}\n", "line 1: expected the function's kind"},
      {"function @f body {\n^0:\n  return_error\n", "line 4: a function without an end"},
      {"function @f body {\n^0:\n  frobnicate\n}\n",
       "line 3: no instruction is called 'frobnicate'"},
      {"function @f body {\n^0:\n  jump ^1\n}\n", "line 3: no block ^1"},
      {"function @f body {\n^0:\n  return_value %7\n}\n", "line 3: no value %7"},
      {"function @f body {\n^0:\n  %1 = return_error\n}\n", "line 3: this has no result"},
      {"function @f body {\n^0:\n  constant None\n}\n", "line 3: the result needs a name"},
      {"function @f body {\n^0:\n  %1 = constant None : Nothing\n}\n",
       "line 3: no type is called 'Nothing'"},
      {"function @f body {\n^0:\n  %1 = call_entry missing\n}\n",
       "line 3: no entry is called 'missing'"},
      {"function @f body {\n^0:\n  %1 = code_ref @g\n}\n", "line 3: no function @g"},
      {"function @f body {\n^0:\n^0:\n}\n", "line 3: a second block with this number"},
      {"function @f body {\n^0:\n  return_error %\n}\n", "line 3: no value %0"},
  };
  for (const WrongText& wrong : kCases) EXPECT_EQ(parse_text(wrong.text).error, wrong.error);
}

struct Malformed {
  const char* body;
  const char* message;
};

TEST(VerifierTest, RefusesWhatBreaksAnInvariant) {
  constexpr Malformed kCases[] = {
      {"^0:\n  %1 = constant None : None\n", "block ^0 does not end in a terminator"},
      {"^0:\n  return_error\n  return_error\n", "a terminator in the middle of a block"},
      {"^0:\n  %1 = const_int64 1\n  release %1\n  return_error\n",
       "operand 0 has the wrong representation"},
      {"^0:\n  jump ^1\n^1(%1: boxed):\n  return_value %1\n", "an edge to ^1 with 0 arguments"},
      {"^0:\n  %1 = const_int64 1\n  jump ^1(%1)\n^1(%2: boxed):\n  return_value %2\n",
       "an argument with the wrong representation"},
      {"^0:\n  traceback\n  return_error\n", "traceback away from the start of a landing block"},
      {"^0:\n  poll unwind ^1\n  return_error\n^1:\n  return_error\n",
       "landing blocks and unwind edges belong together"},
      {"^0:\n  jump ^1\n^1: landing\n  traceback\n  return_error\n",
       "landing blocks and unwind edges belong together"},
      {"^0:\n  %1 = const_bool 1\n  guard_true %1\n  return_error\n",
       "a guard without an exit edge"},
      {"^0(%0: boxed):\n  %1 = is_same %0, %0\n  branch %1 ^1, ^2\n^1:\n  %2 = constant None\n"
       "  jump ^2\n^2:\n  return_value %2\n",
       "a use of %2 that its definition does not dominate"},
  };
  for (const Malformed& malformed : kCases) {
    TextProgram program = parse_text("function @f body {\n" + std::string(malformed.body) + "}\n");
    ASSERT_EQ(program.error, "");
    std::string problem = verify(*program.modules[0]->functions[0]);
    EXPECT_EQ(problem.substr(0, std::string(malformed.message).size()), malformed.message);
  }
}

}  // namespace
}  // namespace molt::mir

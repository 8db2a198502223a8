// Every file of testdata/ownership is one function and what the verifier must say of it: the start
// of its message, or "ok".
#include "compiler/analysis/ownership.h"

#include <gtest/gtest.h>

#include "compiler/mir/golden_test.h"
#include "compiler/mir/text_parser.h"
#include "compiler/mir/verifier.h"

namespace molt::analysis {
namespace {

class OwnershipTest : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(OwnershipTest, SaysWhatTheFileExpects) {
  std::string text = mir::read_golden(GetParam());
  std::string expected = mir::golden_value(text, "EXPECT");
  ASSERT_FALSE(expected.empty());
  mir::TextProgram program = mir::parse_text(text);
  ASSERT_EQ(program.error, "");
  const mir::Function& function = *program.modules[0]->functions[0];
  ASSERT_EQ(mir::verify(function), "");
  std::string problem = verify_ownership(function);
  if (expected == "ok") {
    EXPECT_EQ(problem, "");
  } else {
    EXPECT_EQ(problem.substr(0, expected.size()), expected);
  }
}

INSTANTIATE_TEST_SUITE_P(Files, OwnershipTest,
                         testing::ValuesIn(mir::golden_files(MOLT_TESTDATA "/ownership")),
                         [](const auto& info) { return mir::golden_name(info.param); });

}  // namespace
}  // namespace molt::analysis

// Golden tests of single passes. A file of testdata is MIR text with a line `# RUN: pass, pass`;
// below a line `# AFTER` stands what comes out. MOLT_UPDATE_GOLDENS=1 in the environment writes
// that part again.
#include "compiler/passes/passes.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "compiler/analysis/ownership.h"
#include "compiler/mir/golden_test.h"
#include "compiler/mir/printer.h"
#include "compiler/mir/text_parser.h"
#include "compiler/mir/verifier.h"
#include "compiler/passes/own_parameters.h"

namespace molt::passes {
namespace {

constexpr std::string_view kAfter = "# AFTER\n";

void on_program(std::vector<mir::Module*>& modules, void (*pass)(std::vector<mir::Module*>&)) {
  pass(modules);
}
void on_program(std::vector<mir::Module*>& modules, void (*pass)(mir::Module&)) {
  for (mir::Module* module : modules) pass(*module);
}
void on_program(std::vector<mir::Module*>& modules, void (*pass)(mir::Function&)) {
  for (mir::Module* module : modules) {
    for (size_t i = 0; i < module->functions.size(); i++) pass(*module->functions[i]);
  }
}

bool run_pass(const std::string& name, std::vector<mir::Module*>& modules) {
#define MOLT_PASS(pass, scope, level) \
  if (name == #pass) return on_program(modules, &pass), true;
#include "compiler/passes/passes.def"
#undef MOLT_PASS
  return false;
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> words;
  for (size_t start = 0; start < list.size();) {
    size_t end = std::min(list.find(", ", start), list.size());
    words.push_back(list.substr(start, end - start));
    start = end + 2;
  }
  return words;
}

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  ASSERT_NE(file, nullptr);
  std::fwrite(text.data(), 1, text.size(), file);
  std::fclose(file);
}

class PassTest : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(PassTest, MakesWhatTheFileExpects) {
  std::string text = mir::read_golden(GetParam());
  size_t after = text.find(kAfter);
  ASSERT_NE(after, std::string::npos) << "no line # AFTER";
  std::string input = text.substr(0, after);
  std::string expected = text.substr(after + kAfter.size());
  mir::TextProgram program = mir::parse_text(input);
  ASSERT_EQ(program.error, "");
  std::vector<mir::Module*> modules;
  for (auto& module : program.modules) modules.push_back(module.get());
  bool has_counts = false;
  for (const std::string& pass : split(mir::golden_value(input, "RUN"))) {
    ASSERT_TRUE(run_pass(pass, modules)) << "no pass is called " << pass;
    has_counts |= pass == "insert_counts";
    for (const auto& function : modules[0]->functions) {
      EXPECT_EQ(mir::verify(*function), "") << "after " << pass;
      if (has_counts) EXPECT_EQ(analysis::verify_ownership(*function), "") << "after " << pass;
    }
  }
  std::string result = mir::print(*modules[0]);
  if (std::getenv("MOLT_UPDATE_GOLDENS") != nullptr) {
    write_file(GetParam(), input + std::string(kAfter) + result);
  } else {
    EXPECT_EQ(result, expected);
  }
  // What a pass makes can be read again.
  mir::TextProgram again = mir::parse_text(result);
  EXPECT_EQ(again.error, "");
  if (again.error.empty()) EXPECT_EQ(mir::print(*again.modules[0]), result);
}

INSTANTIATE_TEST_SUITE_P(Files, PassTest, testing::ValuesIn(mir::golden_files(MOLT_TESTDATA)),
                         [](const auto& info) { return mir::golden_name(info.param); });

}  // namespace
}  // namespace molt::passes

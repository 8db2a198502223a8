// Every program in testdata/syntax_errors.txt must be refused with the text that CPython 3.12
// prints; tools can record the file again from that Python.

#include "compiler/parse/parse.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace molt::parse {
namespace {

std::string read_file(const std::string& path) {
  std::string text;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    char buffer[4096];
    for (size_t n; (n = std::fread(buffer, 1, sizeof(buffer), file)) != 0;) text.append(buffer, n);
    std::fclose(file);
  }
  return text;
}

struct Parsed {
  bool accepted = false;
  std::string text;
};

Parsed parse_text(const std::string& bytes) {
  DecodeProblem problem;
  const SourceFile source = SourceFile::decode("case.py", bytes, &problem);
  Arena arena;
  Interner interner;
  DiagnosticSink sink;
  const ast::Module* module = parse_module(source, arena, interner, sink);
  if (module) return {true, ast::dump(module)};
  std::string text;
  for (const Diagnostic& diagnostic : sink.diagnostics())
    if (!diagnostic.is_warning()) text += render(diagnostic);
  return {false, text};
}

TEST(Parse, SyntaxErrorsAreThoseOfCPython) {
  const std::string cases = read_file(std::string(MOLT_TESTDATA) + "/syntax_errors.txt");
  const std::string source_mark = "=== source\n";
  const std::string error_mark = "=== error\n";
  size_t checked = 0;
  for (size_t at = cases.find(source_mark); at != std::string::npos;) {
    const size_t source_start = at + source_mark.size();
    const size_t source_end = cases.find(error_mark, source_start);
    const size_t error_start = source_end + error_mark.size();
    at = cases.find(source_mark, error_start);
    const std::string source = cases.substr(source_start, source_end - source_start);
    const std::string expected =
        cases.substr(error_start, at == std::string::npos ? at : at - error_start);
    const Parsed parsed = parse_text(source);
    // The rest of the cases are refused after parsing.
    if (!parsed.accepted) EXPECT_EQ(parsed.text, expected) << source;
    ++checked;
  }
  EXPECT_GT(checked, 500u);
}

TEST(Parse, DumpIsThatOfPython) {
  EXPECT_EQ(parse_text("x = 1\n").text,
            "Module(\n   body=[\n      Assign(\n         targets=[\n"
            "            Name(id='x', ctx=Store())],\n         value=Constant(value=1))],\n"
            "   type_ignores=[])\n");
}

}  // namespace
}  // namespace molt::parse

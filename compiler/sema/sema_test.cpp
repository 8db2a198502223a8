// How the code of each scope reaches its names.
#include "compiler/sema/sema.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "compiler/parse/parse.h"

namespace molt::sema {
namespace {

const char* access_name(Access access) {
  switch (access) {
    case Access::Local:
      return "local";
    case Access::Cell:
      return "cell";
    case Access::Free:
      return "free";
    case Access::GlobalExplicit:
      return "global";
    case Access::GlobalImplicit:
      return "implicit";
    case Access::Name:
      return "name";
    case Access::ClassOrFree:
      return "class or free";
    case Access::ClassOrGlobal:
      return "class or global";
  }
  return "?";
}

// "<module>: f=name; f: x=local y=implicit", scopes in order of creation, names sorted; or the
// error.
std::string scopes_of(const std::string& text) {
  DecodeProblem problem;
  const SourceFile source = SourceFile::decode("case.py", text, &problem);
  Arena arena;
  Interner interner;
  DiagnosticSink sink;
  const ast::Module* tree = parse::parse_module(source, arena, interner, sink);
  std::unique_ptr<Module> module;
  if (tree != nullptr) module = analyse(tree, source, interner, sink);
  if (module == nullptr) return sink.diagnostics().back().message;
  std::string out;
  for (const auto& scope : module->scopes()) {
    if (!out.empty()) out += "; ";
    out += std::string(scope->name.text()) + ":";
    std::vector<std::string> names;
    for (const SymbolInfo& symbol : scope->symbols())
      names.push_back(std::string(symbol.name.text()) + "=" + access_name(symbol.access));
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) out += " " + name;
  }
  return out;
}

TEST(SemaTest, TellsLocalsFromGlobals) {
  EXPECT_EQ(scopes_of("def f(a):\n    b = a + c\n"),
            "<module>: f=name; f: a=local b=local c=implicit");
  EXPECT_EQ(scopes_of("def f():\n    global x\n    x = 1\n"), "<module>: f=name; f: x=global");
}

TEST(SemaTest, CapturesVariables) {
  EXPECT_EQ(scopes_of("def f():\n    x = 1\n    def g():\n        return x\n"),
            "<module>: f=name; f: g=local x=cell; g: x=free");
  EXPECT_EQ(scopes_of("def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n"),
            "<module>: f=name; f: g=local x=cell; g: x=free");
  EXPECT_EQ(scopes_of("def f():\n    def g():\n        return lambda: x\n    x = 1\n"),
            "<module>: f=name; f: g=local x=cell; g:; <lambda>: x=free");
}

TEST(SemaTest, KeepsClassNamesOutOfMethods) {
  EXPECT_EQ(scopes_of("class C:\n    x = 1\n    def m(self):\n        return x\n"),
            "<module>: C=name; C: m=name x=name; m: self=local x=implicit");
}

TEST(SemaTest, ManglesPrivateNames) {
  EXPECT_EQ(scopes_of("class C:\n    __x = 1\n    def m(self):\n        __y = 2\n"),
            "<module>: C=name; C: _C__x=name m=name; m: _C__y=local self=local");
}

TEST(SemaTest, GivesComprehensionsVariablesOfTheirOwn) {
  EXPECT_EQ(scopes_of("def f(a):\n    return [i for i in a]\n"),
            "<module>: f=name; f: a=local; <listcomp>: .0=local i=local");
}

struct Mistake {
  const char* text;
  const char* message;
};

TEST(SemaTest, RefusesWhatCPythonRefuses) {
  constexpr Mistake kCases[] = {
      {"def f():\n    nonlocal x\n", "no binding for nonlocal 'x' found"},
      {"nonlocal x\n", "nonlocal declaration not allowed at module level"},
      {"def f(x):\n    global x\n", "name 'x' is parameter and global"},
      {"def f():\n    x = 1\n    global x\n", "name 'x' is assigned to before global declaration"},
      {"def f(a, a): pass\n", "duplicate argument 'a' in function definition"},
      {"return 1\n", "'return' outside function"},
      {"break\n", "'break' outside loop"},
      {"continue\n", "'continue' not properly in loop"},
      {"yield 1\n", "'yield' outside function"},
      {"def f():\n    await x\n", "'await' outside async function"},
      {"x = 1\nfrom __future__ import annotations\n",
       "from __future__ imports must occur at the beginning of the file"},
  };
  for (const Mistake& mistake : kCases) EXPECT_EQ(scopes_of(mistake.text), mistake.message);
}

}  // namespace
}  // namespace molt::sema

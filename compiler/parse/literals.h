#pragma once

// The values of number and string tokens. Internal to parse/.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lex/token.h"
#include "compiler/support/arena.h"

namespace molt::parse {

class Literals {
 public:
  Literals(const SourceFile& source, Arena& arena) : source_(source), arena_(arena) {}

  // False if the literal is not accepted; error() says why.
  bool number(const lex::Token& token, ast::ConstantValue* value);

  // A string token, taken apart.
  struct StringToken {
    bool bytes = false;
    bool raw = false;
    // The prefix is "u" or "U".
    bool unicode = false;
    std::string_view body;
  };
  StringToken split(const lex::Token& token) const;

  // The text that a string token stands for, as ConstantValue holds it.
  bool string(const lex::Token& token, const StringToken& parts, std::string_view* text);

  // The text of a piece of an f-string. `at` is the token whose line warnings name.
  bool fstring_text(const lex::Token& token, bool raw, const lex::Token& at,
                    std::string_view* text);

  // The first error, if there is one.
  const std::optional<Diagnostic>& error() const { return error_; }
  void fail(DiagnosticId id, const Location& location,
            std::initializer_list<std::string_view> arguments = {});

  std::vector<Diagnostic>& warnings() { return warnings_; }

 private:
  bool decode_str(std::string_view body, const lex::Token& token, int32_t warning_line,
                  std::string_view* text);
  bool decode_bytes(std::string_view body, const lex::Token& token, std::string_view* text);
  void warn(DiagnosticId id, int32_t lineno, std::string_view argument);
  std::string_view text_of(const lex::Token& token) const {
    return source_.text().substr(token.begin, token.end - token.begin);
  }

  const SourceFile& source_;
  Arena& arena_;
  std::optional<Diagnostic> error_;
  std::vector<Diagnostic> warnings_;
};

}  // namespace molt::parse

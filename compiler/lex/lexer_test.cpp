// What the lexer cuts text into: kinds of tokens with their spelling, and where it stops at
// mistakes.
#include "compiler/lex/lexer.h"

#include <gtest/gtest.h>

#include <string>

namespace molt::lex {
namespace {

std::string kind_name(TokenKind kind) {
#define MOLT_TOKEN(name) \
  if (kind == TokenKind::name) return #name;
#define MOLT_KEYWORD(name, text) MOLT_TOKEN(name)
#define MOLT_OPERATOR(name, text) MOLT_TOKEN(name)
#include "compiler/lex/tokens.def"
  return "?";
}

// "Name:x Equal Number:1 Newline EndMarker": names, literals and f-string parts with their text.
std::string tokens_of(const std::string& text) {
  DecodeProblem problem;
  const SourceFile source = SourceFile::decode("case.py", text, &problem);
  Interner interner;
  TokenList list = tokenize(source, interner);
  std::string out;
  for (const Token& token : list.tokens) {
    if (!out.empty()) out += " ";
    if (spelling(token.kind).empty()) {
      out += kind_name(token.kind);
    } else {
      out += spelling(token.kind);
    }
    bool has_text = token.kind == TokenKind::Name || token.kind == TokenKind::Number ||
                    token.kind == TokenKind::String || token.kind == TokenKind::FStringMiddle;
    if (has_text)
      out += ":" + std::string(source.text().substr(token.begin, token.end - token.begin));
  }
  return out;
}

TEST(LexerTest, CutsSimpleStatements) {
  EXPECT_EQ(tokens_of("x = 1\n"), "Name:x = Number:1 Newline EndMarker");
  EXPECT_EQ(tokens_of("a**=b//c!=d"), "Name:a **= Name:b // Name:c != Name:d Newline EndMarker");
  EXPECT_EQ(tokens_of("x:=y->z"), "Name:x := Name:y -> Name:z Newline EndMarker");
  EXPECT_EQ(tokens_of(""), "EndMarker");
}

TEST(LexerTest, TellsNumbersApart) {
  EXPECT_EQ(
      tokens_of("0x_ff 1_000 1e5 .5j 0b1 0o7"),
      "Number:0x_ff Number:1_000 Number:1e5 Number:.5j Number:0b1 Number:0o7 Newline EndMarker");
}

TEST(LexerTest, MakesIndentation) {
  EXPECT_EQ(
      tokens_of("if a:\n  b\n  # note\n\n  c\nd\n"),
      "if Name:a : Newline Indent Name:b Newline Name:c Newline Dedent Name:d Newline EndMarker");
  EXPECT_EQ(tokens_of("if a:\n\tif b:\n\t\tc\n"),
            "if Name:a : Newline Indent if Name:b : Newline Indent Name:c Newline Dedent Dedent "
            "EndMarker");
}

TEST(LexerTest, JoinsLines) {
  EXPECT_EQ(tokens_of("f(a,\n  b)\n"), "Name:f ( Name:a , Name:b ) Newline EndMarker");
  EXPECT_EQ(tokens_of("a \\\n + b\n"), "Name:a + Name:b Newline EndMarker");
}

TEST(LexerTest, KnowsPrefixesOfStrings) {
  EXPECT_EQ(tokens_of("'a' b'c' r'x' Rb\"d\" u'e'"),
            "String:'a' String:b'c' String:r'x' String:Rb\"d\" String:u'e' Newline EndMarker");
  EXPECT_EQ(tokens_of("'''a\nb'''"), "String:'''a\nb''' Newline EndMarker");
}

TEST(LexerTest, NestsFormattedStrings) {
  EXPECT_EQ(tokens_of("f'a{b!r:>{w}}c'"),
            "FStringStart FStringMiddle:a { Name:b ! Name:r : FStringMiddle:> { Name:w } "
            "FStringMiddle: } FStringMiddle:c FStringEnd Newline EndMarker");
  EXPECT_EQ(tokens_of("f'{f'{x}'}'"),
            "FStringStart { FStringStart { Name:x } FStringEnd } FStringEnd Newline EndMarker");
}

struct Mistake {
  const char* text;
  const char* message;
};

TEST(LexerTest, StopsAtMistakes) {
  constexpr Mistake kCases[] = {
      {"x = 'abc\n", "unterminated string literal (detected at line 1)"},
      {"x = 012\n",
       "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
       "integers"},
      {"x = 1abc\n", "invalid decimal literal"},
      {"x = 0b12\n", "invalid digit '2' in binary literal"},
      {"(]\n", "closing parenthesis ']' does not match opening parenthesis '('"},
      {")\n", "unmatched ')'"},
      {"if a:\n    b\n  c\n", "unindent does not match any outer indentation level"},
  };
  for (const Mistake& mistake : kCases) {
    DecodeProblem problem;
    const SourceFile source = SourceFile::decode("case.py", mistake.text, &problem);
    Interner interner;
    TokenList list = tokenize(source, interner);
    ASSERT_TRUE(list.error.has_value()) << mistake.text;
    EXPECT_EQ(list.tokens.back().kind, TokenKind::Error) << mistake.text;
    EXPECT_EQ(list.error->diagnostic.message, mistake.message);
  }
}

}  // namespace
}  // namespace molt::lex

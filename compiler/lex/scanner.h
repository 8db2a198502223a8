#pragma once

// The state of the lexer, shared by its families of tokens: scan_line.cpp (lines, indentation,
// dispatch), scan_name.cpp, scan_number.cpp, scan_string.cpp, scan_fstring.cpp, scan_operator.cpp.
// Internal to lex/.
//
// The text always ends with "\n" and is followed by a NUL, so that one character of lookahead needs
// no bounds check.

#include <initializer_list>
#include <string_view>
#include <vector>

#include "compiler/lex/lexer.h"

namespace molt::lex {

class Scanner {
 public:
  Scanner(const SourceFile& source, Interner& interner);

  TokenList run();

 private:
  static constexpr int kMaxIndent = 100;
  static constexpr size_t kMaxBrackets = 200;
  static constexpr size_t kMaxFStringNesting = 150;
  static constexpr int kMaxExpressionNesting = 3;

  struct Indentation {
    // With tab stops every 8 columns, and with tabs counted as one column: both must order lines
    // alike.
    int column;
    int alternative;
  };

  // One f-string literal that is open at the current place.
  struct FString {
    // Inside "{...}", where ordinary tokens are cut; otherwise in literal text.
    bool in_expression = false;
    bool raw = false;
    char quote = 0;
    int quote_size = 1;
    // Where the literal starts, for messages.
    uint32_t start = 0;
    uint32_t start_line_start = 0;
    int32_t start_lineno = 1;
    // Brackets opened since the literal began, of any kind.
    int bracket_depth = 0;
    // Nesting of replacement fields, -1 outside of all.
    int expression_depth = -1;
    // The outermost replacement field has passed its expression: text that follows is its format
    // specification.
    bool expression_ended = false;
  };

  // --- scan_line.cpp
  void scan_token();
  // False on an error.
  bool scan_indentation();
  bool change_indentation(Indentation line);
  // After a backslash: moves to the next line. False on an error.
  bool continue_line();
  void scan_end_of_text();
  void skip_comment();

  // --- scan_name.cpp
  void scan_name();
  void scan_unicode_name();

  // --- scan_number.cpp
  void scan_number();
  void scan_based_number(char base_letter);
  void scan_zero();
  // From after the integer digits. `at_point`: the cursor is behind the decimal point.
  void scan_fraction_and_exponent(bool after_point);
  void scan_exponent();
  bool scan_decimal_tail();
  bool check_number_end(std::string_view kind);
  void finish_number();

  // --- scan_string.cpp
  void scan_string();

  // --- scan_fstring.cpp
  void start_fstring();
  void scan_fstring_text();
  bool enter_replacement_field();
  void fail_unterminated_fstring();
  void emit_fstring_middle(uint32_t end);

  // --- scan_operator.cpp
  void scan_operator();
  void open_bracket(char c);
  bool close_bracket(char c);
  bool fail_mismatched_bracket(char c, const OpenBracket& opening);
  void fail_unprintable(char32_t c);

  // --- Common
  char peek(uint32_t ahead = 0) const { return text_[cursor_ + ahead]; }
  bool at_end() const { return cursor_ >= size_; }
  FString* fstring() { return fstrings_.empty() ? nullptr : &fstrings_.back(); }
  // Steps over a "\n".
  void next_line() {
    ++cursor_;
    ++lineno_;
    line_start_ = cursor_;
  }

  // A token that starts at token_start_ and ends at the cursor.
  Token& emit(TokenKind kind);

  // Ends the scan with an error whose caret is at the last character before the cursor.
  void fail(DiagnosticId id, std::initializer_list<std::string_view> arguments = {});
  void fail_at(LexError::When when, const Location& location, DiagnosticId id,
               std::initializer_list<std::string_view> arguments = {});
  void warn(DiagnosticId id, std::initializer_list<std::string_view> arguments);

  const SourceFile& source_;
  Interner& interner_;
  const char* const text_;
  const uint32_t size_;

  uint32_t cursor_ = 0;
  uint32_t line_start_ = 0;
  int32_t lineno_ = 1;

  uint32_t token_start_ = 0;
  uint32_t token_line_start_ = 0;
  int32_t token_lineno_ = 1;

  bool at_line_start_ = true;
  // The line holds only white space and a comment.
  bool blank_line_ = false;
  bool done_ = false;

  std::vector<Indentation> indents_;
  std::vector<FString> fstrings_;
  TokenList result_;
};

// Character classes of ASCII; every byte of a multi-byte character counts as part of a name.
struct CharacterClasses {
  static constexpr uint8_t kNameStart = 1;
  static constexpr uint8_t kNamePart = 2;
  static constexpr uint8_t kDigit = 4;
  static constexpr uint8_t kHexDigit = 8;

  uint8_t of[256] = {};

  constexpr CharacterClasses() {
    for (int c = 0; c < 256; ++c) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
      const bool digit = c >= '0' && c <= '9';
      const bool hex = digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      of[c] = static_cast<uint8_t>((letter ? kNameStart | kNamePart : 0) |
                                   (digit ? kDigit | kNamePart : 0) | (hex ? kHexDigit : 0));
    }
  }
};
inline constexpr CharacterClasses kCharacterClasses;

inline bool is_name_start(char c) {
  return kCharacterClasses.of[static_cast<unsigned char>(c)] & CharacterClasses::kNameStart;
}
inline bool is_name_part(char c) {
  return kCharacterClasses.of[static_cast<unsigned char>(c)] & CharacterClasses::kNamePart;
}
inline bool is_digit(char c) {
  return kCharacterClasses.of[static_cast<unsigned char>(c)] & CharacterClasses::kDigit;
}
inline bool is_hex_digit(char c) {
  return kCharacterClasses.of[static_cast<unsigned char>(c)] & CharacterClasses::kHexDigit;
}

}  // namespace molt::lex

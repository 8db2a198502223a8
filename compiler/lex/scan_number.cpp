#include <string>

#include "compiler/lex/scanner.h"

namespace molt::lex {

void Scanner::scan_number() {
  if (peek() == '.') {
    ++cursor_;
    return scan_fraction_and_exponent(true);
  }
  if (peek() == '0') {
    const char letter = static_cast<char>(peek(1) | 0x20);
    if (letter == 'x' || letter == 'o' || letter == 'b') {
      cursor_ += 2;
      return scan_based_number(letter);
    }
    return scan_zero();
  }
  if (!scan_decimal_tail()) return;
  const bool point = peek() == '.';
  if (point) ++cursor_;
  scan_fraction_and_exponent(point);
}

void Scanner::scan_based_number(char base_letter) {
  const std::string_view kind = base_letter == 'x'   ? "hexadecimal"
                                : base_letter == 'o' ? "octal"
                                                     : "binary";
  auto is_base_digit = [&](char c) {
    return base_letter == 'x' ? is_hex_digit(c) : c >= '0' && c < (base_letter == 'o' ? '8' : '2');
  };
  auto fail_digit = [&] {
    const char digit = peek();
    ++cursor_;
    fail(DiagnosticId::InvalidDigit, {std::string_view(&digit, 1), kind});
  };
  do {
    if (peek() == '_') ++cursor_;
    if (!is_base_digit(peek())) {
      if (is_digit(peek())) return fail_digit();
      return fail(DiagnosticId::InvalidNumber, {kind});
    }
    while (is_base_digit(peek())) ++cursor_;
  } while (peek() == '_');
  if (is_digit(peek())) return fail_digit();
  if (check_number_end(kind)) finish_number();
}

// A number that starts with 0 and is not in another base: any number of zeros, or the start of a
// float.
void Scanner::scan_zero() {
  while (peek() == '0' || peek() == '_') {
    ++cursor_;
    if (text_[cursor_ - 1] == '_' && !is_digit(peek()))
      return fail(DiagnosticId::InvalidNumber, {"decimal"});
    if (text_[cursor_ - 1] == '_' && peek() != '0') break;
  }
  const uint32_t zeros_end = cursor_;
  const bool nonzero = is_digit(peek());
  if (nonzero && !scan_decimal_tail()) return;
  const char c = peek();
  const char lower = static_cast<char>(c | 0x20);
  if (c == '.' || lower == 'e' || lower == 'j') {
    if (c == '.') ++cursor_;
    return scan_fraction_and_exponent(c == '.');
  }
  if (nonzero) {
    fail_at(LexError::When::Always,
            {lineno_, static_cast<int32_t>(token_start_ - line_start_), lineno_,
             static_cast<int32_t>(zeros_end - line_start_)},
            DiagnosticId::LeadingZeros);
    return;
  }
  if (check_number_end("decimal")) finish_number();
}

void Scanner::scan_fraction_and_exponent(bool after_point) {
  if (after_point && is_digit(peek()) && !scan_decimal_tail()) return;
  if ((peek() | 0x20) == 'e') {
    const char sign = peek(1);
    if (sign == '+' || sign == '-') {
      cursor_ += 2;
      if (!is_digit(peek())) return fail(DiagnosticId::InvalidNumber, {"decimal"});
      if (!scan_decimal_tail()) return;
    } else if (is_digit(sign)) {
      ++cursor_;
      if (!scan_decimal_tail()) return;
    } else {
      // `1else`: the number ends before the letter.
      if (check_number_end("decimal")) finish_number();
      return;
    }
  }
  std::string_view kind = "decimal";
  if ((peek() | 0x20) == 'j') {
    ++cursor_;
    kind = "imaginary";
  }
  if (check_number_end(kind)) finish_number();
}

// Digits with single underscores between them, the first of which is at the cursor.
bool Scanner::scan_decimal_tail() {
  for (;;) {
    while (is_digit(peek())) ++cursor_;
    if (peek() != '_') return true;
    ++cursor_;
    if (!is_digit(peek())) {
      fail(DiagnosticId::InvalidNumber, {"decimal"});
      return false;
    }
  }
}

// A number that runs into a keyword is accepted with a warning; one that runs into any other name
// is an error.
bool Scanner::check_number_end(std::string_view kind) {
  const std::string_view rest(text_ + cursor_, size_ - cursor_);
  for (std::string_view keyword : {"and", "else", "for", "if", "in", "is", "or", "not"}) {
    if (!rest.starts_with(keyword)) continue;
    warn(DiagnosticId::NumberBeforeKeyword, {kind});
    return true;
  }
  if (static_cast<unsigned char>(peek()) < 128 && is_name_part(peek())) {
    fail(DiagnosticId::InvalidNumber, {kind});
    return false;
  }
  return true;
}

void Scanner::finish_number() { emit(TokenKind::Number); }

}  // namespace molt::lex

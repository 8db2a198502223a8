#include <string>
#include <vector>

#include "common/unicode.h"
#include "common/utf.h"
#include "compiler/lex/scanner.h"

namespace molt::lex {

namespace {

namespace unicode = common::unicode;
namespace utf = common::utf;

// Which letters of a string prefix have been seen; a letter that does not combine with them ends
// the prefix.
struct Prefix {
  bool b = false;
  bool r = false;
  bool u = false;
  bool f = false;

  bool take(char c) {
    switch (c) {
      case 'b':
      case 'B':
        if (b || u || f) return false;
        return b = true;
      case 'u':
      case 'U':
        if (b || u || r || f) return false;
        return u = true;
      case 'r':
      case 'R':
        if (r || u) return false;
        return r = true;
      case 'f':
      case 'F':
        if (f || b || u) return false;
        return f = true;
      default:
        return false;
    }
  }
};

std::string hex_of(char32_t c) {
  std::string digits;
  for (int shift = 28; shift >= 0; shift -= 4) {
    const auto digit = static_cast<unsigned>((c >> shift) & 15);
    if (digits.empty() && digit == 0 && shift >= 16) continue;
    digits.push_back("0123456789ABCDEF"[digit]);
  }
  return digits;
}

std::string normalised(std::string_view text) {
  std::vector<uint32_t> code_points;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (size_t i = 0; i < text.size();) {
    const utf::Step step = utf::decode_utf8(bytes + i, text.size() - i);
    code_points.push_back(step.code_point);
    i += step.length;
  }
  std::vector<uint32_t> normal(
      unicode::normalize_bound(unicode::Form::kNfkc, code_points.data(), code_points.size()));
  normal.resize(unicode::normalize(unicode::Form::kNfkc, normal.data(), code_points.data(),
                                   code_points.size()));
  std::string result;
  char buffer[4];
  for (uint32_t c : normal) result.append(buffer, static_cast<size_t>(utf::encode_utf8(buffer, c)));
  return result;
}

}  // namespace

void Scanner::scan_name() {
  Prefix prefix;
  while (prefix.take(peek())) {
    ++cursor_;
    if (peek() == '"' || peek() == '\'') {
      if (prefix.f) return start_fstring();
      return scan_string();
    }
  }
  bool ascii = true;
  while (is_name_part(peek())) {
    ascii &= static_cast<unsigned char>(peek()) < 128;
    ++cursor_;
  }
  if (!ascii) return scan_unicode_name();
  const std::string_view text(text_ + token_start_, cursor_ - token_start_);
  const TokenKind kind = keyword_kind(text);
  Token& token = emit(kind);
  if (kind == TokenKind::Name) token.symbol = interner_.intern(text);
}

void Scanner::scan_unicode_name() {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text_);
  const uint32_t end = cursor_;
  for (uint32_t i = token_start_; i < end;) {
    const utf::Step step = utf::decode_utf8(bytes + i, end - i);
    const char32_t c = step.code_point;
    i += step.length;
    const bool accepted =
        c == '_' ||
        (i - step.length == token_start_ ? unicode::is_xid_start(c) : unicode::is_xid_continue(c));
    if (accepted) continue;
    cursor_ = i;
    if (!unicode::is_printable(c)) return fail_unprintable(c);
    char buffer[4];
    const auto length = static_cast<size_t>(utf::encode_utf8(buffer, c));
    return fail(DiagnosticId::InvalidCharacter, {std::string_view(buffer, length), hex_of(c)});
  }
  const std::string text = normalised(std::string_view(text_ + token_start_, end - token_start_));
  // A word that only normalises to a keyword is a name, as in CPython.
  emit(TokenKind::Name).symbol = interner_.intern(text);
}

void Scanner::fail_unprintable(char32_t c) {
  fail(DiagnosticId::NonPrintableCharacter, {hex_of(c)});
}

}  // namespace molt::lex

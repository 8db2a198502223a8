#include "compiler/parse/literals.h"

#include <algorithm>
#include <cstring>

#include "common/bigint_text.h"
#include "common/escapes.h"
#include "common/float_text.h"
#include "common/scratch.h"
#include "common/unicode.h"
#include "common/utf.h"

namespace molt::parse {

namespace {

namespace bigint = common::bigint;
namespace escapes = common::escapes;

// sys.int_info.default_max_str_digits.
constexpr size_t kMaxDecimalDigits = 4300;

// CPython decodes a copy of the literal in which every character beyond ASCII is written as
// \UXXXXXXXX, and counts positions in that copy.
size_t position_in_escaped_copy(std::string_view body, size_t position) {
  size_t result = 0;
  for (size_t i = 0; i < position; ++i) {
    const auto byte = static_cast<unsigned char>(body[i]);
    if (byte < 0x80) {
      ++result;
    } else if ((byte & 0xC0) != 0x80) {
      result += 10;
    }
  }
  return result;
}

// Writes decoded text behind `out` and remembers the first problem.
struct Decoder {
  char* out = nullptr;
  bool bytes = false;
  std::optional<escapes::Escape> warning;
  size_t warning_position = 0;
  std::optional<escapes::Escape> error;
  size_t error_position = 0;

  void text(std::string_view run) {
    std::memcpy(out, run.data(), run.size());
    out += run.size();
  }
  void code_point(char32_t c) {
    if (bytes) {
      *out++ = static_cast<char>(c);
    } else {
      out += common::utf::encode_utf8(out, c);
    }
  }
  bool problem(const escapes::Escape& escape, size_t position) {
    if (escape.kind == escapes::EscapeKind::kError) {
      error = escape;
      error_position = position;
    } else if (!warning) {
      warning = escape;
      warning_position = position;
    }
    return true;
  }
};

}  // namespace

void Literals::fail(DiagnosticId id, const Location& location,
                    std::initializer_list<std::string_view> arguments) {
  if (!error_) error_ = make_diagnostic(id, &source_, location, arguments);
}

void Literals::warn(DiagnosticId id, int32_t lineno, std::string_view argument) {
  Diagnostic warning = make_diagnostic(id, &source_, {lineno, -1, 0, 0}, {argument});
  // A statement that is tried twice warns once.
  for (const Diagnostic& earlier : warnings_)
    if (earlier.location == warning.location && earlier.message == warning.message) return;
  warnings_.push_back(std::move(warning));
}

bool Literals::number(const lex::Token& token, ast::ConstantValue* value) {
  const std::string_view source_text = text_of(token);
  if (source_text.size() == 1) {
    value->kind = ast::ConstantKind::Int;
    const auto digit = static_cast<uint64_t>(source_text[0] - '0');
    if (digit != 0) value->limbs = arena_.copy_span<uint64_t>({digit});
    return true;
  }
  char buffer[64];
  std::string longer;
  size_t length = 0;
  if (source_text.size() > sizeof(buffer)) longer.resize(source_text.size());
  char* digits = longer.empty() ? buffer : longer.data();
  for (char c : source_text)
    if (c != '_') digits[length++] = c;
  std::string_view text(digits, length);

  const char letter = text.size() > 1 ? static_cast<char>(text[1] | 0x20) : '0';
  int base = 10;
  if (text[0] == '0' && (letter == 'x' || letter == 'o' || letter == 'b')) {
    base = letter == 'x' ? 16 : letter == 'o' ? 8 : 2;
    text.remove_prefix(2);
  } else if ((text.back() | 0x20) == 'j' || text.find_first_of(".eE") != std::string_view::npos) {
    const bool imaginary = (text.back() | 0x20) == 'j';
    if (imaginary) text.remove_suffix(1);
    value->kind = imaginary ? ast::ConstantKind::Complex : ast::ConstantKind::Float;
    const bool valid = common::parse_float(text.data(), text.size(), &value->number);
    MOLT_CHECK(valid, "parse", "the lexer accepted a number that is none");
    return true;
  }
  value->kind = ast::ConstantKind::Int;
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
  if (text.empty()) return true;
  if (base == 10 && text.size() > kMaxDecimalDigits) {
    fail(DiagnosticId::TooManyDigits, {token.loc.lineno, -1, 0, 0}, {std::to_string(text.size())});
    return false;
  }
  std::span<uint64_t> limbs = arena_.make_span<uint64_t>(bigint::parse_size(text.size(), base));
  const size_t size =
      bigint::from_text(limbs.data(), text.data(), text.size(), base, common::malloc_scratch());
  MOLT_CHECK(size != bigint::kOutOfMemory, "parse", "out of memory");
  value->limbs = limbs.first(size);
  return true;
}

Literals::StringToken Literals::split(const lex::Token& token) const {
  StringToken parts;
  std::string_view text = text_of(token);
  for (; text[0] != '"' && text[0] != '\''; text.remove_prefix(1)) {
    switch (text[0] | 0x20) {
      case 'b':
        parts.bytes = true;
        break;
      case 'r':
        parts.raw = true;
        break;
      case 'u':
        parts.unicode = true;
        break;
      default:
        break;
    }
  }
  const size_t quotes = text.size() >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
  parts.body = text.substr(quotes, text.size() - 2 * quotes);
  return parts;
}

bool Literals::string(const lex::Token& token, const StringToken& parts, std::string_view* text) {
  if (parts.bytes) {
    for (char c : parts.body) {
      if (static_cast<unsigned char>(c) < 0x80) continue;
      fail(DiagnosticId::NonAsciiBytes, token.loc);
      return false;
    }
  }
  if (parts.raw || parts.body.find('\\') == std::string_view::npos) {
    *text = parts.body;
    return true;
  }
  if (parts.bytes) return decode_bytes(parts.body, token, text);
  return decode_str(parts.body, token, token.loc.lineno, text);
}

bool Literals::fstring_text(const lex::Token& token, bool raw, const lex::Token& at,
                            std::string_view* text) {
  const std::string_view body = text_of(token);
  if (raw || body.find('\\') == std::string_view::npos) {
    *text = body;
    return true;
  }
  return decode_str(body, token, at.loc.lineno, text);
}

bool Literals::decode_str(std::string_view body, const lex::Token& token, int32_t warning_line,
                          std::string_view* text) {
  // A backslash before a character beyond ASCII, or at the end of a piece of an f-string, stands
  // for itself; CPython says nothing about it.
  auto read = [&](std::string_view rest) -> escapes::Escape {
    if (rest.size() == 1 || static_cast<unsigned char>(rest[1]) >= 0x80)
      return {escapes::EscapeKind::kValue, '\\', 1, nullptr};
    return escapes::read_str_escape(rest, common::unicode::lookup_name);
  };
  // No escape is shorter than what it stands for.
  char* const start = static_cast<char*>(arena_.allocate(body.size(), 1));
  Decoder decoder;
  decoder.out = start;
  const bool decoded = escapes::decode_literal(body, read, decoder);
  if (decoder.warning) {
    const std::string_view escape = body.substr(decoder.warning_position);
    if (decoder.warning->kind == escapes::EscapeKind::kInvalid) {
      warn(DiagnosticId::InvalidEscape, warning_line, escape.substr(1, 1));
    } else {
      warn(DiagnosticId::InvalidOctalEscape, warning_line, escape.substr(1, 3));
    }
  }
  if (!decoded) {
    const size_t first = position_in_escaped_copy(body, decoder.error_position);
    const size_t last = first + decoder.error->length - 1;
    if (first == last) {
      fail(DiagnosticId::UndecodableEscape, token.loc,
           {std::to_string(first), decoder.error->error});
    } else {
      fail(DiagnosticId::UndecodableEscapes, token.loc,
           {std::to_string(first) + "-" + std::to_string(last), decoder.error->error});
    }
    return false;
  }
  *text = std::string_view(start, static_cast<size_t>(decoder.out - start));
  return true;
}

bool Literals::decode_bytes(std::string_view body, const lex::Token& token,
                            std::string_view* text) {
  char* const start = static_cast<char*>(arena_.allocate(body.size(), 1));
  Decoder decoder;
  decoder.out = start;
  decoder.bytes = true;
  const bool decoded = escapes::decode_literal(body, escapes::read_bytes_escape, decoder);
  if (decoder.warning) {
    const std::string_view escape = body.substr(decoder.warning_position);
    if (decoder.warning->kind == escapes::EscapeKind::kInvalid) {
      warn(DiagnosticId::InvalidEscape, token.loc.lineno, escape.substr(1, 1));
    } else {
      warn(DiagnosticId::InvalidOctalEscape, token.loc.lineno, escape.substr(1, 3));
    }
  }
  if (!decoded) {
    fail(DiagnosticId::InvalidBytesEscape, token.loc, {std::to_string(decoder.error_position)});
    return false;
  }
  *text = std::string_view(start, static_cast<size_t>(decoder.out - start));
  return true;
}

}  // namespace molt::parse

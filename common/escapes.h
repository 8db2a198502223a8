#pragma once

// Backslash escapes of Python string literals, and the escapes that repr() writes.
//
// Reading follows CPython's Objects/unicodeobject.c (_PyUnicode_DecodeUnicodeEscapeInternal) and
// Objects/bytesobject.c (_PyBytes_DecodeEscape); writing follows unicode_repr and PyBytes_Repr.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace molt::common::escapes {

// --- Reading

enum class EscapeKind : std::uint8_t {
  // `value` is the code point or byte that the escape stands for.
  kValue,
  // Backslash and line end: nothing.
  kNothing,
  // Not an escape: the backslash stands for itself and the text goes on after it. CPython warns
  // "invalid escape sequence '\%c'".
  kInvalid,
  // An octal escape above 0o377, whose value is kept. CPython warns "invalid octal escape sequence
  // '\%.3s'".
  kInvalidOctal,
  // `error` says why.
  kError,
};

struct Escape {
  EscapeKind kind = EscapeKind::kError;
  char32_t value = 0;
  // Characters of the text that the escape covers, the backslash included (1 for kInvalid). For an
  // error, the characters that CPython's message counts ("bytes in position 0-2").
  std::uint32_t length = 0;
  // The reason, for kError: of a UnicodeDecodeError by the codec 'unicodeescape', or for bytes of a
  // ValueError
  // ("invalid \\x escape", to which " at position %zd" of the backslash is added).
  const char* error = nullptr;
};

// Finds the character of \N{name}. Returns false when there is none. unicode::lookup_name has this
// type; a caller that never meets \N passes nullptr and does not link the name table.
using NameLookup = bool (*)(const char* name, std::size_t size, char32_t* code_point);

// `text` begins with a backslash. Characters beyond ASCII may stand for themselves in any encoding.
Escape read_str_escape(std::string_view text, NameLookup lookup_name);
Escape read_bytes_escape(std::string_view text);

// Decodes a whole literal body. The sink has these members:
//   void text(std::string_view run);            a run without escapes, as it stands in the source
//   void code_point(char32_t c);                the value of an escape
//   bool problem(const Escape& escape, std::size_t position);
// `problem` hears of kInvalid, kInvalidOctal and kError; when it returns false, or after kError,
// decoding stops and the result is false. `Reader` is one of the two functions above, as a callable
// of one string_view.
template <typename Reader, typename Sink>
bool decode_literal(std::string_view body, Reader read, Sink& sink) {
  std::size_t position = 0;
  while (position < body.size()) {
    const std::size_t backslash = body.find('\\', position);
    if (backslash != position) {
      const std::size_t end = backslash == std::string_view::npos ? body.size() : backslash;
      sink.text(body.substr(position, end - position));
      position = end;
      continue;
    }
    const Escape escape = read(body.substr(position));
    if (escape.kind != EscapeKind::kValue && escape.kind != EscapeKind::kNothing) {
      if (!sink.problem(escape, position) || escape.kind == EscapeKind::kError) return false;
    }
    if (escape.kind == EscapeKind::kInvalid) {
      sink.text(body.substr(position, 1));
    } else if (escape.kind != EscapeKind::kNothing) {
      sink.code_point(escape.value);
    }
    position += escape.length;
  }
  return true;
}

// --- Writing

// The quote that repr chooses: single, unless the text has single and no double quotes.
constexpr char choose_quote(bool has_single, bool has_double) {
  return has_single && !has_double ? '"' : '\'';
}

// Longest escape that the functions below write ("\U0010ffff").
inline constexpr std::size_t kEscapeMax = 10;

// repr of one character that needs an escape inside `quote`: writes it and returns its length, or
// returns 0 when the character stands for itself. Latin-1 characters never touch the Unicode
// tables.
std::size_t write_str_escape(char* out, char32_t c, char quote);
std::size_t write_bytes_escape(char* out, std::uint8_t byte, char quote);
// As write_str_escape, but everything beyond ASCII is escaped: ascii().
std::size_t write_ascii_escape(char* out, char32_t c, char quote);

// What repr of a string needs before it is written.
struct ReprPlan {
  char quote = '\'';
  // Characters of the result, quotes included.
  std::size_t length = 2;
  // The largest character in the result.
  char32_t max_char = 0x7F;
  // Nothing needs an escape: the result is quote, text, quote.
  bool plain = true;
};
// `Unit` is uint8_t, uint16_t or uint32_t.
template <typename Unit>
ReprPlan plan_str_repr(const Unit* units, std::size_t count) {
  ReprPlan plan;
  bool has_single = false;
  bool has_double = false;
  for (std::size_t i = 0; i < count; ++i) {
    has_single |= units[i] == '\'';
    has_double |= units[i] == '"';
  }
  plan.quote = choose_quote(has_single, has_double);
  char buffer[kEscapeMax];
  for (std::size_t i = 0; i < count; ++i) {
    if (units[i] >= ' ' && units[i] < 0x7F && units[i] != '\\' &&
        units[i] != static_cast<unsigned char>(plan.quote)) {
      ++plan.length;
      continue;
    }
    const std::size_t escape = write_str_escape(buffer, units[i], plan.quote);
    plan.length += escape == 0 ? 1 : escape;
    plan.plain &= escape == 0;
    if (escape == 0 && units[i] > plan.max_char) plan.max_char = units[i];
  }
  return plan;
}
// Writes the planned repr into units that hold plan.max_char.
template <typename Out, typename Unit>
void write_str_repr(Out* out, const Unit* units, std::size_t count, const ReprPlan& plan) {
  char buffer[kEscapeMax];
  *out++ = static_cast<Out>(plan.quote);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t escape = plan.plain ? 0 : write_str_escape(buffer, units[i], plan.quote);
    if (escape == 0) *out++ = static_cast<Out>(units[i]);
    for (std::size_t k = 0; k < escape; ++k) *out++ = static_cast<Out>(buffer[k]);
  }
  *out = static_cast<Out>(plan.quote);
}

// repr(bytes) with its b prefix: the size of the result, then the text.
std::size_t bytes_repr_size(const std::uint8_t* bytes, std::size_t size);
std::size_t write_bytes_repr(char* out, const std::uint8_t* bytes, std::size_t size);

}  // namespace molt::common::escapes

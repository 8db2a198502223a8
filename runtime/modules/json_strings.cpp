// The strings of the module _json: reading, quoting, and the error of the decoder.
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/modules/json.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/json.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(JSONDecodeError)

namespace molt::rt::json {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

// -1 for other characters.
int hex_digit(uint32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}

bool is_high_surrogate(uint32_t c) { return c >= 0xD800 && c <= 0xDBFF; }
bool is_low_surrogate(uint32_t c) { return c >= 0xDC00 && c <= 0xDFFF; }

// The value of four hexadecimal digits at `start`, or -1.
int64_t four_digits(const Str* text, int64_t start) {
  int64_t value = 0;
  for (int64_t i = start; i < start + 4; i++) {
    const int digit = hex_digit(char_at(text, i));
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// The character that a letter behind a backslash stands for, or 0.
uint32_t escaped(uint32_t letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

// Reads \uXXXX, and the second half of a pair, whose digits start at `start`.
Status scan_unicode_escape(Str* text, int64_t start, int64_t* end, uint32_t* result) {
  *end = start + 4;
  if (*end >= text->length) return raise_decode_error("Invalid \\uXXXX escape", text, start - 1);
  const int64_t first = four_digits(text, start);
  if (first < 0) return raise_decode_error("Invalid \\uXXXX escape", text, *end - 5);
  *result = static_cast<uint32_t>(first);
  if (!is_high_surrogate(*result) || *end + 6 >= text->length || char_at(text, *end) != '\\' ||
      char_at(text, *end + 1) != 'u') {
    return kOk;
  }
  const int64_t second = four_digits(text, *end + 2);
  if (second < 0) return raise_decode_error("Invalid \\uXXXX escape", text, *end + 1);
  if (is_low_surrogate(static_cast<uint32_t>(second))) {
    *result = 0x10000 + ((*result - 0xD800) << 10) + (static_cast<uint32_t>(second) - 0xDC00);
    *end += 6;
  }
  return kOk;
}

Status append_unit_escape(StrBuilder* out, uint32_t unit) {
  const char text[] = {'\\',
                       'u',
                       kHexDigits[unit >> 12 & 15],
                       kHexDigits[unit >> 8 & 15],
                       kHexDigits[unit >> 4 & 15],
                       kHexDigits[unit & 15]};
  return out->append_ascii({text, sizeof(text)});
}

Status append_escape(StrBuilder* out, uint32_t c) {
  const char* known = nullptr;
  switch (c) {
    case '"':
      known = "\\\"";
      break;
    case '\\':
      known = "\\\\";
      break;
    case '\b':
      known = "\\b";
      break;
    case '\f':
      known = "\\f";
      break;
    case '\n':
      known = "\\n";
      break;
    case '\r':
      known = "\\r";
      break;
    case '\t':
      known = "\\t";
      break;
    default:
      break;
  }
  if (known != nullptr) return out->append_ascii(known);
  if (c < 0x10000) return append_unit_escape(out, c);
  MOLT_TRY_DISCARD(append_unit_escape(out, 0xD800 + ((c - 0x10000) >> 10)));
  return append_unit_escape(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
}

Owned quoted(Borrowed string, bool is_ascii_only) {
  if (!is_str(value_of(string))) return raise(messages::json_first_argument, string);
  StrBuilder out;
  MOLT_TRY_DISCARD(append_quoted(&out, as_str(string), is_ascii_only));
  return out.finish();
}

}  // namespace

Failure raise_decode_error(const char* text, Str* document, int64_t position) {
  MOLT_TRY(module_name, intern_ascii("json.decoder"));
  MOLT_TRY(module, import_module(as_str(module_name)));
  MOLT_TRY(cls, get_attribute(module, MOLT_STR(JSONDecodeError)));
  MOLT_TRY(message, make_str_ascii(text));
  MOLT_TRY(index, int_from_int64(position));
  MOLT_TRY(error, call(cls, message.get(), Value::from_object(document), index.get()));
  restore_exception(value_of(error.take()));
  return Failure{};
}

Owned scan_string(Str* text, int64_t end, bool is_strict, int64_t* next) {
  const int64_t begin = end - 1;
  const int64_t length = text->length;
  if (end < 0 || end > length) return raise(messages::json_end);
  StrBuilder out;
  bool is_whole = true;
  while (true) {
    const int64_t start = end;
    uint32_t c = 0;
    while (end < length) {
      c = char_at(text, end);
      if (c == '"' || c == '\\') break;
      if (c <= 0x1F && is_strict)
        return raise_decode_error("Invalid control character at", text, end);
      end++;
    }
    if (end == length) return raise_decode_error("Unterminated string starting at", text, begin);
    if (c == '"') {
      *next = end + 1;
      // The usual string without escapes.
      if (is_whole) return substring(text, start, end);
      MOLT_TRY_DISCARD(out.append_range(text, start, end));
      return out.finish();
    }
    is_whole = false;
    MOLT_TRY_DISCARD(out.append_range(text, start, end));
    if (++end == length) return raise_decode_error("Unterminated string starting at", text, begin);
    c = char_at(text, end);
    if (c == 'u') {
      MOLT_TRY_DISCARD(scan_unicode_escape(text, end + 1, &end, &c));
    } else {
      c = escaped(c);
      if (c == 0) return raise_decode_error("Invalid \\escape", text, end - 1);
      end++;
    }
    MOLT_TRY_DISCARD(out.append_char(c));
  }
}

Status append_quoted(StrBuilder* out, const Str* text, bool is_ascii_only) {
  MOLT_TRY_DISCARD(out->append_char('"'));
  int64_t start = 0;
  for (int64_t i = 0; i < text->length; i++) {
    const uint32_t c = char_at(text, i);
    if (c >= ' ' && c != '"' && c != '\\' && (!is_ascii_only || c <= '~')) continue;
    MOLT_TRY_DISCARD(out->append_range(text, start, i));
    MOLT_TRY_DISCARD(append_escape(out, c));
    start = i + 1;
  }
  MOLT_TRY_DISCARD(out->append_range(text, start, text->length));
  return out->append_char('"');
}

OwnEncoder own_encoder(Value function) {
  if (!has_type(function, molt_shape_builtin_function_or_method)) return OwnEncoder::kNone;
  const void* body = object_as<BuiltinFunction>(function)->row->body.pointer;
  if (body == reinterpret_cast<const void*>(&abi::molt_f_json_encode_basestring_ascii))
    return OwnEncoder::kAscii;
  if (body == reinterpret_cast<const void*>(&abi::molt_f_json_encode_basestring))
    return OwnEncoder::kUnicode;
  return OwnEncoder::kNone;
}

}  // namespace molt::rt::json

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_json_scanstring(Borrowed string, Borrowed end, Borrowed strict) {
  if (!is_str(value_of(string))) return raise(messages::json_first_argument, string);
  const Int64Result start = index_int64(value_of(end), molt_type_OverflowError);
  if (start.value == kInt64Failed) return Failure{};
  MOLT_TRY(is_strict, truth_of(value_of(strict)));
  int64_t next = 0;
  MOLT_TRY(text, json::scan_string(as_str(string), start.value, is_strict.code != 0, &next));
  MOLT_TRY(index, int_from_int64(next));
  return tuple_of(text.get(), index.get());
}

Owned molt_f_json_encode_basestring(Borrowed string) { return json::quoted(string, false); }
Owned molt_f_json_encode_basestring_ascii(Borrowed string) { return json::quoted(string, true); }

Owned molt_c_json_make_scanner() { return type_constant(molt_type_json_scanner); }
Owned molt_c_json_make_encoder() { return type_constant(molt_type_json_encoder); }

}  // namespace molt::abi
}

// _json.Scanner: text to objects.
#include "common/float_text.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/state.h"
#include "runtime/modules/json.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/json.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(object_hook)
MOLT_DEFINE_NAME(object_pairs_hook)
MOLT_DEFINE_NAME(parse_constant)
MOLT_DEFINE_NAME(parse_float)
MOLT_DEFINE_NAME(parse_int)
MOLT_DEFINE_NAME(strict)

namespace molt::rt {

struct JsonScanner : Object {
  Value object_hook;
  Value object_pairs_hook;
  Value parse_float;
  Value parse_int;
  Value parse_constant;
  int64_t is_strict;
};

namespace json {

namespace {

using Fields =
    OwnedFields<JsonScanner, &JsonScanner::object_hook, &JsonScanner::object_pairs_hook,
                &JsonScanner::parse_float, &JsonScanner::parse_int, &JsonScanner::parse_constant>;

JsonScanner* as_scanner(Borrowed self) { return object_as<JsonScanner>(value_of(self)); }

bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
bool is_space(uint32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// One call of the scanner. The scanner, the text and the memo of keys live as long.
class Reader {
 public:
  Reader(const JsonScanner* scanner, Str* text, Dict* memo)
      : scanner_(scanner), text_(text), memo_(memo) {}

  // The value that starts at `index`; `next` gets the index behind it. StopIteration with the index
  // where there is no value.
  Owned read_py(int64_t index, int64_t* next);

 private:
  bool is_at(int64_t index, char c) const {
    return index < text_->length && char_at(text_, index) == static_cast<uint8_t>(c);
  }
  bool is_digit_at(int64_t index) const {
    return index < text_->length && is_digit(char_at(text_, index));
  }
  bool has_word(int64_t index, std::string_view word) const;
  int64_t skip_space(int64_t index) const;

  Owned read_object_py(int64_t index, int64_t* next);
  Owned read_array_py(int64_t index, int64_t* next);
  Owned read_key(int64_t index, int64_t* next);
  Owned read_constant_py(std::string_view word, int64_t index, int64_t* next);
  Owned read_number_py(int64_t start, int64_t* next);
  Owned number_py(int64_t start, int64_t end, bool is_float);

  const JsonScanner* scanner_;
  Str* text_;
  Dict* memo_;
};

Failure raise_stop(int64_t index) {
  MOLT_TRY(number, int_from_int64(index));
  return raise_with(molt_type_StopIteration, number);
}

bool Reader::has_word(int64_t index, std::string_view word) const {
  if (text_->length - index < static_cast<int64_t>(word.size())) return false;
  for (char c : word) {
    if (char_at(text_, index++) != static_cast<uint8_t>(c)) return false;
  }
  return true;
}

int64_t Reader::skip_space(int64_t index) const {
  while (index < text_->length && is_space(char_at(text_, index))) index++;
  return index;
}

Owned Reader::read_key(int64_t index, int64_t* next) {
  if (!is_at(index, '"')) {
    return raise_decode_error("Expecting property name enclosed in double quotes", text_, index);
  }
  MOLT_TRY(key, scan_string(text_, index + 1, scanner_->is_strict != 0, next));
  // Equal keys of one document are one object.
  const Value known = dict_get_str(memo_, as_str(key));
  if (!known.is_unbound()) return new_reference(known);
  MOLT_TRY_DISCARD(dict_set_str(memo_, as_str(key), key));
  return key.take();
}

Owned Reader::read_object_py(int64_t index, int64_t* next) {
  const bool has_pairs = !scanner_->object_pairs_hook.is_none();
  Ref result(has_pairs ? list_new() : dict_new());
  if (is_failure(result)) return kOwnedError;
  index = skip_space(index);
  bool is_done = is_at(index, '}');
  while (!is_done) {
    MOLT_TRY(key, read_key(index, &index));
    index = skip_space(index);
    if (!is_at(index, ':')) return raise_decode_error("Expecting ':' delimiter", text_, index);
    MOLT_TRY(value, read_py(skip_space(index + 1), &index));
    if (has_pairs) {
      MOLT_TRY(pair, tuple_of(key.get(), value.get()));
      MOLT_TRY_DISCARD(list_append(as_list(result), pair));
    } else {
      MOLT_TRY_DISCARD(dict_set_str(as_dict(result), as_str(key), value));
    }
    index = skip_space(index);
    is_done = is_at(index, '}');
    if (is_done) break;
    if (!is_at(index, ',')) return raise_decode_error("Expecting ',' delimiter", text_, index);
    index = skip_space(index + 1);
  }
  *next = index + 1;
  if (has_pairs) return call(scanner_->object_pairs_hook, result.get());
  if (!scanner_->object_hook.is_none()) return call(scanner_->object_hook, result.get());
  return result.take();
}

Owned Reader::read_array_py(int64_t index, int64_t* next) {
  MOLT_TRY(result, list_new());
  index = skip_space(index);
  bool is_done = is_at(index, ']');
  while (!is_done) {
    MOLT_TRY(value, read_py(index, &index));
    MOLT_TRY_DISCARD(list_append(as_list(result), value));
    index = skip_space(index);
    is_done = is_at(index, ']');
    if (is_done) break;
    if (!is_at(index, ',')) return raise_decode_error("Expecting ',' delimiter", text_, index);
    index = skip_space(index + 1);
  }
  *next = index + 1;
  return result.take();
}

Owned Reader::read_constant_py(std::string_view word, int64_t index, int64_t* next) {
  MOLT_TRY(name, make_str_ascii(word));
  *next = index + static_cast<int64_t>(word.size());
  return call(scanner_->parse_constant, name.get());
}

Owned Reader::number_py(int64_t start, int64_t end, bool is_float) {
  const Value parse = is_float ? scanner_->parse_float : scanner_->parse_int;
  const Type& type = is_float ? molt_type_float : molt_type_int;
  char digits[64];
  if (parse != value_of_type(type) || end - start > static_cast<int64_t>(sizeof(digits))) {
    MOLT_TRY(text, substring(text_, start, end));
    return call(parse, text.get());
  }
  for (int64_t i = start; i < end; i++) digits[i - start] = static_cast<char>(char_at(text_, i));
  const auto size = static_cast<size_t>(end - start);
  if (!is_float) return int_from_ascii({digits, size}, 10);
  double value = 0;
  common::parse_float(digits, size, &value);
  return float_from(value);
}

Owned Reader::read_number_py(int64_t start, int64_t* next) {
  int64_t index = start + (is_at(start, '-') ? 1 : 0);
  if (is_at(index, '0')) {
    index++;
  } else if (is_digit_at(index)) {
    while (is_digit_at(index)) index++;
  } else {
    return raise_stop(start);
  }
  bool is_float = false;
  if (is_at(index, '.') && is_digit_at(index + 1)) {
    is_float = true;
    index += 2;
    while (is_digit_at(index)) index++;
  }
  if (is_at(index, 'e') || is_at(index, 'E')) {
    int64_t exponent = index + 1;
    if (is_at(exponent, '-') || is_at(exponent, '+')) exponent++;
    if (is_digit_at(exponent)) {
      is_float = true;
      index = exponent;
      while (is_digit_at(index)) index++;
    }
  }
  *next = index;
  return number_py(start, index, is_float);
}

Owned Reader::read_py(int64_t index, int64_t* next) {
  if (index < 0) return raise(messages::json_index);
  if (index >= text_->length) return raise_stop(index);
  auto word = [&](std::string_view text, uint64_t bits) -> Owned {
    *next = index + static_cast<int64_t>(text.size());
    return {bits};
  };
  switch (char_at(text_, index)) {
    case '"':
      return scan_string(text_, index + 1, scanner_->is_strict != 0, next);
    case '{': {
      RecursionGuard guard(" while decoding a JSON object from a unicode string");
      if (guard.failed()) return kOwnedError;
      return read_object_py(index + 1, next);
    }
    case '[': {
      RecursionGuard guard(" while decoding a JSON array from a unicode string");
      if (guard.failed()) return kOwnedError;
      return read_array_py(index + 1, next);
    }
    case 'n':
      if (has_word(index, "null")) return word("null", kNoneBits);
      break;
    case 't':
      if (has_word(index, "true")) return word("true", kTrueBits);
      break;
    case 'f':
      if (has_word(index, "false")) return word("false", kFalseBits);
      break;
    case 'N':
      if (has_word(index, "NaN")) return read_constant_py("NaN", index, next);
      break;
    case 'I':
      if (has_word(index, "Infinity")) return read_constant_py("Infinity", index, next);
      break;
    case '-':
      if (has_word(index, "-Infinity")) return read_constant_py("-Infinity", index, next);
      break;
    default:
      break;
  }
  return read_number_py(index, next);
}

Owned scanner_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_arguments("scan_once", num_args, keyword_names, 2, 2));
  if (!is_str(args[0])) return raise(messages::json_first_argument, args[0]);
  const Int64Result index = index_int64(args[1], molt_type_OverflowError);
  if (index.value == kInt64Failed) return kOwnedError;
  const Ref keep = Ref::share(value_of(callee));
  const Ref text = Ref::share(args[0]);
  MOLT_TRY(memo, dict_new());
  int64_t next = 0;
  MOLT_TRY(value,
           Reader(as_scanner(callee), as_str(text), as_dict(memo)).read_py(index.value, &next));
  MOLT_TRY(end, int_from_int64(next));
  return tuple_of(value.get(), end.get());
}

constexpr Slots scanner_slots() {
  Slots slots = Fields::slots();
  slots.call = scanner_call;
  return slots;
}

}  // namespace

}  // namespace json

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(json_scanner, "Scanner", "_json", kTypeCollectable | kTypeBaseAllowed,
                         sizeof(JsonScanner), json::scanner_slots())

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_n_json_scanner(Borrowed cls, Borrowed context) {
  const Value source = value_of(context);
  MOLT_TRY(strict, get_attribute(source, MOLT_STR(strict)));
  MOLT_TRY(is_strict, truth_of(strict));
  MOLT_TRY(object_hook, get_attribute(source, MOLT_STR(object_hook)));
  MOLT_TRY(object_pairs_hook, get_attribute(source, MOLT_STR(object_pairs_hook)));
  MOLT_TRY(parse_float, get_attribute(source, MOLT_STR(parse_float)));
  MOLT_TRY(parse_int, get_attribute(source, MOLT_STR(parse_int)));
  MOLT_TRY(parse_constant, get_attribute(source, MOLT_STR(parse_constant)));
  auto* scanner = allocate_instance_of<JsonScanner>(as_type(cls));
  if (scanner == nullptr) return kOwnedError;
  scanner->object_hook = value_of(object_hook.take());
  scanner->object_pairs_hook = value_of(object_pairs_hook.take());
  scanner->parse_float = value_of(parse_float.take());
  scanner->parse_int = value_of(parse_int.take());
  scanner->parse_constant = value_of(parse_constant.take());
  scanner->is_strict = is_strict.code;
  return owned_object(scanner);
}

Owned molt_g_json_scanner_strict(Borrowed self) {
  return owned_bool(json::as_scanner(self)->is_strict != 0);
}
#define MOLT_FIELD(name)                                \
  Owned molt_g_json_scanner_##name(Borrowed self) {     \
    return new_reference(json::as_scanner(self)->name); \
  }
MOLT_FIELD(object_hook)
MOLT_FIELD(object_pairs_hook)
MOLT_FIELD(parse_float)
MOLT_FIELD(parse_int)
MOLT_FIELD(parse_constant)
#undef MOLT_FIELD

}  // namespace molt::abi
}

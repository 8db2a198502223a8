// The module unicodedata, over common/unicode.h (Modules/unicodedata.c).
#include "runtime/core/messages/unicodedata.h"
#include "common/unicode.h"
#include "runtime/modules/library_type.h"
#include "runtime/modules/unicode_name_hook.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/unicodedata.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

namespace unicode = common::unicode;

constexpr int64_t kMaxLookupName = 256;

// The only character of a str. `which` says which argument it is: " 1", or "" for the only one.
Status character_argument(const char* function, const char* which, Borrowed value, char32_t* c) {
  const Value text = value_of(value);
  if (!is_str(text) || as_str(text)->length != 1) {
    return raise(messages::unicodedata_character, function, which, argument_type_name(text));
  }
  *c = with_units(as_str(text), [](const auto* units) { return static_cast<char32_t>(units[0]); });
  return kOk;
}

Owned default_or(Borrowed default_value, Message message) {
  if (value_of(default_value).is_unbound()) return raise(message);
  return new_reference(value_of(default_value));
}

void append_hex(StrBuilder& out, char32_t c) {
  int shift = c > 0xFFFFF ? 20 : c > 0xFFFF ? 16 : 12;
  for (; shift >= 0; shift -= 4) out.append_char("0123456789ABCDEF"[c >> shift & 15]);
}

// --- Normal forms

Status form_argument(const char* function, Borrowed value, unicode::Form* form) {
  const Value name = value_of(value);
  if (!is_str(name)) {
    return raise(messages::unicodedata_str, function, 1, argument_type_name(name));
  }
  static constexpr struct {
    const char* name;
    unicode::Form form;
  } kForms[] = {{"NFC", unicode::Form::kNfc},
                {"NFKC", unicode::Form::kNfkc},
                {"NFD", unicode::Form::kNfd},
                {"NFKD", unicode::Form::kNfkd}};
  for (const auto& row : kForms) {
    if (!str_equal_ascii(as_str(name), row.name)) continue;
    *form = row.form;
    return kOk;
  }
  return raise(messages::unicodedata_form);
}

Status text_argument(const char* function, Borrowed value) {
  if (is_str(value)) return kOk;
  return raise(messages::unicodedata_str, function, 2, argument_type_name(value_of(value)));
}

unicode::QuickCheck quick_check(unicode::Form form, const Str* text) {
  return with_units(text, [&](const auto* units) {
    return unicode::normal_form_quick_check(form, units, static_cast<size_t>(text->length));
  });
}

Owned normal_form(unicode::Form form, const Str* text) {
  const size_t length = static_cast<size_t>(text->length);
  uint32_t* code_points = allocate_array<uint32_t>(text->length);
  if (code_points == nullptr) return kOwnedError;
  copy_units(code_points, 4, text, 0, text->length);
  const size_t bound = unicode::normalize_bound(form, code_points, length);
  uint32_t* out = allocate_array<uint32_t>(static_cast<int64_t>(bound));
  Owned result = kOwnedError;
  if (out != nullptr) {
    const size_t size = unicode::normalize(form, out, code_points, length);
    result = make_str_units(out, 4, static_cast<int64_t>(size));
    free_raw(out);
  }
  free_raw(code_points);
  return result;
}

}  // namespace

bool append_character_name(StrBuilder* out, uint32_t code_point) {
  char name[unicode::kMaxName];
  const size_t size = unicode::character_name(code_point, name);
  if (size > 0) out->append_ascii({name, size});
  return size > 0;
}

bool find_character_name(const char* name, size_t size, char32_t* code_point) {
  return unicode::lookup_name(name, size, code_point);
}

extern "C" Owned molt_c_unicodedata_unidata_version() { return make_str_ascii("15.0.0"); }

extern "C" Owned molt_f_unicodedata_category(Borrowed chr) {
  char32_t c = 0;
  MOLT_TRY_DISCARD(character_argument("category", "", chr, &c));
  return make_str_ascii(unicode::category(c));
}

extern "C" Owned molt_f_unicodedata_bidirectional(Borrowed chr) {
  char32_t c = 0;
  MOLT_TRY_DISCARD(character_argument("bidirectional", "", chr, &c));
  return make_str_ascii(unicode::bidirectional(c));
}

extern "C" Owned molt_f_unicodedata_combining(Borrowed chr) {
  char32_t c = 0;
  MOLT_TRY_DISCARD(character_argument("combining", "", chr, &c));
  return int_from_int64(unicode::combining_class(c));
}

extern "C" Owned molt_f_unicodedata_mirrored(Borrowed chr) {
  char32_t c = 0;
  MOLT_TRY_DISCARD(character_argument("mirrored", "", chr, &c));
  return int_from_int64(unicode::is_mirrored(c) ? 1 : 0);
}

extern "C" Owned molt_f_unicodedata_east_asian_width(Borrowed chr) {
  char32_t c = 0;
  MOLT_TRY_DISCARD(character_argument("east_asian_width", "", chr, &c));
  return make_str_ascii(unicode::east_asian_width(c));
}

extern "C" Owned molt_f_unicodedata_decomposition(Borrowed chr) {
  char32_t c = 0;
  MOLT_TRY_DISCARD(character_argument("decomposition", "", chr, &c));
  char32_t storage[unicode::kMaxDecomposition];
  const unicode::Decomposition found = unicode::decomposition(c, storage);
  StrBuilder out;
  if (found.count > 0 && found.tag != nullptr) out.append_ascii(found.tag);
  for (int i = 0; i < found.count; i++) {
    if (out.length() > 0) out.append_char(' ');
    append_hex(out, found.code_points[i]);
  }
  return out.finish();
}

extern "C" Owned molt_f_unicodedata_decimal(Borrowed chr, Borrowed default_value) {
  char32_t c = 0;
  MOLT_TRY_DISCARD(character_argument("decimal", " 1", chr, &c));
  const int value = unicode::decimal_value(c);
  return value < 0 ? default_or(default_value, messages::unicodedata_not_decimal)
                   : int_from_int64(value);
}

extern "C" Owned molt_f_unicodedata_digit(Borrowed chr, Borrowed default_value) {
  char32_t c = 0;
  MOLT_TRY_DISCARD(character_argument("digit", " 1", chr, &c));
  const int value = unicode::digit_value(c);
  return value < 0 ? default_or(default_value, messages::unicodedata_not_digit)
                   : int_from_int64(value);
}

extern "C" Owned molt_f_unicodedata_numeric(Borrowed chr, Borrowed default_value) {
  char32_t c = 0;
  MOLT_TRY_DISCARD(character_argument("numeric", " 1", chr, &c));
  double value = 0;
  if (!unicode::numeric_value(c, &value)) {
    return default_or(default_value, messages::unicodedata_not_numeric);
  }
  return owned_unchecked(Value::from_double(value));
}

extern "C" Owned molt_f_unicodedata_name(Borrowed chr, Borrowed default_value) {
  char32_t c = 0;
  MOLT_TRY_DISCARD(character_argument("name", " 1", chr, &c));
  char name[unicode::kMaxName];
  const size_t size = unicode::character_name(c, name);
  if (size == 0) return default_or(default_value, messages::unicodedata_no_name);
  return make_str_ascii({name, size});
}

extern "C" Owned molt_f_unicodedata_lookup(Borrowed name) {
  Ref text = Ref::share(value_of(name));
  if (!is_str(name)) {
    ByteView view;
    MOLT_TRY_DISCARD(require_byte_view(value_of(name), &view));
    text = Ref(
        make_str_utf8({reinterpret_cast<const char*>(view.data), static_cast<size_t>(view.size)}));
    if (is_failure(text)) return kOwnedError;
  }
  const Utf8Text utf8(as_str(text));
  if (utf8.failed()) return kOwnedError;
  if (utf8.size() > kMaxLookupName) return raise(messages::unicodedata_too_long);
  const size_t size = static_cast<size_t>(utf8.size());
  char32_t found[4];
  int count = unicode::lookup_name(utf8.data(), size, found) ? 1 : 0;
  if (count == 0) count = unicode::lookup_named_sequence(utf8.data(), size, found);
  if (count == 0) return raise(messages::unicodedata_undefined, text.get());
  return make_str_units(found, 4, count);
}

extern "C" Owned molt_f_unicodedata_normalize(Borrowed form, Borrowed unistr) {
  unicode::Form wanted{};
  if (!is_str(form)) MOLT_TRY_DISCARD(form_argument("normalize", form, &wanted));
  MOLT_TRY_DISCARD(text_argument("normalize", unistr));
  const Str* text = as_str(unistr);
  if (text->length == 0) return new_reference(value_of(unistr));
  MOLT_TRY_DISCARD(form_argument("normalize", form, &wanted));
  if (quick_check(wanted, text) == unicode::QuickCheck::kYes) {
    return new_reference(value_of(unistr));
  }
  return normal_form(wanted, text);
}

extern "C" Owned molt_f_unicodedata_is_normalized(Borrowed form, Borrowed unistr) {
  unicode::Form wanted{};
  if (!is_str(form)) MOLT_TRY_DISCARD(form_argument("is_normalized", form, &wanted));
  MOLT_TRY_DISCARD(text_argument("is_normalized", unistr));
  const Str* text = as_str(unistr);
  if (text->length == 0) return owned_bool(true);
  MOLT_TRY_DISCARD(form_argument("is_normalized", form, &wanted));
  switch (quick_check(wanted, text)) {
    case unicode::QuickCheck::kYes:
      return owned_bool(true);
    case unicode::QuickCheck::kNo:
      return owned_bool(false);
    case unicode::QuickCheck::kMaybe:
      break;
  }
  MOLT_TRY(normal, normal_form(wanted, text));
  return owned_bool(str_equal(as_str(normal), text));
}

}  // namespace molt::rt

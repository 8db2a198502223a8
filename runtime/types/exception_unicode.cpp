// UnicodeDecodeError, UnicodeEncodeError and UnicodeTranslateError.
#include "runtime/core/call.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/exception_slots.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

UnicodeErrorObject* unicode_error(Borrowed self) {
  return object_as<UnicodeErrorObject>(value_of(self));
}

Status require_str(int64_t number, Value value) {
  if (is_str(value)) return kOk;
  return raise(messages::unicode_error_argument, number, "str", value);
}

Status require_index(Value value, Value* out) {
  MOLT_TRY(index, index_of(value));
  *out = value_of(index.take());
  return kOk;
}

// Sets the fields; `encoding` is kUnbound for UnicodeTranslateError.
Status set_fields(Borrowed self, Value encoding, Value object, Value start, Value end,
                  Value reason) {
  UnicodeErrorObject* error = unicode_error(self);
  set_field(&error->encoding, encoding);
  set_field(&error->object, object);
  set_field(&error->start, start);
  set_field(&error->end, end);
  set_field(&error->reason, reason);
  return kOk;
}

Status parse_and_set(Borrowed self, const Value* args, int64_t num_args, Value keyword_names,
                     bool has_encoding, bool object_is_bytes) {
  MOLT_TRY_DISCARD(exception_initialise(self, args, num_args, keyword_names));
  const int64_t expected = has_encoding ? 5 : 4;
  if (num_args != expected) return raise(messages::unicode_error_count, expected, num_args);
  const Value* rest = has_encoding ? args + 1 : args;
  const int64_t first = has_encoding ? 2 : 1;
  if (has_encoding) MOLT_TRY_DISCARD(require_str(1, args[0]));
  if (!object_is_bytes) MOLT_TRY_DISCARD(require_str(first, rest[0]));
  Value start, end;
  MOLT_TRY_DISCARD(require_index(rest[1], &start));
  Ref start_ref{owned_unchecked(start)};
  MOLT_TRY_DISCARD(require_index(rest[2], &end));
  Ref end_ref{owned_unchecked(end)};
  MOLT_TRY_DISCARD(require_str(first + 3, rest[3]));
  if (object_is_bytes && !has_type_flag(rest[0], kTypeBytesSubclass) &&
      !has_type(rest[0], molt_shape_bytearray) && !has_type(rest[0], molt_shape_memoryview)) {
    return raise(messages::unicode_error_not_bytes, rest[0]);
  }
  return set_fields(self, has_encoding ? args[0] : kUnbound, rest[0], start, end, rest[3]);
}

int64_t int_of(Value value) { return value.is_int() ? value.as_int() : 0; }

// `\x0a`, `\u1234` or `\U00012345`.
void append_escaped(StrBuilder* out, uint32_t c) {
  static const char kDigits[] = "0123456789abcdef";
  int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
  out->append_char('\\');
  out->append_char(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
    out->append_char(static_cast<uint8_t>(kDigits[(c >> shift) & 15]));
  }
}

// " in position 3: reason" or "s in position 3-5: reason".
Owned finish_text(StrBuilder* out, int64_t start, int64_t end, bool is_single, Value reason) {
  out->append_ascii(is_single ? " in position " : "s in position ");
  out->append_int(start);
  if (!is_single) {
    out->append_char('-');
    out->append_int(end - 1);
  }
  out->append_ascii(": ");
  MOLT_TRY(text, str_of(reason));
  out->append(text.get());
  return out->finish();
}

Owned character_error_text(Borrowed self, bool has_encoding, std::string_view what) {
  UnicodeErrorObject* error = unicode_error(self);
  if (error->object.is_unbound()) return empty_str();
  StrBuilder out;
  if (has_encoding) {
    MOLT_TRY(encoding, str_of(error->encoding));
    out.append_char('\'');
    out.append(encoding.get());
    out.append_ascii("' codec ");
  }
  out.append_ascii(what);
  const int64_t start = int_of(error->start);
  const int64_t end = int_of(error->end);
  Str* object = as_str(error->object);
  const bool is_single = start >= 0 && start < object->length && end == start + 1;
  if (is_single) {
    out.append_ascii(" '");
    append_escaped(&out, with_units(object, [&](auto* units) { return uint32_t{units[start]}; }));
    out.append_char('\'');
  }
  return finish_text(&out, start, end, is_single, error->reason);
}

}  // namespace

Status unicode_decode_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                                       Value keyword_names) {
  return parse_and_set(self, args, num_args, keyword_names, true, true);
}

Status unicode_encode_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                                       Value keyword_names) {
  return parse_and_set(self, args, num_args, keyword_names, true, false);
}

Status unicode_translate_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                                          Value keyword_names) {
  return parse_and_set(self, args, num_args, keyword_names, false, false);
}

Owned unicode_decode_error_str(Borrowed self) {
  UnicodeErrorObject* error = unicode_error(self);
  if (error->object.is_unbound()) return empty_str();
  StrBuilder out;
  MOLT_TRY(encoding, str_of(error->encoding));
  out.append_char('\'');
  out.append(encoding.get());
  out.append_ascii("' codec can't decode byte");
  const int64_t start = int_of(error->start);
  const int64_t end = int_of(error->end);
  const bool is_bytes = has_type_flag(error->object, kTypeBytesSubclass);
  const int64_t length = is_bytes ? object_as<Bytes>(error->object)->length : 0;
  const bool is_single = start >= 0 && start < length && end == start + 1;
  if (is_single) {
    static const char kDigits[] = "0123456789abcdef";
    uint8_t byte = object_as<Bytes>(error->object)->data()[start];
    out.append_ascii(" 0x");
    out.append_char(static_cast<uint8_t>(kDigits[byte >> 4]));
    out.append_char(static_cast<uint8_t>(kDigits[byte & 15]));
  }
  return finish_text(&out, start, end, is_single, error->reason);
}

Owned unicode_encode_error_str(Borrowed self) {
  return character_error_text(self, true, "can't encode character");
}

Owned unicode_translate_error_str(Borrowed self) {
  return character_error_text(self, false, "can't translate character");
}

Failure raise_unicode_error(Type& type, const char* encoding, Value object, int64_t start,
                            int64_t end, const char* reason) {
  MOLT_TRY(encoding_text, make_str_utf8(encoding));
  MOLT_TRY(reason_text, make_str_utf8(reason));
  const Value args[] = {encoding_text.get(), object, Value::from_small_int(start),
                        Value::from_small_int(end), reason_text.get()};
  MOLT_TRY(tuple, tuple_from_values(args, 5));
  MOLT_TRY(error, new_exception(type, tuple.get()));
  set_fields(error, args[0], args[1], args[2], args[3], args[4]);
  return raise_instance(error.consume());
}

}  // namespace molt::rt

// Error handlers: the registry, and those that CPython has from the start as functions.
#include "runtime/core/messages/str.h"
#include "runtime/modules/codecs.h"
#include "runtime/modules/unicode_name_hook.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_codec_names.h"

#define MOLT_ROWS "abi/modules/codecs.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace codecs {

namespace {

enum class Kind : uint8_t { kEncode, kDecode, kTranslate };

// What a handler sees of its exception.
struct Problem {
  Kind kind;
  // A str, or bytes for kDecode.
  Value object;
  int64_t start;
  int64_t end;
  Value encoding;
};

Status read_problem(Value exception, Problem* problem) {
  const Type* type = type_of(exception);
  if (is_subtype(type, &molt_type_UnicodeEncodeError)) {
    problem->kind = Kind::kEncode;
  } else if (is_subtype(type, &molt_type_UnicodeDecodeError)) {
    problem->kind = Kind::kDecode;
  } else if (is_subtype(type, &molt_type_UnicodeTranslateError)) {
    problem->kind = Kind::kTranslate;
  } else {
    return raise(messages::codec_handler_type, exception);
  }
  const auto* error = object_as<UnicodeErrorObject>(exception);
  const bool is_text = problem->kind != Kind::kDecode;
  if (is_text ? !is_str(error->object) : !is_bytes(error->object))
    return raise(messages::codec_handler_type, exception);
  problem->object = error->object;
  problem->encoding = error->encoding;
  const int64_t length = is_text ? as_str(error->object)->length : as_bytes(error->object)->length;
  int64_t start = 0;
  int64_t end = 0;
  if (!int_as_int64(error->start, &start) || !int_as_int64(error->end, &end))
    return raise(messages::codec_handler_type, exception);
  // CPython's getters of these fields clip them.
  const int64_t last = length > 0 ? length - 1 : 0;
  problem->start = start < 0 ? 0 : start > last ? last : start;
  problem->end = end < 1 ? 1 : end > length ? length : end;
  return kOk;
}

Owned replaced(StrBuilder* out, const Problem& problem) {
  return result_tuple(out->finish(), problem.end);
}

Owned strict_errors(Value exception) {
  if (!is_exception(exception)) return raise(messages::codec_not_exception);
  return raise_instance(consumed(value_of(new_reference(exception))));
}

Owned ignore_errors(Value exception) {
  Problem problem;
  MOLT_TRY_DISCARD(read_problem(exception, &problem));
  return result_tuple(empty_str(), problem.end);
}

Owned replace_errors(Value exception) {
  Problem problem;
  MOLT_TRY_DISCARD(read_problem(exception, &problem));
  StrBuilder out;
  const int64_t count = problem.kind == Kind::kDecode ? 1 : problem.end - problem.start;
  out.append_repeated(problem.kind == Kind::kEncode ? '?' : 0xFFFD, count);
  return replaced(&out, problem);
}

Owned xmlcharrefreplace_errors(Value exception) {
  Problem problem;
  MOLT_TRY_DISCARD(read_problem(exception, &problem));
  if (problem.kind != Kind::kEncode) return raise(messages::codec_handler_type, exception);
  StrBuilder out;
  for (int64_t i = problem.start; i < problem.end; i++) {
    out.append_ascii("&#");
    out.append_int(char_at_unchecked(as_str(problem.object), i));
    out.append_char(';');
  }
  return replaced(&out, problem);
}

void append_backslash(StrBuilder* out, uint32_t c) {
  const int num_digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  out->append_ascii(num_digits == 2 ? "\\x" : num_digits == 4 ? "\\u" : "\\U");
  for (int shift = 4 * (num_digits - 1); shift >= 0; shift -= 4) {
    out->append_char(static_cast<uint8_t>("0123456789abcdef"[c >> shift & 15]));
  }
}

Owned backslashreplace_errors(Value exception) {
  Problem problem;
  MOLT_TRY_DISCARD(read_problem(exception, &problem));
  StrBuilder out;
  for (int64_t i = problem.start; i < problem.end; i++) {
    append_backslash(&out, problem.kind == Kind::kDecode
                               ? as_bytes(problem.object)->data()[i]
                               : char_at_unchecked(as_str(problem.object), i));
  }
  return replaced(&out, problem);
}

// The table of names is large: programs that use no other part of unicodedata are without it.
Owned namereplace_errors(Value exception) {
  Problem problem;
  MOLT_TRY_DISCARD(read_problem(exception, &problem));
  if (problem.kind != Kind::kEncode) return raise(messages::codec_handler_type, exception);
  if (append_character_name == nullptr) {
    MOLT_TRY(name, intern_ascii("namereplace"));
    return raise_unknown_handler(as_str(name));
  }
  StrBuilder out;
  for (int64_t i = problem.start; i < problem.end; i++) {
    const uint32_t c = char_at_unchecked(as_str(problem.object), i);
    const int64_t length = out.length();
    out.append_ascii("\\N{");
    if (append_character_name(&out, c)) {
      out.append_char('}');
    } else {
      out.truncate(length);
      append_backslash(&out, c);
    }
  }
  return replaced(&out, problem);
}

Owned surrogateescape(Value exception) {
  Problem problem;
  MOLT_TRY_DISCARD(read_problem(exception, &problem));
  if (problem.kind == Kind::kEncode) {
    ByteBuilder out;
    for (int64_t i = problem.start; i < problem.end; i++) {
      const uint32_t c = char_at_unchecked(as_str(problem.object), i);
      if (c < 0xDC80 || c > 0xDCFF) return strict_errors(exception);
      out.append_byte(static_cast<uint8_t>(c - 0xDC00));
    }
    return result_tuple(out.finish(), problem.end);
  }
  if (problem.kind != Kind::kDecode) return raise(messages::codec_handler_type, exception);
  StrBuilder out;
  int64_t i = problem.start;
  for (; i < problem.end && i < problem.start + 4; i++) {
    const uint8_t byte = as_bytes(problem.object)->data()[i];
    if (byte < 0x80) break;
    out.append_char(0xDC00u + byte);
  }
  if (i == problem.start) return strict_errors(exception);
  return result_tuple(out.finish(), i);
}

// Lets single surrogates through, in the UTFs alone: the codec does it again, with this handler.
Owned surrogatepass(Value exception) {
  Problem problem;
  MOLT_TRY_DISCARD(read_problem(exception, &problem));
  if (problem.kind == Kind::kTranslate) return raise(messages::codec_handler_type, exception);
  CodecName codec;
  const bool is_wide = is_str(problem.encoding) && is_own_codec(as_str(problem.encoding), &codec) &&
                       codec.codec != Codec::kAscii && codec.codec != Codec::kLatin1;
  if (!is_wide) return strict_errors(exception);
  MOLT_TRY(handler, intern_ascii("surrogatepass"));
  if (problem.kind == Kind::kEncode) {
    for (int64_t i = problem.start; i < problem.end; i++) {
      const uint32_t c = char_at_unchecked(as_str(problem.object), i);
      if (c < 0xD800 || c > 0xDFFF) return strict_errors(exception);
    }
    MOLT_TRY(part, substring(as_str(problem.object), problem.start, problem.end));
    return result_tuple(encode_str_with(as_str(part), codec, as_str(handler)), problem.end);
  }
  const int64_t width = codec.codec == Codec::kUtf16 ? 2 : codec.codec == Codec::kUtf32 ? 4 : 3;
  const Bytes* bytes = as_bytes(problem.object);
  if (problem.start + width > bytes->length) return strict_errors(exception);
  const ByteView part{bytes->data() + problem.start, width};
  int64_t used = 0;
  Ref text(decode_bytes_with(problem.object, part, &codec, as_str(handler), true, &used));
  if (is_failure(text)) {
    clear_exception();
    return strict_errors(exception);
  }
  return result_tuple(text.take(), problem.start + width);
}

// The functions as Python sees them.
#define MOLT_HANDLER_BODY(name) \
  extern "C" Owned molt_codec_##name(Borrowed exc) { return name(value_of(exc)); }
MOLT_HANDLER_BODY(strict_errors)
MOLT_HANDLER_BODY(ignore_errors)
MOLT_HANDLER_BODY(replace_errors)
MOLT_HANDLER_BODY(xmlcharrefreplace_errors)
MOLT_HANDLER_BODY(backslashreplace_errors)
MOLT_HANDLER_BODY(namereplace_errors)
MOLT_HANDLER_BODY(surrogateescape)
MOLT_HANDLER_BODY(surrogatepass)
#undef MOLT_HANDLER_BODY

struct Handler {
  const char* name;
  const char* function_name;
  Owned (*body)(Borrowed);
};
constexpr Handler kHandlers[] = {
    {"strict", "strict_errors", molt_codec_strict_errors},
    {"ignore", "ignore_errors", molt_codec_ignore_errors},
    {"replace", "replace_errors", molt_codec_replace_errors},
    {"xmlcharrefreplace", "xmlcharrefreplace_errors", molt_codec_xmlcharrefreplace_errors},
    {"backslashreplace", "backslashreplace_errors", molt_codec_backslashreplace_errors},
    {"namereplace", "namereplace_errors", molt_codec_namereplace_errors},
    {"surrogateescape", "surrogateescape", molt_codec_surrogateescape},
    {"surrogatepass", "surrogatepass", molt_codec_surrogatepass},
};
constexpr int kNumHandlers = sizeof(kHandlers) / sizeof(kHandlers[0]);

constinit MethodRow handler_rows[kNumHandlers] = {};

// From name to function; kUnbound until it is first needed.
constinit Value handlers = kUnbound;

Status add_handler(Dict* dict, MethodRow* row, const Handler& handler) {
  MOLT_TRY(function_name, intern_ascii(handler.function_name));
  row->name = as_str(function_name);
  // Rows live for ever, and so do their names.
  (void)function_name.take();
  row->body = reinterpret_cast<const void*>(handler.body);
  row->signature = "(exc, /)";
  row->kind = RowKind::kFunction;
  row->arity = 1;
  MOLT_TRY(function, new_builtin_function(row, kUnbound, kNone, false));
  MOLT_TRY(name, intern_ascii(handler.name));
  return dict_set_str(dict, as_str(name), function);
}

Status call_handler_py(const Str* name, Value exception, int64_t length,
                       CodecReplacement* replacement);

Dict* handlers_dict() {
  call_error_handler_py = call_handler_py;
  if (handlers.is_unbound()) {
    Ref dict(dict_new());
    if (is_failure(dict)) return nullptr;
    for (int i = 0; i < kNumHandlers; i++) {
      if (is_failure(add_handler(as_dict(dict), &handler_rows[i], kHandlers[i]))) return nullptr;
    }
    handlers = value_of(dict.take());
  }
  return as_dict(handlers);
}

Owned find_handler(const Str* name) {
  Dict* dict = handlers_dict();
  if (dict == nullptr) return kOwnedError;
  const Value found = dict_get_str(dict, const_cast<Str*>(name));
  if (found.is_unbound()) return raise_unknown_handler(name);
  return new_reference(found);
}

Status call_handler_py(const Str* name, Value exception, int64_t length,
                       CodecReplacement* replacement) {
  MOLT_TRY(strict, intern_ascii("strict"));
  MOLT_TRY(handler, find_handler(name == nullptr ? as_str(strict) : name));
  MOLT_TRY(result, call(handler, exception));
  const bool is_encoding = is_instance(exception, &molt_type_UnicodeEncodeError);
  bool is_valid = is_tuple(result) && as_tuple(result)->length == 2;
  if (is_valid) {
    const Value text = as_tuple(result)->items()[0];
    is_valid = (is_str(text) || (is_encoding && is_bytes(text))) &&
               can_index(as_tuple(result)->items()[1]);
  }
  if (!is_valid) {
    return raise(is_encoding ? messages::codec_encoding_handler : messages::codec_decoding_handler);
  }
  const Int64Result position = ssize_argument_py(as_tuple(result)->items()[1]);
  if (position.value == kInt64Failed && exception_is_set()) return kFailed;
  const int64_t from_start = position.value < 0 ? position.value + length : position.value;
  if (from_start < 0 || from_start > length) return raise(messages::codec_position, position.value);
  replacement->text = Ref::share(as_tuple(result)->items()[0]);
  replacement->position = from_start;
  return kOk;
}

}  // namespace

Status replace_encoding_py(const char* codec, Str* text, int64_t start, int64_t end,
                           const char* reason, const Str* errors, CodecReplacement* replacement) {
  raise_unicode_error(molt_type_UnicodeEncodeError, codec, value_of(text), start, end, reason);
  const Ref exception{owned_unchecked(take_exception())};
  return call_handler_py(errors, exception, text->length, replacement);
}

Status replace_decoding_py(const char* codec, Value object, ByteView bytes, int64_t start,
                           int64_t end, const char* reason, const Str* errors,
                           CodecReplacement* replacement) {
  MOLT_TRY(copy, is_bytes(object) ? new_reference(object)
                                  : make_bytes({reinterpret_cast<const char*>(bytes.data),
                                                static_cast<size_t>(bytes.size)}));
  raise_unicode_error(molt_type_UnicodeDecodeError, codec, copy, start, end, reason);
  const Ref exception{owned_unchecked(take_exception())};
  return call_handler_py(errors, exception, bytes.size, replacement);
}

}  // namespace codecs

extern "C" Owned molt_f_codecs_register_error(Borrowed errors, Borrowed handler) {
  MOLT_TRY_DISCARD(require_str_argument("register_error", "1", value_of(errors)));
  if (slot_of<&Slots::call>(type_of(value_of(handler))) == nullptr)
    return raise(messages::codec_handler_callable);
  Dict* dict = codecs::handlers_dict();
  if (dict == nullptr) return kOwnedError;
  MOLT_TRY_DISCARD(dict_set_py(dict, value_of(errors), value_of(handler)));
  return owned_none();
}

extern "C" Owned molt_f_codecs_lookup_error(Borrowed name) {
  MOLT_TRY_DISCARD(require_str_argument("lookup_error", nullptr, value_of(name)));
  return codecs::find_handler(as_str(name));
}

}  // namespace molt::rt

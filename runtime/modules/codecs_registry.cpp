// The registry of codecs: register, lookup, encode and decode, and str.encode and bytes.decode with
// codecs that the runtime does not have itself.
#include "runtime/core/messages/str.h"
#include "runtime/modules/codecs.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/text_arguments.h"

MOLT_DEFINE_NAME(_is_text_encoding)
MOLT_DEFINE_NAME(encodings)

#define MOLT_ROWS "abi/modules/codecs.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace codecs {

Status str_argument(const char* function, int number, Borrowed value, Str** text) {
  if (!is_str(value)) {
    return raise(messages::numbered_argument_must_be_str, function, number,
                 argument_type_name(value_of(value)));
  }
  *text = as_str(value);
  return kOk;
}

Status errors_argument(const char* function, Borrowed value, Str** errors) {
  *errors = nullptr;
  if (value_of(value).is_none()) return kOk;
  return str_argument(function, 2, value, errors);
}

namespace {

// A list of functions, and from normalised name to what one of them found; kUnbound until the
// first use.
constinit Value search_functions = kUnbound;
constinit Value known_codecs = kUnbound;
bool has_imported_encodings = false;

Status start_registry();

// The package encodings registers its search function when it is imported.
Status import_encodings_py() {
  if (has_imported_encodings) return kOk;
  has_imported_encodings = true;
  Ref module(import_module(MOLT_STR(encodings)));
  if (!is_failure(module)) return kOk;
  return clear_exception_if(molt_type_ModuleNotFoundError) ? kOk : kFailed;
}

// Lower case, with "_" for every run of other characters than letters, digits and dots.
Owned normalised_name(const Str* encoding) {
  StrBuilder out;
  bool has_gap = false;
  for (int64_t i = 0; i < encoding->length; i++) {
    uint32_t c = char_at_unchecked(encoding, i);
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
    if (is_kept) {
      if (has_gap && out.length() > 0) out.append_char('_');
      out.append_char(c);
    }
    has_gap = !is_kept;
  }
  return out.finish();
}

// What lookup() gives: a tuple of four items or more.
Owned find_codec_py(Str* encoding) {
  if (str_has_char(encoding, 0)) return raise(messages::embedded_null);
  MOLT_TRY_DISCARD(start_registry());
  MOLT_TRY_DISCARD(import_encodings_py());
  MOLT_TRY(name, normalised_name(encoding));
  const Value known = dict_get_str(as_dict(known_codecs), as_str(name));
  if (!known.is_unbound()) return new_reference(known);
  for (int64_t i = 0; i < as_list(search_functions)->length; i++) {
    const Ref function = Ref::share(as_list(search_functions)->items.pointer[i]);
    MOLT_TRY(found, call(function, name.get()));
    if (found.get().is_none()) continue;
    if (!is_tuple(found) || as_tuple(found)->length != 4)
      return raise(messages::codec_search_result);
    MOLT_TRY_DISCARD(dict_set_str(as_dict(known_codecs), as_str(name), found));
    return found.take();
  }
  return raise(messages::unknown_encoding, value_of(encoding));
}

// "encoding with 'hex' codec failed", as a note of the exception that is set.
void add_note(const char* operation, const Str* encoding) {
  const Ref exception{owned_unchecked(take_exception())};
  const MessageArg args[] = {MessageArg(operation), MessageArg(value_of(encoding))};
  Ref text(format_message("{} with '{}' codec failed", args, 2));
  Ref result;
  if (!is_failure(text)) result = Ref(call_method(exception, MOLT_STR(add_note), text.get()));
  if (is_failure(text) || is_failure(result)) clear_exception();
  restore_exception(value_of(new_reference(exception)));
}

enum class Way : uint8_t { kEncode, kDecode };

// Calls a codec's function; gives the first item of its result.
Owned convert_py(Way way, Value codec, Value object, Str* encoding, Str* errors) {
  const Ref function = Ref::share(as_tuple(codec)->items()[way == Way::kEncode ? 0 : 1]);
  Ref result(errors == nullptr ? call(function, object) : call(function, object, value_of(errors)));
  if (is_failure(result)) {
    add_note(way == Way::kEncode ? "encoding" : "decoding", encoding);
    return kOwnedError;
  }
  if (!is_tuple(result) || as_tuple(result)->length != 2) {
    return raise(way == Way::kEncode ? messages::codec_encoder_result
                                     : messages::codec_decoder_result);
  }
  return new_reference(as_tuple(result)->items()[0]);
}

// Codecs between str and bytes alone serve str.encode, bytes.decode and text files.
Owned find_text_codec_py(Str* encoding, const char* use) {
  MOLT_TRY(codec, find_codec_py(encoding));
  if (is_exact_tuple(codec)) return codec.take();
  MOLT_TRY(flag, find_attribute(codec, MOLT_STR(_is_text_encoding)));
  if (flag.get().is_unbound()) return codec.take();
  MOLT_TRY(is_text, truth_of(flag));
  if (is_text.code != 0) return codec.take();
  return raise(messages::codec_not_text, value_of(encoding), use);
}

Owned encode_registered_py(Str* text, Str* encoding, Str* errors) {
  MOLT_TRY(codec, find_text_codec_py(encoding, "encode"));
  MOLT_TRY(result, convert_py(Way::kEncode, codec, value_of(text), encoding, errors));
  if (is_bytes(result)) return result.take();
  return raise(messages::codec_encoded_type, value_of(encoding), result.get());
}

Owned decode_registered_py(Value object, Str* encoding, Str* errors) {
  MOLT_TRY(codec, find_text_codec_py(encoding, "decode"));
  // Decoders see the bytes through a memoryview, as in CPython.
  MOLT_TRY(view, call(value_of_type(molt_type_memoryview), object));
  MOLT_TRY(result, convert_py(Way::kDecode, codec, view, encoding, errors));
  if (is_str(result.get())) return result.take();
  return raise(messages::codec_decoded_type, value_of(encoding), result.get());
}

Status start_registry() {
  if (!search_functions.is_unbound()) return kOk;
  MOLT_TRY(list, list_new());
  MOLT_TRY(dict, dict_new());
  search_functions = value_of(list.take());
  known_codecs = value_of(dict.take());
  encode_by_registry_py = encode_registered_py;
  decode_by_registry_py = decode_registered_py;
  lookup_text_codec_py = find_text_codec_py;
  return kOk;
}

}  // namespace

}  // namespace codecs

extern "C" Owned molt_f_codecs_register(Borrowed search_function) {
  if (slot_of<&Slots::call>(type_of(value_of(search_function))) == nullptr)
    return raise(messages::codec_not_callable);
  MOLT_TRY_DISCARD(codecs::start_registry());
  MOLT_TRY_DISCARD(list_append(as_list(codecs::search_functions), value_of(search_function)));
  return owned_none();
}

extern "C" Owned molt_f_codecs_unregister(Borrowed search_function) {
  if (codecs::search_functions.is_unbound()) return owned_none();
  List* list = as_list(codecs::search_functions);
  for (int64_t i = 0; i < list->length; i++) {
    if (list->items.pointer[i] != value_of(search_function)) continue;
    MOLT_TRY_DISCARD(dict_clear(as_dict(codecs::known_codecs)));
    MOLT_TRY(function, list_take(list, i));
    break;
  }
  return owned_none();
}

extern "C" Owned molt_f_codecs_lookup(Borrowed encoding) {
  MOLT_TRY_DISCARD(require_str_argument("lookup", nullptr, value_of(encoding)));
  return codecs::find_codec_py(as_str(encoding));
}

extern "C" Owned molt_f_codecs__forget_codec(Borrowed encoding) {
  MOLT_TRY_DISCARD(require_str_argument("_forget_codec", nullptr, value_of(encoding)));
  MOLT_TRY_DISCARD(codecs::start_registry());
  MOLT_TRY(name, codecs::normalised_name(as_str(encoding)));
  MOLT_TRY_DISCARD(dict_remove_str(as_dict(codecs::known_codecs), as_str(name)));
  return owned_none();
}

namespace {

Owned convert(codecs::Way way, const char* function, Borrowed obj, Borrowed encoding,
              Borrowed errors) {
  for (const auto& [name, value] : {std::pair("encoding", encoding), std::pair("errors", errors)}) {
    if (is_str(value)) continue;
    return raise(messages::named_argument_must_be_str, function, name,
                 argument_type_name(value_of(value)));
  }
  CodecName own;
  if (is_own_codec(as_str(encoding), &own)) {
    ByteView view;
    if (way == codecs::Way::kEncode && is_str(obj))
      return encode_str(as_str(obj), as_str(encoding), as_str(errors));
    if (way == codecs::Way::kDecode && get_byte_view(value_of(obj), &view))
      return decode_bytes(value_of(obj), view, as_str(encoding), as_str(errors));
  }
  MOLT_TRY(codec, codecs::find_codec_py(as_str(encoding)));
  return codecs::convert_py(way, codec, value_of(obj), as_str(encoding), as_str(errors));
}

}  // namespace

extern "C" Owned molt_f_codecs_encode(Borrowed obj, Borrowed encoding, Borrowed errors) {
  return convert(codecs::Way::kEncode, "encode", obj, encoding, errors);
}
extern "C" Owned molt_f_codecs_decode(Borrowed obj, Borrowed encoding, Borrowed errors) {
  return convert(codecs::Way::kDecode, "decode", obj, encoding, errors);
}

}  // namespace molt::rt

// repr() and ascii() of str, and str(...).
#include "common/escapes.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/bytes.h"
#include "runtime/types/instance.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_codecs.h"
#include "runtime/types/text_units.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace escapes = molt::common::escapes;

namespace molt::rt {

namespace {

// The result of str(...) for a subclass: an instance with the text.
Owned instance_with_text(Type* cls, Owned text) {
  MOLT_TRY(held, text);
  if (cls == &molt_type_str) return held.take();
  const Str* source = as_str(held);
  auto* result = allocate_instance_of<Str>(cls, (source->length + 1) * source->kind);
  if (result == nullptr) return kOwnedError;
  result->length = source->length;
  result->hash = source->hash;
  result->kind = source->kind;
  result->is_ascii = source->is_ascii;
  result->is_interned = 0;
  std::memcpy(result->data(), source->data(),
              static_cast<size_t>((source->length + 1) * source->kind));
  return owned_str(result);
}

Status require_codec_argument(const char* which, Value value) {
  if (value.is_unbound() || is_str(value)) return kOk;
  return raise(messages::named_argument_must_be_str, "str", which, argument_type_name(value));
}

Owned decode_object(Value object, Value encoding, Value errors) {
  if (is_str(object)) return raise(messages::decoding_str);
  ByteView view;
  if (!get_byte_view(object, &view)) return raise(messages::decoding_not_bytes, object);
  return decode_bytes(object, view, encoding.is_unbound() ? nullptr : as_str(encoding),
                      errors.is_unbound() ? nullptr : as_str(errors));
}

}  // namespace

Owned str_repr(Str* text) {
  return with_units(text, [&](auto* units) -> Owned {
    const auto plan = escapes::plan_str_repr(units, static_cast<size_t>(text->length));
    Str* result = allocate_str(static_cast<int64_t>(plan.length), plan.max_char);
    if (result == nullptr) return kOwnedError;
    if constexpr (sizeof(*units) == 1) {
      escapes::write_str_repr(result->data(), units, static_cast<size_t>(text->length), plan);
    } else {
      with_mutable_units(result->data(), result->kind, [&](auto* out) {
        escapes::write_str_repr(out, units, static_cast<size_t>(text->length), plan);
      });
    }
    return owned_str(result);
  });
}

Owned str_ascii(Str* text) {
  if (text->is_ascii) return exact_str(text);
  StrBuilder out;
  char buffer[escapes::kEscapeMax];
  // The text is a repr already: only what lies beyond ASCII is left to escape.
  for (int64_t i = 0; i < text->length; i++) {
    const uint32_t c = char_at_unchecked(text, i);
    if (c < 0x80) {
      out.append_char(c);
    } else {
      out.append_ascii({buffer, escapes::write_ascii_escape(buffer, c, '\'')});
    }
  }
  return out.finish();
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_n_str(Borrowed cls, Borrowed object, Borrowed encoding, Borrowed errors) {
  const Value what = value_of(object);
  MOLT_TRY_DISCARD(require_codec_argument("encoding", value_of(encoding)));
  MOLT_TRY_DISCARD(require_codec_argument("errors", value_of(errors)));
  Type* type = as_type(cls);
  if (what.is_unbound()) return instance_with_text(type, empty_str());
  if (value_of(encoding).is_unbound() && value_of(errors).is_unbound()) {
    return instance_with_text(type, str_of(what));
  }
  return instance_with_text(type, decode_object(what, value_of(encoding), value_of(errors)));
}

}  // namespace molt::rt
}

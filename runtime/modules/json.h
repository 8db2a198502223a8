// What the parts of the module _json share (Modules/_json.c).
#pragma once

#include "runtime/core/messages/json.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/str.h"

MOLT_DECLARE_TYPE(json_scanner)
MOLT_DECLARE_TYPE(json_encoder)

namespace molt::rt::json {

inline uint32_t char_at(const Str* text, int64_t index) {
  if (text->kind == 1) return latin1_units(text)[index];
  if (text->kind == 2) return ucs2_units(text)[index];
  return ucs4_units(text)[index];
}

// Raises json.decoder.JSONDecodeError.
Failure raise_decode_error(const char* text, Str* document, int64_t position);

// The str whose first character stands at `end`, behind the quote; `next` gets the index behind the
// closing quote.
Owned scan_string(Str* text, int64_t end, bool is_strict, int64_t* next);

// Appends the text in quotes.
Status append_quoted(StrBuilder* out, const Str* text, bool is_ascii_only);
// Whether a function is encode_basestring_ascii or encode_basestring of this module.
enum class OwnEncoder : uint8_t { kNone, kAscii, kUnicode };
OwnEncoder own_encoder(Value function);

}  // namespace molt::rt::json

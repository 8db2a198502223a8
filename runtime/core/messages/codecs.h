// Texts of exceptions raised by the runtime, area "codecs": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(codec_not_callable, TypeError, "argument must be callable")
MOLT_MESSAGE(codec_handler_callable, TypeError, "handler must be callable")
MOLT_MESSAGE(codec_search_result, TypeError, "codec search functions must return 4-tuples")
MOLT_MESSAGE(codec_encoder_result, TypeError, "encoder must return a tuple (object, integer)")
MOLT_MESSAGE(codec_decoder_result, TypeError, "decoder must return a tuple (object,integer)")
MOLT_MESSAGE(codec_not_text, LookupError,
             "'{}' is not a text encoding; use codecs.{}() to handle arbitrary codecs")
MOLT_MESSAGE(codec_encoded_type, TypeError,
             "'{}' encoder returned '{t}' instead of 'bytes'; use codecs.encode() to encode to "
             "arbitrary types")
MOLT_MESSAGE(codec_decoded_type, TypeError,
             "'{}' decoder returned '{t}' instead of 'str'; use codecs.decode() to decode to "
             "arbitrary types")
MOLT_MESSAGE(codec_not_exception, TypeError, "codec must pass exception instance")
MOLT_MESSAGE(codec_handler_type, TypeError, "don't know how to handle {t} in error callback")
MOLT_MESSAGE(codec_encoding_handler, TypeError,
             "encoding error handler must return (str/bytes, int) tuple")
MOLT_MESSAGE(codec_decoding_handler, TypeError,
             "decoding error handler must return (str, int) tuple")
MOLT_MESSAGE(codec_position, IndexError, "position {} from error handler out of bounds")
MOLT_MESSAGE(codec_map_type, TypeError, "character mapping must return integer, None or str")
MOLT_MESSAGE(codec_map_range, TypeError, "character mapping must be in range(0x110000)")
MOLT_MESSAGE(codec_encode_map_type, TypeError,
             "character mapping must return integer, bytes or None, not {t}")
MOLT_MESSAGE(codec_encode_map_range, TypeError, "character mapping must be in range(256)")
MOLT_MESSAGE(escape_invalid_x, ValueError, "invalid \\x escape at position {}")
MOLT_MESSAGE(escape_encode_type, TypeError, "escape_encode() argument 1 must be bytes, not {}")
MOLT_MESSAGE(escape_trailing, ValueError, "Trailing \\ in string")
MOLT_MESSAGE(escape_handler, ValueError, "decoding error; unknown error handling code: {}")

// Encodings of text files beyond what text_file.cpp does itself. Private to the files' methods and
// open().
#pragma once

#include "runtime/types/text_file_layout.h"

namespace molt::rt {

// The encoding argument of a text file as a str: None is the default, 'locale' the locale's own
// (PEP 597).
Owned text_encoding_argument(Value encoding);
// Fills in encoding, errors, form, handler and codec. `encoding` and `errors` are str or None.
// LookupError for an unknown encoding; an unknown error handler is reported when it is first
// needed.
Status text_select_encoding(Value encoding, Value errors, TextOptions* options);
// The same for a file that exists. TypeError of `function` when an argument is not str or None.
Status text_file_set_encoding(const char* function, TextFile* file, Value encoding, Value errors);
// The `newline` argument: None, '', '\n', '\r' or '\r\n'.
Status text_newlines(const char* function, Value newline, Newlines* newlines);
// A str argument or None.
Status require_str_or_none(const char* function, const char* name, Value value);

// The number of bytes that were read and do not make a character yet.
Int64Result text_file_undecoded_size(TextFile* file);
// After a seek: a codec of the registry forgets what came before.
Status text_file_reset_codec(TextFile* file, bool at_start);

// text.encode() with the file's encoding and error handler, without a byte order mark.
Owned text_file_encode(TextFile* file, Str* text);

}  // namespace molt::rt

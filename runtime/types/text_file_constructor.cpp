#include "runtime/types/text_file_constructor.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/container_support.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/standard_streams.h"
#include "runtime/types/str.h"
#include "runtime/types/stream_methods.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_file_codecs.h"

MOLT_DEFINE_NAME(readable)
MOLT_DEFINE_NAME(writable)

namespace molt::rt {

namespace {

// Whether the buffer is one that a text file uses directly.
bool is_plain_buffer(Value buffer) {
  return is_buffered_file(buffer) && !as_buffered_file(buffer)->raw.is_unbound() &&
         as_buffered_file(buffer)->methods == nullptr;
}

// Puts the file over a buffer, of which it asks what it can do.
Status set_buffer_py(TextFile* file, Value buffer, const TextOptions& options) {
  if (is_plain_buffer(buffer)) {
    const BufferedFile* below = as_buffered_file(buffer);
    return text_file_initialise(file, buffer, nullptr, below->readable != 0, below->writable != 0,
                                options);
  }
  MOLT_TRY(readable, stream_can_py(buffer, MOLT_STR(readable)));
  MOLT_TRY(writable, stream_can_py(buffer, MOLT_STR(writable)));
  return text_file_initialise(file, buffer, &buffer_stream_methods, readable.code != 0,
                              writable.code != 0, options);
}

Owned construct(Type* cls, const Value*, int64_t, Value) {
  return owned_object(text_file_allocate(cls));
}

Status initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names) {
  static constexpr const char* kNames[] = {"buffer",  "encoding",       "errors",
                                           "newline", "line_buffering", "write_through"};
  constexpr const char* kFunction = "TextIOWrapper";
  Value values[6];
  MOLT_TRY_DISCARD(bind_optional(kFunction, kNames, 6, args, num_args, keyword_names, values));
  if (values[0].is_unbound()) return raise(messages::missing_required, kFunction, kNames[0], 1);
  for (Value& value : values) value = value.is_unbound() ? kNone : value;
  MOLT_TRY_DISCARD(require_str_or_none(kFunction, "encoding", values[1]));
  MOLT_TRY_DISCARD(require_str_or_none(kFunction, "errors", values[2]));
  TextOptions options;
  MOLT_TRY_DISCARD(text_newlines(kFunction, values[3], &options.newlines));
  MOLT_TRY(line_buffering, truth_of(values[4]));
  MOLT_TRY(write_through, truth_of(values[5]));
  options.line_buffering = line_buffering.code != 0;
  options.write_through = write_through.code != 0;
  MOLT_TRY(encoding, text_encoding_argument(values[1]));
  MOLT_TRY(errors, values[2].is_none() ? make_str_ascii("strict") : new_reference(values[2]));
  MOLT_TRY_DISCARD(text_select_encoding(encoding, errors, &options));
  options.mode = kUnbound;
  return set_buffer_py(as_text_file(self), values[0], options);
}

}  // namespace

void enable_text_file_constructor() {
  molt_type_text_file.slots.construct = construct;
  molt_type_text_file.slots.initialise = initialise;
}

}  // namespace molt::rt

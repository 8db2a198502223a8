#include "runtime/types/text_file_constructor.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/container_support.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/standard_streams.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_file_codecs.h"

namespace molt::rt {

Owned text_file_construct(Type*, const Value* args, int64_t num_args, Value keyword_names) {
  static constexpr const char* kNames[] = {"buffer",  "encoding",       "errors",
                                           "newline", "line_buffering", "write_through"};
  constexpr const char* kFunction = "TextIOWrapper";
  Value values[6];
  MOLT_TRY_DISCARD(bind_optional(kFunction, kNames, 6, args, num_args, keyword_names, values));
  if (values[0].is_unbound()) return raise(messages::missing_required, kFunction, kNames[0], 1);
  for (Value& value : values) value = value.is_unbound() ? kNone : value;
  if (!is_buffered_file(values[0])) return raise(messages::text_over_other_buffer, values[0]);
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
  return text_file_new(values[0], options);
}

}  // namespace molt::rt

#include "runtime/core/messages/io.h"
#include "runtime/core/messages/str.h"
#include "runtime/modules/open_file.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"

namespace molt::rt {

Owned raw_file_construct(Type*, const Value* args, int64_t num_args, Value keyword_names) {
  static constexpr const char* kNames[] = {"file", "mode", "closefd", "opener"};
  constexpr const char* kFunction = "FileIO";
  Value values[4];
  MOLT_TRY_DISCARD(bind_optional(kFunction, kNames, 4, args, num_args, keyword_names, values));
  if (values[0].is_unbound()) return raise(messages::missing_required, kFunction, kNames[0], 1);
  Ref mode;
  if (values[1].is_unbound()) {
    mode = Ref(make_str_ascii("r"));
  } else if (is_str(values[1])) {
    mode = Ref::share(values[1]);
  } else {
    return raise(messages::named_argument_must_be_str, kFunction, "mode",
                 argument_type_name(values[1]));
  }
  if (is_failure(mode)) return kOwnedError;
  MOLT_TRY(closes, values[2].is_unbound() ? kTriTrue : truth_of(values[2]));
  return open_raw_file_py(values[0], mode, closes.code != 0,
                          values[3].is_unbound() ? kNone : values[3]);
}

Owned buffered_file_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  static constexpr const char* kNames[] = {"raw", "buffer_size"};
  const char* function = cls->c_name;
  Value values[2];
  MOLT_TRY_DISCARD(bind_optional(function, kNames, 2, args, num_args, keyword_names, values));
  if (values[0].is_unbound()) return raise(messages::missing_required, function, kNames[0], 1);
  int64_t size = kDefaultBufferSize;
  if (!values[1].is_unbound()) MOLT_TRY_DISCARD(size_argument_py(values[1], &size));
  if (!has_type(values[0], molt_shape_raw_file)) {
    return raise(messages::buffered_over_other_file, function, values[0]);
  }
  const RawFile* raw = as_raw_file(values[0]);
  if (is_closed(raw)) return raise_closed_raw();
  Shape& shape = *cls->instance_shape.pointer;
  const bool reads = &shape != &molt_shape_buffered_writer;
  const bool writes = &shape != &molt_shape_buffered_reader;
  if (reads && raw->readable == 0) return raise_unsupported("File or stream is not readable.");
  if (writes && raw->writable == 0) return raise_unsupported("File or stream is not writable.");
  if (size <= 0) return raise(messages::buffer_size_not_positive);
  return buffered_file_new(shape, values[0], size);
}

}  // namespace molt::rt

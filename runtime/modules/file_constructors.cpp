#include "runtime/core/messages/io.h"
#include "runtime/core/messages/str.h"
#include "runtime/modules/open_file.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file.h"
#include "runtime/types/instance.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/str.h"
#include "runtime/types/stream_methods.h"
#include "runtime/types/text_arguments.h"

MOLT_DEFINE_NAME(readable)
MOLT_DEFINE_NAME(seekable)
MOLT_DEFINE_NAME(writable)

namespace molt::rt {

namespace {

Owned raw_file_construct(Type* cls, const Value*, int64_t, Value) {
  auto* file = allocate_instance_of<RawFile>(cls);
  if (file == nullptr) return kOwnedError;
  file->name = kUnbound;
  file->descriptor = -1;
  file->closes_descriptor = 1;
  return owned_object(file);
}

Status raw_file_initialise(Borrowed self, const Value* args, int64_t num_args,
                           Value keyword_names) {
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
  if (is_failure(mode)) return kFailed;
  MOLT_TRY(closes, values[2].is_unbound() ? kTriTrue : truth_of(values[2]));
  RawFile* file = as_raw_file(value_of(self));
  MOLT_TRY_DISCARD(raw_file_close(file));
  return open_raw_file_py(file, values[0], mode, closes.code != 0,
                          values[3].is_unbound() ? kNone : values[3]);
}

Owned buffered_file_construct(Type* cls, const Value*, int64_t, Value) {
  auto* file = allocate_instance_of<BufferedFile>(cls);
  if (file == nullptr) return kOwnedError;
  file->raw = kUnbound;
  return owned_object(file);
}

Status require_ability_py(Value raw, Str* ability, const char* text) {
  MOLT_TRY(can, call_method(raw, ability));
  return can.get() == kTrue ? kOk : static_cast<Status>(raise_unsupported(text));
}

Status buffered_file_initialise_from(Borrowed self, const Value* args, int64_t num_args,
                                     Value keyword_names) {
  static constexpr const char* kNames[] = {"raw", "buffer_size"};
  const Type* cls = type_of(value_of(self));
  const bool reads = !is_subtype(cls, &molt_type_buffered_writer);
  const bool writes = !is_subtype(cls, &molt_type_buffered_reader);
  const char* function = !writes ? "BufferedReader" : reads ? "BufferedRandom" : "BufferedWriter";
  Value values[2];
  MOLT_TRY_DISCARD(bind_optional(function, kNames, 2, args, num_args, keyword_names, values));
  if (values[0].is_unbound()) return raise(messages::missing_required, function, kNames[0], 1);
  int64_t size = kDefaultBufferSize;
  if (!values[1].is_unbound()) MOLT_TRY_DISCARD(size_argument_py(values[1], &size));
  if (reads && writes) {
    MOLT_TRY_DISCARD(
        require_ability_py(values[0], MOLT_STR(seekable), "File or stream is not seekable."));
  }
  if (reads) {
    MOLT_TRY_DISCARD(
        require_ability_py(values[0], MOLT_STR(readable), "File or stream is not readable."));
  }
  if (writes) {
    MOLT_TRY_DISCARD(
        require_ability_py(values[0], MOLT_STR(writable), "File or stream is not writable."));
  }
  if (size <= 0) return raise(messages::buffer_size_not_positive);
  const bool is_plain = has_type(values[0], molt_shape_raw_file);
  return buffered_file_initialise(as_buffered_file(value_of(self)), values[0],
                                  is_plain ? nullptr : &raw_stream_methods, size);
}

}  // namespace

void enable_raw_file_constructor() {
  molt_type_raw_file.slots.construct = raw_file_construct;
  molt_type_raw_file.slots.initialise = raw_file_initialise;
}

void enable_buffered_file_constructors() {
  for (Type* type :
       {&molt_type_buffered_reader, &molt_type_buffered_writer, &molt_type_buffered_random}) {
    type->slots.construct = buffered_file_construct;
    type->slots.initialise = buffered_file_initialise_from;
  }
}

}  // namespace molt::rt

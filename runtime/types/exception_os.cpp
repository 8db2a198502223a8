// OSError: the five-argument form, the subclass for an errno value, and raising from errno (PEP
// 3151).
#include "runtime/core/call.h"
#include "runtime/core/messages/exception.h"
#include "runtime/platform/platform.h"
#include "runtime/types/exception_slots.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

Type* type_for_errno(int64_t number) {
  using platform::ErrorClass;
  switch (platform::error_class(static_cast<int>(number))) {
    case ErrorClass::kOther:
      return &molt_type_OSError;
    case ErrorClass::kBlockingIO:
      return &molt_type_BlockingIOError;
    case ErrorClass::kBrokenPipe:
      return &molt_type_BrokenPipeError;
    case ErrorClass::kChildProcess:
      return &molt_type_ChildProcessError;
    case ErrorClass::kConnectionAborted:
      return &molt_type_ConnectionAbortedError;
    case ErrorClass::kConnectionRefused:
      return &molt_type_ConnectionRefusedError;
    case ErrorClass::kConnectionReset:
      return &molt_type_ConnectionResetError;
    case ErrorClass::kFileExists:
      return &molt_type_FileExistsError;
    case ErrorClass::kFileNotFound:
      return &molt_type_FileNotFoundError;
    case ErrorClass::kInterrupted:
      return &molt_type_InterruptedError;
    case ErrorClass::kIsADirectory:
      return &molt_type_IsADirectoryError;
    case ErrorClass::kNotADirectory:
      return &molt_type_NotADirectoryError;
    case ErrorClass::kPermission:
      return &molt_type_PermissionError;
    case ErrorClass::kProcessLookup:
      return &molt_type_ProcessLookupError;
    case ErrorClass::kTimeout:
      return &molt_type_TimeoutError;
  }
  return &molt_type_OSError;
}

// A class that overrides __init__ but not __new__ parses its arguments in __init__, every other one
// in __new__.
bool parses_in_initialise(const Type* cls) {
  return cls->slots.initialise != os_error_initialise && cls->slots.construct == os_error_construct;
}

// Fills the fields from 2 to 5 arguments; the file names leave args, for compatibility.
Status parse_arguments(OSErrorObject* self, const Value* args, int64_t count) {
  int64_t num_args_kept = count;
  if (count >= 2 && count <= 5) {
    set_field(&self->error_number, args[0]);
    set_field(&self->text, args[1]);
    Value filename = count >= 3 ? args[2] : kNone;
    // The fourth argument is winerror, which means nothing here.
    if (!filename.is_none()) {
      const bool is_blocking = is_subtype(object_type(self), &molt_type_BlockingIOError);
      if (is_blocking && is_int(filename)) {
        set_field(&self->characters_written, filename);
      } else {
        set_field(&self->filename, filename);
        if (count >= 5 && !args[4].is_none()) set_field(&self->filename2, args[4]);
        num_args_kept = 2;
      }
    }
  }
  MOLT_TRY(tuple, tuple_from_values(args, num_args_kept));
  set_field(&self->args, tuple.get());
  return kOk;
}

Owned make_os_error(Type* type, const Value* args, int64_t count) {
  if (type == &molt_type_OSError && count >= 2 && count <= 5 && args[0].is_int()) {
    type = type_for_errno(args[0].as_int());
  }
  MOLT_TRY(error, new_exception(*type, Value::from_object(&molt_empty_tuple)));
  MOLT_TRY_DISCARD(parse_arguments(error.as<OSErrorObject>(), args, count));
  return error.take();
}

}  // namespace

Owned os_error_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  if (parses_in_initialise(cls)) {
    return new_exception(*cls, Value::from_object(&molt_empty_tuple));
  }
  CallArgs call(args, num_args, keyword_names);
  if (call.num_keywords() != 0) return raise(messages::exception_keywords, cls);
  return make_os_error(cls, args, num_args);
}

Status os_error_initialise(Borrowed self, const Value* args, int64_t num_args,
                           Value keyword_names) {
  Value value = value_of(self);
  if (!parses_in_initialise(type_of(value))) return kOk;
  CallArgs call(args, num_args, keyword_names);
  MOLT_TRY_DISCARD(refuse_keywords(self, call));
  return parse_arguments(object_as<OSErrorObject>(value), args, num_args);
}

Owned os_error_str(Borrowed self) {
  OSErrorObject* error = object_as<OSErrorObject>(value_of(self));
  const bool has_file = !error->filename.is_unbound();
  if (!has_file && (error->error_number.is_unbound() || error->text.is_unbound())) {
    return exception_str(self);
  }
  MOLT_TRY(number, str_of(error->error_number.is_unbound() ? kNone : error->error_number));
  MOLT_TRY(text, str_of(error->text.is_unbound() ? kNone : error->text));
  StrBuilder out;
  out.append_ascii("[Errno ");
  out.append(number.get());
  out.append_ascii("] ");
  out.append(text.get());
  if (has_file) {
    MOLT_TRY(file, repr_of(error->filename));
    out.append_ascii(": ");
    out.append(file.get());
    if (!error->filename2.is_unbound()) {
      MOLT_TRY(second, repr_of(error->filename2));
      out.append_ascii(" -> ");
      out.append(second.get());
    }
  }
  return out.finish();
}

Failure raise_os_error(int error_number, Value filename, Value second_filename) {
  MOLT_TRY(text, make_str_utf8(platform::error_text(error_number)));
  const Value args[] = {Value::from_small_int(error_number), text.get(), filename, kNone,
                        second_filename};
  const int count = filename.is_unbound() ? 2 : second_filename.is_unbound() ? 3 : 5;
  MOLT_TRY(error, make_os_error(&molt_type_OSError, args, count));
  return raise_instance(error.consume());
}

}  // namespace molt::rt

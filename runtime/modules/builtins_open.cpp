// open(), as CPython's Modules/_io/_iomodule.c and fileio.c.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/core/messages/str.h"
#include "runtime/modules/open_file.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file.h"
#include "runtime/types/int.h"
#include "runtime/types/standard_streams.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_file_codecs.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

struct Mode {
  bool creating = false;
  bool reading = false;
  bool writing = false;
  bool appending = false;
  bool updating = false;
  bool text = false;
  bool binary = false;

  platform::OpenMode open_mode() const {
    return {.read = reading || updating,
            .write = writing || appending || creating || updating,
            .append = appending,
            .truncate = writing,
            .create = writing || appending || creating,
            .exclusive = creating};
  }
};

bool* mode_flag(Mode* mode, uint32_t c) {
  switch (c) {
    case 'x':
      return &mode->creating;
    case 'r':
      return &mode->reading;
    case 'w':
      return &mode->writing;
    case 'a':
      return &mode->appending;
    case '+':
      return &mode->updating;
    case 't':
      return &mode->text;
    case 'b':
      return &mode->binary;
    default:
      return nullptr;
  }
}

Status parse_mode(Value text, Mode* mode) {
  const Str* letters = as_str(text);
  for (int64_t i = 0; i < letters->length; i++) {
    bool* flag = mode_flag(mode, char_at_unchecked(letters, i));
    if (flag == nullptr || *flag) return raise(messages::open_mode, text);
    *flag = true;
  }
  if (mode->text && mode->binary) return raise(messages::open_text_and_binary);
  const int kinds = mode->creating + mode->reading + mode->writing + mode->appending;
  if (kinds > 1) return raise(messages::open_one_mode);
  // CPython finds this out in FileIO only.
  return kOk;
}

Status check_binary(const Mode& mode, Value encoding, Value errors, Value newline) {
  if (!mode.binary) return kOk;
  if (!encoding.is_none()) return raise(messages::open_binary_argument, "an encoding");
  if (!errors.is_none()) return raise(messages::open_binary_argument, "an errors");
  if (!newline.is_none()) return raise(messages::open_binary_argument, "a newline");
  return kOk;
}

// The file argument as str, bytes or int (PyOS_FSPath).
Owned path_from(Value file) {
  if (is_str(file) || is_bytes(file) || can_index(file)) return new_reference(file);
  MOLT_TRY(name, intern_ascii("__fspath__"));
  MOLT_TRY(method, find_special(file, as_str(name)));
  if (method.get().is_unbound()) return raise(messages::open_path_type, file);
  MOLT_TRY(path, call(method));
  if (is_str(path.get()) || is_bytes(path)) return path.take();
  return raise(messages::open_fspath_type, file, path.get());
}

// Opens a path by the system; a negative errno on failure.
Status open_path(Value path, const platform::OpenMode& mode, int* descriptor) {
  if (is_bytes(path)) {
    const std::string_view text = bytes_view(as_bytes(path));
    if (text.find('\0') != text.npos) return raise(messages::open_null_byte);
    *descriptor = platform::open_file(text.data(), mode);
    return kOk;
  }
  if (str_has_char(as_str(path), 0)) return raise(messages::open_null_byte);
  const Utf8Text text(as_str(path));
  if (text.failed()) return Failure{};
  *descriptor = platform::open_file(text.data(), mode);
  return kOk;
}

// Calls opener(path, flags).
Status open_by(Value opener, Value path, const platform::OpenMode& mode, int* descriptor) {
  MOLT_TRY(result, call(opener, path, Value::from_small_int(platform::open_flags(mode))));
  if (!is_int(result)) return raise(messages::opener_result_type);
  int64_t number = 0;
  if (!int_as_int64(result, &number) || number < 0 || number > INT32_MAX) {
    return raise(messages::opener_returned, result.get());
  }
  *descriptor = static_cast<int>(number);
  return kOk;
}

// FileIO(file, mode, closefd, opener): the descriptor.
Status open_raw(Value path, const Mode& mode, bool closes, Value opener, int* opened) {
  if (!(mode.creating || mode.reading || mode.writing || mode.appending)) {
    return raise(messages::file_one_mode);
  }
  const platform::OpenMode open_mode = mode.open_mode();
  int descriptor = -1;
  const bool is_number = can_index(path);
  if (is_number) {
    int64_t number = 0;
    MOLT_TRY_DISCARD(int_argument_py(path, &number));
    if (number < 0) return raise(messages::open_negative_descriptor);
    descriptor = static_cast<int>(number);
  } else {
    if (!closes) return raise(messages::open_keep_named);
    if (opener.is_none()) {
      while (true) {
        MOLT_TRY_DISCARD(open_path(path, open_mode, &descriptor));
        if (descriptor >= 0 || !platform::is_interrupted(-descriptor)) break;
        MOLT_TRY_DISCARD(check_signals());
      }
      if (descriptor < 0) return raise_os_error(-descriptor, path);
    } else {
      MOLT_TRY_DISCARD(open_by(opener, path, open_mode, &descriptor));
    }
  }
  platform::FileStatus status;
  int error = platform::file_status(descriptor, &status);
  if (error == 0 && status.is_directory) error = -platform::error_is_a_directory();
  if (error < 0) {
    if (!is_number) platform::close_file(descriptor);
    return raise_os_error(-error, is_number ? kUnbound : path);
  }
  if (mode.appending) platform::seek_file(descriptor, 0, platform::SeekFrom::kEnd);
  *opened = descriptor;
  return kOk;
}

Owned wrap_text(Value buffer, Value mode, Value encoding, Value errors, TextOptions& options) {
  MOLT_TRY(own_encoding, text_encoding_argument(encoding));
  MOLT_TRY(own_errors, errors.is_none() ? make_str_ascii("strict") : new_reference(errors));
  MOLT_TRY_DISCARD(text_select_encoding(own_encoding, own_errors, &options));
  options.mode = mode;
  return text_file_new(buffer, options);
}

}  // namespace

Status open_raw_file_py(RawFile* raw, Value file, Value mode_text, bool closes, Value opener) {
  MOLT_TRY(path, path_from(file));
  Mode mode;
  const Str* letters = as_str(mode_text);
  for (int64_t i = 0; i < letters->length; i++) {
    const uint32_t letter = char_at_unchecked(letters, i);
    bool* flag = mode_flag(&mode, letter);
    if (flag == nullptr || letter == 't') return raise(messages::file_mode, mode_text);
    const bool is_kind = flag != &mode.updating && flag != &mode.binary;
    const bool has_kind = mode.creating || mode.reading || mode.writing || mode.appending;
    if ((is_kind && has_kind) || (flag == &mode.updating && *flag)) {
      return raise(messages::file_one_mode);
    }
    *flag = true;
  }
  int descriptor = -1;
  MOLT_TRY_DISCARD(open_raw(path, mode, closes, opener, &descriptor));
  raw_file_set(raw, descriptor, path, mode.open_mode(), closes);
  return kOk;
}

extern "C" Owned molt_f_builtins_open(Borrowed file, Borrowed mode_argument, Borrowed buffering,
                                      Borrowed encoding, Borrowed errors, Borrowed newline,
                                      Borrowed closefd, Borrowed opener) {
  if (!is_str(mode_argument)) {
    return raise(messages::named_argument_must_be_str, "open", "mode",
                 argument_type_name(value_of(mode_argument)));
  }
  int64_t buffer_size = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(buffering), &buffer_size));
  MOLT_TRY_DISCARD(require_str_or_none("open", "encoding", value_of(encoding)));
  MOLT_TRY_DISCARD(require_str_or_none("open", "errors", value_of(errors)));
  TextOptions options;
  MOLT_TRY_DISCARD(require_str_or_none("open", "newline", value_of(newline)));
  MOLT_TRY(closes, truth_of(value_of(closefd)));
  MOLT_TRY(path, path_from(value_of(file)));
  Mode mode;
  MOLT_TRY_DISCARD(parse_mode(value_of(mode_argument), &mode));
  MOLT_TRY_DISCARD(check_binary(mode, value_of(encoding), value_of(errors), value_of(newline)));
  int descriptor = -1;
  MOLT_TRY_DISCARD(open_raw(path, mode, closes.code != 0, value_of(opener), &descriptor));
  MOLT_TRY(raw, raw_file_new(descriptor, path, mode.open_mode(), closes.code != 0));
  RawFile* raw_file = as_raw_file(raw.get());
  const bool is_terminal = platform::is_terminal(raw_file->descriptor);
  if (buffer_size == 1 || (buffer_size < 0 && is_terminal)) {
    buffer_size = -1;
    options.line_buffering = true;
  }
  if (buffer_size == 0) {
    if (!mode.binary) return raise(messages::open_unbuffered_text);
    return raw.take();
  }
  if (buffer_size < 0) buffer_size = raw_file_buffer_size(raw_file);
  Shape& shape = mode.updating  ? molt_shape_buffered_random
                 : mode.reading ? molt_shape_buffered_reader
                                : molt_shape_buffered_writer;
  MOLT_TRY(buffer, buffered_file_new(shape, raw, buffer_size));
  if (mode.binary) return buffer.take();
  MOLT_TRY_DISCARD(text_newlines("open", value_of(newline), &options.newlines));
  return wrap_text(buffer, value_of(mode_argument), value_of(encoding), value_of(errors), options);
}

}  // namespace molt::rt

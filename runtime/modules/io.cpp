// The module io: the classes of files, and open().
#include "runtime/core/error.h"
#include "runtime/core/messages/str.h"
#include "runtime/modules/open_file.h"
#include "runtime/types/buffered_pair.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file.h"
#include "runtime/types/int.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_file_constructor.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/modules/io.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned type_object(const Type& type) { return new_reference(value_of_type(type)); }

Owned abstract_type(const Type& type) {
  enable_python_files();
  return type_object(type);
}

}  // namespace

extern "C" Owned molt_c_io_DEFAULT_BUFFER_SIZE() { return int_from_int64(kDefaultBufferSize); }
extern "C" Owned molt_c_io_SEEK_SET() { return int_from_int64(0); }
extern "C" Owned molt_c_io_SEEK_CUR() { return int_from_int64(1); }
extern "C" Owned molt_c_io_SEEK_END() { return int_from_int64(2); }

extern "C" Owned molt_c_io_UnsupportedOperation() {
  const Value type = unsupported_operation_type();
  if (is_failure(type)) return kOwnedError;
  return new_reference(type);
}

extern "C" Owned molt_c_io_BlockingIOError() { return type_object(molt_type_BlockingIOError); }
extern "C" Owned molt_c_io_IOBase() { return abstract_type(molt_type_io_base); }
extern "C" Owned molt_c_io_RawIOBase() { return abstract_type(molt_type_raw_io_base); }
extern "C" Owned molt_c_io_BufferedIOBase() { return abstract_type(molt_type_buffered_io_base); }
extern "C" Owned molt_c_io_TextIOBase() { return abstract_type(molt_type_text_io_base); }
extern "C" Owned molt_c_io_StringIO() { return type_object(molt_type_string_io); }
extern "C" Owned molt_c_io_BytesIO() { return type_object(molt_type_bytes_io); }

extern "C" Owned molt_c_io__IOBase() { return abstract_type(molt_type_io_base); }
extern "C" Owned molt_c_io__RawIOBase() { return abstract_type(molt_type_raw_io_base); }
extern "C" Owned molt_c_io__BufferedIOBase() { return abstract_type(molt_type_buffered_io_base); }
extern "C" Owned molt_c_io__TextIOBase() { return abstract_type(molt_type_text_io_base); }

// Only a program that names one of these classes can construct its instances: so the constructor is
// linked for it alone.
extern "C" Owned molt_c_io_FileIO() {
  enable_raw_file_constructor();
  return type_object(molt_type_raw_file);
}
extern "C" Owned molt_c_io_BufferedReader() {
  enable_buffered_file_constructors();
  return type_object(molt_type_buffered_reader);
}
extern "C" Owned molt_c_io_BufferedWriter() {
  enable_buffered_file_constructors();
  return type_object(molt_type_buffered_writer);
}
extern "C" Owned molt_c_io_BufferedRandom() {
  enable_buffered_file_constructors();
  return type_object(molt_type_buffered_random);
}
extern "C" Owned molt_c_io_BufferedRWPair() {
  enable_buffered_file_constructors();
  return type_object(molt_type_buffered_pair);
}
extern "C" Owned molt_c_io_TextIOWrapper() {
  enable_text_file_constructor();
  return type_object(molt_type_text_file);
}

extern "C" Owned molt_f_io_open(Borrowed file, Borrowed mode, Borrowed buffering, Borrowed encoding,
                                Borrowed errors, Borrowed newline, Borrowed closefd,
                                Borrowed opener) {
  return molt_f_builtins_open(file, mode, buffering, encoding, errors, newline, closefd, opener);
}

// open(path, 'rb') for a path that is a str.
extern "C" Owned molt_f_io_open_code(Borrowed path) {
  if (!is_str(path)) {
    return raise(messages::named_argument_must_be_str, "open_code", "path",
                 argument_type_name(value_of(path)));
  }
  MOLT_TRY(mode, make_str_ascii("rb"));
  const Borrowed none = borrowed(kNone);
  return molt_f_builtins_open(path, mode, borrowed(Value::from_small_int(-1)), none, none, none,
                              borrowed(kTrue), none);
}

extern "C" Owned molt_f_io_text_encoding(Borrowed encoding, Borrowed) {
  if (!value_of(encoding).is_none()) return new_reference(value_of(encoding));
  return make_str_ascii("locale");
}

}  // namespace molt::rt

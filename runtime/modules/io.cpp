// The module io: the classes of files, and open().
#include "runtime/core/error.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file.h"
#include "runtime/types/int.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/str.h"
#include "runtime/types/text_file_constructor.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/modules/io.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned type_object(const Type& type) { return new_reference(value_of_type(type)); }

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
extern "C" Owned molt_c_io_IOBase() { return type_object(molt_type_io_base); }
extern "C" Owned molt_c_io_RawIOBase() { return type_object(molt_type_raw_io_base); }
extern "C" Owned molt_c_io_BufferedIOBase() { return type_object(molt_type_buffered_io_base); }
extern "C" Owned molt_c_io_TextIOBase() { return type_object(molt_type_text_io_base); }
extern "C" Owned molt_c_io_FileIO() { return type_object(molt_type_raw_file); }
extern "C" Owned molt_c_io_BufferedReader() { return type_object(molt_type_buffered_reader); }
extern "C" Owned molt_c_io_BufferedWriter() { return type_object(molt_type_buffered_writer); }
extern "C" Owned molt_c_io_BufferedRandom() { return type_object(molt_type_buffered_random); }
extern "C" Owned molt_c_io_StringIO() { return type_object(molt_type_string_io); }
extern "C" Owned molt_c_io_BytesIO() { return type_object(molt_type_bytes_io); }

// Only a program that names the class can construct its instances: so the constructor is linked for
// it alone.
extern "C" Owned molt_c_io_TextIOWrapper() {
  molt_type_text_file.slots.construct = text_file_construct;
  return type_object(molt_type_text_file);
}

extern "C" Owned molt_f_io_open(Borrowed file, Borrowed mode, Borrowed buffering, Borrowed encoding,
                                Borrowed errors, Borrowed newline, Borrowed closefd,
                                Borrowed opener) {
  return molt_f_builtins_open(file, mode, buffering, encoding, errors, newline, closefd, opener);
}

extern "C" Owned molt_f_io_text_encoding(Borrowed encoding, Borrowed) {
  if (!value_of(encoding).is_none()) return new_reference(value_of(encoding));
  return make_str_ascii("locale");
}

}  // namespace molt::rt

// The lower layers of files: FileIO over a descriptor, and the buffered files over it (CPython's
// Modules/_io).
//
// A file opened by open() is up to three objects: TextFile -> BufferedFile -> RawFile. Each owns
// the next one. An object that dies is closed first; errors are dropped then, as in CPython.
//
// The constructors also put a layer over any other object: what it asks of the layer below then
// goes through StreamMethods, which call the object's methods by name. Files of the runtime's own
// are used directly, so that a program that only opens files has no code for the other case.
#pragma once

#include "runtime/core/type.h"
#include "runtime/platform/platform.h"

namespace molt::rt {

inline constexpr int64_t kDefaultBufferSize = 8192;

// _io.FileIO.
struct RawFile : Object {
  Field<InstanceExtra*> extra;
  // What open() was given: a str, bytes or int; kUnbound when it was deleted.
  Value name;
  // -1 once closed.
  int32_t descriptor;
  uint8_t readable;
  uint8_t writable;
  uint8_t created;
  uint8_t appending;
  // Closing the file closes the descriptor.
  uint8_t closes_descriptor;
  // 0, 1, or 2 while not known.
  uint8_t seekable;
  uint8_t reserved[6];
};

// In place of a number of bytes: the stream does not block, and has none to give or room for none.
inline constexpr int64_t kWouldBlock = -1;

// Who uses a layer below, and where it keeps it. The layer's methods may be any code, which may
// detach it: so it is kept alive over each call.
struct StreamBelow {
  Object* file;
  const Value* stream;
  // Set while a method runs, when the file must not be used meanwhile; or null.
  uint8_t* is_busy;
};

// The layer below a file, as any object: what its methods of these names do, with CPython's checks
// of what they give.
struct StreamMethods {
  // What one read gives, as an object with bytes; None when it would block.
  Owned (*read)(const StreamBelow& below, int64_t size);
  // Everything to the end.
  Owned (*read_all)(const StreamBelow& below);
  // The number of bytes written, kWouldBlock for none.
  Int64Result (*write)(const StreamBelow& below, const void* data, int64_t size);
  Int64Result (*tell)(const StreamBelow& below);
  Int64Result (*seek)(const StreamBelow& below, int64_t offset, platform::SeekFrom from);
  Status (*flush)(const StreamBelow& below);
  Status (*close)(const StreamBelow& below);
  Tri (*is_closed)(const StreamBelow& below);
  Tri (*is_seekable)(const StreamBelow& below);
};

// _io.BufferedReader, _io.BufferedWriter and _io.BufferedRandom.
struct BufferedFile : Object {
  Field<InstanceExtra*> extra;
  // kUnbound before __init__ and once detached.
  Value raw;
  // How `raw` is used; null for a RawFile.
  Field<const StreamMethods*> methods;
  Field<uint8_t*> data;
  int64_t capacity;
  // Bytes read but not given out: data[start, end). While is_writing: bytes not yet written,
  // data[0, end); start is 0.
  int64_t start;
  int64_t end;
  uint8_t readable;
  uint8_t writable;
  uint8_t is_writing;
  uint8_t is_detached;
  // A method of the raw stream is running.
  uint8_t is_busy;
  uint8_t reserved[3];
};

inline RawFile* as_raw_file(Value value) { return static_cast<RawFile*>(value.as_object()); }
inline BufferedFile* as_buffered_file(Value value) {
  return static_cast<BufferedFile*>(value.as_object());
}
inline StreamBelow below(BufferedFile* file) { return {file, &file->raw, &file->is_busy}; }
// Requires that the file has no StreamMethods.
inline RawFile* raw_of(const BufferedFile* file) { return as_raw_file(file->raw); }
inline bool is_buffered_file(Value value) {
  return has_type(value, molt_shape_buffered_reader) ||
         has_type(value, molt_shape_buffered_writer) || has_type(value, molt_shape_buffered_random);
}

// Whether this is a type of the runtime's own, whose close() is known, and no subclass.
inline bool is_own_file_type(const Type* type) { return (type->type_flags & kTypeHeap) == 0; }

// --- FileIO (raw_file.cpp). Counts are kInt64Failed with an exception set on failure.

// Reading and writing may give kWouldBlock.

// Takes over the descriptor (if it closes it at all); `name` is shared.
Owned raw_file_new(int descriptor, Value name, platform::OpenMode mode, bool closes_descriptor);
// Makes a file that is closed one of this descriptor.
void raw_file_set(RawFile* file, int descriptor, Value name, platform::OpenMode mode,
                  bool closes_descriptor);
Int64Result raw_file_read(RawFile* file, void* buffer, int64_t size);
Int64Result raw_file_write(RawFile* file, const void* data, int64_t size);
Int64Result raw_file_seek(RawFile* file, int64_t offset, platform::SeekFrom from);
// Everything to the end of the file, as bytes; None when that would block.
Owned raw_file_read_all(RawFile* file);
Status raw_file_close(RawFile* file);
bool raw_file_is_seekable(RawFile* file);
// The size of the buffer that open() puts over the file: what the system suggests.
int64_t raw_file_buffer_size(const RawFile* file);
inline bool is_closed(const RawFile* file) { return file->descriptor < 0; }
// "rb", "rb+", "wb", "ab", "ab+", "xb", "xb+".
const char* raw_file_mode(const RawFile* file);

// --- Buffered files (buffered_file.cpp)

// `shape` is one of the three types'; the raw file is a RawFile and shared.
Owned buffered_file_new(Shape& shape, Value raw, int64_t capacity);
// What __init__ does.
Status buffered_file_initialise(BufferedFile* file, Value raw, const StreamMethods* methods,
                                int64_t capacity);
// ValueError when the file has no raw stream.
Status buffered_file_check_attached(const BufferedFile* file);
// Requires that the file is attached, as all below.
Tri buffered_file_is_closed(BufferedFile* file);
Tri buffered_file_is_seekable(BufferedFile* file);
// Up to `size` bytes; fewer at the end of the file only, and kWouldBlock for none.
Int64Result buffered_file_read(BufferedFile* file, void* buffer, int64_t size);
// What one read of the file gives, at most `size` bytes; 0 at the end of the file.
Int64Result buffered_file_read_some(BufferedFile* file, void* buffer, int64_t size);
// Everything to the end of the file, as bytes; None when that would block.
Owned buffered_file_read_all(BufferedFile* file);
Status buffered_file_write(BufferedFile* file, const void* data, int64_t size);
// Writes out what waits; gives back read-ahead by seeking.
Status buffered_file_flush(BufferedFile* file);
Int64Result buffered_file_tell(BufferedFile* file);
Int64Result buffered_file_seek(BufferedFile* file, int64_t offset, platform::SeekFrom from);
Status buffered_file_close(BufferedFile* file);
// Fills an empty buffer by one read: the number of bytes in it, 0 at the end of the file and where
// reading would block.
Int64Result buffered_file_fill(BufferedFile* file);

// A line with its \n, as bytes; at most `limit` bytes unless that is negative. Requires a readable,
// open file.
Owned buffered_file_read_line(BufferedFile* file, int64_t limit);
// The slot `next`.
Owned buffered_file_next(Borrowed self);

// --- What all layers share (io_base.cpp)

// io.UnsupportedOperation, a subclass of OSError and ValueError.
Failure raise_unsupported(const char* text);
// The class (borrowed); kError on failure.
Value unsupported_operation_type();
void release_unsupported_operation();

// A size argument: None stands for -1. TypeError "argument should be integer or None, not '...'".
Status optional_size_py(Value value, int64_t* size);
// An offset: any int that fits a file position.
Status file_offset_py(Value value, int64_t* offset);

// Lets instances of classes that derive from the abstract ones be iterated, by their own methods.
// The module io calls it when a program names an abstract class.
void enable_python_files();

// Raises "I/O operation on closed file" with or without the full stop that CPython's upper layers
// add.
Failure raise_closed();
Failure raise_closed_raw();
// A poll after a system call that a signal interrupted; fails when a handler raised.
Status check_signals();

// Runs `close` for a file being destroyed: errors are dropped, an exception that is set is kept.
template <typename Function>
void close_quietly(Function&& close) {
  const Value saved = std::exchange(molt_state.raised, kUnbound);
  close();
  release(std::exchange(molt_state.raised, saved));
}

}  // namespace molt::rt

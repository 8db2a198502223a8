// The layout of text files, and the functions that their files share. Private to
// runtime/types/text_file*.cpp, the module io and open().
//
// Output: encoded text collects in `pending` up to kTextChunk bytes, then goes to the buffered
// file, as in CPython, so that writes through file.buffer interleave in the same way.
//
// Input: a chunk of bytes is read at a time and stays encoded; lines are found in the bytes and
// decoded one by one. A chunk is checked as a whole when it is read, so that a decoding error comes
// when it comes in CPython. This needs an encoding in which the bytes of \n and \r mean nothing
// else (UTF-8, Latin-1, ASCII). Other encodings and error handlers are transcoded to UTF-8 (with
// lone surrogates) as they are read.
//
// The buffer below is a BufferedFile over a RawFile, which is used directly, or any object, which
// is used through StreamMethods. These may run any code: what they return is copied afterwards, and
// nothing of the file is kept over the call.
#pragma once

#include "runtime/types/file.h"
#include "runtime/types/str.h"

namespace molt::rt {

inline constexpr int64_t kTextChunk = 8192;

// How lines end: what `newline` of open() says.
enum class Newlines : uint8_t {
  // None: \n, \r and \r\n are read as \n.
  kUniversal,
  // '': the same ends, left as they are.
  kUntranslated,
  kLf,
  kCr,
  kCrLf,
};

// The encodings that are handled without the codecs of str.encode().
enum class TextForm : uint8_t { kUtf8, kLatin1, kAscii, kOther };
enum class TextErrors : uint8_t { kStrict, kSurrogateEscape, kBackslashReplace, kOther };

// The byte order mark of utf-8-sig, utf-16 and utf-32: not used, still to be written or read, or
// behind.
enum class TextMark : uint8_t { kNone, kPending, kDone };

struct TextFile;

// What only files opened by open() need, so that printing does not link the codecs.
struct TextCodec {
  // Appends the encoded form of a text that is not plain to `pending`.
  Status (*encode)(TextFile* file, Str* text);
  // Transcodes the bytes data[valid_end, end) in place of the direct check; `is_final` at the end
  // of the file.
  Status (*decode)(TextFile* file, bool is_final);
  // Makes the decoder and the encoder of a codec of the registry.
  Status (*attach)(TextFile* file, Value codec_info);
};

struct TextFile : Object {
  // Lies directly behind the header, as in all files.
  Field<InstanceExtra*> extra;
  // kUnbound before __init__ and once detached.
  Value buffer;
  // How `buffer` is used; null for a BufferedFile over a RawFile.
  Field<const StreamMethods*> methods;
  // str objects as given.
  Value encoding;
  Value errors;
  // The attribute `mode`: any value; kUnbound when it was deleted.
  Value mode;
  Field<const TextCodec*> codec;
  // The incremental decoder and encoder of a codec of the registry, or kUnbound.
  Value decoder;
  Value encoder;

  Field<uint8_t*> pending;
  int64_t pending_size;
  int64_t pending_capacity;

  // Bytes read: [start, valid_end) are whole characters, [valid_end, end) the beginning of one.
  Field<uint8_t*> data;
  int64_t start;
  int64_t valid_end;
  int64_t end;
  int64_t data_capacity;

  TextForm form;
  TextErrors handler;
  Newlines newlines;
  uint8_t line_buffering;
  uint8_t write_through;
  // data[start, valid_end) is ASCII; holds no \r.
  uint8_t data_is_ascii;
  uint8_t data_has_no_cr;
  // The bytes in `data` are not those of the file.
  uint8_t is_transcoded;
  // tell() is allowed: not while next() is used.
  uint8_t telling;
  // Kinds of line ends seen: kSeenLf and so on.
  uint8_t seen_newlines;
  uint8_t last_was_cr;
  TextMark mark;
  // Transcoded bytes of which some were replaced: how many bytes the text had is not known.
  uint8_t is_lossy;
  uint8_t can_read;
  uint8_t can_write;
  uint8_t is_detached;
  // What is written goes to the system at once, not only to the buffer.
  uint8_t is_unbuffered;
  // Of UTF-16 and UTF-32, once the byte order mark was read.
  uint8_t has_order;
  uint8_t is_big_endian;
  uint8_t reserved[7];
};

inline constexpr uint8_t kSeenCr = 1;
inline constexpr uint8_t kSeenLf = 2;
inline constexpr uint8_t kSeenCrLf = 4;

// The attribute `newlines`: None, the one kind of line ends seen, or a tuple of the kinds.
Owned newlines_seen(uint8_t seen);

inline TextFile* as_text_file(Value value) { return static_cast<TextFile*>(value.as_object()); }
inline TextFile* as_text_file(const Ref& value) { return as_text_file(value.get()); }
inline TextFile* as_text_file(Borrowed value) { return as_text_file(value_of(value)); }
inline StreamBelow below(TextFile* file) { return {file, &file->buffer, nullptr}; }
// Requires that the file has no StreamMethods.
inline BufferedFile* buffer_of(const TextFile* file) { return as_buffered_file(file->buffer); }

// What a new text file needs to know.
struct TextOptions {
  // str, shared.
  Value encoding;
  Value errors;
  // str, or kUnbound.
  Value mode;
  TextForm form = TextForm::kUtf8;
  TextErrors handler = TextErrors::kStrict;
  const TextCodec* codec = nullptr;
  TextMark mark = TextMark::kNone;
  Newlines newlines = Newlines::kUniversal;
  bool line_buffering = false;
  bool write_through = false;
  bool is_unbuffered = false;
  // A codec of the registry, or kUnbound.
  Ref codec_info;
};
// The buffer is a BufferedFile over a RawFile.
Owned text_file_new(Value buffer, const TextOptions& options);
// A file before __init__; null on failure.
TextFile* text_file_allocate(Type* cls);
// What __init__ does.
Status text_file_initialise(TextFile* file, Value buffer, const StreamMethods* methods,
                            bool can_read, bool can_write, const TextOptions& options);

// ValueError when the file has no buffer.
Status text_file_check_attached(const TextFile* file);
// ValueError when the file is closed or detached.
Status text_file_check_open(TextFile* file);
Tri text_file_is_closed(TextFile* file);
Tri text_file_is_seekable(TextFile* file);
// The position of the buffer below.
Int64Result text_file_buffer_tell(TextFile* file);
Int64Result text_file_buffer_seek(TextFile* file, int64_t offset, platform::SeekFrom from);
// Writes without the final flush of line buffering.
Status text_file_append(TextFile* file, Str* text);
// Room for `size` more bytes in `pending`.
Status text_file_reserve_pending(TextFile* file, int64_t size);
// Gives `pending` to the buffered file.
Status text_file_write_pending(TextFile* file);
Status text_file_flush_all(TextFile* file);
Status text_file_close(TextFile* file);
// Forgets what was read ahead.
void text_file_drop_data(TextFile* file);

// Reading (text_file_read.cpp). A negative limit or count stands for no limit.
// The empty str at the end of the file.
Owned text_file_read_line_limited(TextFile* file, int64_t limit);
Owned text_file_read(TextFile* file, int64_t count);
// Reads one more chunk: 1, or 0 at the end of the file.
Tri text_file_fill(TextFile* file);

// The byte at which UTF-8 or single-byte text continues after `count` characters; the end when
// there are fewer.
int64_t text_file_skip_characters(const TextFile* file, int64_t from, int64_t end, int64_t* count);

}  // namespace molt::rt

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
};

struct TextFile : Object {
  // Lies directly behind the header, as in all files.
  Field<InstanceExtra*> extra;
  // A BufferedFile; kUnbound once detached.
  Value buffer;
  // str objects as given.
  Value encoding;
  Value errors;
  // The attribute `mode`: any value; kUnbound when it was deleted.
  Value mode;
  Field<const TextCodec*> codec;

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
  uint8_t reserved[3];
};

inline constexpr uint8_t kSeenCr = 1;
inline constexpr uint8_t kSeenLf = 2;
inline constexpr uint8_t kSeenCrLf = 4;

// The attribute `newlines`: None, the one kind of line ends seen, or a tuple of the kinds.
Owned newlines_seen(uint8_t seen);

inline TextFile* as_text_file(Value value) { return static_cast<TextFile*>(value.as_object()); }
inline TextFile* as_text_file(const Ref& value) { return as_text_file(value.get()); }
inline TextFile* as_text_file(Borrowed value) { return as_text_file(value_of(value)); }
inline BufferedFile* buffer_of(const TextFile* file) { return as_buffered_file(file->buffer); }
inline bool is_closed(const TextFile* file) { return is_closed(buffer_of(file)); }

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
};
Owned text_file_new(Value buffer, const TextOptions& options);

// ValueError when the file is closed or detached.
Status text_file_check_open(TextFile* file);
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

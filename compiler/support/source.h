#pragma once

// One source text: decoded to UTF-8, with line ends normalised to "\n", and the byte offset of
// every line.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace molt {

// A stretch of source as in Python's ast: lines count from 1, columns are UTF-8 byte offsets from
// 0, the end is exclusive. A synthetic node has lineno 0.
struct Location {
  int32_t lineno = 0;
  int32_t col_offset = 0;
  int32_t end_lineno = 0;
  int32_t end_col_offset = 0;

  friend bool operator==(const Location&, const Location&) = default;
};

// From the start of the first to the end of the last.
inline Location join(const Location& first, const Location& last) {
  return {first.lineno, first.col_offset, last.end_lineno, last.end_col_offset};
}

// Why the bytes of a source file are not a text.
struct DecodeProblem {
  enum class Kind : uint8_t {
    None,
    // A NUL byte in the file.
    NullByte,
    // Bytes that are not valid in the file's encoding.
    InvalidBytes,
    // The PEP 263 cookie names an encoding that Python does not have, or one that Molt cannot
    // decode.
    UnknownEncoding,
    // A byte order mark together with a cookie that is not UTF-8.
    BomConflict,
  };
  Kind kind = Kind::None;
  // The encoding's name as written, normalised as CPython does it.
  std::string encoding;
  // The offending byte, for InvalidBytes.
  uint8_t byte = 0;
  // True if the file names its encoding.
  bool declared = false;
  // Line of the offending byte, from 1.
  int32_t lineno = 1;
};

class SourceFile {
 public:
  // `name` is the file as shown in messages. `bytes` is the file's content. Always gives an object;
  // if `problem` says so, its text is only what could be decoded and must not be parsed.
  static SourceFile decode(std::string name, std::string_view bytes, DecodeProblem* problem);

  // For text that is UTF-8 with "\n" line ends already.
  SourceFile(std::string name, std::string text);

  const std::string& name() const { return name_; }
  // Ends with "\n" unless it is empty, and is followed by a NUL that is not part of it.
  std::string_view text() const { return text_; }

  // The file names its encoding or begins with a byte order mark.
  bool declares_encoding() const { return declares_encoding_; }

  // The number of lines; a last line without "\n" counts.
  int32_t line_count() const { return static_cast<int32_t>(line_starts_.size()) - 1; }

  // The line without its "\n"; empty if there is no such line.
  std::string_view line(int32_t lineno) const;

  // The byte offset in text() where a line starts; the end of the text for lines past the last.
  uint32_t line_start(int32_t lineno) const;

  // The text of a location.
  std::string_view text_of(const Location& location) const;

 private:
  // For bytes in the encoding that `problem` names.
  static SourceFile decode_text(std::string name, std::string_view bytes, DecodeProblem* problem);

  std::string name_;
  std::string text_;
  std::vector<uint32_t> line_starts_;
  bool declares_encoding_ = false;
};

}  // namespace molt

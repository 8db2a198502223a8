#include "compiler/support/source.h"

#include <utility>

#include "common/utf.h"

namespace molt {

namespace {

bool is_blank_or_comment(std::string_view line) {
  for (char c : line) {
    if (c == '#') return true;
    if (c != ' ' && c != '\t' && c != '\f') return false;
  }
  return true;
}

bool is_encoding_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

// The encoding that a comment line names by PEP 263, or an empty text.
std::string_view cookie_of(std::string_view line) {
  size_t start = line.find_first_not_of(" \t\f");
  if (start == std::string_view::npos || line[start] != '#') return {};
  for (size_t at = line.find("coding", start); at != std::string_view::npos;
       at = line.find("coding", at + 1)) {
    size_t i = at + 6;
    if (i >= line.size() || (line[i] != ':' && line[i] != '=')) continue;
    ++i;
    while (i < line.size() && (line[i] == ' ' || line[i] == '\t')) ++i;
    size_t end = i;
    while (end < line.size() && is_encoding_character(line[end])) ++end;
    if (end > i) return line.substr(i, end - i);
  }
  return {};
}

std::string lowered(std::string_view name) {
  std::string result;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    result.push_back(c == '_' ? '-' : c);
  }
  return result;
}

// The two families that CPython's tokenizer knows by itself get one name each.
std::string normal_encoding_name(std::string_view name) {
  const std::string text = lowered(name.substr(0, 12));
  if (text == "utf-8" || text.starts_with("utf-8-")) return "utf-8";
  for (std::string_view latin : {"latin-1", "iso-8859-1", "iso-latin-1"}) {
    if (text == latin || (text.starts_with(latin) && text[latin.size()] == '-'))
      return "iso-8859-1";
  }
  return std::string(name);
}

enum class Codec { Utf8, Latin1, Latin9, Windows1252, Ascii, Unknown };

Codec codec_of(std::string_view encoding) {
  struct Alias {
    std::string_view name;
    Codec codec;
  };
  static constexpr Alias kAliases[] = {
      {"utf-8", Codec::Utf8},
      {"utf8", Codec::Utf8},
      {"u8", Codec::Utf8},
      {"utf", Codec::Utf8},
      {"iso-8859-1", Codec::Latin1},
      {"latin1", Codec::Latin1},
      {"l1", Codec::Latin1},
      {"latin", Codec::Latin1},
      {"iso8859-1", Codec::Latin1},
      {"cp819", Codec::Latin1},
      {"iso-8859-15", Codec::Latin9},
      {"iso8859-15", Codec::Latin9},
      {"latin-9", Codec::Latin9},
      {"l9", Codec::Latin9},
      {"cp1252", Codec::Windows1252},
      {"windows-1252", Codec::Windows1252},
      {"ascii", Codec::Ascii},
      {"us-ascii", Codec::Ascii},
      {"646", Codec::Ascii},
  };
  const std::string name = lowered(encoding);
  for (const Alias& alias : kAliases)
    if (name == alias.name) return alias.codec;
  return Codec::Unknown;
}

char32_t latin9_code_point(uint8_t byte) {
  switch (byte) {
    case 0xA4:
      return 0x20AC;
    case 0xA6:
      return 0x160;
    case 0xA8:
      return 0x161;
    case 0xB4:
      return 0x17D;
    case 0xB8:
      return 0x17E;
    case 0xBC:
      return 0x152;
    case 0xBD:
      return 0x153;
    case 0xBE:
      return 0x178;
    default:
      return byte;
  }
}

// Bytes 0x80 to 0x9F; 0 for those that are not assigned.
constexpr char16_t kWindows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// 0 for a byte that stands for nothing.
char32_t single_byte_code_point(uint8_t byte, Codec codec) {
  if (codec == Codec::Latin9) return latin9_code_point(byte);
  if (codec == Codec::Windows1252 && byte >= 0x80 && byte < 0xA0) return kWindows1252[byte - 0x80];
  return byte;
}

int32_t line_of(std::string_view bytes, size_t position) {
  int32_t line = 1;
  for (size_t i = 0; i < position; ++i) {
    if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes.substr(i + 1, 1) != "\n")) ++line;
  }
  return line;
}

// "\r\n" and "\r" become "\n", as Python's universal newlines do.
std::string normalise_newlines(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + 1);
  if (bytes.find('\r') == std::string_view::npos) {
    text = bytes;
    return text;
  }
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r') {
      text.push_back(bytes[i]);
    } else {
      text.push_back('\n');
      if (i + 1 < bytes.size() && bytes[i + 1] == '\n') ++i;
    }
  }
  return text;
}

std::string single_byte_to_utf8(std::string_view bytes, Codec codec) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  char buffer[4];
  for (char c : bytes) {
    const char32_t code_point = single_byte_code_point(static_cast<uint8_t>(c), codec);
    if (code_point == 0) break;
    text.append(buffer, static_cast<size_t>(common::utf::encode_utf8(buffer, code_point)));
  }
  return text;
}

void find_encoding(std::string_view bytes, bool has_bom, DecodeProblem* problem) {
  size_t first_end = bytes.find_first_of("\r\n");
  const std::string_view first = bytes.substr(0, first_end);
  std::string_view cookie = cookie_of(first);
  if (cookie.empty() && first_end != std::string_view::npos && is_blank_or_comment(first)) {
    size_t second = first_end + (bytes.substr(first_end, 2) == "\r\n" ? 2 : 1);
    cookie = cookie_of(bytes.substr(second, bytes.find_first_of("\r\n", second) - second));
  }
  problem->encoding = cookie.empty() ? "utf-8" : normal_encoding_name(cookie);
  problem->declared = !cookie.empty();
  if (has_bom && problem->encoding != "utf-8") problem->kind = DecodeProblem::Kind::BomConflict;
}

}  // namespace

SourceFile SourceFile::decode(std::string name, std::string_view bytes, DecodeProblem* problem) {
  *problem = DecodeProblem();
  const bool has_bom = bytes.starts_with("\xEF\xBB\xBF");
  if (has_bom) bytes.remove_prefix(3);
  find_encoding(bytes, has_bom, problem);
  SourceFile file = decode_text(std::move(name), bytes, problem);
  file.declares_encoding_ = has_bom || problem->declared;
  return file;
}

SourceFile SourceFile::decode_text(std::string name, std::string_view bytes,
                                   DecodeProblem* problem) {
  const size_t null_byte = bytes.find('\0');
  const Codec codec = codec_of(problem->encoding);
  auto fail = [&](DecodeProblem::Kind kind, size_t position) {
    if (problem->kind != DecodeProblem::Kind::None) return;
    problem->kind = kind;
    problem->byte = position < bytes.size() ? static_cast<uint8_t>(bytes[position]) : 0;
    problem->lineno = line_of(bytes, position);
  };
  if (codec == Codec::Unknown) fail(DecodeProblem::Kind::UnknownEncoding, 0);
  if (codec == Codec::Latin1 || codec == Codec::Latin9 || codec == Codec::Windows1252) {
    for (size_t i = 0; i < bytes.size(); ++i) {
      if (bytes[i] != '\0' && single_byte_code_point(static_cast<uint8_t>(bytes[i]), codec) == 0)
        fail(DecodeProblem::Kind::InvalidBytes, i);
    }
    if (null_byte != std::string_view::npos) fail(DecodeProblem::Kind::NullByte, null_byte);
    return SourceFile(std::move(name), normalise_newlines(single_byte_to_utf8(bytes, codec)));
  }
  const auto* units = reinterpret_cast<const uint8_t*>(bytes.data());
  const size_t valid = codec == Codec::Ascii
                           ? common::utf::ascii_prefix(units, bytes.size())
                           : common::utf::scan_utf8(units, bytes.size()).valid_bytes;
  if (null_byte < valid) fail(DecodeProblem::Kind::NullByte, null_byte);
  if (valid < bytes.size()) fail(DecodeProblem::Kind::InvalidBytes, valid);
  return SourceFile(std::move(name), normalise_newlines(bytes.substr(0, valid)));
}

SourceFile::SourceFile(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  if (!text_.empty() && text_.back() != '\n') text_.push_back('\n');
  line_starts_.reserve(text_.size() / 24 + 2);
  line_starts_.push_back(0);
  for (size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
    line_starts_.push_back(static_cast<uint32_t>(at + 1));
  if (line_starts_.back() != text_.size())
    line_starts_.push_back(static_cast<uint32_t>(text_.size()));
  if (line_starts_.size() == 1) line_starts_.push_back(0);
}

uint32_t SourceFile::line_start(int32_t lineno) const {
  if (lineno < 1) return 0;
  const auto index = static_cast<size_t>(lineno - 1);
  return index < line_starts_.size() ? line_starts_[index] : static_cast<uint32_t>(text_.size());
}

std::string_view SourceFile::line(int32_t lineno) const {
  const uint32_t start = line_start(lineno);
  std::string_view line = std::string_view(text_).substr(start, line_start(lineno + 1) - start);
  if (line.ends_with('\n')) line.remove_suffix(1);
  return line;
}

std::string_view SourceFile::text_of(const Location& location) const {
  const size_t start = line_start(location.lineno) + static_cast<size_t>(location.col_offset);
  const size_t end = line_start(location.end_lineno) + static_cast<size_t>(location.end_col_offset);
  if (start > end || end > text_.size()) return {};
  return std::string_view(text_).substr(start, end - start);
}

}  // namespace molt

// uuencode and quoted-printable, the encodings of single lines and of mail.
#include "runtime/modules/binascii.h"

#define MOLT_ROWS "abi/modules/binascii.def"
#include "abi/types/rows.inc"

namespace molt::rt::binascii {

namespace {

constexpr int kMaxUuBytes = 45;
constexpr int kMaxQpLine = 76;

bool is_line_end(uint8_t c) { return c == '\n' || c == '\r'; }

// Quoted-printable text of RFC 1521, as Lib/quopri.py uses it.
class QpEncoder {
 public:
  QpEncoder(ByteView data, bool quotes_tabs, bool is_text, bool is_header)
      : data_(data), quotes_tabs_(quotes_tabs), is_text_(is_text), is_header_(is_header) {
    const void* found = memchr(data.data, '\n', static_cast<size_t>(data.size));
    const uint8_t* newline = static_cast<const uint8_t*>(found);
    has_crlf_ = newline != nullptr && newline > data.data && newline[-1] == '\r';
  }
  Owned encode();

 private:
  bool must_quote(int64_t i) const;
  bool begins_line_end(int64_t i) const {
    const uint8_t c = data_.data[i];
    return c == '\n' || (c == '\r' && i + 1 < data_.size && data_.data[i + 1] == '\n');
  }
  void end_line() {
    if (has_crlf_) out_.append_byte('\r');
    out_.append_byte('\n');
    line_length_ = 0;
  }
  void soft_break() {
    out_.append_byte('=');
    end_line();
  }
  void quote(uint8_t c) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    const char text[3] = {'=', kDigits[c >> 4], kDigits[c & 15]};
    out_.append(text, 3);
  }

  const ByteView data_;
  const bool quotes_tabs_;
  const bool is_text_;
  const bool is_header_;
  bool has_crlf_;
  int line_length_ = 0;
  ByteBuilder out_;
};

bool QpEncoder::must_quote(int64_t i) const {
  const uint8_t c = data_.data[i];
  const bool is_last = i + 1 == data_.size;
  if (c > 126 || c == '=' || (is_header_ && c == '_')) return true;
  if (c == '.' && line_length_ == 0) {
    return is_last || is_line_end(data_.data[i + 1]) || data_.data[i + 1] == 0;
  }
  if (is_line_end(c)) return !is_text_;
  if (c == '\t' || c == ' ') return is_last || quotes_tabs_;
  return c < 33;
}

Owned QpEncoder::encode() {
  for (int64_t i = 0; i < data_.size;) {
    const uint8_t c = data_.data[i];
    if (must_quote(i)) {
      if (line_length_ + 3 >= kMaxQpLine) soft_break();
      quote(c);
      line_length_ += 3;
      i++;
    } else if (is_text_ && begins_line_end(i)) {
      // White space before the end of a line would be lost.
      const uint8_t last = out_.length() > 0 ? out_.data()[out_.length() - 1] : 0;
      if (last == ' ' || last == '\t') {
        out_.advance(-1);
        quote(last);
      }
      end_line();
      i += c == '\r' ? 2 : 1;
    } else {
      const bool goes_on = i + 1 != data_.size && data_.data[i + 1] != '\n';
      if (goes_on && line_length_ + 1 >= kMaxQpLine) soft_break();
      line_length_++;
      out_.append_byte(is_header_ && c == ' ' ? '_' : c);
      i++;
    }
  }
  return out_.finish();
}

Owned decode_qp(ByteView text, bool is_header) {
  ByteBuilder out;
  for (int64_t i = 0; i < text.size;) {
    const uint8_t c = text.data[i++];
    if (c != '=') {
      out.append_byte(is_header && c == '_' ? ' ' : c);
      continue;
    }
    if (i >= text.size) break;
    if (is_line_end(text.data[i])) {
      // A soft line break.
      while (i < text.size && text.data[i] != '\n') i++;
      if (i < text.size) i++;
    } else if (text.data[i] == '=') {
      out.append_byte('=');
      i++;
    } else if (i + 1 < text.size && hex_value(text.data[i]) >= 0 &&
               hex_value(text.data[i + 1]) >= 0) {
      out.append_byte(
          static_cast<uint8_t>(hex_value(text.data[i]) << 4 | hex_value(text.data[i + 1])));
      i += 2;
    } else {
      out.append_byte('=');
    }
  }
  return out.finish();
}

// One line; missing characters count as zeros.
Owned decode_uu(ByteView text) {
  int64_t i = 0;
  const auto next = [&]() -> int { return i < text.size ? text.data[i] : 0; };
  int64_t length = (next() - ' ') & 63;
  i++;
  ByteBuilder out;
  uint32_t pending = 0;
  int num_bits = 0;
  for (; length > 0; i++) {
    int c = next();
    if (i >= text.size || is_line_end(static_cast<uint8_t>(c))) {
      c = ' ';
    } else if (c < ' ' || c > ' ' + 64) {
      return raise(messages::binascii_illegal);
    }
    pending = pending << 6 | ((static_cast<uint32_t>(c) - ' ') & 63);
    num_bits += 6;
    if (num_bits < 8) continue;
    num_bits -= 8;
    out.append_byte(static_cast<uint8_t>(pending >> num_bits));
    length--;
  }
  for (; i < text.size; i++) {
    const uint8_t c = text.data[i];
    if (c != ' ' && c != ' ' + 64 && !is_line_end(c)) return raise(messages::binascii_garbage);
  }
  return out.finish();
}

Owned encode_uu(ByteView data, bool backtick) {
  if (data.size > kMaxUuBytes) return raise(messages::binascii_line_length);
  ByteBuilder out;
  const auto put = [&](uint32_t bits) {
    out.append_byte(static_cast<uint8_t>(backtick && bits == 0 ? '`' : bits + ' '));
  };
  put(static_cast<uint32_t>(data.size));
  uint32_t pending = 0;
  int num_bits = 0;
  for (int64_t i = 0; i < data.size || num_bits != 0; i++) {
    pending = pending << 8 | (i < data.size ? data.data[i] : 0);
    num_bits += 8;
    while (num_bits >= 6) {
      num_bits -= 6;
      put(pending >> num_bits & 63);
    }
  }
  out.append_byte('\n');
  return out.finish();
}

}  // namespace

extern "C" Owned molt_f_binascii_a2b_uu(Borrowed data) {
  ByteView text;
  MOLT_TRY_DISCARD(encoded_view(data, &text));
  return decode_uu(text);
}

extern "C" Owned molt_f_binascii_b2a_uu(Borrowed data, Borrowed backtick) {
  MOLT_TRY(uses_backtick, truth_of(value_of(backtick)));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  return encode_uu(view, uses_backtick.code != 0);
}

extern "C" Owned molt_f_binascii_a2b_qp(Borrowed data, Borrowed header) {
  MOLT_TRY(is_header, truth_of(value_of(header)));
  ByteView text;
  MOLT_TRY_DISCARD(encoded_view(data, &text));
  return decode_qp(text, is_header.code != 0);
}

extern "C" Owned molt_f_binascii_b2a_qp(Borrowed data, Borrowed quotetabs, Borrowed istext,
                                        Borrowed header) {
  MOLT_TRY(quotes_tabs, truth_of(value_of(quotetabs)));
  MOLT_TRY(is_text, truth_of(value_of(istext)));
  MOLT_TRY(is_header, truth_of(value_of(header)));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  return QpEncoder(view, quotes_tabs.code != 0, is_text.code != 0, is_header.code != 0).encode();
}

}  // namespace molt::rt::binascii

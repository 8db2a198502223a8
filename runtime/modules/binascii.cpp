// The module binascii: base64, hexadecimal text and checksums (Modules/binascii.c).
#include "runtime/modules/binascii.h"

#include "runtime/modules/library_exception.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/int.h"

#define MOLT_ROWS "abi/modules/binascii.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(binascii_incomplete)

namespace molt::rt::binascii {

namespace {

constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// The six bits of a base64 character, or -1.
int base64_value(uint8_t c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

// Four characters give three bytes; what is no base64 is skipped unless the mode is strict.
class Base64Decoder {
 public:
  explicit Base64Decoder(bool is_strict) : is_strict_(is_strict) {}
  Owned decode(ByteView text);

 private:
  // True when a padding ends the text.
  bool pad() {
    has_padding_ = true;
    return position_ >= 2 && position_ + ++num_pads_ >= 4;
  }
  void add(int bits) {
    num_pads_ = 0;
    pending_ = pending_ << 6 | static_cast<uint32_t>(bits);
    if (position_ > 0) {
      const int kept = 6 - 2 * position_;
      out_.append_byte(static_cast<uint8_t>(pending_ >> kept));
    }
    position_ = (position_ + 1) & 3;
  }
  Owned finish();

  const bool is_strict_;
  bool has_padding_ = false;
  // Characters of the current group of four.
  int position_ = 0;
  int num_pads_ = 0;
  uint32_t pending_ = 0;
  ByteBuilder out_;
};

Owned Base64Decoder::decode(ByteView text) {
  if (is_strict_ && text.size > 0 && text.data[0] == '=') {
    return raise(messages::binascii_leading_padding);
  }
  for (int64_t i = 0; i < text.size; i++) {
    const uint8_t c = text.data[i];
    if (c == '=') {
      if (!pad()) continue;
      if (is_strict_ && i + 1 < text.size) return raise(messages::binascii_excess_data);
      return out_.finish();
    }
    const int bits = base64_value(c);
    if (bits < 0) {
      if (is_strict_) return raise(messages::binascii_only_base64);
      continue;
    }
    if (is_strict_ && has_padding_) return raise(messages::binascii_split_padding);
    add(bits);
  }
  return finish();
}

Owned Base64Decoder::finish() {
  if (position_ == 1) return raise(messages::binascii_single, out_.length() / 3 * 4 + 1);
  if (position_ != 0) return raise(messages::binascii_padding);
  return out_.finish();
}

Owned encode_base64(ByteView data, bool newline) {
  ByteBuilder out;
  int64_t i = 0;
  for (; i + 2 < data.size; i += 3) {
    const uint32_t group = data.data[i] << 16 | data.data[i + 1] << 8 | data.data[i + 2];
    const char text[4] = {kBase64[group >> 18], kBase64[group >> 12 & 63], kBase64[group >> 6 & 63],
                          kBase64[group & 63]};
    out.append(text, 4);
  }
  if (data.size - i == 1) {
    const uint32_t group = data.data[i];
    const char text[4] = {kBase64[group >> 2], kBase64[group << 4 & 63], '=', '='};
    out.append(text, 4);
  } else if (data.size - i == 2) {
    const uint32_t group = data.data[i] << 8 | data.data[i + 1];
    const char text[4] = {kBase64[group >> 10], kBase64[group >> 4 & 63], kBase64[group << 2 & 63],
                          '='};
    out.append(text, 4);
  }
  if (newline) out.append_byte('\n');
  return out.finish();
}

Owned decode_hex(Borrowed hexstr) {
  ByteView text;
  MOLT_TRY_DISCARD(encoded_view(hexstr, &text));
  if (text.size % 2 != 0) return raise(messages::binascii_odd_length);
  ByteBuilder out;
  for (int64_t i = 0; i < text.size; i += 2) {
    const int high = hex_value(text.data[i]);
    const int low = hex_value(text.data[i + 1]);
    if (high < 0 || low < 0) return raise(messages::binascii_not_hex);
    out.append_byte(static_cast<uint8_t>(high << 4 | low));
  }
  return out.finish();
}

Owned encode_hex(Borrowed data, Borrowed sep, Borrowed bytes_per_sep) {
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  MOLT_TRY(text, hex_text_py(view, value_of(sep), value_of(bytes_per_sep)));
  return make_bytes(ascii_view(as_str(text)));
}

// An optional argument that C takes as an unsigned int, of which only the low bits count.
Status low_bits_py(Borrowed value, uint32_t* bits) {
  MOLT_TRY(number, index_of(value_of(value)));
  *bits = static_cast<uint32_t>(int_low_bits(number));
  return kOk;
}

}  // namespace

extern "C" Owned molt_f_binascii_a2b_base64(Borrowed data, Borrowed strict_mode) {
  ByteView text;
  MOLT_TRY(is_strict, truth_of(value_of(strict_mode)));
  MOLT_TRY_DISCARD(encoded_view(data, &text));
  return Base64Decoder(is_strict.code != 0).decode(text);
}

extern "C" Owned molt_f_binascii_b2a_base64(Borrowed data, Borrowed newline) {
  ByteView view;
  MOLT_TRY(has_newline, truth_of(value_of(newline)));
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  return encode_base64(view, has_newline.code != 0);
}

extern "C" Owned molt_f_binascii_a2b_hex(Borrowed hexstr) { return decode_hex(hexstr); }
extern "C" Owned molt_f_binascii_unhexlify(Borrowed hexstr) { return decode_hex(hexstr); }
extern "C" Owned molt_f_binascii_b2a_hex(Borrowed data, Borrowed sep, Borrowed bytes_per_sep) {
  return encode_hex(data, sep, bytes_per_sep);
}
extern "C" Owned molt_f_binascii_hexlify(Borrowed data, Borrowed sep, Borrowed bytes_per_sep) {
  return encode_hex(data, sep, bytes_per_sep);
}

// The CRC of ISO 3309, reflected, polynomial 0x04C11DB7.
extern "C" Owned molt_f_binascii_crc32(Borrowed data, Borrowed crc) {
  uint32_t sum = 0;
  MOLT_TRY_DISCARD(low_bits_py(crc, &sum));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  // Four bits at a time.
  static constexpr uint32_t kTable[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC,
                                          0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
                                          0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                          0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
  sum = ~sum;
  for (int64_t i = 0; i < view.size; i++) {
    sum ^= view.data[i];
    sum = sum >> 4 ^ kTable[sum & 15];
    sum = sum >> 4 ^ kTable[sum & 15];
  }
  return int_from_int64(~sum);
}

// CRC-CCITT, polynomial 0x1021.
extern "C" Owned molt_f_binascii_crc_hqx(Borrowed data, Borrowed crc) {
  uint32_t sum = 0;
  MOLT_TRY_DISCARD(low_bits_py(crc, &sum));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  sum &= 0xFFFF;
  for (int64_t i = 0; i < view.size; i++) {
    sum ^= static_cast<uint32_t>(view.data[i]) << 8;
    for (int bit = 0; bit < 8; bit++)
      sum = (sum << 1 ^ ((sum & 0x8000) != 0 ? 0x1021U : 0)) & 0xFFFF;
  }
  return int_from_int64(sum);
}

extern "C" Owned molt_c_binascii_Error() { return type_constant(molt_type_binascii_error); }
extern "C" Owned molt_c_binascii_Incomplete() {
  return type_constant(molt_type_binascii_incomplete);
}

}  // namespace molt::rt::binascii

MOLT_DEFINE_LIBRARY_EXCEPTION(binascii_error, "Error", "binascii", ValueError)
MOLT_DEFINE_LIBRARY_EXCEPTION(binascii_incomplete, "Incomplete", "binascii", Exception)

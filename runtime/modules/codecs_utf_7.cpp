// The codec utf_7 of the module _codecs (RFC 2152; PyUnicode_DecodeUTF7Stateful and
// _PyUnicode_EncodeUTF7): characters that are not direct are UTF-16 in base64, between + and -.
#include "runtime/modules/codecs.h"

#define MOLT_ROWS "abi/modules/codecs.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Characters that stand for themselves: letters, digits, white space and most punctuation.
bool is_direct(uint32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return true;
  return c >= ' ' && c < 0x7F && c != '+' && c != '\\' && c != '~';
}

int base64_digit(uint32_t c) {
  const size_t digit = c < 0x80 ? kBase64.find(static_cast<char>(c)) : kBase64.npos;
  return digit == kBase64.npos ? -1 : static_cast<int>(digit);
}

class Utf7Encoder {
 public:
  void append(uint32_t c) {
    if (is_direct(c)) {
      leave(base64_digit(c) >= 0 || c == '-');
      out_.append_byte(static_cast<uint8_t>(c));
    } else if (c == '+' && !in_base64_) {
      out_.append("+-");
    } else {
      if (!in_base64_) out_.append_byte('+');
      in_base64_ = true;
      if (c >= 0x10000) {
        append_unit(0xD800 + ((c - 0x10000) >> 10));
        c = 0xDC00 + (c & 0x3FF);
      }
      append_unit(c);
    }
  }
  Owned finish() {
    leave(true);
    return out_.finish();
  }

 private:
  void append_unit(uint32_t unit) {
    buffer_ = buffer_ << 16 | unit;
    for (num_bits_ += 16; num_bits_ >= 6; num_bits_ -= 6) append_digit(buffer_ >> (num_bits_ - 6));
  }
  void append_digit(uint64_t digit) { out_.append_byte(static_cast<uint8_t>(kBase64[digit & 63])); }
  // Back to direct characters; the end of base64 is marked unless the next character shows it.
  void leave(bool marks_end) {
    if (!in_base64_) return;
    if (num_bits_ > 0) append_digit(buffer_ << (6 - num_bits_));
    if (marks_end) out_.append_byte('-');
    in_base64_ = false;
    num_bits_ = 0;
    buffer_ = 0;
  }

  ByteBuilder out_;
  bool in_base64_ = false;
  int num_bits_ = 0;
  uint64_t buffer_ = 0;
};

class Utf7Decoder {
 public:
  Utf7Decoder(Value object, ByteView bytes, const Str* errors)
      : object_(object), bytes_(bytes), errors_(errors) {}

  // Decodes all; without `is_final`, a base64 part that does not end stays for later.
  Owned decode_py(bool is_final) {
    while (true) {
      while (position_ < bytes_.size) MOLT_TRY_DISCARD(step_py(bytes_.data[position_]));
      if (!in_base64_ || !is_final) break;
      in_base64_ = false;
      if (surrogate_ == 0 && num_bits_ < 6 && buffer_ == 0) break;
      MOLT_TRY_DISCARD(replace_py("unterminated shift sequence"));
    }
    int64_t used = position_;
    if (in_base64_) {
      used = part_start_;
      out_.truncate(part_output_);
    }
    return codecs::result_tuple(out_.finish(), used);
  }

 private:
  Status step_py(uint8_t c) {
    if (in_base64_) return base64_digit(c) >= 0 ? read_digit(c) : leave_py(c);
    if (c == '+') return enter_py();
    if (c < 0x80) {
      position_++;
      return out_.append_char(c);
    }
    part_start_ = position_++;
    return replace_py("unexpected special character");
  }

  Status enter_py() {
    part_start_ = position_++;
    if (position_ < bytes_.size) {
      const uint8_t next = bytes_.data[position_];
      if (next == '-') {
        position_++;
        return out_.append_char('+');
      }
      if (base64_digit(next) < 0) {
        position_++;
        return replace_py("ill-formed sequence");
      }
    }
    in_base64_ = true;
    part_output_ = out_.length();
    surrogate_ = 0;
    num_bits_ = 0;
    buffer_ = 0;
    return kOk;
  }

  Status read_digit(uint8_t c) {
    position_++;
    buffer_ = buffer_ << 6 | static_cast<uint32_t>(base64_digit(c));
    num_bits_ += 6;
    if (num_bits_ < 16) return kOk;
    num_bits_ -= 16;
    const uint32_t unit = buffer_ >> num_bits_ & 0xFFFF;
    buffer_ &= (1u << num_bits_) - 1;
    if (surrogate_ != 0) {
      const uint32_t high = std::exchange(surrogate_, 0);
      if (unit >= 0xDC00 && unit < 0xE000) {
        return out_.append_char(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      }
      MOLT_TRY_DISCARD(out_.append_char(high));
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
      surrogate_ = unit;
      return kOk;
    }
    return out_.append_char(unit);
  }

  Status leave_py(uint8_t c) {
    in_base64_ = false;
    if (num_bits_ >= 6) {
      position_++;
      return replace_py("partial character in shift sequence");
    }
    if (num_bits_ > 0 && buffer_ != 0) {
      position_++;
      return replace_py("non-zero padding bits in shift sequence");
    }
    const uint32_t high = std::exchange(surrogate_, 0);
    if (high != 0 && c < 0x80 && c != '+') MOLT_TRY_DISCARD(out_.append_char(high));
    if (c == '-') position_++;
    return kOk;
  }

  // The error handler's text stands for what lies between the part's start and the position.
  Status replace_py(const char* reason) {
    CodecReplacement replacement;
    MOLT_TRY_DISCARD(codecs::replace_decoding_py("utf7", object_, bytes_, part_start_, position_,
                                                 reason, errors_, &replacement));
    position_ = replacement.position;
    return out_.append(replacement.text.get());
  }

  Value object_;
  ByteView bytes_;
  const Str* errors_;
  StrBuilder out_;
  int64_t position_ = 0;
  bool in_base64_ = false;
  // Where the base64 part, or what is wrong, starts; and what there was of the output.
  int64_t part_start_ = 0;
  int64_t part_output_ = 0;
  int num_bits_ = 0;
  uint32_t buffer_ = 0;
  // The first half of a pair that is not complete, or 0.
  uint32_t surrogate_ = 0;
};

}  // namespace

extern "C" Owned molt_f_codecs_utf_7_encode(Borrowed str, Borrowed errors) {
  Str* text = nullptr;
  Str* handler = nullptr;
  MOLT_TRY_DISCARD(codecs::str_argument("utf_7_encode", 1, str, &text));
  MOLT_TRY_DISCARD(codecs::errors_argument("utf_7_encode", errors, &handler));
  Utf7Encoder encoder;
  for (int64_t i = 0; i < text->length; i++) encoder.append(char_at_unchecked(text, i));
  return codecs::result_tuple(encoder.finish(), text->length);
}

extern "C" Owned molt_f_codecs_utf_7_decode(Borrowed data, Borrowed errors, Borrowed final) {
  Str* handler = nullptr;
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  MOLT_TRY_DISCARD(codecs::errors_argument("utf_7_decode", errors, &handler));
  MOLT_TRY(is_final, truth_of(value_of(final)));
  // Error handlers may change what the data belongs to.
  MOLT_TRY(bytes,
           make_bytes({reinterpret_cast<const char*>(view.data), static_cast<size_t>(view.size)}));
  Utf7Decoder decoder(bytes, {as_bytes(bytes)->data(), view.size}, handler);
  return decoder.decode_py(is_final.code != 0);
}

}  // namespace molt::rt

// The % operator of str and bytes: parsing of conversion specifiers, numbers, and padding
// (unicode_format_arg of Objects/unicodeobject.c and _PyBytes_FormatEx of Objects/bytesobject.c).
#pragma once

#include "runtime/core/messages/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

// One conversion specifier.
struct PercentSpec {
  bool left = false;
  bool sign = false;
  bool blank = false;
  bool alternate = false;
  bool zero = false;
  // -1 when absent.
  int64_t width = -1;
  int64_t precision = -1;
  uint32_t type = 0;
};

// The text of a number for one of "diuoxXeEfFgG", without padding and with a sign only when it is
// negative. TypeErrors differ a little for bytes.
Status append_percent_number_py(StrBuilder& out, Value value, const PercentSpec& spec,
                                bool is_bytes);

inline bool is_int_conversion(uint32_t type) {
  return type == 'd' || type == 'i' || type == 'u' || type == 'o' || type == 'x' || type == 'X';
}
inline bool is_float_conversion(uint32_t type) {
  return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G';
}

// How a converted text is laid out: [spaces][sign][prefix][zeros][text][spaces].
struct PercentLayout {
  int64_t spaces_before = 0;
  char sign = 0;
  // Characters of the text that stand before the zeros ("0x"), after its own sign.
  int64_t prefix = 0;
  int64_t zeros = 0;
  // The part of the text without its sign.
  int64_t start = 0;
  int64_t end = 0;
  int64_t spaces_after = 0;
};
// `first` is the text's first character, `length` its length.
PercentLayout lay_out_percent(const PercentSpec& spec, uint32_t first, int64_t length);

// Walks over the format and its arguments. `Format` has length(), char_at(i) and Owned key(start,
// end).
template <typename Format>
class PercentReader {
 public:
  PercentReader(const Format& format, Value args) : format_(format), args_(args) {
    if (is_tuple(args)) {
      count_ = as_tuple(args)->length;
      next_ = 0;
    } else if (!is_str(args) && type_of(args)->slots.get_item != nullptr) {
      mapping_ = args;
    }
  }

  int64_t position() const { return position_; }
  bool at_end() const { return position_ >= format_.length(); }
  void skip_to(int64_t position) { position_ = position; }
  uint32_t take() { return format_.char_at(position_++); }

  // The next argument (borrowed), or kError.
  Value next_argument() {
    if (next_ >= count_) return raise(messages::percent_not_enough);
    const int64_t index = next_++;
    return count_ < 0 ? args_ : as_tuple(args_)->items()[index];
  }

  // Reads a specifier after its '%'. The argument of "%(key)s" becomes the next one.
  Status read_py(PercentSpec* spec) {
    uint32_t c = at_end() ? 0 : format_.char_at(position_);
    if (c == '(') MOLT_TRY_DISCARD(read_key_py());
    do {
      if (at_end()) return raise(messages::percent_incomplete);
      c = take();
    } while (read_flag(c, spec));
    MOLT_TRY_DISCARD(read_width_py(&c, spec));
    if (c == '.') MOLT_TRY_DISCARD(read_precision_py(&c, spec));
    if (c == 'h' || c == 'l' || c == 'L') MOLT_TRY_DISCARD(advance(&c));
    spec->type = c;
    return kOk;
  }

  // A mapping's value must have been used by the specifier that named it.
  bool has_unused_argument() const { return next_ < count_; }
  bool has_mapping() const { return !mapping_.is_unbound(); }

 private:
  static bool read_flag(uint32_t c, PercentSpec* spec) {
    switch (c) {
      case '-':
        return spec->left = true;
      case '+':
        return spec->sign = true;
      case ' ':
        return spec->blank = true;
      case '#':
        return spec->alternate = true;
      case '0':
        return spec->zero = true;
      default:
        return false;
    }
  }

  Status advance(uint32_t* c) {
    if (at_end()) return raise(messages::percent_incomplete);
    *c = take();
    return kOk;
  }

  Status read_key_py() {
    if (mapping_.is_unbound()) return raise(messages::percent_needs_mapping);
    const int64_t start = ++position_;
    for (int depth = 1; depth > 0;) {
      if (at_end()) return raise(messages::percent_incomplete_key);
      const uint32_t c = take();
      depth += (c == '(') - (c == ')');
    }
    MOLT_TRY(key, format_.key(start, position_ - 1));
    Ref value(molt_get_item(borrowed(mapping_), key));
    if (is_failure(value)) return Failure{};
    held_ = std::move(value);
    args_ = held_;
    count_ = -1;
    next_ = -2;
    return kOk;
  }

  Status star_argument(Value* value) {
    *value = next_argument();
    if (value->is_error()) return Failure{};
    if (!is_int(*value)) return raise(messages::percent_star);
    return kOk;
  }

  Status read_width_py(uint32_t* c, PercentSpec* spec) {
    if (*c == '*') {
      Value value;
      MOLT_TRY_DISCARD(star_argument(&value));
      MOLT_TRY_DISCARD(size_argument_py(value, &spec->width));
      if (spec->width < 0) {
        spec->left = true;
        spec->width = -spec->width;
      }
      return advance(c);
    }
    if (*c - '0' >= 10u) return kOk;
    const int64_t limit = sizeof(void*) == 8 ? INT64_MAX : INT32_MAX;
    return read_digits(c, &spec->width, limit, messages::percent_width);
  }

  Status read_precision_py(uint32_t* c, PercentSpec* spec) {
    spec->precision = 0;
    MOLT_TRY_DISCARD(advance(c));
    if (*c == '*') {
      Value value;
      MOLT_TRY_DISCARD(star_argument(&value));
      MOLT_TRY_DISCARD(int_argument_py(value, &spec->precision));
      if (spec->precision < 0) spec->precision = 0;
      return advance(c);
    }
    if (*c - '0' >= 10u) return kOk;
    return read_digits(c, &spec->precision, INT32_MAX, messages::percent_precision);
  }

  Status read_digits(uint32_t* c, int64_t* result, int64_t limit, Message too_big) {
    *result = *c - '0';
    while (true) {
      MOLT_TRY_DISCARD(advance(c));
      const uint32_t digit = *c - '0';
      if (digit >= 10u) return kOk;
      if (*result > (limit - digit) / 10) return raise(too_big);
      *result = *result * 10 + digit;
    }
  }

  const Format& format_;
  Value args_;
  Value mapping_ = kUnbound;
  Ref held_;
  int64_t count_ = -1;
  int64_t next_ = -2;
  int64_t position_ = 0;
};

}  // namespace molt::rt

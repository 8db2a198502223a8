// ASCII case, classes and padding of bytes and bytearray.
#include "runtime/core/messages/str.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/text_ascii.h"

#define MOLT_ROWS "abi/types/bytes.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// A copy made by convert(out, data, size).
template <typename Convert>
Owned converted(Borrowed self, Convert&& convert) {
  const ByteView view = view_of(self);
  ByteBuilder out;
  uint8_t* data = out.reserve(view.size);
  if (data == nullptr) return Failure{};
  convert(data, view.data, view.size);
  out.advance(view.size);
  return finish_like(value_of(self), out);
}

template <uint8_t (*kConvert)(uint8_t)>
Owned mapped(Borrowed self) {
  return converted(self, [](uint8_t* out, const uint8_t* data, int64_t size) {
    for (int64_t i = 0; i < size; i++) out[i] = kConvert(data[i]);
  });
}

template <bool (*kPredicate)(uint32_t)>
Owned all_of_some(Borrowed self) {
  const ByteView view = view_of(self);
  for (int64_t i = 0; i < view.size; i++) {
    if (!kPredicate(view.data[i])) return {kFalseBits};
  }
  return owned_bool(view.size > 0);
}

bool is_title(ByteView view) {
  bool after_letter = false;
  bool found = false;
  for (int64_t i = 0; i < view.size; i++) {
    const uint8_t c = view.data[i];
    if (ascii_is_upper(c) && after_letter) return false;
    if (ascii_is_lower(c) && !after_letter) return false;
    after_letter = ascii_is_alpha(c);
    found |= after_letter;
  }
  return found;
}

bool is_all_ascii(ByteView view) {
  for (int64_t i = 0; i < view.size; i++) {
    if (view.data[i] >= 0x80) return false;
  }
  return true;
}

Owned padded(Value self, int64_t before, int64_t after, uint8_t fill) {
  const ByteView view = view_of(self);
  if (before <= 0 && after <= 0) return whole_like(self);
  ByteBuilder out;
  out.append_repeated(fill, before);
  out.append(view.data, view.size);
  out.append_repeated(fill, after);
  return finish_like(self, out);
}

enum class Justify : uint8_t { kLeft, kRight, kCenter };

Owned justify_py(Borrowed self, Borrowed width, Borrowed fill, Justify justify, const char* name) {
  int64_t size;
  MOLT_TRY_DISCARD(size_argument_py(value_of(width), &size));
  const uint8_t space = ' ';
  ByteView pad{&space, 1};
  const Value fill_value = value_of(fill);
  if (!fill_value.is_unbound() && ((!is_bytes(fill_value) && !is_bytearray(fill_value)) ||
                                   !get_byte_view(fill_value, &pad) || pad.size != 1)) {
    return raise(messages::bytes_fill, name, argument_type_name(fill_value));
  }
  const int64_t length = view_of(self).size;
  const int64_t margin = size > length ? size - length : 0;
  int64_t before = 0;
  if (justify == Justify::kRight) before = margin;
  if (justify == Justify::kCenter) before = margin / 2 + (margin & size & 1);
  return padded(value_of(self), before, margin - before, pad.data[0]);
}

Owned zfill_py(Borrowed self, Borrowed width) {
  int64_t size;
  MOLT_TRY_DISCARD(size_argument_py(value_of(width), &size));
  const ByteView view = view_of(self);
  if (size <= view.size) return whole_like(value_of(self));
  const int64_t sign = view.size > 0 && (view.data[0] == '+' || view.data[0] == '-');
  ByteBuilder out;
  out.append(view.data, sign);
  out.append_repeated('0', size - view.size);
  out.append(view.data + sign, view.size - sign);
  return finish_like(value_of(self), out);
}

Owned expand_tabs_py(Borrowed self, Borrowed tabsize) {
  int64_t size;
  MOLT_TRY_DISCARD(int_argument_py(value_of(tabsize), &size));
  const ByteView view = view_of(self);
  ByteBuilder out;
  int64_t column = 0;
  for (int64_t i = 0; i < view.size; i++) {
    const uint8_t c = view.data[i];
    if (c == '\t') {
      const int64_t step = size > 0 ? size - column % size : 0;
      out.append_repeated(' ', step);
      column += step;
      continue;
    }
    out.append_byte(c);
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  return finish_like(value_of(self), out);
}

template <bool (*kIsWanted)(uint32_t), bool (*kIsOther)(uint32_t)>
Owned has_case(Borrowed self) {
  const ByteView view = view_of(self);
  return owned_bool(ascii_has_case<kIsWanted, kIsOther>(view.data, view.size));
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

MOLT_BYTE_METHOD(upper, (Borrowed self), mapped<ascii_upper>(self))
MOLT_BYTE_METHOD(lower, (Borrowed self), mapped<ascii_lower>(self))
MOLT_BYTE_METHOD(swapcase, (Borrowed self), mapped<ascii_swap>(self))
MOLT_BYTE_METHOD(title, (Borrowed self), converted(self, ascii_title))
MOLT_BYTE_METHOD(capitalize, (Borrowed self), converted(self, ascii_capitalize))
MOLT_BYTE_METHOD(isalpha, (Borrowed self), all_of_some<ascii_is_alpha>(self))
MOLT_BYTE_METHOD(isalnum, (Borrowed self), all_of_some<ascii_is_alnum>(self))
MOLT_BYTE_METHOD(isdigit, (Borrowed self), all_of_some<ascii_is_digit>(self))
MOLT_BYTE_METHOD(isspace, (Borrowed self), all_of_some<ascii_is_space>(self))
MOLT_BYTE_METHOD(isascii, (Borrowed self), owned_bool(is_all_ascii(view_of(self))))
MOLT_BYTE_METHOD(istitle, (Borrowed self), owned_bool(is_title(view_of(self))))
MOLT_BYTE_METHOD(islower, (Borrowed self), has_case<ascii_is_lower, ascii_is_upper>(self))
MOLT_BYTE_METHOD(isupper, (Borrowed self), has_case<ascii_is_upper, ascii_is_lower>(self))
MOLT_BYTE_METHOD(center, (Borrowed self, Borrowed width, Borrowed fillchar),
                 justify_py(self, width, fillchar, Justify::kCenter, "center"))
MOLT_BYTE_METHOD(ljust, (Borrowed self, Borrowed width, Borrowed fillchar),
                 justify_py(self, width, fillchar, Justify::kLeft, "ljust"))
MOLT_BYTE_METHOD(rjust, (Borrowed self, Borrowed width, Borrowed fillchar),
                 justify_py(self, width, fillchar, Justify::kRight, "rjust"))
MOLT_BYTE_METHOD(zfill, (Borrowed self, Borrowed width), zfill_py(self, width))
MOLT_BYTE_METHOD(expandtabs, (Borrowed self, Borrowed tabsize), expand_tabs_py(self, tabsize))

}  // namespace molt::rt
}

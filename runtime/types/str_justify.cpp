// The methods of str that pad: center, ljust, rjust, zfill, expandtabs.
#include "runtime/core/messages/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_units.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned pad(Str* text, int64_t before, int64_t after, uint32_t fill) {
  if (before < 0) before = 0;
  if (after < 0) after = 0;
  if (before + after == 0) return exact_str(text);
  if (before > kMaxStrLength / 8 - text->length || after > kMaxStrLength / 8 - text->length) {
    return raise(messages::padded_too_long);
  }
  StrBuilder out;
  out.reserve(text->length + before + after, max_char_bound(text));
  out.append_repeated(fill, before);
  out.append(text);
  out.append_repeated(fill, after);
  return out.finish();
}

// Reads the width and the fill character.
Status pad_arguments(Borrowed width, Borrowed fill, int64_t* result, uint32_t* fill_char) {
  MOLT_TRY_DISCARD(size_argument_py(value_of(width), result));
  if (!is_str(fill)) return raise(messages::fill_not_str, fill);
  if (as_str(fill)->length != 1) return raise(messages::fill_length);
  *fill_char = char_at_unchecked(as_str(fill), 0);
  return kOk;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_center(Borrowed self, Borrowed width, Borrowed fillchar) {
  int64_t size;
  uint32_t fill;
  MOLT_TRY_DISCARD(pad_arguments(width, fillchar, &size, &fill));
  Str* text = as_str(self);
  const int64_t margin = size - text->length;
  if (margin <= 0) return exact_str(text);
  // When the margin is odd, the larger half goes to the left in an odd width.
  const int64_t before = margin / 2 + (margin & size & 1);
  return pad(text, before, margin - before, fill);
}

Owned molt_m_str_ljust(Borrowed self, Borrowed width, Borrowed fillchar) {
  int64_t size;
  uint32_t fill;
  MOLT_TRY_DISCARD(pad_arguments(width, fillchar, &size, &fill));
  return pad(as_str(self), 0, size < 0 ? 0 : size - as_str(self)->length, fill);
}

Owned molt_m_str_rjust(Borrowed self, Borrowed width, Borrowed fillchar) {
  int64_t size;
  uint32_t fill;
  MOLT_TRY_DISCARD(pad_arguments(width, fillchar, &size, &fill));
  return pad(as_str(self), size < 0 ? 0 : size - as_str(self)->length, 0, fill);
}

Owned molt_m_str_zfill(Borrowed self, Borrowed width) {
  int64_t size;
  MOLT_TRY_DISCARD(size_argument_py(value_of(width), &size));
  Str* text = as_str(self);
  if (size <= text->length) return exact_str(text);
  if (size > kMaxStrLength / 8) return raise(messages::padded_too_long);
  const uint32_t first = text->length > 0 ? char_at_unchecked(text, 0) : 0;
  const int64_t sign = first == '+' || first == '-';
  StrBuilder out;
  out.append_range(text, 0, sign);
  out.append_repeated('0', size - text->length);
  out.append_range(text, sign, text->length);
  return out.finish();
}

Owned molt_m_str_expandtabs(Borrowed self, Borrowed tabsize) {
  int64_t size;
  MOLT_TRY_DISCARD(int_argument_py(value_of(tabsize), &size));
  Str* text = as_str(self);
  if (!str_has_char(text, '\t')) return exact_str(text);
  StrBuilder out;
  int64_t column = 0;
  for (int64_t i = 0; i < text->length; i++) {
    const uint32_t c = char_at_unchecked(text, i);
    if (c == '\t') {
      const int64_t step = size > 0 ? size - column % size : 0;
      out.append_repeated(' ', step);
      column += step;
      continue;
    }
    out.append_char(c);
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  return out.finish();
}

}  // namespace molt::rt
}

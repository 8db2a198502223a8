// str.replace.
#include "runtime/core/messages/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_search.h"
#include "runtime/types/text_units.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// Writes text with `new_part` between all characters, `count` times.
Owned interleave(Str* text, Str* new_part, int64_t count) {
  StrBuilder out;
  out.reserve(text->length + count * new_part->length,
              max_char_bound(text) | max_char_bound(new_part));
  for (int64_t i = 0; i < text->length; i++) {
    if (i == count) {
      out.append_range(text, i, text->length);
      return out.finish();
    }
    out.append(new_part);
    out.append_char(char_at_unchecked(text, i));
  }
  if (count > text->length) out.append(new_part);
  return out.finish();
}

// One character for another in an array that holds both.
Owned replace_char(Str* text, uint32_t old_char, uint32_t new_char, int64_t max_count) {
  Str* result = allocate_str(text->length, max_char_bound(text) | max_char_class(new_char));
  if (result == nullptr) return kOwnedError;
  Ref held(owned_str(result));
  copy_units(result->data(), result->kind, text, 0, text->length);
  bool narrows = max_char_class(old_char) > 0x7F;
  with_mutable_units(result->data(), result->kind, [&](auto* units) {
    using Unit = std::remove_reference_t<decltype(*units)>;
    for (int64_t i = 0; i < text->length && max_count != 0; i++) {
      if (units[i] == old_char) {
        units[i] = static_cast<Unit>(new_char);
        max_count--;
      }
    }
  });
  if (!narrows) return held.take();
  return make_str_units(result->data(), result->kind, result->length);
}

}  // namespace

Owned str_replace(Str* text, Str* old_part, Str* new_part, int64_t max_count) {
  if (max_count < 0) max_count = INT64_MAX;
  if (max_count == 0 || old_part->kind > text->kind || old_part->length > text->length) {
    return exact_str(text);
  }
  const UnitsAs wide(old_part, text->kind);
  if (wide.failed()) return kOwnedError;
  const int64_t count = with_units(text, [&](auto* units) {
    using Unit = std::remove_cvref_t<decltype(*units)>;
    return count_units(units, text->length, wide.template as<Unit>(), old_part->length, max_count);
  });
  if (count == 0) return exact_str(text);
  if (new_part->length > old_part->length &&
      new_part->length - old_part->length > (kMaxStrLength / 8 - text->length) / count) {
    return raise(messages::replace_too_long);
  }
  if (old_part->length == 0) return interleave(text, new_part, count);
  if (old_part->length == 1 && new_part->length == 1) {
    return replace_char(text, char_at_unchecked(old_part, 0), char_at_unchecked(new_part, 0),
                        max_count);
  }
  StrBuilder out;
  out.reserve(text->length + count * (new_part->length - old_part->length), max_char_bound(text));
  with_units(text, [&](auto* units) {
    using Unit = std::remove_cvref_t<decltype(*units)>;
    int64_t start = 0;
    for (int64_t i = 0; i < count; i++) {
      const int64_t at = start + find_units(units + start, text->length - start,
                                            wide.template as<Unit>(), old_part->length);
      out.append_range(text, start, at);
      out.append(new_part);
      start = at + old_part->length;
    }
    out.append_range(text, start, text->length);
  });
  return out.finish();
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_replace(Borrowed self, Borrowed old, Borrowed new_, Borrowed count) {
  MOLT_TRY_DISCARD(require_str_argument("replace", "1", value_of(old)));
  MOLT_TRY_DISCARD(require_str_argument("replace", "2", value_of(new_)));
  int64_t limit;
  MOLT_TRY_DISCARD(size_argument_py(value_of(count), &limit));
  return str_replace(as_str(self), as_str(old), as_str(new_), limit);
}

}  // namespace molt::rt
}

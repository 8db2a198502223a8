// Taking arrays of code units apart: the split family, splitlines and strip of str, bytes and
// bytearray.
//
// The functions report pieces as emit(start, end), which returns false to stop after a failure;
// they then return false.
#pragma once

#include "runtime/types/text_search.h"

namespace molt::rt {

// At runs of white space.
template <typename Unit, typename IsSpace, typename Emit>
bool split_at_spaces(const Unit* text, int64_t length, int64_t max_splits, IsSpace&& is_space,
                     Emit&& emit) {
  int64_t i = 0;
  while (true) {
    while (i < length && is_space(text[i])) i++;
    if (i == length) return true;
    const int64_t start = i;
    // What is left keeps the white space at its far end.
    if (max_splits-- == 0) return emit(start, length);
    while (i < length && !is_space(text[i])) i++;
    if (!emit(start, i)) return false;
  }
}

// From the end: the pieces come last first.
template <typename Unit, typename IsSpace, typename Emit>
bool split_at_spaces_backwards(const Unit* text, int64_t length, int64_t max_splits,
                               IsSpace&& is_space, Emit&& emit) {
  int64_t i = length;
  while (true) {
    while (i > 0 && is_space(text[i - 1])) i--;
    if (i == 0) return true;
    const int64_t end = i;
    if (max_splits-- == 0) return emit(0, end);
    while (i > 0 && !is_space(text[i - 1])) i--;
    if (!emit(i, end)) return false;
  }
}

// At a separator, which is not empty.
template <typename Unit, typename Emit>
bool split_at(const Unit* text, int64_t length, const Unit* separator, int64_t separator_length,
              int64_t max_splits, Emit&& emit) {
  int64_t start = 0;
  while (max_splits-- != 0) {
    const int64_t at = find_units(text + start, length - start, separator, separator_length);
    if (at < 0) break;
    if (!emit(start, start + at)) return false;
    start += at + separator_length;
  }
  return emit(start, length);
}

template <typename Unit, typename Emit>
bool split_at_backwards(const Unit* text, int64_t length, const Unit* separator,
                        int64_t separator_length, int64_t max_splits, Emit&& emit) {
  int64_t end = length;
  while (max_splits-- != 0) {
    const int64_t at = find_units_backwards(text, end, separator, separator_length);
    if (at < 0) break;
    if (!emit(at + separator_length, end)) return false;
    end = at;
  }
  return emit(0, end);
}

template <typename Unit, typename IsLinebreak, typename Emit>
bool split_lines(const Unit* text, int64_t length, bool keep_ends, IsLinebreak&& is_linebreak,
                 Emit&& emit) {
  int64_t i = 0;
  while (i < length) {
    const int64_t start = i;
    while (i < length && !is_linebreak(text[i])) i++;
    int64_t end = i;
    if (i < length) {
      i += text[i] == '\r' && i + 1 < length && text[i + 1] == '\n' ? 2 : 1;
      if (keep_ends) end = i;
    }
    if (!emit(start, end)) return false;
  }
  return true;
}

enum class Strip : uint8_t { kLeft = 1, kRight = 2, kBoth = 3 };

// Narrows [*start, *end) while strips(unit) holds at the chosen ends.
template <typename Unit, typename Strips>
void strip_units(const Unit* text, Strip side, int64_t* start, int64_t* end, Strips&& strips) {
  const int sides = static_cast<int>(side);
  if (sides & 1) {
    while (*start < *end && strips(text[*start])) (*start)++;
  }
  if (sides & 2) {
    while (*end > *start && strips(text[*end - 1])) (*end)--;
  }
}

}  // namespace molt::rt

// Searching in arrays of code units: what str, bytes and bytearray share.
//
// Forward search goes through the C library's memchr and memmem (two-way: linear time), whose byte
// offsets inside wider units are skipped.
#pragma once

#include <cstdint>
#include <cstring>

namespace molt::rt {

template <typename Unit>
int64_t find_unit(const Unit* text, int64_t length, uint32_t c) {
  if constexpr (sizeof(Unit) == 1) {
    if (length <= 0) return -1;
    const void* found = std::memchr(text, static_cast<int>(c), static_cast<size_t>(length));
    return found == nullptr ? -1 : static_cast<const Unit*>(found) - text;
  } else {
    for (int64_t i = 0; i < length; i++) {
      if (text[i] == c) return i;
    }
    return -1;
  }
}

template <typename Unit>
int64_t find_unit_backwards(const Unit* text, int64_t length, uint32_t c) {
  for (int64_t i = length - 1; i >= 0; i--) {
    if (text[i] == c) return i;
  }
  return -1;
}

template <typename Unit>
bool units_equal(const Unit* left, const Unit* right, int64_t count) {
  return std::memcmp(left, right, static_cast<size_t>(count) * sizeof(Unit)) == 0;
}

// Tries every place where the first unit occurs.
template <typename Unit>
int64_t find_units_simple(const Unit* text, int64_t length, const Unit* part, int64_t part_length) {
  const int64_t last = length - part_length;
  for (int64_t i = 0; i <= last; i++) {
    const int64_t step = find_unit(text + i, last - i + 1, part[0]);
    if (step < 0) return -1;
    i += step;
    if (units_equal(text + i, part, part_length)) return i;
  }
  return -1;
}

// The first index of `part`, or -1.
template <typename Unit>
int64_t find_units(const Unit* text, int64_t length, const Unit* part, int64_t part_length) {
  if (part_length > length) return -1;
  if (part_length == 0) return 0;
  if (part_length == 1) return find_unit(text, length, part[0]);
  constexpr int64_t kShortText = 64;
  if (length <= kShortText) return find_units_simple(text, length, part, part_length);
  const Unit* from = text;
  const auto* end = reinterpret_cast<const uint8_t*>(text + length);
  // Matches across unit boundaries are rare; a text made of nothing else is left to the simple
  // search.
  for (int misaligned = 0; misaligned < 16; misaligned++) {
    const auto* start = reinterpret_cast<const uint8_t*>(from);
    const void* found = memmem(start, static_cast<size_t>(end - start), part,
                               static_cast<size_t>(part_length) * sizeof(Unit));
    if (found == nullptr) return -1;
    const auto offset = static_cast<const uint8_t*>(found) - start;
    const auto skipped = offset / static_cast<int64_t>(sizeof(Unit));
    from += skipped;
    if (offset % static_cast<int64_t>(sizeof(Unit)) == 0) return from - text;
    from++;
  }
  const int64_t rest = find_units_simple(from, length - (from - text), part, part_length);
  return rest < 0 ? -1 : rest + (from - text);
}

// The last index of `part`, or -1.
template <typename Unit>
int64_t find_units_backwards(const Unit* text, int64_t length, const Unit* part,
                             int64_t part_length) {
  if (part_length > length) return -1;
  if (part_length == 0) return length;
  const uint32_t last_unit = part[part_length - 1];
  for (int64_t end = length; end >= part_length; end--) {
    const int64_t at =
        find_unit_backwards(text + part_length - 1, end - part_length + 1, last_unit);
    if (at < 0) return -1;
    if (units_equal(text + at, part, part_length)) return at;
    end = at + part_length;
  }
  return -1;
}

// The number of occurrences that do not overlap; `limit` stops the count.
template <typename Unit>
int64_t count_units(const Unit* text, int64_t length, const Unit* part, int64_t part_length,
                    int64_t limit) {
  if (part_length == 0) return length < 0 ? 0 : length + 1 < limit ? length + 1 : limit;
  int64_t count = 0;
  if (part_length == 1) {
    const uint32_t c = part[0];
    if (limit >= length) {
      for (int64_t i = 0; i < length; i++) count += text[i] == c;
      return count;
    }
  }
  while (count < limit) {
    const int64_t at = find_units(text, length, part, part_length);
    if (at < 0) break;
    count++;
    text += at + part_length;
    length -= at + part_length;
  }
  return count;
}

}  // namespace molt::rt

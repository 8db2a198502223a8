// Sets of characters, and the check of programs (Modules/_sre/sre.c, _validate).
#include "runtime/modules/sre_code.h"

#include "runtime/modules/sre_char.h"

namespace molt::rt::sre {

namespace {

constexpr int64_t kBitmapWords = 256 / 32;
constexpr int64_t kBigIndexWords = 256 / sizeof(Code);

// The number of words from one place to another, wide enough to be compared with any word.
int64_t words(const Code* from, const Code* to) { return to - from; }

bool has_bit(const Code* bits, uint32_t bit) { return (bits[bit / 32] >> (bit % 32)) & 1; }

}  // namespace

bool set_contains(const Code* set, uint32_t c) {
  bool found = true;
  for (;;) {
    switch (*set++) {
      case kFailure:
        return !found;
      case kLiteral:
        if (c == set[0]) return found;
        set++;
        break;
      case kCategory:
        if (in_category(set[0], c)) return found;
        set++;
        break;
      case kCharset:
        if (c < 256 && has_bit(set, c)) return found;
        set += kBitmapWords;
        break;
      case kRange:
        if (set[0] <= c && c <= set[1]) return found;
        set += 2;
        break;
      case kRangeUniIgnore: {
        const uint32_t upper = upper_unicode(c);
        if (set[0] <= c && c <= set[1]) return found;
        if (set[0] <= upper && upper <= set[1]) return found;
        set += 2;
        break;
      }
      case kNegate:
        found = !found;
        break;
      case kBigCharset: {
        const Code num_blocks = *set++;
        const uint8_t* index = reinterpret_cast<const uint8_t*>(set);
        set += kBigIndexWords;
        if (c < 0x10000 && has_bit(set + index[c >> 8] * kBitmapWords, c & 255)) return found;
        set += num_blocks * kBitmapWords;
        break;
      }
      default:
        return false;
    }
  }
}

namespace {

// Walks the code once; every step checks that it stays inside.
class Checker {
 public:
  Checker(const Code* code, int64_t num_groups, uint16_t* numbers, SmallSet* sets)
      : code_(code), num_groups_(num_groups), numbers_(numbers), sets_(sets) {}

  // The part [at, end) of the code, without the SUCCESS that ends a program or body.
  bool walk(const Code* at, const Code* end);
  int64_t num_sets() const { return num_sets_; }

 private:
  bool step(const Code** at, const Code* end);
  bool branches(const Code** at, const Code* end);
  bool conditional(const Code** at, const Code* end);
  bool info(const Code** at, const Code* end);
  bool repeat(const Code** at, const Code* end, bool is_possessive);
  // [skip][...][body][SUCCESS]: the body starts `header` words after the skip.
  bool body(const Code** at, const Code* end, int64_t header);
  bool set(const Code* opcode, const Code* set, const Code* end);
  static bool set_items(const Code* at, const Code* end);

  const Code* code_;
  int64_t num_groups_;
  uint16_t* numbers_;
  SmallSet* sets_;
  int64_t num_sets_ = 0;
};

bool Checker::set_items(const Code* at, const Code* end) {
  while (at < end) {
    int64_t size = 0;
    switch (*at++) {
      case kNegate:
        break;
      case kLiteral:
        size = 1;
        break;
      case kCategory:
        if (at >= end || at[0] >= kNumCategories) return false;
        size = 1;
        break;
      case kRange:
      case kRangeUniIgnore:
        size = 2;
        break;
      case kCharset:
        size = kBitmapWords;
        break;
      case kBigCharset: {
        if (end - at < 1 + kBigIndexWords) return false;
        const uint8_t* index = reinterpret_cast<const uint8_t*>(at + 1);
        for (int i = 0; i < 256; i++) {
          if (index[i] >= at[0]) return false;
        }
        size = 1 + kBigIndexWords + static_cast<int64_t>(at[0]) * kBitmapWords;
        break;
      }
      default:
        return false;
    }
    if (size > end - at) return false;
    at += size;
  }
  return true;
}

// `end` is behind the FAILURE that ends the set.
bool Checker::set(const Code* opcode, const Code* set, const Code* end) {
  if (end <= set || end[-1] != kFailure || !set_items(set, end - 1)) return false;
  if (numbers_ != nullptr) {
    SmallSet& small = sets_[num_sets_];
    small = {};
    for (uint32_t c = 0; c < 256; c++) {
      if (set_contains(set, c)) small.words[c >> 5] |= 1u << (c & 31);
    }
    numbers_[opcode - code_] = static_cast<uint16_t>(num_sets_);
  }
  return ++num_sets_ < 0x10000;
}

bool Checker::body(const Code** at, const Code* end, int64_t header) {
  const Code* skip = *at;
  if (end - skip < header || *skip > words(skip, end) || *skip < header + 1) return false;
  const Code* body_end = skip + *skip;
  if (body_end[-1] != kSuccess || !walk(skip + header, body_end - 1)) return false;
  *at = body_end;
  return true;
}

bool Checker::branches(const Code** at, const Code* end) {
  const Code* alternative = *at;
  const Code* after = nullptr;
  for (;;) {
    if (alternative >= end) return false;
    const Code skip = *alternative;
    if (skip == 0) break;
    if (skip < 3 || skip > words(alternative, end)) return false;
    const Code* jump = alternative + skip - 2;
    if (jump[0] != kJump || jump[1] > words(jump + 1, end)) return false;
    const Code* target = jump + 1 + jump[1];
    if (after != nullptr && after != target) return false;
    after = target;
    if (!walk(alternative + 1, jump)) return false;
    alternative += skip;
  }
  *at = alternative + 1;
  return after == nullptr || after == *at;
}

// [group][skip][yes][JUMP][skip][no], or without JUMP and no.
bool Checker::conditional(const Code** at, const Code* end) {
  const Code* group = *at;
  if (end - group < 2 || group[0] >= num_groups_) return false;
  if (group[1] < 2 || group[1] > words(group, end)) return false;
  const Code* no = group + group[1];
  const Code* yes = group + 2;
  // The yes part may end in the JUMP over the no part. Words that only look like one are tried and
  // taken back.
  const int64_t num_sets = num_sets_;
  if (no - yes >= 2 && no[-2] == kJump && no[-1] <= words(no - 1, end) && no[-1] >= 1 &&
      walk(yes, no - 2)) {
    const Code* after = no - 1 + no[-1];
    if (after < no || !walk(no, after)) return false;
    *at = after;
    return true;
  }
  num_sets_ = num_sets;
  if (!walk(yes, no)) return false;
  *at = no;
  return true;
}

// [skip][flags][min][max][prefix length, prefix skip, prefix, overlap | set].
bool Checker::info(const Code** at, const Code* end) {
  const Code* skip = *at;
  if (end - skip < 4 || *skip < 4 || *skip > words(skip, end)) return false;
  const Code* info_end = skip + *skip;
  const Code flags = skip[1];
  if ((flags & kInfoPrefix) != 0) {
    if (info_end - skip < 6 || skip[4] > words(skip + 6, info_end) / 2) return false;
  } else if ((flags & kInfoCharset) != 0) {
    if (!set(skip - 1, skip + 4, info_end)) return false;
  }
  *at = info_end;
  return true;
}

// [skip][min][max][body] and behind them what ends the body: an UNTIL, or SUCCESS of a possessive
// repeat.
bool Checker::repeat(const Code** at, const Code* end, bool is_possessive) {
  const Code* skip = *at;
  if (end - skip < 4 || skip[1] > skip[2] || *skip < 3 || *skip >= words(skip, end)) return false;
  const Code* body_end = skip + *skip;
  const bool ends_well =
      is_possessive ? *body_end == kSuccess : *body_end == kMaxUntil || *body_end == kMinUntil;
  if (!ends_well || !walk(skip + 3, body_end)) return false;
  *at = body_end + 1;
  return true;
}

bool Checker::step(const Code** at, const Code* end) {
  const Code* opcode = (*at)++;
  const Code* args = *at;
  const int64_t num_args = end - args;
  switch (*opcode) {
    case kAny:
    case kAnyAll:
    case kFailure:
      return true;
    case kMark:
      *at += 1;
      return num_args >= 1 && args[0] < 2 * num_groups_;
    case kAt:
      *at += 1;
      return num_args >= 1 && args[0] <= kAtUniNonBoundary;
    case kLiteral:
    case kNotLiteral:
    case kLiteralIgnore:
    case kNotLiteralIgnore:
    case kLiteralLocIgnore:
    case kNotLiteralLocIgnore:
    case kLiteralUniIgnore:
    case kNotLiteralUniIgnore:
      *at += 1;
      return num_args >= 1;
    case kGroupRef:
    case kGroupRefIgnore:
    case kGroupRefLocIgnore:
    case kGroupRefUniIgnore:
      *at += 1;
      return num_args >= 1 && args[0] < num_groups_;
    case kIn:
    case kInIgnore:
    case kInLocIgnore:
    case kInUniIgnore:
      if (num_args < 2 || args[0] > num_args || !set(opcode, args + 1, args + args[0]))
        return false;
      *at += args[0];
      return true;
    case kInfo:
      return info(at, end);
    case kBranch:
      return branches(at, end);
    case kGroupRefExists:
      return conditional(at, end);
    case kAssert:
    case kAssertNot:
      return body(at, end, 2);
    case kAtomicGroup:
      return body(at, end, 1);
    case kRepeatOne:
    case kMinRepeatOne:
    case kPossessiveRepeatOne:
      return num_args >= 3 && args[1] <= args[2] && body(at, end, 3);
    case kRepeat:
      return repeat(at, end, false);
    case kPossessiveRepeat:
      return repeat(at, end, true);
    default:
      return false;
  }
}

bool Checker::walk(const Code* at, const Code* end) {
  while (at < end) {
    if (!step(&at, end)) return false;
  }
  return at == end;
}

}  // namespace

bool check_program(const Code* code, int64_t count, int64_t num_groups, uint16_t* numbers,
                   SmallSet* sets, int64_t* num_sets) {
  Checker checker(code, num_groups, numbers, sets);
  const Code* at = code;
  if (count < 1 || code[count - 1] != kSuccess) return false;
  const bool is_good = checker.walk(at, code + count - 1);
  *num_sets = checker.num_sets();
  return is_good;
}

}  // namespace molt::rt::sre

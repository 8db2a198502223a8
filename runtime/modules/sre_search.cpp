// The engine itself; the meaning of each opcode is that of CPython's Modules/_sre/sre_lib.h.
#include "runtime/modules/sre_search.h"

#include "runtime/modules/sre_char.h"

#define MOLT_INLINE [[gnu::always_inline]] inline

namespace molt::rt::sre {

namespace {

constexpr int64_t kNoBarrier = -1;

template <typename Unit>
class Matcher {
 public:
  explicit Matcher(Search& search)
      : s_(search),
        program_(search.program),
        text_(static_cast<const Unit*>(search.units)),
        end_(search.end) {}

  // Runs the program from `code` at s_.start. `is_first`: s_.must_advance counts.
  Found run(const Code* code, bool is_first);
  Found search();

 private:
  enum class Step : uint8_t { kGoOn, kBacktrack, kMatch, kNoMemory };

  // Where the machine is.
  struct Point {
    const Code* code;
    int64_t position;
  };

  MOLT_INLINE bool in_set(const Code* opcode, const Code* set, uint32_t c) const {
    if (sizeof(Unit) == 1 || c < 256) return program_.set_of(opcode).has(c & 255);
    return set_contains(set, c);
  }
  MOLT_INLINE bool in_locale_set(const Code* opcode, const Code* set, uint32_t c) const {
    return in_set(opcode, set, lower_ascii(c)) || in_set(opcode, set, upper_ascii(c));
  }
  static bool is_locale_equal(uint32_t literal, uint32_t c) {
    return literal == c || literal == lower_ascii(c) || literal == upper_ascii(c);
  }
  bool at(Code where, int64_t position) const;
  template <bool kUnicode>
  bool is_boundary(int64_t position) const;
  // Whether the opcode, one that matches a single character, matches `c`.
  MOLT_INLINE bool matches_one(const Code* opcode, uint32_t c) const;
  template <typename Test>
  MOLT_INLINE int64_t skip(int64_t from, int64_t limit, Test test) const {
    while (from < limit && test(static_cast<uint32_t>(text_[from]))) from++;
    return from;
  }
  // The end of the run of characters from `from` that the single-character item matches, at most
  // `most` of them.
  int64_t run_end(const Code* item, int64_t from, Code most) const;
  // Where group `group` was matched again, or -1.
  template <Folding kFolding>
  int64_t match_group_again(Code group, int64_t position) const;

  bool push(Choice::Kind kind, const Code* code, int64_t position, int64_t number) {
    return s_.choices.push({kind, repeat_, static_cast<uint32_t>(s_.repeats.size()), s_.last_index,
                            code, position, number, s_.trail.size(), barrier_});
  }
  void undo_to(const Choice& choice);
  bool set_mark(int64_t mark, int64_t position);
  bool new_repeat(int64_t count, int64_t last_position, const Code* code, uint32_t outer) {
    if (!s_.repeats.push({count, last_position, code, outer})) return false;
    repeat_ = static_cast<uint32_t>(s_.repeats.size());
    return true;
  }
  bool push_barrier(const Code* code, int64_t position, int64_t number) {
    if (!push(Choice::Kind::kBarrier, code, position, number)) return false;
    barrier_ = s_.choices.size() - 1;
    return true;
  }

  Step step(Point& point);
  Step branch(const Code* alternative, Point& point);
  MOLT_INLINE bool may_begin(const Code* code, int64_t position) const;
  Step repeat_one(Point& point);
  MOLT_INLINE Step give_back(const Code* opcode, int64_t least, int64_t position, Point& point,
                             bool is_new);
  Step min_repeat_one(Point& point);
  Step max_until(Point& point);
  Step min_until(Point& point);
  Step begin_look(Point& point, bool is_positive);
  Step begin_possessive(const Code* opcode, int64_t position, int64_t count, Point& point);
  Step body_succeeded(Point& point);
  Step body_failed(Point& point);
  Step backtrack(Point& point);
  bool tail_is_end(const Code* tail, int64_t position) const {
    return *tail == kSuccess && barrier_ == kNoBarrier && may_end(position);
  }
  bool may_end(int64_t position) const {
    if (s_.match_all && position != end_) return false;
    return !(is_first_ && s_.must_advance && position == s_.start);
  }
  static const Code* tail_of(const Code* opcode) {
    const Code* tail = opcode + 1 + opcode[1];
    // The skip of this one leads to the SUCCESS that ends its body.
    return *opcode == kPossessiveRepeat ? tail + 1 : tail;
  }

  Search& s_;
  const Program program_;
  const Unit* const text_;
  const int64_t end_;
  uint32_t repeat_ = 0;
  int64_t barrier_ = kNoBarrier;
  bool is_first_ = false;
};

template <typename Unit>
template <bool kUnicode>
bool Matcher<Unit>::is_boundary(int64_t position) const {
  const auto is_word = [](uint32_t c) { return kUnicode ? is_unicode_word(c) : is_ascii_word(c); };
  const bool before = position > 0 && is_word(text_[position - 1]);
  const bool after = position < end_ && is_word(text_[position]);
  return before != after;
}

template <typename Unit>
bool Matcher<Unit>::at(Code where, int64_t position) const {
  switch (where) {
    case kAtBeginning:
    case kAtBeginningString:
      return position == 0;
    case kAtBeginningLine:
      return position == 0 || text_[position - 1] == '\n';
    case kAtEnd:
      return position == end_ || (position + 1 == end_ && text_[position] == '\n');
    case kAtEndLine:
      return position == end_ || text_[position] == '\n';
    case kAtEndString:
      return position == end_;
    // Neither \b nor \B matches in an empty text.
    case kAtBoundary:
    case kAtLocBoundary:
      return end_ != 0 && is_boundary<false>(position);
    case kAtNonBoundary:
    case kAtLocNonBoundary:
      return end_ != 0 && !is_boundary<false>(position);
    case kAtUniBoundary:
      return end_ != 0 && is_boundary<true>(position);
    case kAtUniNonBoundary:
      return end_ != 0 && !is_boundary<true>(position);
    default:
      return false;
  }
}

template <typename Unit>
MOLT_INLINE bool Matcher<Unit>::matches_one(const Code* opcode, uint32_t c) const {
  switch (*opcode) {
    case kAny:
      return c != '\n';
    case kAnyAll:
      return true;
    case kLiteral:
      return c == opcode[1];
    case kNotLiteral:
      return c != opcode[1];
    case kIn:
      return in_set(opcode, opcode + 2, c);
    case kInIgnore:
      return in_set(opcode, opcode + 2, lower_ascii(c));
    case kInUniIgnore:
      return in_set(opcode, opcode + 2, lower_unicode(c));
    case kInLocIgnore:
      return in_locale_set(opcode, opcode + 2, c);
    case kLiteralIgnore:
      return lower_ascii(c) == opcode[1];
    case kNotLiteralIgnore:
      return lower_ascii(c) != opcode[1];
    case kLiteralUniIgnore:
      return lower_unicode(c) == opcode[1];
    case kNotLiteralUniIgnore:
      return lower_unicode(c) != opcode[1];
    case kLiteralLocIgnore:
      return is_locale_equal(opcode[1], c);
    case kNotLiteralLocIgnore:
      return !is_locale_equal(opcode[1], c);
    default:
      return false;
  }
}

template <typename Unit>
int64_t Matcher<Unit>::run_end(const Code* item, int64_t from, Code most) const {
  int64_t limit = end_;
  if (most != kMaxRepeat && static_cast<int64_t>(most) < end_ - from) limit = from + most;
  const uint32_t literal = item[1];
  switch (*item) {
    case kAnyAll:
      return from < limit ? limit : from;
    case kAny:
      return skip(from, limit, [](uint32_t c) { return c != '\n'; });
    case kLiteral:
      return skip(from, limit, [=](uint32_t c) { return c == literal; });
    case kNotLiteral:
      return skip(from, limit, [=](uint32_t c) { return c != literal; });
    case kIn: {
      const SmallSet& set = program_.set_of(item);
      if constexpr (sizeof(Unit) == 1) {
        return skip(from, limit, [&set](uint32_t c) { return set.has(c); });
      }
      return skip(from, limit, [=, &set](uint32_t c) {
        return c < 256 ? set.has(c) : set_contains(item + 2, c);
      });
    }
    default:
      return skip(from, limit, [=, this](uint32_t c) { return matches_one(item, c); });
  }
}

template <typename Unit>
template <Folding kFolding>
int64_t Matcher<Unit>::match_group_again(Code group, int64_t position) const {
  const int64_t first = s_.marks[2 * group];
  const int64_t last = s_.marks[2 * group + 1];
  if (first < 0 || last < first || last - first > end_ - position) return -1;
  for (int64_t i = first; i < last; i++, position++) {
    const uint32_t wanted = text_[i];
    const uint32_t found = text_[position];
    if (wanted != found && fold<kFolding>(wanted) != fold<kFolding>(found)) return -1;
  }
  return position;
}

template <typename Unit>
void Matcher<Unit>::undo_to(const Choice& choice) {
  while (s_.trail.size() > choice.trail) {
    const TrailEntry& entry = s_.trail.top();
    s_.marks[entry.mark] = entry.old_position;
    s_.trail.shrink(s_.trail.size() - 1);
  }
  repeat_ = choice.repeat;
  s_.repeats.shrink(choice.num_repeats);
  s_.last_index = choice.last_index;
}

template <typename Unit>
bool Matcher<Unit>::set_mark(int64_t mark, int64_t position) {
  // Without a choice to return to nobody needs the old mark.
  if (s_.choices.size() > 0 && !s_.trail.push({mark, s_.marks[mark]})) return false;
  s_.marks[mark] = position;
  if ((mark & 1) != 0) s_.last_index = static_cast<int32_t>(mark / 2 + 1);
  return true;
}

// A quick look at the first opcode of an alternative.
template <typename Unit>
MOLT_INLINE bool Matcher<Unit>::may_begin(const Code* code, int64_t position) const {
  if (*code == kLiteral) return position < end_ && text_[position] == code[1];
  if (*code == kIn) return position < end_ && in_set(code, code + 2, text_[position]);
  return true;
}

template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::branch(const Code* alternative, Point& point) {
  while (*alternative != 0 && !may_begin(alternative + 1, point.position)) {
    alternative += *alternative;
  }
  if (*alternative == 0) return Step::kBacktrack;
  const Code* next = alternative + *alternative;
  while (*next != 0 && !may_begin(next + 1, point.position)) next += *next;
  if (*next != 0 && !push(Choice::Kind::kBranch, next, point.position, 0)) return Step::kNoMemory;
  point.code = alternative + 1;
  return Step::kGoOn;
}

// The tail of a greedy repeat is tried at `position`, later at the positions before it down to
// `least`.
template <typename Unit>
MOLT_INLINE typename Matcher<Unit>::Step Matcher<Unit>::give_back(const Code* opcode, int64_t least,
                                                                  int64_t position, Point& point,
                                                                  bool is_new) {
  const Code* tail = tail_of(opcode);
  if (*tail == kLiteral) {
    const uint32_t literal = tail[1];
    if (position == end_) position--;
    while (position >= least && text_[position] != literal) position--;
  }
  if (position < least) {
    if (!is_new) s_.choices.shrink(s_.choices.size() - 1);
    return Step::kBacktrack;
  }
  if (position == least) {
    if (!is_new) s_.choices.shrink(s_.choices.size() - 1);
  } else if (!is_new) {
    s_.choices.top().position = position;
  } else if (!push(Choice::Kind::kRepeatOne, opcode, position, least)) {
    return Step::kNoMemory;
  }
  point = {tail, position};
  return Step::kGoOn;
}

template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::repeat_one(Point& point) {
  const Code* opcode = point.code;
  const Code least = opcode[2];
  if (static_cast<int64_t>(least) > end_ - point.position) return Step::kBacktrack;
  const int64_t last = run_end(opcode + 4, point.position, opcode[3]);
  const int64_t first = point.position + least;
  if (last < first) return Step::kBacktrack;
  if (tail_is_end(tail_of(opcode), last)) {
    point = {tail_of(opcode), last};
    return Step::kGoOn;
  }
  return give_back(opcode, first, last, point, true);
}

template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::min_repeat_one(Point& point) {
  const Code* opcode = point.code;
  const Code least = opcode[2];
  if (static_cast<int64_t>(least) > end_ - point.position) return Step::kBacktrack;
  int64_t position = point.position;
  if (least > 0) {
    position = run_end(opcode + 4, position, least);
    if (position - point.position < static_cast<int64_t>(least)) return Step::kBacktrack;
  }
  if (!tail_is_end(tail_of(opcode), position) &&
      !push(Choice::Kind::kMinRepeatOne, opcode, position, least)) {
    return Step::kNoMemory;
  }
  point = {tail_of(opcode), position};
  return Step::kGoOn;
}

template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::max_until(Point& point) {
  const Repeat repeat = s_.repeats[repeat_ - 1];
  const int64_t count = repeat.count + 1;
  const Code least = repeat.code[2];
  const Code most = repeat.code[3];
  if (count < static_cast<int64_t>(least)) {
    if (!new_repeat(count, repeat.last_position, repeat.code, repeat.outer)) return Step::kNoMemory;
    point.code = repeat.code + 4;
    return Step::kGoOn;
  }
  const bool may_repeat = count < static_cast<int64_t>(most) || most == kMaxRepeat;
  if (may_repeat && point.position != repeat.last_position) {
    // When the body fails, the tail is tried from here.
    if (!push(Choice::Kind::kMaxUntil, point.code, point.position, 0)) return Step::kNoMemory;
    if (!new_repeat(count, point.position, repeat.code, repeat.outer)) return Step::kNoMemory;
    point.code = repeat.code + 4;
    return Step::kGoOn;
  }
  repeat_ = repeat.outer;
  point.code++;
  return Step::kGoOn;
}

template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::min_until(Point& point) {
  const Repeat repeat = s_.repeats[repeat_ - 1];
  const int64_t count = repeat.count + 1;
  if (count < static_cast<int64_t>(repeat.code[2])) {
    if (!new_repeat(count, repeat.last_position, repeat.code, repeat.outer)) return Step::kNoMemory;
    point.code = repeat.code + 4;
    return Step::kGoOn;
  }
  if (!push(Choice::Kind::kMinUntil, point.code, point.position, 0)) return Step::kNoMemory;
  repeat_ = repeat.outer;
  point.code++;
  return Step::kGoOn;
}

template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::begin_look(Point& point, bool is_positive) {
  const Code* opcode = point.code;
  const int64_t back = opcode[2];
  if (point.position < back) {
    if (is_positive) return Step::kBacktrack;
    point.code = tail_of(opcode);
    return Step::kGoOn;
  }
  if (!push_barrier(opcode, point.position, 0)) return Step::kNoMemory;
  point = {opcode + 3, point.position - back};
  return Step::kGoOn;
}

// Begins iteration number `count` of a possessive repeat, or its tail.
template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::begin_possessive(const Code* opcode, int64_t position,
                                                             int64_t count, Point& point) {
  const Code most = opcode[3];
  if (count >= static_cast<int64_t>(most) && most != kMaxRepeat) {
    point = {tail_of(opcode), position};
    return Step::kGoOn;
  }
  if (!push_barrier(opcode, position, count)) return Step::kNoMemory;
  point = {opcode + 4, position};
  return Step::kGoOn;
}

template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::body_succeeded(Point& point) {
  const Choice barrier = s_.choices[barrier_];
  s_.choices.shrink(barrier_);
  barrier_ = barrier.outer_barrier;
  switch (*barrier.code) {
    case kAssert:
      point = {tail_of(barrier.code), barrier.position};
      return Step::kGoOn;
    case kAssertNot:
      undo_to(barrier);
      return Step::kBacktrack;
    case kAtomicGroup:
      point.code = tail_of(barrier.code);
      return Step::kGoOn;
    default:
      break;
  }
  const bool is_required = barrier.number < static_cast<int64_t>(barrier.code[2]);
  if (!is_required && point.position == barrier.position) {
    point.code = tail_of(barrier.code);
    return Step::kGoOn;
  }
  return begin_possessive(barrier.code, point.position, barrier.number + 1, point);
}

// The barrier is on top and has been undone.
template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::body_failed(Point& point) {
  const Choice barrier = s_.choices.top();
  s_.choices.shrink(s_.choices.size() - 1);
  barrier_ = barrier.outer_barrier;
  const bool goes_on =
      *barrier.code == kAssertNot || (*barrier.code == kPossessiveRepeat &&
                                      barrier.number >= static_cast<int64_t>(barrier.code[2]));
  if (!goes_on) return Step::kBacktrack;
  point = {tail_of(barrier.code), barrier.position};
  return Step::kGoOn;
}

// Returns to the newest choice.
template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::backtrack(Point& point) {
  Choice& choice = s_.choices.top();
  undo_to(choice);
  const Code* code = choice.code;
  const int64_t position = choice.position;
  switch (choice.kind) {
    case Choice::Kind::kBranch: {
      s_.choices.shrink(s_.choices.size() - 1);
      point.position = position;
      return branch(code, point);
    }
    case Choice::Kind::kRepeatOne:
      return give_back(code, choice.number, position - 1, point, false);
    case Choice::Kind::kMinRepeatOne: {
      const bool is_full = code[3] != kMaxRepeat && choice.number >= static_cast<int64_t>(code[3]);
      if (is_full || position >= end_ || !matches_one(code + 4, text_[position])) {
        s_.choices.shrink(s_.choices.size() - 1);
        return Step::kBacktrack;
      }
      choice.position++;
      choice.number++;
      point = {tail_of(code), position + 1};
      return Step::kGoOn;
    }
    case Choice::Kind::kMaxUntil:
      s_.choices.shrink(s_.choices.size() - 1);
      repeat_ = s_.repeats[repeat_ - 1].outer;
      point = {code + 1, position};
      return Step::kGoOn;
    case Choice::Kind::kMinUntil: {
      s_.choices.shrink(s_.choices.size() - 1);
      const Repeat repeat = s_.repeats[repeat_ - 1];
      const int64_t count = repeat.count + 1;
      const Code most = repeat.code[3];
      const bool is_full = count >= static_cast<int64_t>(most) && most != kMaxRepeat;
      if (is_full || position == repeat.last_position) return Step::kBacktrack;
      if (!new_repeat(count, position, repeat.code, repeat.outer)) return Step::kNoMemory;
      point = {repeat.code + 4, position};
      return Step::kGoOn;
    }
    case Choice::Kind::kBarrier:
      return body_failed(point);
  }
  return Step::kBacktrack;
}

// The opcodes that are not simple tests.
template <typename Unit>
typename Matcher<Unit>::Step Matcher<Unit>::step(Point& point) {
  const Code* opcode = point.code;
  const auto again = [&](int64_t position) {
    if (position < 0) return Step::kBacktrack;
    point = {opcode + 2, position};
    return Step::kGoOn;
  };
  switch (*opcode) {
    case kBranch:
      return branch(opcode + 1, point);
    case kRepeatOne:
      return repeat_one(point);
    case kMinRepeatOne:
      return min_repeat_one(point);
    case kPossessiveRepeatOne: {
      const int64_t last = run_end(opcode + 4, point.position, opcode[3]);
      if (last - point.position < static_cast<int64_t>(opcode[2])) return Step::kBacktrack;
      point = {tail_of(opcode), last};
      return Step::kGoOn;
    }
    case kRepeat:
      if (!new_repeat(-1, -1, opcode, repeat_)) return Step::kNoMemory;
      point.code = tail_of(opcode);
      return Step::kGoOn;
    case kMaxUntil:
      return max_until(point);
    case kMinUntil:
      return min_until(point);
    case kAssert:
      return begin_look(point, true);
    case kAssertNot:
      return begin_look(point, false);
    case kAtomicGroup:
      if (!push_barrier(opcode, point.position, 0)) return Step::kNoMemory;
      point.code += 2;
      return Step::kGoOn;
    case kPossessiveRepeat:
      return begin_possessive(opcode, point.position, 0, point);
    case kGroupRef:
      return again(match_group_again<Folding::kNone>(opcode[1], point.position));
    case kGroupRefIgnore:
      return again(match_group_again<Folding::kAscii>(opcode[1], point.position));
    case kGroupRefLocIgnore:
      return again(match_group_again<Folding::kLocale>(opcode[1], point.position));
    case kGroupRefUniIgnore:
      return again(match_group_again<Folding::kUnicode>(opcode[1], point.position));
    case kGroupRefExists: {
      const int64_t first = s_.marks[2 * opcode[1]];
      const int64_t last = s_.marks[2 * opcode[1] + 1];
      point.code = first >= 0 && last >= first ? opcode + 3 : opcode + 1 + opcode[2];
      return Step::kGoOn;
    }
    case kInfo: {
      if (static_cast<int64_t>(opcode[3]) > end_ - point.position) return Step::kBacktrack;
      point.code = tail_of(opcode);
      return Step::kGoOn;
    }
    default:
      return Step::kBacktrack;
  }
}

template <typename Unit>
Found Matcher<Unit>::run(const Code* code, bool is_first) {
  is_first_ = is_first;
  repeat_ = 0;
  barrier_ = kNoBarrier;
  s_.choices.shrink(0);
  s_.repeats.shrink(0);
  s_.trail.shrink(0);
  Point point{code, s_.start};
  for (;;) {
    Step next = Step::kGoOn;
    const Code* opcode = point.code;
    switch (*opcode) {
      case kSuccess:
        if (barrier_ != kNoBarrier) {
          next = body_succeeded(point);
        } else if (may_end(point.position)) {
          s_.position = point.position;
          return Found::kYes;
        } else {
          next = Step::kBacktrack;
        }
        break;
      case kMark:
        if (!set_mark(opcode[1], point.position)) return Found::kNoMemory;
        point.code += 2;
        break;
      case kJump:
        point.code += 1 + opcode[1];
        break;
      case kAt:
        if (!at(opcode[1], point.position)) next = Step::kBacktrack;
        point.code += 2;
        break;
      case kLiteral:
        if (point.position < end_ && text_[point.position] == opcode[1]) {
          point = {opcode + 2, point.position + 1};
        } else {
          next = Step::kBacktrack;
        }
        break;
      case kIn:
      case kInIgnore:
      case kInLocIgnore:
      case kInUniIgnore:
        if (point.position < end_ && matches_one(opcode, text_[point.position])) {
          point = {tail_of(opcode), point.position + 1};
        } else {
          next = Step::kBacktrack;
        }
        break;
      case kAny:
      case kAnyAll:
      case kNotLiteral:
      case kLiteralIgnore:
      case kNotLiteralIgnore:
      case kLiteralLocIgnore:
      case kNotLiteralLocIgnore:
      case kLiteralUniIgnore:
      case kNotLiteralUniIgnore:
        if (point.position < end_ && matches_one(opcode, text_[point.position])) {
          const bool has_argument = *opcode != kAny && *opcode != kAnyAll;
          point = {opcode + (has_argument ? 2 : 1), point.position + 1};
        } else {
          next = Step::kBacktrack;
        }
        break;
      default:
        next = step(point);
        break;
    }
    while (next == Step::kBacktrack) {
      if (s_.choices.size() == 0) return Found::kNo;
      next = backtrack(point);
    }
    if (next == Step::kNoMemory) return Found::kNoMemory;
  }
}

void reset_marks(Search& search) {
  for (int64_t i = 0; i < search.num_marks; i++) search.marks[i] = -1;
  search.last_index = -1;
}

// Tries every start; what INFO says about the first characters skips those that cannot match.
template <typename Unit>
Found Matcher<Unit>::search() {
  const Code* code = program_.code;
  const Code* info = nullptr;
  int64_t last_start = end_;
  if (*code == kInfo) {
    info = code;
    if (static_cast<int64_t>(info[3]) > end_ - s_.start) return Found::kNo;
    last_start = end_ - info[3];
    code = tail_of(info);
  }
  const bool has_prefix = info != nullptr && (info[2] & kInfoPrefix) != 0;
  const bool has_set = info != nullptr && !has_prefix && (info[2] & kInfoCharset) != 0;
  // The whole pattern is its prefix.
  const bool is_literal = has_prefix && (info[2] & kInfoLiteral) != 0;
  const int64_t prefix_length = has_prefix ? info[5] : 0;
  const Code* prefix = info + 7;
  const auto begins_here = [&](int64_t position) {
    if (has_set) return in_set(info, info + 5, text_[position]);
    for (int64_t i = 0; i < prefix_length; i++) {
      if (text_[position + i] != prefix[i]) return false;
    }
    return true;
  };
  // An empty match is only refused where the search begins.
  const int64_t first_start = s_.start;
  for (;;) {
    if (has_prefix || has_set) {
      while (s_.start <= last_start && !(s_.start < end_ && begins_here(s_.start))) s_.start++;
      if (s_.start > last_start) return Found::kNo;
    }
    if (is_literal) {
      s_.position = s_.start + prefix_length;
      return Found::kYes;
    }
    const Found found = run(code, s_.start == first_start);
    if (found != Found::kNo) return found;
    if (s_.start >= last_start) return Found::kNo;
    s_.start++;
    reset_marks(s_);
  }
}

template <typename Function>
Found with_matcher(Search& search, Function function) {
  reset_marks(search);
  switch (search.kind) {
    case 1: {
      Matcher<uint8_t> matcher(search);
      return function(matcher);
    }
    case 2: {
      Matcher<uint16_t> matcher(search);
      return function(matcher);
    }
    default: {
      Matcher<uint32_t> matcher(search);
      return function(matcher);
    }
  }
}

}  // namespace

Found match_here(Search& search) {
  if (search.start > search.end) return Found::kNo;
  return with_matcher(search,
                      [&](auto& matcher) { return matcher.run(search.program.code, true); });
}

Found search_from(Search& search) {
  if (search.start > search.end) return Found::kNo;
  return with_matcher(search, [](auto& matcher) { return matcher.search(); });
}

}  // namespace molt::rt::sre

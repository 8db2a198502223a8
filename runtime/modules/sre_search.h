// The matching engine of re: a backtracking machine over a program (sre_code.h).
//
// One path through the program is followed at a time. Every point where another path is possible is
// a Choice on a stack in memory, so that no text overflows the machine's own stack. Marks (the
// bounds of groups) are changed in place; the trail holds what they were, and returning to a choice
// undoes the changes since. Repeats are immutable nodes: each iteration makes a new one, and
// returning to a choice forgets those made since. The body of a lookaround, an atomic group or a
// possessive repeat runs above a barrier choice: when the body succeeds, all choices down to the
// barrier are dropped; when the barrier itself is returned to, the body has failed.
#pragma once

#include <cstdint>

#include "runtime/core/memory.h"
#include "runtime/modules/sre_code.h"

namespace molt::rt::sre {

// A growing array without destructors, with room for kInline items in place.
template <typename T, int kInline>
class Stack {
 public:
  Stack() : items_(reinterpret_cast<T*>(inline_)) {}
  ~Stack() {
    if (items_ != reinterpret_cast<T*>(inline_)) free_raw(items_);
  }
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  // False with MemoryError set.
  bool push(const T& item) {
    if (size_ == capacity_ && !grow()) [[unlikely]]
      return false;
    items_[size_++] = item;
    return true;
  }
  T& top() { return items_[size_ - 1]; }
  T& operator[](int64_t index) { return items_[index]; }
  int64_t size() const { return size_; }
  void shrink(int64_t size) { size_ = size; }

 private:
  [[gnu::noinline]] bool grow() {
    const int64_t bytes = capacity_ * static_cast<int64_t>(sizeof(T));
    const bool is_inline = items_ == reinterpret_cast<T*>(inline_);
    void* memory = is_inline ? allocate_raw(2 * bytes) : reallocate_raw(items_, 2 * bytes);
    if (memory == nullptr) return false;
    if (is_inline) memcpy(memory, inline_, static_cast<size_t>(bytes));
    items_ = static_cast<T*>(memory);
    capacity_ *= 2;
    return true;
  }

  T* items_;
  int64_t size_ = 0;
  int64_t capacity_ = kInline;
  alignas(T) char inline_[sizeof(T) * kInline];
};

// One running repeat: how often its body was begun, and where the last iteration started.
struct Repeat {
  int64_t count;
  int64_t last_position;
  const Code* code;
  // The number of the repeat around it; 0 for none.
  uint32_t outer;
};

struct Choice {
  enum class Kind : uint32_t { kBranch, kRepeatOne, kMinRepeatOne, kMaxUntil, kMinUntil, kBarrier };
  Kind kind;
  // The repeat that is running, and the number of nodes that exist.
  uint32_t repeat;
  uint32_t num_repeats;
  int32_t last_index;
  // The opcode to try differently; for kBranch the next alternative.
  const Code* code;
  int64_t position;
  // kRepeatOne: the least position; kMinRepeatOne: characters so far; kBarrier: iterations so far.
  int64_t number;
  int64_t trail;
  // kBarrier: the barrier below it, -1 for none.
  int64_t outer_barrier;
};

struct TrailEntry {
  int64_t mark;
  int64_t old_position;
};

// The text of a search and its result.
struct Search {
  Program program;
  // Units of 1, 2 or 4 bytes.
  const void* units;
  int kind;
  // The text that the pattern sees is [0, end).
  int64_t end;
  // In: where to start. Out: the bounds of the match.
  int64_t start;
  int64_t position;
  // fullmatch: the match must reach the end.
  bool match_all = false;
  // The match must not be empty at `start`.
  bool must_advance = false;
  // Two marks for each group, -1 while unset.
  int64_t* marks;
  int64_t num_marks;
  // The last group that was closed, from 1; -1 for none.
  int32_t last_index = -1;

  Stack<Choice, 16> choices;
  Stack<Repeat, 8> repeats;
  Stack<TrailEntry, 16> trail;
};

enum class Found : uint8_t { kNo, kYes, kNoMemory };
// A match at `start`; and the first one from there on.
Found match_here(Search& search);
Found search_from(Search& search);

}  // namespace molt::rt::sre

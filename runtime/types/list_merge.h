// The merge sort of lists: timsort with the merge policy of powersort, as CPython 3.12's
// Objects/listobject.c (see also Objects/listsort.txt). The order and number of comparisons are
// observable through __lt__ and are the same.
//
// `Less` compares two keys: 1, 0, or -1 with an exception set. A comparison may run Python, but the
// arrays belong to the sort.
#pragma once

#include <cstring>

#include "runtime/fast/table_memory.h"

namespace molt::rt {

// A part of the keys, and of the values that move along with them (null if the keys are the
// values).
struct SortSlice {
  Value* keys;
  Value* values;

  void advance(int64_t n) {
    keys += n;
    if (values != nullptr) values += n;
  }
  SortSlice at(int64_t n) const { return {keys + n, values == nullptr ? nullptr : values + n}; }
};

inline void move_slice(const SortSlice& to, const SortSlice& from, int64_t count) {
  const size_t bytes = static_cast<size_t>(count) * sizeof(Value);
  memmove(to.keys, from.keys, bytes);
  if (to.values != nullptr) memmove(to.values, from.values, bytes);
}
inline void copy_one(const SortSlice& to, const SortSlice& from) {
  *to.keys = *from.keys;
  if (to.values != nullptr) *to.values = *from.values;
}
inline void copy_up(SortSlice& to, SortSlice& from) {
  copy_one(to, from);
  to.advance(1);
  from.advance(1);
}
inline void copy_down(SortSlice& to, SortSlice& from) {
  copy_one(to, from);
  to.advance(-1);
  from.advance(-1);
}
inline void reverse_values(Value* low, Value* end) {
  for (Value* high = end - 1; low < high; low++, high--) {
    const Value value = *low;
    *low = *high;
    *high = value;
  }
}

template <typename Less>
class MergeSort {
 public:
  MergeSort(SortSlice all, int64_t length) : all_(all), length_(length) {}
  ~MergeSort() {
    if (scratch_.keys != nullptr) free_table(scratch_.keys, scratch_bytes());
  }
  MergeSort(const MergeSort&) = delete;
  MergeSort& operator=(const MergeSort&) = delete;

  // False with an exception set; the items are then in some order.
  bool sort() {
    SortSlice low = all_;
    int64_t remaining = length_;
    const int64_t min_run = compute_min_run(length_);
    while (remaining > 0) {
      bool is_descending;
      int64_t run = count_run(low.keys, low.keys + remaining, &is_descending);
      if (run < 0) return false;
      if (is_descending) reverse(low, run);
      if (run < min_run) {
        const int64_t forced = remaining <= min_run ? remaining : min_run;
        if (!insert_sort(low, forced, run)) return false;
        run = forced;
      }
      if (!prepare_for_run(run)) return false;
      runs_[num_runs_++] = {low, run, 0};
      low.advance(run);
      remaining -= run;
    }
    return merge_all();
  }

 private:
  static constexpr int64_t kMinGallop = 7;
  static constexpr int64_t kMaxMinRun = 64;
  static constexpr int kMaxRuns = 85;

  struct Run {
    SortSlice base;
    int64_t length;
    int power;
  };

  int64_t scratch_bytes() const {
    return scratch_capacity_ * static_cast<int64_t>(sizeof(Value)) *
           (all_.values == nullptr ? 1 : 2);
  }

  static int64_t compute_min_run(int64_t n) {
    int64_t lost_bit = 0;
    while (n >= kMaxMinRun) {
      lost_bit |= n & 1;
      n >>= 1;
    }
    return n + lost_bit;
  }

  static void reverse(const SortSlice& slice, int64_t n) {
    reverse_values(slice.keys, slice.keys + n);
    if (slice.values != nullptr) reverse_values(slice.values, slice.values + n);
  }

  // The length of the run at `low`, strictly descending or not descending; -1 on failure.
  int64_t count_run(const Value* low, const Value* high, bool* is_descending) {
    *is_descending = false;
    if (low + 1 == high) return 1;
    const int first = less_(low[1], low[0]);
    if (first < 0) return -1;
    *is_descending = first > 0;
    int64_t n = 2;
    for (const Value* p = low + 2; p < high; p++, n++) {
      const int k = less_(p[0], p[-1]);
      if (k < 0) return -1;
      if (k != first) break;
    }
    return n;
  }

  // Sorts the first n items, of which `start` are sorted, by binary insertion.
  bool insert_sort(const SortSlice& low, int64_t n, int64_t start) {
    for (; start < n; start++) {
      const Value pivot = low.keys[start];
      int64_t left = 0;
      int64_t right = start;
      do {
        const int64_t middle = left + ((right - left) >> 1);
        const int k = less_(pivot, low.keys[middle]);
        if (k < 0) return false;
        if (k > 0) {
          right = middle;
        } else {
          left = middle + 1;
        }
      } while (left < right);
      insert_at(low.keys, left, start);
      if (low.values != nullptr) insert_at(low.values, left, start);
    }
    return true;
  }

  // Moves the value at `from` down to `to`.
  static void insert_at(Value* values, int64_t to, int64_t from) {
    const Value value = values[from];
    memmove(values + to + 1, values + to, static_cast<size_t>(from - to) * sizeof(Value));
    values[to] = value;
  }

  // Where to insert `key` in the sorted a[0..n), before (left) or behind (right) equal keys; the
  // search starts at `hint` and widens exponentially. -1 on failure.
  int64_t gallop_left(Value key, const Value* a, int64_t n, int64_t hint) {
    int64_t last = 0;
    int64_t offset = 1;
    int k = less_(a[hint], key);
    if (k < 0) return -1;
    if (k > 0) {
      const int64_t limit = n - hint;
      while (offset < limit) {
        k = less_(a[hint + offset], key);
        if (k < 0) return -1;
        if (k == 0) break;
        last = offset;
        offset = (offset << 1) + 1;
      }
      if (offset > limit) offset = limit;
      last += hint;
      offset += hint;
    } else {
      const int64_t limit = hint + 1;
      while (offset < limit) {
        k = less_(a[hint - offset], key);
        if (k < 0) return -1;
        if (k > 0) break;
        last = offset;
        offset = (offset << 1) + 1;
      }
      if (offset > limit) offset = limit;
      const int64_t previous = last;
      last = hint - offset;
      offset = hint - previous;
    }
    last++;
    while (last < offset) {
      const int64_t middle = last + ((offset - last) >> 1);
      k = less_(a[middle], key);
      if (k < 0) return -1;
      if (k > 0) {
        last = middle + 1;
      } else {
        offset = middle;
      }
    }
    return offset;
  }

  int64_t gallop_right(Value key, const Value* a, int64_t n, int64_t hint) {
    int64_t last = 0;
    int64_t offset = 1;
    int k = less_(key, a[hint]);
    if (k < 0) return -1;
    if (k > 0) {
      const int64_t limit = hint + 1;
      while (offset < limit) {
        k = less_(key, a[hint - offset]);
        if (k < 0) return -1;
        if (k == 0) break;
        last = offset;
        offset = (offset << 1) + 1;
      }
      if (offset > limit) offset = limit;
      const int64_t previous = last;
      last = hint - offset;
      offset = hint - previous;
    } else {
      const int64_t limit = n - hint;
      while (offset < limit) {
        k = less_(key, a[hint + offset]);
        if (k < 0) return -1;
        if (k > 0) break;
        last = offset;
        offset = (offset << 1) + 1;
      }
      if (offset > limit) offset = limit;
      last += hint;
      offset += hint;
    }
    last++;
    while (last < offset) {
      const int64_t middle = last + ((offset - last) >> 1);
      k = less_(key, a[middle]);
      if (k < 0) return -1;
      if (k > 0) {
        offset = middle;
      } else {
        last = middle + 1;
      }
    }
    return offset;
  }

  bool reserve_scratch(int64_t n) {
    if (n <= scratch_capacity_) return true;
    if (scratch_.keys != nullptr) free_table(scratch_.keys, scratch_bytes());
    scratch_capacity_ = n;
    scratch_.keys = static_cast<Value*>(allocate_table(scratch_bytes()));
    scratch_.values = all_.values == nullptr ? nullptr : scratch_.keys + n;
    if (scratch_.keys != nullptr) return true;
    scratch_capacity_ = 0;
    return false;
  }

  // Merges the adjacent runs a and b; a moves to scratch memory. na <= nb, and b[0] < a[0], a[na-1]
  // > b[nb-1].
  bool merge_low(SortSlice a, int64_t na, SortSlice b, int64_t nb) {
    if (!reserve_scratch(na)) return false;
    move_slice(scratch_, a, na);
    SortSlice to = a;
    a = scratch_;
    const auto finish = [&](bool result) {
      if (na > 0) move_slice(to, a, na);
      return result;
    };
    // The last item of a is the greatest of all.
    const auto finish_with_b = [&] {
      move_slice(to, b, nb);
      copy_one(to.at(nb), a);
      return true;
    };
    copy_up(to, b);
    if (--nb == 0) return finish(true);
    if (na == 1) return finish_with_b();
    int64_t min_gallop = min_gallop_;
    while (true) {
      int64_t a_count = 0;
      int64_t b_count = 0;
      do {
        const int k = less_(*b.keys, *a.keys);
        if (k < 0) return finish(false);
        if (k > 0) {
          copy_up(to, b);
          b_count++;
          a_count = 0;
          if (--nb == 0) return finish(true);
        } else {
          copy_up(to, a);
          a_count++;
          b_count = 0;
          if (--na == 1) return finish_with_b();
        }
      } while (a_count < min_gallop && b_count < min_gallop);
      // One run wins all the time: search for the end of its winning streak.
      min_gallop++;
      do {
        min_gallop -= min_gallop > 1;
        min_gallop_ = min_gallop;
        a_count = gallop_right(*b.keys, a.keys, na, 0);
        if (a_count < 0) return finish(false);
        if (a_count > 0) {
          move_slice(to, a, a_count);
          to.advance(a_count);
          a.advance(a_count);
          na -= a_count;
          if (na == 1) return finish_with_b();
          // Only inconsistent comparisons lead here.
          if (na == 0) return finish(true);
        }
        copy_up(to, b);
        if (--nb == 0) return finish(true);
        b_count = gallop_left(*a.keys, b.keys, nb, 0);
        if (b_count < 0) return finish(false);
        if (b_count > 0) {
          move_slice(to, b, b_count);
          to.advance(b_count);
          b.advance(b_count);
          nb -= b_count;
          if (nb == 0) return finish(true);
        }
        copy_up(to, a);
        if (--na == 1) return finish_with_b();
      } while (a_count >= kMinGallop || b_count >= kMinGallop);
      // Leaving gallop mode makes it harder to enter again.
      min_gallop_ = ++min_gallop;
    }
  }

  // The mirror image, for na >= nb: b moves to scratch memory, and the merge goes from the end.
  bool merge_high(SortSlice a, int64_t na, SortSlice b, int64_t nb) {
    if (!reserve_scratch(nb)) return false;
    SortSlice to = b.at(nb - 1);
    move_slice(scratch_, b, nb);
    const SortSlice base_a = a;
    const SortSlice base_b = scratch_;
    b = base_b.at(nb - 1);
    a.advance(na - 1);
    const auto finish = [&](bool result) {
      if (nb > 0) move_slice(to.at(1 - nb), base_b, nb);
      return result;
    };
    // The first item of b is the least of all.
    const auto finish_with_a = [&] {
      move_slice(to.at(1 - na), a.at(1 - na), na);
      copy_one(to.at(-na), b);
      return true;
    };
    copy_down(to, a);
    if (--na == 0) return finish(true);
    if (nb == 1) return finish_with_a();
    int64_t min_gallop = min_gallop_;
    while (true) {
      int64_t a_count = 0;
      int64_t b_count = 0;
      do {
        const int k = less_(*b.keys, *a.keys);
        if (k < 0) return finish(false);
        if (k > 0) {
          copy_down(to, a);
          a_count++;
          b_count = 0;
          if (--na == 0) return finish(true);
        } else {
          copy_down(to, b);
          b_count++;
          a_count = 0;
          if (--nb == 1) return finish_with_a();
        }
      } while (a_count < min_gallop && b_count < min_gallop);
      min_gallop++;
      do {
        min_gallop -= min_gallop > 1;
        min_gallop_ = min_gallop;
        int64_t k = gallop_right(*b.keys, base_a.keys, na, na - 1);
        if (k < 0) return finish(false);
        a_count = na - k;
        if (a_count > 0) {
          to.advance(-a_count);
          a.advance(-a_count);
          move_slice(to.at(1), a.at(1), a_count);
          na -= a_count;
          if (na == 0) return finish(true);
        }
        copy_down(to, b);
        if (--nb == 1) return finish_with_a();
        k = gallop_left(*a.keys, base_b.keys, nb, nb - 1);
        if (k < 0) return finish(false);
        b_count = nb - k;
        if (b_count > 0) {
          to.advance(-b_count);
          b.advance(-b_count);
          move_slice(to.at(1), b.at(1), b_count);
          nb -= b_count;
          if (nb == 1) return finish_with_a();
          if (nb == 0) return finish(true);
        }
        copy_down(to, a);
        if (--na == 0) return finish(true);
      } while (a_count >= kMinGallop || b_count >= kMinGallop);
      min_gallop_ = ++min_gallop;
    }
  }

  // Merges runs i and i + 1.
  bool merge_at(int i) {
    SortSlice a = runs_[i].base;
    int64_t na = runs_[i].length;
    const SortSlice b = runs_[i + 1].base;
    int64_t nb = runs_[i + 1].length;
    runs_[i].length = na + nb;
    if (i == num_runs_ - 3) runs_[i + 1] = runs_[i + 2];
    num_runs_--;
    // What a holds below b's start, and b above a's end, is in place already.
    const int64_t skipped = gallop_right(*b.keys, a.keys, na, 0);
    if (skipped < 0) return false;
    a.advance(skipped);
    na -= skipped;
    if (na == 0) return true;
    nb = gallop_left(a.keys[na - 1], b.keys, nb, nb - 1);
    if (nb <= 0) return nb == 0;
    return na <= nb ? merge_low(a, na, b, nb) : merge_high(a, na, b, nb);
  }

  // The depth of the boundary between two adjacent runs in a perfectly balanced merge tree.
  static int boundary_power(int64_t start, int64_t n1, int64_t n2, int64_t n) {
    int64_t a = 2 * start + n1;
    int64_t b = a + n1 + n2;
    for (int power = 1;; power++) {
      if (a >= n) {
        a -= n;
        b -= n;
      } else if (b >= n) {
        return power;
      }
      a <<= 1;
      b <<= 1;
    }
  }

  // Merges what must be merged before a run of this length follows.
  bool prepare_for_run(int64_t run) {
    if (num_runs_ == 0) return true;
    Run& last = runs_[num_runs_ - 1];
    const int power = boundary_power(last.base.keys - all_.keys, last.length, run, length_);
    while (num_runs_ > 1 && runs_[num_runs_ - 2].power > power) {
      if (!merge_at(num_runs_ - 2)) return false;
    }
    runs_[num_runs_ - 1].power = power;
    return true;
  }

  bool merge_all() {
    while (num_runs_ > 1) {
      int i = num_runs_ - 2;
      if (i > 0 && runs_[i - 1].length < runs_[i + 1].length) i--;
      if (!merge_at(i)) return false;
    }
    return true;
  }

  [[no_unique_address]] Less less_;
  SortSlice all_;
  int64_t length_;
  int64_t min_gallop_ = kMinGallop;
  SortSlice scratch_{nullptr, nullptr};
  int64_t scratch_capacity_ = 0;
  int num_runs_ = 0;
  Run runs_[kMaxRuns];
};

}  // namespace molt::rt

#pragma once

#include <utility>
#include <vector>

namespace molt {

// A stable sort without extra memory, for lists that are short or nearly in order.
template <class T, class Less>
void insertion_sort(std::vector<T>& list, Less less) {
  for (size_t i = 1; i < list.size(); ++i) {
    T item = std::move(list[i]);
    size_t hole = i;
    for (; hole != 0 && less(item, list[hole - 1]); --hole) list[hole] = std::move(list[hole - 1]);
    list[hole] = std::move(item);
  }
}

}  // namespace molt

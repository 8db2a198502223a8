// The items of an iterable one by one, without an iterator object for exact lists and tuples.
#pragma once

#include "runtime/core/call.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

class ItemSource {
 public:
  ItemSource() = default;
  ItemSource(const ItemSource&) = delete;
  ItemSource& operator=(const ItemSource&) = delete;

  // TypeError when the object is not iterable.
  Status open_py(Value iterable) {
    if (is_exact_list(iterable) || is_exact_tuple(iterable)) {
      source_ = Ref::share(iterable);
      is_list_ = is_exact_list(iterable);
      is_direct_ = true;
      return kOk;
    }
    source_ = Ref(iterate(iterable));
    return is_failure(source_) ? kFailed : kOk;
  }
  // The next item; kUnbound after the last one.
  Owned next_py() {
    if (!is_direct_) return next_of(source_);
    const int64_t length = is_list_ ? as_list(source_)->length : as_tuple(source_)->length;
    if (index_ >= length) return {kUnboundBits};
    const Value* items = is_list_ ? as_list(source_)->items.pointer : as_tuple(source_)->items();
    return new_reference(items[index_++]);
  }

 private:
  Ref source_;
  int64_t index_ = 0;
  bool is_direct_ = false;
  bool is_list_ = false;
};

}  // namespace molt::rt

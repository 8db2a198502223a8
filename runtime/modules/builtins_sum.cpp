// sum(): ints in a machine word and floats with Neumaier's compensation as long as the items allow
// it, as CPython 3.12 does.
#include <cmath>

#include "runtime/core/messages/number.h"
#include "runtime/types/container_support.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/item_source.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

class Summation {
 public:
  explicit Summation(Value start) : total_(Ref::share(start)) {}

  Status open_py(Value iterable) { return source_.open_py(iterable); }
  Owned run_py() {
    if (is_exact_int(total_)) MOLT_TRY_DISCARD(sum_ints_py());
    if (!is_done_ && total_.get().is_double()) MOLT_TRY_DISCARD(sum_floats_py());
    while (!is_done_) MOLT_TRY_DISCARD(add_next_py());
    return total_.take();
  }

 private:
  // Adds one item with the operator; notes the end.
  Status add_next_py() {
    MOLT_TRY(item, source_.next_py());
    if (item.get().is_unbound()) {
      is_done_ = true;
      return kOk;
    }
    return add_item_py(item);
  }
  Status add_item_py(Value item) {
    total_ = Ref(molt_add(total_, borrowed(item)));
    return is_failure(total_) ? kFailed : kOk;
  }

  // Up to the first item that is no int or makes the sum leave 64 bits, which is added as well.
  Status sum_ints_py() {
    int64_t sum;
    if (!int_as_int64(total_, &sum)) return kOk;
    while (true) {
      MOLT_TRY(item, source_.next_py());
      const Value value = item.get();
      int64_t number, next_sum;
      const bool is_short =
          (is_exact_int(value) || value.is_bool()) && int_as_int64(value, &number);
      if (is_short && !__builtin_add_overflow(sum, number, &next_sum)) {
        sum = next_sum;
        continue;
      }
      total_ = Ref(int_from_int64(sum));
      if (is_failure(total_)) return kFailed;
      is_done_ = value.is_unbound();
      return is_done_ ? kOk : add_item_py(value);
    }
  }

  // Up to the first item that is neither float nor short int, which is added as well.
  Status sum_floats_py() {
    double sum = total_.get().as_double();
    double compensation = 0;
    while (true) {
      MOLT_TRY(item, source_.next_py());
      const Value value = item.get();
      int64_t number;
      if (value.is_double()) {
        const double x = value.as_double();
        const double next_sum = sum + x;
        compensation +=
            std::fabs(sum) >= std::fabs(x) ? (sum - next_sum) + x : (x - next_sum) + sum;
        sum = next_sum;
        continue;
      }
      if (is_int(value) && int_as_int64(value, &number)) {
        sum += static_cast<double>(number);
        continue;
      }
      // A compensation of 0 must not turn -0.0 into 0.0, an infinite one not the sum into a NaN.
      if (compensation != 0 && std::isfinite(compensation)) sum += compensation;
      total_ = Ref(float_from(sum));
      is_done_ = value.is_unbound();
      return is_done_ ? kOk : add_item_py(value);
    }
  }

  Ref total_;
  ItemSource source_;
  bool is_done_ = false;
};

Status refuse_text_start(Value start) {
  if (is_str(start)) return raise(messages::sum_strings);
  if (has_type_flag(start, kTypeBytesSubclass)) return raise(messages::sum_bytes);
  if (has_type(start, molt_shape_bytearray)) return raise(messages::sum_bytearray);
  return kOk;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_builtins_sum(Borrowed iterable, Borrowed start) {
  const Value first = value_of(start).is_unbound() ? Value::from_small_int(0) : value_of(start);
  Summation summation(first);
  MOLT_TRY_DISCARD(summation.open_py(value_of(iterable)));
  MOLT_TRY_DISCARD(refuse_text_start(first));
  return summation.run_py();
}

}  // namespace molt::abi
}

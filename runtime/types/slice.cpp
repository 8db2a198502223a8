// slice objects; Objects/sliceobject.c.
#include "runtime/types/slice.h"

#include "common/numeric_hash.h"
#include "runtime/core/messages/container.h"
#include "runtime/types/container_support.h"
#include "runtime/types/int.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/iterators.def"
#include "abi/types/rows.inc"

namespace molt::rt {

Owned slice_new(Value start, Value stop, Value step) {
  Slice* slice = allocate<Slice>(molt_shape_slice);
  if (slice == nullptr) return kOwnedError;
  retain(start);
  retain(stop);
  retain(step);
  slice->start = start;
  slice->stop = stop;
  slice->step = step;
  return owned_object(slice);
}

int64_t clip_bound(int64_t bound, int64_t length) {
  if (bound < 0) {
    bound += length;
    return bound < 0 ? 0 : bound;
  }
  return bound > length ? length : bound;
}

int64_t SliceBounds::adjust(int64_t length) {
  const int64_t lowest = step < 0 ? -1 : 0;
  const int64_t highest = step < 0 ? length - 1 : length;
  for (int64_t* bound : {&start, &stop}) {
    if (*bound < 0) {
      *bound += length;
      if (*bound < 0) *bound = lowest;
    } else if (*bound > highest) {
      *bound = highest;
    }
  }
  if (step < 0) return stop < start ? (start - stop - 1) / -step + 1 : 0;
  return start < stop ? (stop - start - 1) / step + 1 : 0;
}

Status slice_bound_py(Value bound, int64_t fallback, int64_t* result) {
  if (bound.is_none()) {
    *result = fallback;
    return kOk;
  }
  if (bound.is_int()) {
    *result = bound.as_int();
    return kOk;
  }
  if (!can_index(bound)) return raise(messages::slice_bounds);
  const Int64Result index = index_int64_clipped(bound);
  if (index.value == kInt64Failed && exception_is_set()) return kFailed;
  *result = index.value;
  return kOk;
}

Status unpack_slice_py(Value slice, SliceBounds* bounds) {
  const Slice* s = as_slice(slice);
  MOLT_TRY_DISCARD(slice_bound_py(s->step, 1, &bounds->step));
  if (bounds->step == 0) return raise(messages::slice_step_zero);
  // So that -step cannot overflow.
  if (bounds->step < -INT64_MAX) bounds->step = -INT64_MAX;
  const bool is_backwards = bounds->step < 0;
  MOLT_TRY_DISCARD(slice_bound_py(s->start, is_backwards ? INT64_MAX : 0, &bounds->start));
  return slice_bound_py(s->stop, is_backwards ? INT64_MIN : INT64_MAX, &bounds->stop);
}

namespace {

void slice_destroy(Object* self) {
  Slice* slice = static_cast<Slice*>(self);
  release(slice->step);
  release(slice->start);
  release(slice->stop);
}

void slice_traverse(Object* self, Visitor visit, void* context) {
  Slice* slice = static_cast<Slice*>(self);
  visit_value(slice->start, visit, context);
  visit_value(slice->stop, visit, context);
  visit_value(slice->step, visit, context);
}

Owned slice_repr(Borrowed self) {
  const Slice* slice = as_slice(value_of(self));
  StrBuilder out;
  const Value fields[] = {slice->start, slice->stop, slice->step};
  const char* before = "slice(";
  for (Value field : fields) {
    out.append_ascii(before);
    MOLT_TRY(text, repr_of(field));
    out.append(text.get());
    before = ", ";
  }
  out.append_ascii(")");
  return out.finish();
}

Owned slice_fields(const Slice* slice) { return tuple_of(slice->start, slice->stop, slice->step); }

Int64Result slice_hash(Borrowed self) {
  const Slice* slice = as_slice(value_of(self));
  const Value fields[] = {slice->start, slice->stop, slice->step};
  common::TupleHasher hasher;
  for (Value field : fields) {
    const Int64Result hash = hash_of(field);
    if (hash.value == kInt64Failed && exception_is_set()) return hash;
    hasher.add(hash.value);
  }
  // Unlike in a tuple's hash, the length has no part: this value cancels what finish() adds.
  return {hasher.finish(2870177450012600261u ^ 3527539u)};
}

Owned slice_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (!is_slice(value_of(other))) return not_implemented();
  if (value_of(self) == value_of(other)) {
    return owned_bool(op == CompareOp::kEq || op == CompareOp::kLe || op == CompareOp::kGe);
  }
  MOLT_TRY(left, slice_fields(as_slice(value_of(self))));
  MOLT_TRY(right, slice_fields(as_slice(value_of(other))));
  return sequence_compare_py(as_tuple(left), as_tuple(right), op);
}

Owned slice_construct(Type*, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_arguments("slice", num_args, keyword_names, 1, 3));
  if (num_args == 1) return slice_new(kNone, args[0], kNone);
  return slice_new(args[0], args[1], num_args == 3 ? args[2] : kNone);
}

constexpr Slots slice_slots() {
  Slots slots{};
  slots.destroy = slice_destroy;
  slots.traverse = slice_traverse;
  slots.repr = slice_repr;
  slots.hash = slice_hash;
  slots.compare = slice_compare;
  slots.construct = slice_construct;
  return slots;
}

// One bound of slice.indices(): an int of any size, or `fallback` for None, fitted between `lowest`
// and `highest`.
Owned fit_bound(Value bound, const Ref& length, Value fallback, Value lowest, Value highest) {
  if (bound.is_none()) return new_reference(fallback);
  if (!can_index(bound)) return raise(messages::slice_bounds);
  MOLT_TRY(index, index_of(bound));
  if (int_sign(index) < 0) {
    MOLT_TRY(moved, int_add(index, length));
    return int_compare(moved, lowest) < 0 ? new_reference(lowest) : moved.take();
  }
  return int_compare(index, highest) > 0 ? new_reference(highest) : index.take();
}

}  // namespace

Owned slice_indices_py(const Slice* slice, const Ref& length) {
  const Value zero = Value::from_small_int(0);
  const Value one = Value::from_small_int(1);
  Ref step;
  if (slice->step.is_none()) {
    step = Ref::share(one);
  } else {
    if (!can_index(slice->step)) return raise(messages::slice_bounds);
    step = Ref(index_of(slice->step));
    if (is_failure(step)) return kOwnedError;
    if (step.get() == zero) return raise(messages::slice_step_zero);
  }
  const bool backwards = int_sign(step) < 0;
  const Value lowest = backwards ? Value::from_small_int(-1) : zero;
  Ref highest = Ref::share(length.get());
  if (backwards) {
    highest = Ref(int_subtract(length, one));
    if (is_failure(highest)) return kOwnedError;
  }
  MOLT_TRY(start, fit_bound(slice->start, length, backwards ? highest.get() : lowest, lowest,
                            highest.get()));
  MOLT_TRY(stop, fit_bound(slice->stop, length, backwards ? lowest : highest.get(), lowest,
                           highest.get()));
  return tuple_of(start.get(), stop.get(), step.get());
}

}  // namespace molt::rt

MOLT_DEFINE_TYPE(slice, "slice", kTypeCollectable, sizeof(Slice), 0, slice_slots())

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_make_slice(Borrowed start, Borrowed stop, Borrowed step) {
  return slice_new(value_of(start), value_of(stop), value_of(step));
}

Owned molt_g_slice_start(Borrowed self) { return new_reference(as_slice(value_of(self))->start); }
Owned molt_g_slice_stop(Borrowed self) { return new_reference(as_slice(value_of(self))->stop); }
Owned molt_g_slice_step(Borrowed self) { return new_reference(as_slice(value_of(self))->step); }

Owned molt_m_slice_indices(Borrowed self, Borrowed length) {
  MOLT_TRY(size, index_of(value_of(length)));
  if (int_sign(size) < 0) return raise(messages::slice_negative_length);
  return slice_indices_py(as_slice(value_of(self)), size);
}

}  // namespace molt::abi
}

// functools.reduce and cmp_to_key (Modules/_functoolsmodule.c).
#include "runtime/core/messages/functools.h"
#include "runtime/fast/iterate.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/memory_file.h"

MOLT_DECLARE_TYPE(key_wrapper)

#define MOLT_ROWS "abi/modules/_functools.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/functools.def"
#include "abi/types/rows.inc"

namespace molt::rt {

// What cmp_to_key() gives, and what calling that gives: the latter has an object.
struct KeyWrapper : Object {
  Value compare;
  // kUnbound for none.
  Value object;
};

namespace {

using KeyWrapperFields = OwnedFields<KeyWrapper, &KeyWrapper::compare, &KeyWrapper::object>;

KeyWrapper* as_key_wrapper(Value value) { return object_as<KeyWrapper>(value); }

Owned make_key_wrapper(Value compare, Value object) {
  KeyWrapper* wrapper = allocate<KeyWrapper>(molt_shape_key_wrapper);
  if (wrapper == nullptr) return kOwnedError;
  wrapper->compare = shared(compare);
  wrapper->object = shared(object);
  return owned_object(wrapper);
}

Owned key_wrapper_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  static constexpr const char* kNames[] = {"obj"};
  Value object = kUnbound;
  MOLT_TRY_DISCARD(bind_optional("K", kNames, 1, args, num_args, keyword_names, &object));
  if (object.is_unbound()) return raise(messages::key_wrapper_missing);
  return make_key_wrapper(as_key_wrapper(value_of(callee))->compare, object);
}

Owned key_wrapper_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (!has_type(value_of(other), molt_shape_key_wrapper)) return raise(messages::key_wrapper_other);
  const KeyWrapper* left = as_key_wrapper(value_of(self));
  const KeyWrapper* right = as_key_wrapper(value_of(other));
  if (left->object.is_unbound() || right->object.is_unbound())
    return raise(messages::key_wrapper_object);
  MOLT_TRY(order, call(left->compare, left->object, right->object));
  return compare(order, Value::from_small_int(0), op);
}

constexpr Slots key_wrapper_slots() {
  Slots slots = KeyWrapperFields::slots();
  slots.hash = unhashable;
  slots.call = key_wrapper_call;
  slots.compare = key_wrapper_compare;
  return slots;
}

}  // namespace

extern "C" Owned molt_f__functools_cmp_to_key(Borrowed mycmp) {
  return make_key_wrapper(value_of(mycmp), kUnbound);
}

extern "C" Owned molt_g_key_wrapper_obj(Borrowed self) {
  const Value object = as_key_wrapper(value_of(self))->object;
  return object.is_unbound() ? owned_none() : new_reference(object);
}

extern "C" Owned molt_f__functools_reduce(Borrowed function, Borrowed iterable, Borrowed initial) {
  Ref iterator(iterate(value_of(iterable)));
  if (is_failure(iterator)) {
    if (clear_exception_if(molt_type_TypeError)) return raise(messages::reduce_not_iterable);
    return kOwnedError;
  }
  Ref result = Ref::share(value_of(initial));
  while (true) {
    MOLT_TRY(item, iterate_next_inline(iterator));
    if (item.get().is_unbound()) break;
    if (result.get().is_unbound()) {
      result = std::move(item);
    } else {
      result = Ref(call(value_of(function), result.get(), item.get()));
      if (is_failure(result)) return kOwnedError;
    }
  }
  if (result.get().is_unbound()) return raise(messages::reduce_empty);
  return result.take();
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(key_wrapper, "KeyWrapper", "functools", kTypeCollectable,
                         sizeof(KeyWrapper), key_wrapper_slots())

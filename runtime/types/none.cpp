// The singletons None, Ellipsis and NotImplemented, and SimpleNamespace.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/instance.h"
#include "runtime/types/object_state.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/function.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned none_repr(Borrowed) { return make_str_ascii("None"); }
Owned ellipsis_repr(Borrowed) { return make_str_ascii("Ellipsis"); }
Owned not_implemented_repr(Borrowed) { return make_str_ascii("NotImplemented"); }
Tri none_truth(Borrowed) { return {0}; }
// hash(None) is a constant since CPython 3.12.
Int64Result none_hash(Borrowed) { return {0xFCA86420}; }

constexpr Slots singleton_slots(Owned (*repr)(Borrowed)) {
  Slots slots{};
  slots.repr = repr;
  return slots;
}

constexpr Slots none_slots() {
  Slots slots = singleton_slots(none_repr);
  slots.truth = none_truth;
  slots.hash = none_hash;
  slots.compare = object_compare;
  slots.bit_or = type_or;
  return slots;
}

void namespace_destroy(Object* self) { destroy_attributes(self); }
void namespace_traverse(Object* self, Visitor visit, void* context) {
  traverse_attributes(self, visit, context);
}
void namespace_clear(Object* self) { clear_attributes(self); }

// namespace(a=1, b=2)
Owned namespace_repr(Borrowed self) {
  const Value object = value_of(self);
  Type* type = type_of(object);
  MOLT_TRY(name, type == &molt_type_simple_namespace ? make_str_ascii("namespace")
                                                     : new_reference(value_of(type_name(type))));
  MOLT_TRY(is_repeated, enter_repr(object));
  StrBuilder out;
  out.append(name.get());
  if (is_repeated.code != 0) {
    out.append_ascii("(...)");
    return out.finish();
  }
  auto fill = [&]() -> Status {
    MOLT_TRY(dict, attribute_dict(object.as_object()));
    MOLT_TRY_DISCARD(out.append_ascii("("));
    int64_t position = 0;
    Value key, value;
    bool is_first = true;
    while (dict_next(as_dict(value_of(dict)), &position, &key, &value)) {
      if (!is_first) MOLT_TRY_DISCARD(out.append_ascii(", "));
      is_first = false;
      MOLT_TRY_DISCARD(out.append(key));
      MOLT_TRY_DISCARD(out.append_ascii("="));
      MOLT_TRY(text, repr_of(value));
      MOLT_TRY_DISCARD(out.append(text.get()));
    }
    return out.append_ascii(")");
  };
  const Status status = fill();
  leave_repr(object);
  if (is_failure(status)) return kOwnedError;
  return out.finish();
}

Owned namespace_compare(Borrowed self, Borrowed other, CompareOp op) {
  const bool both = is_instance(value_of(other), &molt_type_simple_namespace);
  if (!both) return {kNotImplementedBits};
  MOLT_TRY(left, attribute_dict(value_of(self).as_object()));
  MOLT_TRY(right, attribute_dict(value_of(other).as_object()));
  return compare(value_of(left), value_of(right), op);
}

Owned namespace_construct(Type* cls, const Value*, int64_t, Value) {
  Object* object = allocate_instance(cls);
  if (object == nullptr) return Failure{};
  return owned_unchecked(Value::from_object(object));
}

Status namespace_initialise(Borrowed self, const Value* args, int64_t num_args,
                            Value keyword_names) {
  if (num_args > 0) return raise(messages::namespace_positional);
  if (!keyword_names.is_pointer()) return kOk;
  const Tuple* names = as_tuple(keyword_names);
  for (int64_t i = 0; i < names->length; i++) {
    MOLT_TRY(name, intern_str(as_str(names->items()[i])));
    MOLT_TRY_DISCARD(set_own_attribute(value_of(self).as_object(), as_str(name), args[i]));
  }
  return kOk;
}

constexpr Slots namespace_slots() {
  Slots slots{};
  slots.construct = namespace_construct;
  slots.initialise = namespace_initialise;
  slots.destroy = namespace_destroy;
  slots.traverse = namespace_traverse;
  slots.clear = namespace_clear;
  slots.repr = namespace_repr;
  slots.compare = namespace_compare;
  slots.hash = hash_not_implemented;
  return slots;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
#define MOLT_SINGLETON(identifier, text, slots)                                            \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};     \
  constinit Type molt_type_##identifier = builtin_type({.name = text,                      \
                                                        .base = &molt_type_object,         \
                                                        .shape = &molt_shape_##identifier, \
                                                        .rows = &molt_rows_##identifier,   \
                                                        .basic_size = sizeof(Object)},     \
                                                       slots);
MOLT_SINGLETON(NoneType, "NoneType", none_slots())
MOLT_SINGLETON(ellipsis, "ellipsis", singleton_slots(ellipsis_repr))
MOLT_SINGLETON(NotImplementedType, "NotImplementedType", singleton_slots(not_implemented_repr))
#undef MOLT_SINGLETON
constinit molt::abi::Shape molt_shape_simple_namespace{{&molt_type_simple_namespace}, 0, 0};
constinit Type molt_type_simple_namespace =
    builtin_type({.name = "SimpleNamespace",
                  .base = &molt_type_object,
                  .shape = &molt_shape_simple_namespace,
                  .rows = &molt_rows_simple_namespace,
                  .flags = kTypeCollectable | kTypeBaseAllowed | kTypeHasDict,
                  .basic_size = sizeof(Instance),
                  .extra_offset = sizeof(Object),
                  .module = "types"},
                 namespace_slots());
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_n_NoneType(Borrowed) { return {kNoneBits}; }
Owned molt_n_ellipsis(Borrowed) { return {kEllipsisBits}; }
Owned molt_n_NotImplementedType(Borrowed) { return {kNotImplementedBits}; }

Owned molt_g_simple_namespace___dict__(Borrowed self) { return get_dict_attribute(self); }
Owned molt_m_simple_namespace___reduce__(Borrowed self) {
  MOLT_TRY(dict, attribute_dict(value_of(self).as_object()));
  MOLT_TRY(no_arguments, tuple_from_values(nullptr, 0));
  return tuple_of(Value::from_object(type_of(value_of(self))), no_arguments.get(), value_of(dict));
}
Status molt_s_simple_namespace___dict__(Borrowed, Borrowed) {
  return raise(messages::read_only_attribute);
}

}  // namespace molt::abi
}

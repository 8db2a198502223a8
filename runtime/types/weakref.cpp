// weakref.ref (Objects/weakrefobject.c).
#include "runtime/core/weakref.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"
#include "runtime/types/traceback.h"

#define MOLT_ROWS "abi/types/weakref.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

WeakReference* reference_of(Borrowed self) { return object_as<WeakReference>(value_of(self)); }

int64_t num_keywords(Value names) {
  return names.is_pointer() ? object_as<Tuple>(names)->length : 0;
}

// ref(object) without a callback is the same object every time.
WeakReference* shared_reference(Object* target) {
  WeakReference* reference = first_weak_reference(target);
  for (; reference != nullptr; reference = reference->next) {
    const bool is_shared = reference->callback.is_none() &&
                           reference->shape.pointer == &molt_shape_weakref &&
                           !is_deallocating(reference);
    if (is_shared) return reference;
  }
  return nullptr;
}

// The arguments were looked at by the constructor.
Status weakref_initialise(Borrowed, const Value*, int64_t num_args, Value keyword_names) {
  if (num_keywords(keyword_names) > 0) return raise(messages::exception_keywords, "ref");
  if (num_args < 1) return raise(messages::weakref_too_few, num_args);
  if (num_args > 2) return raise(messages::weakref_too_many, num_args);
  return kOk;
}

Owned weakref_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  const int64_t num_positional = num_args;
  if (num_positional < 1) return raise(messages::weakref_too_few, num_positional);
  if (num_positional > 2) return raise(messages::weakref_too_many, num_positional);
  if (cls == &molt_type_weakref && num_keywords(keyword_names) > 0)
    return raise(messages::exception_keywords, "ref");
  Value target = args[0];
  Value callback = num_positional > 1 ? args[1] : kNone;
  if (!target.is_pointer() || !can_be_weakly_referenced(type_of(target))) {
    return raise(messages::weakref_not_allowed, type_of(target));
  }
  if (cls == &molt_type_weakref && callback.is_none()) {
    WeakReference* shared = shared_reference(target.as_object());
    if (shared != nullptr) return new_reference(Value::from_object(shared));
  }
  WeakReference* self = allocate_instance_of<WeakReference>(cls);
  if (self == nullptr) return Failure{};
  Ref owned{owned_unchecked(Value::from_object(self))};
  self->callback = value_of(new_reference(callback));
  if (!link_weak_reference(self, target.as_object())) return Failure{};
  return owned.take();
}

void weakref_destroy(Object* object) {
  WeakReference* self = static_cast<WeakReference*>(object);
  unlink_weak_reference(self);
  release(std::exchange(self->callback, kNone));
}

void weakref_traverse(Object* object, Visitor visit, void* context) {
  visit(static_cast<WeakReference*>(object)->callback, context);
}

Owned weakref_call(Borrowed callee, const Value*, int64_t num_args, Value keyword_names) {
  if (num_keywords(keyword_names) > 0) return raise(messages::exception_keywords, "weakref");
  if (num_args > 0) return raise(messages::weakref_call_arguments, num_args);
  Object* target = weak_referent(reference_of(callee));
  return new_reference(target == nullptr ? kNone : Value::from_object(target));
}

Owned weakref_repr(Borrowed self) {
  Object* target = weak_referent(reference_of(self));
  StrBuilder out;
  out.append_ascii("<weakref at ");
  append_address(&out, value_of(self).as_object());
  if (target == nullptr) {
    out.append_ascii("; dead>");
    return out.finish();
  }
  Ref alive = Ref::share(Value::from_object(target));
  MOLT_TRY(type_name, make_str_utf8(object_type(target)->c_name.pointer));
  out.append_ascii("; to '");
  out.append(type_name.get());
  out.append_ascii("' at ");
  append_address(&out, target);
  MOLT_TRY(name, find_attribute(alive.get(), MOLT_STR(__name__)));
  if (is_str(name.get())) {
    out.append_ascii(" (");
    out.append(name.get());
    out.append_char(')');
  }
  out.append_char('>');
  return out.finish();
}

Int64Result weakref_hash(Borrowed self) {
  WeakReference* reference = reference_of(self);
  if (reference->has_hash == 0) {
    Object* target = weak_referent(reference);
    if (target == nullptr) return raise(messages::weakref_gone);
    Ref alive = Ref::share(Value::from_object(target));
    Int64Result hash = hash_of(alive.get());
    if (hash.value == kInt64Failed) return hash;
    reference->hash = hash.value;
    reference->has_hash = 1;
  }
  return {reference->hash};
}

// Two live references compare as their referents, others by identity.
Owned weakref_compare(Borrowed self, Borrowed other, CompareOp op) {
  const bool is_equality = op == CompareOp::kEq || op == CompareOp::kNe;
  if (!is_equality || !is_instance(value_of(other), &molt_type_weakref)) {
    return new_reference(kNotImplemented);
  }
  Object* left = weak_referent(reference_of(self));
  Object* right = weak_referent(reference_of(other));
  if (left == nullptr || right == nullptr) {
    const bool is_same = value_of(self) == value_of(other);
    return owned_unchecked(Value::from_bool(is_same == (op == CompareOp::kEq)));
  }
  Ref left_alive = Ref::share(Value::from_object(left));
  Ref right_alive = Ref::share(Value::from_object(right));
  return compare(left_alive.get(), right_alive.get(), op);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Type molt_type_weakref =
    builtin_type({.name = "ReferenceType",
                  .base = &molt_type_object,
                  .shape = &molt_shape_weakref,
                  .rows = &molt_rows_weakref,
                  .flags = kTypeCollectable | kTypeBaseAllowed | kTypeGeneric,
                  .basic_size = sizeof(WeakReference),
                  .module = "weakref"},
                 {.destroy = weakref_destroy,
                  .traverse = weakref_traverse,
                  .clear = weakref_destroy,
                  .repr = weakref_repr,
                  .hash = weakref_hash,
                  .call = weakref_call,
                  .compare = weakref_compare,
                  .construct = weakref_construct,
                  .initialise = weakref_initialise});
constinit Shape molt_shape_weakref{{&molt_type_weakref}, 0, 0};
}  // namespace molt::rt
}

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_g_weakref___callback__(Borrowed self) {
  WeakReference* reference = reference_of(self);
  const bool is_alive = weak_referent(reference) != nullptr;
  return new_reference(is_alive ? reference->callback : kNone);
}

}  // namespace molt::abi
}

// The attributes and methods of types, and __dict__ and __weakref__ of instances.
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/core/weakref.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/mapping_proxy.h"
#include "runtime/types/str.h"
#include "runtime/types/text_signature.h"
#include "runtime/types/type_docs.h"
#include "runtime/types/type_names.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/type.def"
#include "abi/types/rows.inc"

namespace molt::rt {

const char* c_text(const Str* name) {
  Utf8Text text(name);
  if (text.failed()) return nullptr;
  auto* copy = static_cast<char*>(allocate_raw(text.size() + 1));
  if (copy == nullptr) return nullptr;
  memcpy(copy, text.data(), static_cast<size_t>(text.size()));
  copy[text.size()] = 0;
  return copy;
}

namespace {

Type* self_type(Borrowed self) { return as_type(value_of(self)); }

// A value in the class's own dict (borrowed), or kUnbound.
Value own_value(Type* type, Str* name) { return dict_get_str(type_dict(type), name); }

// Attributes that classes keep in their dict and builtin types cannot have set.
Status set_in_dict(Type* type, Str* name, Value value) {
  if (!is_heap_type(type)) return raise(messages::immutable_type, name, type);
  if (value.is_unbound()) {
    MOLT_TRY_DISCARD(dict_remove_str(type_dict(type), name));
    return kOk;
  }
  type_changed(type, name, own_value(type, name), value);
  return dict_set_str(type_dict(type), name, value);
}

Status check_name_value(Type* type, const char* what, Value value) {
  if (!is_heap_type(type)) return raise(messages::immutable_type, what, type);
  if (value.is_unbound()) return raise(messages::cannot_delete_type, what, type);
  if (!is_str(value)) return raise(messages::type_name_type, type, what, value);
  return kOk;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_g_type___name__(Borrowed self) {
  MOLT_TRY(name, type_name(self_type(self)));
  return new_reference(value_of(name));
}
Status molt_s_type___name__(Borrowed self, Borrowed value) {
  Type* type = self_type(self);
  MOLT_TRY_DISCARD(check_name_value(type, "__name__", value_of(value)));
  const char* text = c_text(as_str(value));
  if (text == nullptr) return kFailed;
  free_raw(const_cast<char*>(type->c_name.pointer));
  type->c_name = text;
  retain(value_of(value));
  release(std::exchange(type->name, value_of(value)));
  return kOk;
}
Owned molt_g_type___qualname__(Borrowed self) {
  MOLT_TRY(name, type_qualname(self_type(self)));
  return new_reference(value_of(name));
}
Status molt_s_type___qualname__(Borrowed self, Borrowed value) {
  Type* type = self_type(self);
  MOLT_TRY_DISCARD(check_name_value(type, "__qualname__", value_of(value)));
  retain(value_of(value));
  release(std::exchange(type->qualname, value_of(value)));
  return kOk;
}
Owned molt_g_type___module__(Borrowed self) {
  Type* type = self_type(self);
  if (!is_heap_type(type)) return make_str_utf8(type->c_module.pointer);
  const Value module = own_value(type, MOLT_STR(__module__));
  if (module.is_unbound()) return raise_with(molt_type_AttributeError, MOLT_STR_VALUE(__module__));
  return new_reference(module);
}
Status molt_s_type___module__(Borrowed self, Borrowed value) {
  return set_in_dict(self_type(self), MOLT_STR(__module__), value_of(value));
}
Owned molt_g_type___doc__(Borrowed self) {
  const Value doc = own_value(self_type(self), MOLT_STR(__doc__));
  if (!is_heap_type(self_type(self))) {
    const char* text = type_doc(self_type(self));
    if (text != nullptr) return make_str_utf8(text);
  }
  if (doc.is_unbound()) return {kNoneBits};
  return bind_attribute(doc, kUnbound, self_type(self));
}
Status molt_s_type___doc__(Borrowed self, Borrowed value) {
  return set_in_dict(self_type(self), MOLT_STR(__doc__), value_of(value));
}
Owned molt_g_type___annotations__(Borrowed self) {
  Type* type = self_type(self);
  const Value own = own_value(type, MOLT_STR(__annotations__));
  if (!own.is_unbound()) return bind_attribute(own, kUnbound, type);
  if (!is_heap_type(type)) {
    return raise_attribute_error(messages::type_no_attribute, value_of(self),
                                 MOLT_STR_VALUE(__annotations__), type, MOLT_STR(__annotations__));
  }
  MOLT_TRY(dict, dict_new());
  MOLT_TRY_DISCARD(set_in_dict(type, MOLT_STR(__annotations__), dict));
  return dict.take();
}
Status molt_s_type___annotations__(Borrowed self, Borrowed value) {
  return set_in_dict(self_type(self), MOLT_STR(__annotations__), value_of(value));
}
Owned molt_g_type___type_params__(Borrowed self) {
  const Value own = own_value(self_type(self), MOLT_STR(__type_params__));
  if (own.is_unbound()) return {Value::from_object(&molt_empty_tuple).bits};
  return new_reference(own);
}
Status molt_s_type___type_params__(Borrowed self, Borrowed value) {
  return set_in_dict(self_type(self), MOLT_STR(__type_params__), value_of(value));
}

// Classes are abstract while their set of abstract methods is not empty.
Owned molt_g_type___abstractmethods__(Borrowed self) {
  Type* type = self_type(self);
  const Value own = is_heap_type(type) ? own_value(type, MOLT_STR(__abstractmethods__)) : kUnbound;
  if (own.is_unbound())
    return raise_with(molt_type_AttributeError, MOLT_STR_VALUE(__abstractmethods__));
  return new_reference(own);
}
Status molt_s_type___abstractmethods__(Borrowed self, Borrowed value) {
  Type* type = self_type(self);
  bool is_abstract = false;
  if (!value_of(value).is_unbound()) {
    MOLT_TRY(truth, truth_of(value_of(value)));
    is_abstract = truth.code != 0;
  }
  MOLT_TRY_DISCARD(set_in_dict(type, MOLT_STR(__abstractmethods__), value_of(value)));
  type->type_flags =
      is_abstract ? type->type_flags | kTypeAbstract : type->type_flags & ~kTypeAbstract;
  return kOk;
}

Owned molt_g_type___bases__(Borrowed self) {
  MOLT_TRY(bases, type_bases(self_type(self)));
  return new_reference(value_of(bases));
}
// Only bases with the same layout can take each other's place.
Status molt_s_type___bases__(Borrowed self, Borrowed value) {
  Type* type = self_type(self);
  const Value given = value_of(value);
  if (!is_heap_type(type)) return raise(messages::immutable_type, "__bases__", type);
  if (given.is_unbound()) return raise(messages::cannot_delete_type, "__bases__", type);
  if (!is_tuple(given)) return raise(messages::bases_not_tuple, type, given);
  const Tuple* bases = object_as<Tuple>(given);
  if (bases->length == 0) return raise(messages::bases_empty, type);
  Type* base = nullptr;
  for (int64_t i = 0; i < bases->length; i++) {
    if (!is_type(bases->items()[i]))
      return raise(messages::bases_not_classes, type, bases->items()[i]);
    Type* candidate = as_type(bases->items()[i]);
    if (is_subtype(candidate, type)) return raise(messages::bases_cycle);
    if (candidate->basic_size == type->base->basic_size &&
        candidate->extra_offset == type->base->extra_offset)
      base = candidate;
  }
  if (base == nullptr) return raise(messages::bases_layout);
  MOLT_TRY(mro, compute_mro(type, given));
  const Tuple* old_bases = object_as<Tuple>(type->bases);
  for (int64_t i = 0; i < old_bases->length; i++)
    remove_subclass(as_type(old_bases->items()[i]), type);
  for (int64_t i = 0; i < bases->length; i++)
    MOLT_TRY_DISCARD(add_subclass(as_type(bases->items()[i]), type));
  retain(given);
  release(std::exchange(type->bases, given));
  release(std::exchange(type->mro, value_of(mro.take())));
  retain_object(base);
  release(Value::from_object(std::exchange(type->base.pointer, base)));
  forget_type_lookups();
  flush_attribute_caches();
  fill_slots(type);
  return kOk;
}
Owned molt_g_type___text_signature__(Borrowed self) { return type_text_signature(self_type(self)); }
Owned molt_g_type___mro__(Borrowed self) {
  MOLT_TRY(mro, type_mro(self_type(self)));
  return new_reference(value_of(mro));
}
Owned molt_g_type___base__(Borrowed self) {
  Type* base = self_type(self)->base;
  return base == nullptr ? Owned{kNoneBits} : new_reference(Value::from_object(base));
}
Owned molt_g_type___dict__(Borrowed self) {
  return new_mapping_proxy(value_of(type_dict(self_type(self))));
}
Owned molt_g_type___basicsize__(Borrowed self) {
  return int_from_int64(self_type(self)->basic_size);
}
Owned molt_g_type___itemsize__(Borrowed self) { return int_from_int64(self_type(self)->item_size); }
Owned molt_g_type___flags__(Borrowed self) {
  // Py_TPFLAGS_HEAPTYPE, BASETYPE, IS_ABSTRACT, READY: the bits that Python code looks at.
  const uint32_t flags = self_type(self)->type_flags;
  int64_t result = 1 << 12;
  if ((flags & kTypeHeap) != 0) result |= 1 << 9;
  if ((flags & kTypeBaseAllowed) != 0) result |= 1 << 10;
  if ((flags & kTypeAbstract) != 0) result |= 1 << 20;
  return int_from_int64(result);
}

Owned molt_m_type_mro(Borrowed self) {
  Type* type = self_type(self);
  if (!is_heap_type(type)) {
    MOLT_TRY(known, type_mro(type));
    return list_from(value_of(known));
  }
  MOLT_TRY(mro, compute_mro(type, type->bases));
  return list_from(mro);
}
// Builtin types do not know of each other, so that programs hold only those that they use. Here all
// exceptions are needed, which are the ones whose subclasses programs ask for.
static Status append_builtin_subclasses(Type* type, List* result) {
  constexpr const Type* kTypes[] = {
      &molt_type_bool,
#define MOLT_EXCEPTION(name, base) &molt_type_##name,
#include "abi/types/exceptions.def"
#undef MOLT_EXCEPTION
  };
  for (const Type* subclass : kTypes) {
    const bool has_two_bases =
        subclass == &molt_type_ExceptionGroup && type == &molt_type_Exception;
    if (subclass->base != type && !has_two_bases) continue;
    MOLT_TRY_DISCARD(list_append(result, Value::from_object(subclass)));
  }
  return kOk;
}

Owned molt_m_type___subclasses__(Borrowed self) {
  MOLT_TRY(result, list_new());
  MOLT_TRY_DISCARD(append_builtin_subclasses(self_type(self), as_list(result)));
  bool failed = false;
  for_each_subclass(self_type(self), [&](Type* subclass) {
    failed = failed || is_failure(list_append(as_list(result), Value::from_object(subclass)));
  });
  if (failed) return kOwnedError;
  return result.take();
}
Owned molt_m_type___prepare__(Borrowed, Borrowed, Borrowed) { return dict_new(); }
Owned molt_m_type___instancecheck__(Borrowed self, Borrowed instance) {
  Type* cls = self_type(self);
  if (is_instance(value_of(instance), cls)) return {kTrueBits};
  // What __class__ says counts as well (proxies).
  MOLT_TRY(declared, find_attribute(value_of(instance), MOLT_STR(__class__)));
  return {Value::from_bool(is_type(declared) && is_subtype(as_type(declared), cls)).bits};
}
Owned molt_m_type___subclasscheck__(Borrowed self, Borrowed subclass) {
  const Value given = value_of(subclass);
  if (!is_type(given)) return raise(messages::issubclass_argument_1);
  return {Value::from_bool(is_subtype(as_type(given), self_type(self))).bits};
}
Owned molt_m_type___dir__(Borrowed self) {
  MOLT_TRY(names, dict_new());
  MOLT_TRY(mro, type_mro(self_type(self)));
  const Tuple* types = object_as<Tuple>(value_of(mro));
  for (int64_t i = 0; i < types->length; i++) {
    int64_t position = 0;
    Value key, value;
    Dict* dict = type_dict(as_type(types->items()[i]));
    while (dict_next(dict, &position, &key, &value))
      MOLT_TRY_DISCARD(dict_set_py(as_dict(names), key, kNone));
  }
  return dict_keys_list(as_dict(names));
}
Owned molt_m_type___sizeof__(Borrowed) { return int_from_int64(sizeof(Type)); }

// --- Attributes of instances

static Owned molt_instance_dict(Borrowed self) {
  MOLT_TRY(dict, attribute_dict(value_of(self).as_object()));
  return new_reference(value_of(dict));
}
static Status molt_set_instance_dict(Borrowed self, Borrowed value) {
  if (value_of(value).is_unbound()) return raise(messages::dict_delete);
  if (!is_dict(value_of(value))) return raise(messages::dict_not_dict, value_of(value));
  return set_attribute_dict(value_of(self).as_object(), value_of(value));
}
static Owned molt_instance_weakref(Borrowed self) {
  const WeakReference* first = first_weak_reference(value_of(self).as_object());
  if (first == nullptr) return {kNoneBits};
  return new_reference(Value::from_object(first));
}

}  // namespace molt::abi
}

namespace molt::rt {

MethodRow instance_dict_row{{MOLT_STR(__dict__)},
                            {reinterpret_cast<const void*>(&molt::abi::molt_instance_dict)},
                            {reinterpret_cast<const void*>(&molt::abi::molt_set_instance_dict)},
                            {""},
                            RowKind::kAccessor,
                            1,
                            {nullptr}};
MethodRow instance_weakref_row{{MOLT_STR(__weakref__)},
                               {reinterpret_cast<const void*>(&molt::abi::molt_instance_weakref)},
                               {nullptr},
                               {""},
                               RowKind::kGetter,
                               1,
                               {nullptr}};

}  // namespace molt::rt

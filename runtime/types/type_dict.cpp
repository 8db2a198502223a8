// The dicts of builtin types, made from their rows and slots, and what can be asked of any type:
// bases, MRO, names.
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/names.h"
#include "runtime/core/slots.h"
#include "runtime/platform/platform.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

// `int.__new__` of types whose construct slot has no row.
MethodRow new_row{{MOLT_STR(__new__)},   {nullptr}, {nullptr}, {"()"},
                  RowKind::kConstructor, 1,         {nullptr}};

// Builtin types that have a dict, so that they can be given up at exit.
Type** materialised = nullptr;
int64_t num_materialised = 0;

Owned row_descriptor(Shape& shape, MethodRow* row, Type* owner) {
  auto* descriptor = allocate<RowDescriptor>(shape);
  if (descriptor == nullptr) return Failure{};
  descriptor->row = row;
  descriptor->owner = owner;
  return owned_unchecked(Value::from_object(descriptor));
}

Owned row_member(MethodRow* row, Type* owner) {
  auto* member = allocate<MemberDescriptor>(molt_shape_member_descriptor);
  if (member == nullptr) return Failure{};
  member->name = value_of(new_reference(Value::from_object(row->name.pointer)));
  member->row = row;
  member->owner = owner;
  member->offset = 0;
  return owned_unchecked(Value::from_object(member));
}

Owned row_attribute(MethodRow* row, Type* owner) {
  switch (row->kind) {
    case RowKind::kMethod:
      return row_descriptor(molt_shape_method_descriptor, row, owner);
    case RowKind::kClassMethod:
      return row_descriptor(molt_shape_classmethod_descriptor, row, owner);
    case RowKind::kGetter:
    case RowKind::kAccessor:
      if (is_member_attribute(owner, row->name)) return row_member(row, owner);
      return row_descriptor(molt_shape_getset_descriptor, row, owner);
    case RowKind::kConstructor:
      return new_builtin_function(row, Value::from_object(owner), kNone, false);
    case RowKind::kStaticMethod: {
      MOLT_TRY(function, new_builtin_function(row, Value::from_object(owner), kNone, false));
      return new_builtin_static_method(function);
    }
    case RowKind::kFunction:
    case RowKind::kConstant:
      break;
  }
  return {kNoneBits};
}

Status add_slots(Dict* dict, Type* type) {
  for (int i = 0; i < kNumSlotRows; i++) {
    const SlotRow& row = kSlotRows[i];
    if (row.call == SlotCall::kPythonOnly) continue;
    void* slot = slot_at(type->slots, row.offset);
    if (slot == nullptr) continue;
    const bool is_inherited =
        type->base != nullptr && slot_at(type->base->slots, row.offset) == slot;
    if (is_inherited && type->base != type) continue;
    if (!dict_get_str(dict, row.name).is_unbound()) continue;
    if (row.offset == offsetof(Slots, hash) &&
        slot == reinterpret_cast<void*>(&hash_not_implemented)) {
      MOLT_TRY_DISCARD(dict_set_str(dict, row.name, kNone));
      continue;
    }
    auto* wrapper = allocate<WrapperDescriptor>(molt_shape_wrapper_descriptor);
    if (wrapper == nullptr) return Failure{};
    wrapper->row = &row;
    wrapper->owner = type;
    Ref value(owned_unchecked(Value::from_object(wrapper)));
    MOLT_TRY_DISCARD(dict_set_str(dict, row.name, value));
  }
  return kOk;
}

Status fill_dict(Dict* dict, Type* type) {
  ready_type(type);
  MOLT_TRY_DISCARD(add_slots(dict, type));
  bool has_new = false;
  const MethodTable* table = type->rows;
  for (int64_t i = 0; table != nullptr && i < table->num_rows; i++) {
    MethodRow* row = &table->rows.pointer[i];
    has_new |= row->kind == RowKind::kConstructor;
    MOLT_TRY(attribute, row_attribute(row, type));
    MOLT_TRY_DISCARD(dict_set_str(dict, row->name, attribute));
  }
  const bool constructs =
      type->slots.construct != nullptr &&
      (type->base == nullptr || type->base->slots.construct != type->slots.construct);
  if (constructs && !has_new) {
    MOLT_TRY(attribute, row_attribute(&new_row, type));
    MOLT_TRY_DISCARD(dict_set_str(dict, MOLT_STR(__new__), attribute));
  }
  if (dict_get_str(dict, MOLT_STR(__doc__)).is_unbound())
    MOLT_TRY_DISCARD(dict_set_str(dict, MOLT_STR(__doc__), kNone));
  return kOk;
}

Status remember(Type* type) {
  void* moved =
      reallocate_raw(materialised, (num_materialised + 1) * static_cast<int64_t>(sizeof(Type*)));
  if (moved == nullptr) return kFailed;
  materialised = static_cast<Type**>(moved);
  materialised[num_materialised++] = type;
  return kOk;
}

Status materialise(Type* type) {
  MOLT_TRY(dict, dict_new());
  MOLT_TRY_DISCARD(fill_dict(as_dict(dict), type));
  MOLT_TRY_DISCARD(remember(type));
  type->dict = value_of(dict.take());
  return kOk;
}

}  // namespace

Dict* type_dict_slow(Type* type) {
  // The caller may be about to raise.
  const Value raised = take_exception();
  if (is_failure(materialise(type))) {
    constexpr char kText[] = "fatal: no memory for the attributes of a builtin type\n";
    platform::write_all(2, kText, sizeof(kText) - 1);
    platform::exit_process(70);
  }
  restore_exception(raised);
  return as_dict(type->dict);
}

void release_type_dicts() {
  forget_type_lookups();
  for (int64_t i = 0; i < num_materialised; i++) {
    Type* type = materialised[i];
    for (Value* field : {&type->dict, &type->name, &type->qualname, &type->bases, &type->mro}) {
      release(std::exchange(*field, kUnbound));
    }
  }
  free_raw(materialised);
  materialised = nullptr;
  num_materialised = 0;
}

Borrowed type_bases(Type* type) {
  if (!type->bases.is_pointer()) {
    type_dict(type);
    MOLT_TRY(bases, type->base == nullptr ? empty_tuple()
                                          : tuple_of(Value::from_object(type->base.pointer)));
    type->bases = value_of(bases.take());
  }
  return borrowed(type->bases);
}

Borrowed type_mro(Type* type) {
  if (!type->mro.is_pointer()) {
    type_dict(type);
    Value list[8];
    int64_t count = 0;
    for (Type* at = type; at != nullptr; at = at->base) list[count++] = Value::from_object(at);
    MOLT_TRY(mro, tuple_from_values(list, count));
    type->mro = value_of(mro.take());
  }
  return borrowed(type->mro);
}

Borrowed type_name(Type* type) {
  if (!type->name.is_pointer()) {
    type_dict(type);
    MOLT_TRY(name, intern_ascii(type->c_name.pointer));
    type->name = value_of(name.take());
  }
  return borrowed(type->name);
}

Borrowed type_qualname(Type* type) {
  if (type->qualname.is_pointer()) return borrowed(type->qualname);
  return type_name(type);
}

Owned type_full_name(Type* type) {
  MOLT_TRY(qualname, type_qualname(type));
  Ref module;
  if (is_heap_type(type)) {
    module = Ref::share(dict_get_str(type_dict(type), MOLT_STR(__module__)));
  } else {
    module = Ref(make_str_utf8(type->c_module.pointer));
  }
  if (is_failure(module)) return kOwnedError;
  if (!is_str(module.get()) || str_equal(as_str(module), MOLT_STR(builtins)))
    return new_reference(value_of(qualname));
  const MessageArg args[] = {MessageArg(module.get()), MessageArg(value_of(qualname))};
  return format_message("{}.{}", args, 2);
}

Status add_subclass(Type* base, Type* subclass) {
  SubclassList* list = subclass_list(base);
  if (list == nullptr || list->count == list->capacity) {
    const int64_t capacity = list == nullptr ? 4 : list->capacity * 2;
    const int64_t count = list == nullptr ? 0 : list->count;
    list = static_cast<SubclassList*>(
        reallocate_raw(list, static_cast<int64_t>(sizeof(SubclassList)) +
                                 capacity * static_cast<int64_t>(sizeof(Type*))));
    if (list == nullptr) return kFailed;
    list->count = count;
    list->capacity = capacity;
    base->subclasses = {reinterpret_cast<uintptr_t>(list)};
  }
  list->items()[list->count++] = subclass;
  return kOk;
}

void remove_subclass(Type* base, Type* subclass) {
  SubclassList* list = subclass_list(base);
  if (list == nullptr) return;
  int64_t kept = 0;
  for (int64_t i = 0; i < list->count; i++) {
    if (list->items()[i] != subclass) list->items()[kept++] = list->items()[i];
  }
  list->count = kept;
  if (kept == 0) {
    free_raw(list);
    base->subclasses = kUnbound;
  }
}

}  // namespace molt::rt

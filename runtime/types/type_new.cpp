// Making classes: type.__new__ (Objects/typeobject.c, type_new).
//
// The layout of instances is that of the best base, then the words of this class's __slots__, then,
// if the class adds them, the attribute field and the inline slots.
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/class.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/shape.h"
#include "runtime/core/slots.h"
#include "runtime/core/weakref.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/type_names.h"
#include "runtime/types/type_object.h"

MOLT_DEFINE_NAME(__classdictcell__)

namespace molt::rt {

namespace {

constexpr int32_t kMinInlineCapacity = 4;
constexpr int32_t kMaxInlineCapacity = 24;

constexpr uint32_t kSubclassFlags =
    kTypeIntSubclass | kTypeFloatSubclass | kTypeStrSubclass | kTypeBytesSubclass |
    kTypeTupleSubclass | kTypeListSubclass | kTypeDictSubclass | kTypeSetSubclass |
    kTypeTypeSubclass | kTypeExceptionSubclass | kTypeSequencePattern | kTypeMappingPattern;

struct NewClass {
  Type* metaclass;
  Value name;
  const Tuple* bases;
  Value bases_value;
  Value keyword_names;
  const Value* keywords;
  int64_t attribute_hint;
  // The class's own dict, a copy of the namespace.
  Ref dict;
  // Names of __slots__, mangled and without __dict__ and __weakref__: a list. kUnbound when there
  // is no __slots__.
  Ref slots;
  bool wants_dict = true;
  bool adds_weakref = false;
  Type* base = nullptr;
  Type* type = nullptr;
};

// The type that decides the memory layout: the nearest base that adds something to object's.
Type* solid_base(Type* type) {
  while (type != &molt_type_object) {
    const Type* base = type->base;
    const bool has_same_layout = is_heap_type(type) ? type->member_count == 0
                                                    : type->basic_size == base->basic_size &&
                                                          type->item_size == base->item_size &&
                                                          type->extra_offset == base->extra_offset;
    if (!has_same_layout) break;
    type = type->base;
  }
  return type;
}

bool adds_to_layout(Type* type) { return type != &molt_type_object; }

// The base whose layout the class extends. TypeError when two bases have layouts that exclude each
// other.
Type* best_base(const Tuple* bases) {
  Type* winner = nullptr;
  Type* base = nullptr;
  for (int64_t i = 0; i < bases->length; i++) {
    if (!is_type(bases->items()[i])) {
      raise(messages::base_not_type);
      return nullptr;
    }
    Type* candidate_base = as_type(bases->items()[i]);
    ready_type(candidate_base);
    if ((candidate_base->type_flags & kTypeBaseAllowed) == 0) {
      raise(messages::base_not_acceptable, candidate_base);
      return nullptr;
    }
    Type* candidate = solid_base(candidate_base);
    if (winner == nullptr || (winner != candidate && is_subtype(candidate, winner))) {
      winner = candidate;
      base = candidate_base;
    } else if (!is_subtype(winner, candidate) && adds_to_layout(candidate)) {
      raise(messages::bases_layout);
      return nullptr;
    } else if (winner == candidate && base->extra_offset == 0 &&
               candidate_base->extra_offset != 0) {
      // Of equal layouts, one with attributes.
      base = candidate_base;
    }
  }
  return base;
}

// __private names in __slots__ are mangled like attributes.
Owned mangled(Value class_name, Value name) {
  const Str* text = as_str(name);
  if (text->length < 3 || char_at_unchecked(text, 0) != '_' || char_at_unchecked(text, 1) != '_')
    return new_reference(name);
  const bool is_special = char_at_unchecked(text, text->length - 1) == '_' &&
                          char_at_unchecked(text, text->length - 2) == '_';
  if (is_special) return new_reference(name);
  Str* owner = as_str(class_name);
  int64_t start = 0;
  while (start < owner->length && char_at_unchecked(owner, start) == '_') start++;
  if (start == owner->length) return new_reference(name);
  MOLT_TRY(stripped, substring(owner, start, owner->length));
  const MessageArg args[] = {MessageArg(stripped.get()), MessageArg(name)};
  return format_message("_{}{}", args, 2);
}

bool has_variable_size(const Type* type) {
  return (type->type_flags & kTypeVariableSize) != 0 ||
         (is_heap_type(type) && (type->native_base->type_flags & kTypeVariableSize) != 0);
}

Status add_slot_name(NewClass* made, Value name, bool* has_dict, bool* has_weakref) {
  if (!is_str(name)) return raise(messages::slots_not_str, name);
  MOLT_TRY(is_identifier, call_method(name, MOLT_STR(isidentifier)));
  if (is_identifier.get() != kTrue) return raise(messages::slots_not_identifier);
  if (str_equal(as_str(name), MOLT_STR(__dict__))) {
    if (made->base->extra_offset != 0 || *has_dict) return raise(messages::slots_dict);
    *has_dict = true;
    return kOk;
  }
  if (str_equal(as_str(name), MOLT_STR(__weakref__))) {
    const bool is_refused = has_variable_size(made->base) || can_be_weakly_referenced(made->base);
    if (is_refused || *has_weakref) return raise(messages::slots_weakref);
    *has_weakref = true;
    return kOk;
  }
  MOLT_TRY(real_name, mangled(made->name, name));
  MOLT_TRY(interned, intern_str(as_str(real_name)));
  if (!dict_get_str(as_dict(made->dict), as_str(interned)).is_unbound()) {
    if (!str_equal(as_str(interned), MOLT_STR(__qualname__)) &&
        !str_equal(as_str(interned), MOLT_STR(__classcell__))) {
      return raise(messages::slots_conflict, name);
    }
  }
  return list_append(as_list(made->slots), interned);
}

Status read_slots(NewClass* made) {
  const bool may_add_weakref =
      !has_variable_size(made->base) && !can_be_weakly_referenced(made->base);
  Ref declared = Ref::share(dict_get_str(as_dict(made->dict), MOLT_STR(__slots__)));
  if (declared.get().is_unbound()) {
    made->adds_weakref = may_add_weakref;
    return kOk;
  }
  made->slots = Ref(list_new());
  if (is_failure(made->slots)) return kFailed;
  Ref names = is_str(declared.get()) ? Ref(tuple_of(declared.get())) : Ref(tuple_from(declared));
  if (is_failure(names)) return kFailed;
  const Tuple* list = object_as<Tuple>(names);
  if (list->length > 0 && has_variable_size(made->base)) {
    return raise(messages::slots_unsupported, made->base);
  }
  bool has_dict = false, has_weakref = false;
  for (int64_t i = 0; i < list->length; i++) {
    MOLT_TRY_DISCARD(add_slot_name(made, list->items()[i], &has_dict, &has_weakref));
  }
  MOLT_TRY_DISCARD(list_sort_py(as_list(made->slots), kNone, false));
  made->wants_dict = has_dict;
  made->adds_weakref = has_weakref;
  // A secondary base may have attributes and weak references although the class itself adds none.
  for (int64_t i = 0; i < made->bases->length; i++) {
    const Type* base = as_type(made->bases->items()[i]);
    made->wants_dict |= base->extra_offset != 0;
    made->adds_weakref |= may_add_weakref && can_be_weakly_referenced(base);
  }
  return kOk;
}

int32_t inline_capacity_for(const NewClass& made) {
  int64_t capacity = made.attribute_hint;
  if (capacity < kMinInlineCapacity) capacity = kMinInlineCapacity;
  return static_cast<int32_t>(capacity < kMaxInlineCapacity ? capacity : kMaxInlineCapacity);
}

void lay_out(const NewClass& made) {
  Type* type = made.type;
  const Type* base = made.base;
  type->basic_size = base->basic_size;
  type->item_size = base->item_size;
  type->extra_offset = base->extra_offset;
  type->inline_capacity = base->inline_capacity;
  type->member_count =
      made.slots.get().is_pointer() ? static_cast<int32_t>(as_list(made.slots)->length) : 0;
  type->basic_size += type->member_count * 8;
  const Type* native = type->native_base;
  if (type->extra_offset != 0) {
    // The base's inline slots can grow as long as nothing lies behind them.
    const int32_t base_end = base->extra_offset + 8 + base->inline_capacity * 8;
    const int32_t capacity = inline_capacity_for(made);
    const bool can_grow =
        base->extra_offset > 0 && base->basic_size == base_end && type->member_count == 0;
    if (can_grow && capacity > base->inline_capacity) {
      type->inline_capacity = capacity;
      type->basic_size = base->extra_offset + 8 + capacity * 8;
    }
  } else if (made.wants_dict && (native->type_flags & kTypeTypeSubclass) == 0 &&
             native != &molt_type_module) {
    if ((native->type_flags & kTypeVariableSize) != 0) {
      type->extra_offset = -1;
    } else {
      type->extra_offset = type->basic_size;
      type->inline_capacity = inline_capacity_for(made);
      type->basic_size += 8 + type->inline_capacity * 8;
    }
  }
  if (type->extra_offset != 0 || (native->type_flags & kTypeTypeSubclass) != 0 ||
      native == &molt_type_module) {
    type->type_flags |= kTypeHasDict;
  }
  if (type->member_count > 0 || (base->type_flags & kTypeHasMembers) != 0)
    type->type_flags |= kTypeHasMembers;
}

Status add_members(const NewClass& made) {
  if (!made.slots.get().is_pointer()) return kOk;
  const List* names = as_list(made.slots);
  for (int64_t i = 0; i < names->length; i++) {
    auto* member = allocate<MemberDescriptor>(molt_shape_member_descriptor);
    if (member == nullptr) return Failure{};
    member->name = value_of(new_reference(names->items.pointer[i]));
    member->row = nullptr;
    member->owner = made.type;
    member->offset = made.base->basic_size + i * 8;
    Ref value(owned_unchecked(Value::from_object(member)));
    MOLT_TRY_DISCARD(dict_set_str(as_dict(made.dict), as_str(names->items.pointer[i]), value));
  }
  return kOk;
}

// The rows of `__dict__` and `__weakref__`, which each class adds that adds attributes.
Status add_dict_descriptors(const NewClass& made) {
  const bool adds_dict = made.type->extra_offset != 0 && made.base->extra_offset == 0;
  for (MethodRow* row : {&instance_dict_row, &instance_weakref_row}) {
    if (row == &instance_dict_row ? !adds_dict : !made.adds_weakref) continue;
    if (!dict_get_str(as_dict(made.dict), row->name).is_unbound()) continue;
    auto* descriptor = allocate<RowDescriptor>(molt_shape_getset_descriptor);
    if (descriptor == nullptr) return Failure{};
    descriptor->row = row;
    descriptor->owner = made.type;
    Ref value(owned_unchecked(Value::from_object(descriptor)));
    MOLT_TRY_DISCARD(dict_set_str(as_dict(made.dict), row->name, value));
  }
  return kOk;
}

// Functions that are class or static methods without saying so.
Status wrap_special(Dict* dict, Str* name, bool is_static) {
  Ref value = Ref::share(dict_get_str(dict, name));
  if (!is_function(value)) return kOk;
  MOLT_TRY(wrapped, is_static ? new_static_method(value) : new_class_method(value));
  return dict_set_str(dict, name, wrapped);
}

Status fill_dict(const NewClass& made) {
  Dict* dict = as_dict(made.dict);
  MOLT_TRY_DISCARD(wrap_special(dict, MOLT_STR(__new__), true));
  MOLT_TRY_DISCARD(wrap_special(dict, MOLT_STR(__init_subclass__), false));
  MOLT_TRY_DISCARD(wrap_special(dict, MOLT_STR(__class_getitem__), false));
  MOLT_TRY_DISCARD(add_members(made));
  MOLT_TRY_DISCARD(add_dict_descriptors(made));
  // A class statement stores its module's name; type() is taken to be called by the main program.
  if (dict_get_str(dict, MOLT_STR(__module__)).is_unbound()) {
    MOLT_TRY_DISCARD(dict_set_str(dict, MOLT_STR(__module__), MOLT_STR_VALUE(__main__)));
  }
  if (dict_get_str(dict, MOLT_STR(__doc__)).is_unbound())
    MOLT_TRY_DISCARD(dict_set_str(dict, MOLT_STR(__doc__), kNone));
  const bool defines_equality = !dict_get_str(dict, MOLT_STR(__eq__)).is_unbound();
  if (defines_equality && dict_get_str(dict, MOLT_STR(__hash__)).is_unbound()) {
    MOLT_TRY_DISCARD(dict_set_str(dict, MOLT_STR(__hash__), kNone));
  }
  return kOk;
}

// __qualname__ and __classcell__ leave the namespace.
Status take_qualname(NewClass* made) {
  Dict* dict = as_dict(made->dict);
  Ref qualname = Ref::share(dict_get_str(dict, MOLT_STR(__qualname__)));
  if (qualname.get().is_unbound()) {
    qualname = Ref::share(made->name);
  } else {
    if (!is_str(qualname.get())) return raise(messages::qualname_type, qualname.get());
    MOLT_TRY_DISCARD(dict_remove_str(dict, MOLT_STR(__qualname__)));
  }
  made->type->qualname = value_of(qualname.take());
  return kOk;
}

// A cell that the class body left in the namespace gets its content and leaves the dict.
Status fill_cell(NewClass* made, Str* name, Value content) {
  Dict* dict = as_dict(made->dict);
  Ref cell = Ref::share(dict_get_str(dict, name));
  if (cell.get().is_unbound()) return kOk;
  if (has_type(cell, molt_shape_cell)) {
    retain(content);
    release(std::exchange(cell.as<Cell>()->content, content));
  }
  MOLT_TRY_DISCARD(dict_remove_str(dict, name));
  return kOk;
}

// __class__, and the namespace that annotation scopes read.
Status set_class_cells(NewClass* made) {
  MOLT_TRY_DISCARD(fill_cell(made, MOLT_STR(__classcell__), Value::from_object(made->type)));
  return fill_cell(made, MOLT_STR(__classdictcell__), made->type->dict);
}

// The bare class object: shape, bases and layout, so that it can be destroyed whatever fails next.
Status allocate_class(NewClass* made) {
  Type* metaclass = made->metaclass;
  auto* type =
      static_cast<Type*>(allocate_object(metaclass->instance_shape, metaclass->basic_size));
  if (type == nullptr) return Failure{};
  made->type = type;
  for (Value* field :
       {&type->name, &type->qualname, &type->bases, &type->mro, &type->dict, &type->subclasses})
    *field = kUnbound;
  type->type_flags = kTypeHeap | kTypeBaseAllowed | kTypeReady | kTypeCollectable |
                     (made->base->type_flags & kSubclassFlags) |
                     (made->adds_weakref ? kTypeWeakReferable : 0u);
  retain_object(made->base);
  type->base = made->base;
  type->native_base = is_heap_type(made->base) ? made->base->native_base.pointer : made->base;
  type->constructor = type->native_base->constructor;
  type->name = value_of(new_reference(made->name));
  type->c_name = c_text(as_str(made->name));
  if (type->c_name == nullptr) return Failure{};
  type->bases = value_of(new_reference(made->bases_value));
  type->dict = value_of(new_reference(made->dict));
  lay_out(*made);
  Shape* root = new_root_shape(
      type, static_cast<uint32_t>(type->extra_offset > 0 ? type->inline_capacity : 0));
  if (root == nullptr) return Failure{};
  type->instance_shape = root;
  return kOk;
}

// A metaclass may compute the MRO itself.
Status set_mro(NewClass* made) {
  Type* type = made->type;
  if (made->metaclass == &molt_type_type) {
    MOLT_TRY(mro, compute_mro(type, made->bases_value));
    type->mro = value_of(mro.take());
    return kOk;
  }
  MOLT_TRY(result, call_method(Value::from_object(type), MOLT_STR(mro)));
  MOLT_TRY(mro, tuple_from(result));
  type->mro = value_of(mro.take());
  return kOk;
}

// obj.__set_name__(cls, name) for every attribute, over a copy of the dict.
Status call_set_names(NewClass* made) {
  MOLT_TRY(copy, dict_copy(as_dict(made->dict)));
  int64_t position = 0;
  Value key, value;
  while (dict_next(as_dict(copy), &position, &key, &value)) {
    if (!value.is_pointer() || is_function(value)) continue;
    if (lookup_in_type(type_of(value), MOLT_STR(__set_name__)).is_unbound()) continue;
    MOLT_TRY(method, find_special(value, MOLT_STR(__set_name__)));
    Ref result(call(method, Value::from_object(made->type), key));
    if (!is_failure(result)) continue;
    // CPython 3.12 adds a note to the exception.
    const MessageArg args[] = {MessageArg(value), MessageArg(key), MessageArg(made->type)};
    Ref raised{Owned{take_exception().bits}};
    MOLT_TRY(note,
             format_message("Error calling __set_name__ on '{t}' instance {r} in '{}'", args, 3));
    MOLT_TRY_DISCARD(call_method(raised, MOLT_STR(add_note), note.get()));
    restore_exception(value_of(raised.take()));
    return kFailed;
  }
  return kOk;
}

Status call_init_subclass(NewClass* made) {
  const Value cls = Value::from_object(made->type);
  MOLT_TRY(method,
           molt_get_super_attribute(borrowed(cls), borrowed(cls), MOLT_STR(__init_subclass__)));
  MOLT_TRY_DISCARD(call_any(method, made->keywords, 0, made->keyword_names));
  return kOk;
}

Status make_class(NewClass* made) {
  MOLT_TRY_DISCARD(read_slots(made));
  MOLT_TRY_DISCARD(allocate_class(made));
  MOLT_TRY_DISCARD(take_qualname(made));
  MOLT_TRY_DISCARD(fill_dict(*made));
  MOLT_TRY_DISCARD(set_class_cells(made));
  MOLT_TRY_DISCARD(set_mro(made));
  fill_slots(made->type);
  for (int64_t i = 0; i < made->bases->length; i++) {
    MOLT_TRY_DISCARD(add_subclass(as_type(made->bases->items()[i]), made->type));
    // Instances of a class with attributes in a secondary base behave like that base's.
    made->type->type_flags |=
        as_type(made->bases->items()[i])->type_flags & (kTypeSequencePattern | kTypeMappingPattern);
  }
  MOLT_TRY_DISCARD(call_set_names(made));
  return call_init_subclass(made);
}

}  // namespace

Owned new_class(Type* metaclass, Value name, Value bases, Value namespace_dict, Value keyword_names,
                const Value* keywords, int64_t attribute_hint) {
  Ref all_bases = Ref::share(bases);
  if (object_as<Tuple>(bases)->length == 0)
    all_bases = Ref(tuple_of(Value::from_object(&molt_type_object)));
  if (is_failure(all_bases)) return kOwnedError;
  NewClass made{.metaclass = metaclass,
                .name = name,
                .bases = object_as<Tuple>(all_bases),
                .bases_value = all_bases,
                .keyword_names = keyword_names,
                .keywords = keywords,
                .attribute_hint = attribute_hint,
                .dict = {},
                .slots = {}};
  made.base = best_base(made.bases);
  if (made.base == nullptr) return kOwnedError;
  made.dict = Ref(dict_copy(as_dict(namespace_dict)));
  if (is_failure(made.dict)) return kOwnedError;
  const Status status = make_class(&made);
  if (made.type == nullptr) return kOwnedError;
  Ref result(owned_unchecked(Value::from_object(made.type)));
  if (is_failure(status)) return kOwnedError;
  return result.take();
}

Owned type_construct(Type* metaclass, const Value* args, int64_t num_args, Value keyword_names) {
  if (num_args != 3) return raise(messages::type_one_or_three);
  if (!is_str(args[0])) return raise(messages::type_argument, 1, "str", args[0]);
  if (!is_tuple(args[1])) return raise(messages::type_argument, 2, "tuple", args[1]);
  if (!is_dict(args[2])) return raise(messages::type_argument, 3, "dict", args[2]);
  if (str_has_char(as_str(args[0]), 0)) return raise(messages::type_name_null);
  const Tuple* bases = object_as<Tuple>(args[1]);
  for (int64_t i = 0; i < bases->length; i++) {
    if (is_type(bases->items()[i])) continue;
    MOLT_TRY(entries, find_attribute(bases->items()[i], MOLT_STR(__mro_entries__)));
    if (!entries.get().is_unbound()) return raise(messages::base_mro_entries);
  }
  Type* winner = best_metaclass(metaclass, args[1]);
  if (winner == nullptr) return kOwnedError;
  // Another metaclass with a __new__ of its own takes over.
  if (winner != metaclass && winner->slots.construct != type_construct) {
    return winner->slots.construct(winner, args, num_args, keyword_names);
  }
  return new_class(winner, args[0], args[1], args[2], keyword_names, args + num_args, 0);
}

Status type_initialise(Borrowed, const Value*, int64_t num_args, Value) {
  if (num_args != 1 && num_args != 3) return raise(messages::type_one_or_three);
  return kOk;
}

}  // namespace molt::rt

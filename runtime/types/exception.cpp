// The exception types, made from abi/types/exceptions.def, and the slots that they share.
#include "runtime/types/exception.h"

#include <initializer_list>
#include <string_view>

#include "runtime/types/exception_slots.h"
#include "runtime/types/instance.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

struct Parent {
  std::string_view name;
  std::string_view base;
};
constexpr Parent kParents[] = {
#define MOLT_EXCEPTION(name, base) {#name, #base},
#include "abi/types/exceptions.def"
#undef MOLT_EXCEPTION
};

// The nearest ancestor, the type itself included, that has a layout or slots of its own.
constexpr std::string_view kSpecial[] = {
    "BaseException",
    "StopIteration",
    "SystemExit",
    "ImportError",
    "NameError",
    "AttributeError",
    "OSError",
    "SyntaxError",
    "UnicodeDecodeError",
    "KeyError",
    "UnicodeEncodeError",
    "UnicodeTranslateError",
    "BaseExceptionGroup",
};

constexpr std::string_view special_ancestor(std::string_view name) {
  for (std::string_view special : kSpecial) {
    if (special == name) return special;
  }
  for (const Parent& parent : kParents) {
    if (parent.name == name) return special_ancestor(parent.base);
  }
  return "BaseException";
}

constexpr int num_fields(std::string_view special) {
  if (special == "StopIteration" || special == "SystemExit" || special == "NameError") return 1;
  if (special == "AttributeError" || special == "BaseExceptionGroup") return 2;
  if (special == "ImportError") return 4;
  if (special == "OSError" || special.starts_with("Unicode")) return 5;
  if (special == "SyntaxError") return 8;
  return 0;
}

constexpr Slots slots_of(std::string_view special) {
  Slots slots{};
  slots.destroy = exception_destroy;
  slots.traverse = exception_traverse;
  slots.clear = exception_clear;
  slots.repr = exception_repr;
  slots.str = exception_str;
  slots.construct = exception_construct;
  slots.initialise = exception_initialise;
  if (special == "StopIteration") slots.initialise = stop_iteration_initialise;
  if (special == "SystemExit") slots.initialise = system_exit_initialise;
  if (special == "KeyError") slots.str = key_error_str;
  if (special == "NameError") slots.initialise = name_error_initialise;
  if (special == "AttributeError") slots.initialise = attribute_error_initialise;
  if (special == "ImportError") {
    slots.initialise = import_error_initialise;
    slots.str = import_error_str;
  }
  if (special == "OSError") {
    slots.construct = os_error_construct;
    slots.initialise = os_error_initialise;
    slots.str = os_error_str;
  }
  if (special == "SyntaxError") {
    slots.initialise = syntax_error_initialise;
    slots.str = syntax_error_str;
  }
  if (special == "UnicodeDecodeError") {
    slots.initialise = unicode_decode_error_initialise;
    slots.str = unicode_decode_error_str;
  }
  if (special == "UnicodeEncodeError") {
    slots.initialise = unicode_encode_error_initialise;
    slots.str = unicode_encode_error_str;
  }
  if (special == "UnicodeTranslateError") {
    slots.initialise = unicode_translate_error_initialise;
    slots.str = unicode_translate_error_str;
  }
  if (special == "BaseExceptionGroup") {
    slots.construct = exception_group_construct;
    slots.initialise = exception_group_initialise;
    slots.str = exception_group_str;
  }
  return slots;
}

constexpr Type make_type(std::string_view name, const char* c_name, Type* base, Shape* shape,
                         MethodTable* rows) {
  Type type{};
  type.shape.pointer = &molt_shape_type;
  type.count = kImmortalCount;
  type.flags = kFlagImmortal;
  type.c_name.pointer = c_name;
  type.c_module.pointer = "builtins";
  type.base.pointer = base;
  type.instance_shape.pointer = shape;
  type.rows.pointer = rows;
  type.type_flags =
      kTypeBaseAllowed | kTypeImmutable | kTypeExceptionSubclass | kTypeCollectable | kTypeHasDict;
  // Exception groups can be subscribed.
  if (special_ancestor(name) == "BaseExceptionGroup") type.type_flags |= kTypeGeneric;
  const int fields = num_fields(special_ancestor(name));
  type.extra_offset = static_cast<int32_t>(sizeof(BaseException)) + fields * 8;
  type.basic_size = type.extra_offset + 8;
  type.name = kUnbound;
  type.qualname = kUnbound;
  type.bases = kUnbound;
  type.mro = kUnbound;
  type.dict = kUnbound;
  type.subclasses = kUnbound;
  type.slots = slots_of(special_ancestor(name));
  return type;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
#define MOLT_EXCEPTION(name, base)                                                       \
  constinit Type molt_type_##name =                                                      \
      make_type(#name, #name, &molt_type_##base, &molt_shape_##name, &molt_rows_##name); \
  constinit Shape molt_shape_##name{{&molt_type_##name}, 0, 0};
#include "abi/types/exceptions.def"
#undef MOLT_EXCEPTION
}  // namespace molt::rt
}

namespace molt::rt {

// ExceptionGroup is the one builtin type with two bases. Values cannot be constant-initialised with
// addresses, so this is done when the program starts.
void start_exceptions() {
  struct StaticTuple {
    Tuple header;
    Value items[5];
  };
  static constinit StaticTuple bases{};
  static constinit StaticTuple mro{};
  auto fill = [](StaticTuple* tuple, std::initializer_list<const Type*> types) {
    tuple->header.shape = &molt_shape_tuple;
    tuple->header.count = kImmortalCount;
    tuple->header.flags = kFlagImmortal;
    for (const Type* type : types) {
      tuple->items[tuple->header.length++] = Value::from_object(type);
    }
    return Value::from_object(tuple);
  };
  Type& type = molt_type_ExceptionGroup;
  type.bases = fill(&bases, {&molt_type_BaseExceptionGroup, &molt_type_Exception});
  type.mro = fill(&mro, {&type, &molt_type_BaseExceptionGroup, &molt_type_Exception,
                         &molt_type_BaseException, &molt_type_object});
}

namespace {

Value* first_value(Object* self) { return &static_cast<BaseException*>(self)->args; }
Value* end_of_values(Object* self) {
  return reinterpret_cast<Value*>(reinterpret_cast<char*>(self) + object_type(self)->extra_offset);
}

}  // namespace

void exception_traverse(Object* self, Visitor visit, void* context) {
  for (Value* value = first_value(self); value < end_of_values(self); value++) {
    visit(*value, context);
  }
  traverse_attributes(self, visit, context);
}

// Also frees. In CPython's order: the fields of the type, the attributes, then what BaseException
// holds.
void exception_destroy(Object* self) {
  BaseException* exception = static_cast<BaseException*>(self);
  for (Value* field = reinterpret_cast<Value*>(exception + 1); field < end_of_values(self);
       field++) {
    release(std::exchange(*field, kUnbound));
  }
  destroy_attributes(self);
  for (Value* value :
       {&exception->args, &exception->traceback, &exception->cause, &exception->context}) {
    release(std::exchange(*value, kNone));
  }
}

// The object stays usable: args must be a tuple.
void exception_clear(Object* self) {
  BaseException* exception = static_cast<BaseException*>(self);
  for (Value* value = first_value(self) + 1; value < end_of_values(self); value++) {
    release(
        std::exchange(*value, value < reinterpret_cast<Value*>(exception + 1) ? kNone : kUnbound));
  }
  release(std::exchange(exception->args, value_of(empty_tuple())));
  clear_attributes(self);
}

Owned new_exception(Type& type, Value args) {
  const Type* layout = &type;
  while ((layout->type_flags & kTypeHeap) != 0) layout = layout->base;
  Object* object = allocate_instance(&type, layout->basic_size);
  if (object == nullptr) return Failure{};
  BaseException* self = static_cast<BaseException*>(object);
  self->suppress_context = 0;
  self->args = value_of(new_reference(args));
  self->traceback = kNone;
  self->context = kNone;
  self->cause = kNone;
  for (Value* field = reinterpret_cast<Value*>(self + 1); field < end_of_values(self); field++) {
    *field = kUnbound;
  }
  return owned_unchecked(Value::from_object(self));
}

Owned new_exception_with(Type& type, Value argument) {
  const int64_t count = argument.is_unbound() ? 0 : 1;
  MOLT_TRY(args, tuple_from_values(&argument, count));
  MOLT_TRY(exception, new_exception(type, args.get()));
  if (type.slots.initialise == stop_iteration_initialise) {
    exception.as<StopIterationObject>()->value =
        count == 0 ? kNone : value_of(new_reference(argument));
  }
  if (type.slots.initialise == import_error_initialise && count == 1) {
    exception.as<ImportErrorObject>()->msg = value_of(new_reference(argument));
  }
  return exception.take();
}

}  // namespace molt::rt

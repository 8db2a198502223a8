// Function objects, bound methods, builtin functions and cells.
#include "runtime/types/function.h"

#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/class.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/module.h"
#include "runtime/types/object_text.h"
#include "runtime/types/str.h"
#include "runtime/types/text_signature.h"
#include "runtime/types/traceback.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/function.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Function* as_function(Borrowed value) { return object_as<Function>(value_of(value)); }

template <typename Visit>
void for_each_field(Function* function, Visit&& visit) {
  for (Value* field = &function->closure; field <= &function->type_params; field++) visit(*field);
}

void function_destroy(Object* self) {
  for_each_field(static_cast<Function*>(self),
                 [](Value& field) { release(std::exchange(field, kNone)); });
}

void function_traverse(Object* self, Visitor visit, void* context) {
  for_each_field(static_cast<Function*>(self), [&](Value& field) { visit(field, context); });
}

void function_clear(Object* self) {
  // Name and qualified name stay, as in CPython.
  auto* function = static_cast<Function*>(self);
  for (Value* field : {&function->closure, &function->defaults, &function->keyword_defaults,
                       &function->annotations, &function->dict}) {
    release(std::exchange(*field, field == &function->dict ? kUnbound : kNone));
  }
}

Owned function_repr(Borrowed self) {
  const MessageArg args[] = {MessageArg(as_function(self)->qualname), MessageArg("")};
  MOLT_TRY(name, format_message("{}", args, 1));
  return object_text("<function {} at {}>", name.get(), value_of(self));
}

Owned function_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  return call_function(as_function(callee), args, num_args, keyword_names);
}

// A function found in a class becomes a bound method.
Owned function_get(Borrowed self, Borrowed object, Borrowed) {
  const Value instance = value_of(object);
  if (instance.is_unbound()) return new_reference(value_of(self));
  return new_bound_method(value_of(self), instance);
}

// Functions keep their attributes in a dict of their own.
Owned function_get_attribute(Borrowed self, Str* name) {
  const Value object = value_of(self);
  const Value in_type = lookup_in_type(type_of(object), name);
  const Function* function = as_function(self);
  if (!is_data_descriptor(in_type) && function->dict.is_pointer()) {
    const Value own = dict_get_str(as_dict(function->dict), name);
    if (!own.is_unbound()) return new_reference(own);
  }
  return generic_get_attribute(self, name);
}

Dict* function_dict(Function* function) {
  if (!function->dict.is_pointer()) {
    Ref dict(dict_new());
    if (is_failure(dict)) return nullptr;
    function->dict = value_of(dict.take());
  }
  return as_dict(function->dict);
}

Status function_set_attribute(Borrowed self, Str* name, Borrowed value) {
  const Value object = value_of(self);
  if (is_data_descriptor(lookup_in_type(type_of(object), name)))
    return generic_set_attribute(self, name, value);
  Dict* dict = function_dict(as_function(self));
  if (dict == nullptr) return kFailed;
  if (!value_of(value).is_unbound()) return dict_set_str(dict, name, value_of(value));
  MOLT_TRY(was_there, dict_remove_str(dict, name));
  if (was_there.code == 0) {
    return raise(messages::no_attribute, type_of(object), name);
  }
  return kOk;
}

constexpr Slots function_slots() {
  Slots slots{};
  slots.destroy = function_destroy;
  slots.traverse = function_traverse;
  slots.clear = function_clear;
  slots.repr = function_repr;
  slots.call = function_call;
  slots.get_attribute = function_get_attribute;
  slots.set_attribute = function_set_attribute;
  slots.descriptor_get = function_get;
  return slots;
}

BoundMethod* as_method(Borrowed value) { return object_as<BoundMethod>(value_of(value)); }

void method_destroy(Object* self) {
  auto* method = static_cast<BoundMethod*>(self);
  release(std::exchange(method->function, kNone));
  release(std::exchange(method->self, kNone));
}

void method_traverse(Object* self, Visitor visit, void* context) {
  auto* method = static_cast<BoundMethod*>(self);
  visit(method->function, context);
  visit(method->self, context);
}

Owned method_repr(Borrowed self) {
  const BoundMethod* method = as_method(self);
  MOLT_TRY(name, find_attribute(method->function, MOLT_STR(__qualname__)));
  Ref shown = std::move(name);
  if (!is_str(shown.get())) shown = Ref(find_attribute(method->function, MOLT_STR(__name__)));
  if (is_failure(shown)) return kOwnedError;
  MOLT_TRY(object, repr_of(method->self));
  const MessageArg args[] = {is_str(shown.get()) ? MessageArg(shown.get()) : MessageArg("?"),
                             MessageArg(object.get())};
  return format_message("<bound method {} of {}>", args, 2);
}

Int64Result method_hash(Borrowed self) {
  const BoundMethod* method = as_method(self);
  const int64_t object = identity_hash(method->self);
  const Int64Result function = hash_of(method->function);
  if (function.value == kInt64Failed) return function;
  const int64_t hash = object ^ function.value;
  return {hash == -1 ? -2 : hash};
}

Owned method_compare(Borrowed self, Borrowed other, CompareOp op) {
  if ((op != CompareOp::kEq && op != CompareOp::kNe) ||
      !has_type(value_of(other), molt_shape_method))
    return {kNotImplementedBits};
  const BoundMethod* left = as_method(self);
  const BoundMethod* right = as_method(other);
  bool equal = left->self == right->self;
  if (equal) {
    MOLT_TRY(same, is_equal(left->function, right->function));
    equal = same.code != 0;
  }
  return {Value::from_bool(equal == (op == CompareOp::kEq)).bits};
}

Owned method_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  const BoundMethod* method = as_method(callee);
  Ref keep = Ref::share(value_of(callee));
  return call_with_self(method->function, method->self, args, num_args, keyword_names);
}

// Attributes of the function show through.
Owned method_get_attribute(Borrowed self, Str* name) {
  const Value object = value_of(self);
  const Value in_type = lookup_in_type(type_of(object), name);
  if (!in_type.is_unbound()) return bind_attribute(in_type, object, type_of(object));
  return get_attribute(as_method(self)->function, name);
}

Owned method_descriptor_get(Borrowed self, Borrowed, Borrowed) {
  return new_reference(value_of(self));
}

constexpr Slots method_slots() {
  Slots slots{};
  slots.destroy = method_destroy;
  slots.clear = method_destroy;
  slots.traverse = method_traverse;
  slots.repr = method_repr;
  slots.hash = method_hash;
  slots.compare = method_compare;
  slots.call = method_call;
  slots.get_attribute = method_get_attribute;
  slots.descriptor_get = method_descriptor_get;
  return slots;
}

BuiltinFunction* as_builtin(Borrowed value) { return object_as<BuiltinFunction>(value_of(value)); }

void builtin_destroy(Object* self) {
  auto* function = static_cast<BuiltinFunction*>(self);
  release(std::exchange(function->self, kNone));
  release(std::exchange(function->module_name, kNone));
}

void builtin_traverse(Object* self, Visitor visit, void* context) {
  visit(static_cast<BuiltinFunction*>(self)->self, context);
}

Owned builtin_repr(Borrowed self) {
  const BuiltinFunction* function = as_builtin(self);
  if (function->self.is_unbound()) {
    return format_message("<built-in function {}>",
                          (const MessageArg[]){MessageArg(function->row->name.pointer)}, 1);
  }
  const MessageArg args[] = {MessageArg(function->row->name.pointer),
                             MessageArg(type_of(function->self))};
  MOLT_TRY(text, format_message("<built-in method {} of {} object", args, 2));
  return object_text("{} at {}>", text.get(), function->self);
}

// `int.__new__(cls, ...)`: the class comes as the first argument.
Owned call_new(Type* owner, const Value* args, int64_t num_args, Value keyword_names) {
  if (num_args == 0) return raise(messages::new_not_enough, owner);
  if (!is_type(args[0])) return raise(messages::new_not_type, owner, args[0]);
  Type* cls = as_type(args[0]);
  if (!is_subtype(cls, owner)) return raise(messages::new_not_subtype, owner, cls, cls, owner);
  const Type* native = is_heap_type(cls) ? cls->native_base.pointer : cls;
  ready_type(owner);
  ready_type(const_cast<Type*>(native));
  if (native->slots.construct != owner->slots.construct ||
      native->constructor.pointer != owner->constructor.pointer) {
    return raise(messages::new_not_safe, owner, cls, native);
  }
  return owner->slots.construct(cls, args + 1, num_args - 1, keyword_names);
}

Owned builtin_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  const BuiltinFunction* function = as_builtin(callee);
  MethodRow* row = function->row;
  if (row->kind == RowKind::kConstructor)
    return call_new(as_type(function->self), args, num_args, keyword_names);
  const Type* owner = nullptr;
  if (row->kind == RowKind::kClassMethod) owner = as_type(function->self);
  if (row->kind == RowKind::kMethod) owner = type_of(function->self);
  return call_row(row, owner, function->passes_self != 0 ? function->self : kUnbound,
                  function->module_name, args, num_args, keyword_names);
}

Int64Result builtin_hash(Borrowed self) {
  const BuiltinFunction* function = as_builtin(self);
  int64_t hash = identity_hash(function->self) ^
                 static_cast<int64_t>(reinterpret_cast<uintptr_t>(function->row.pointer));
  return {hash == -1 ? -2 : hash};
}

Owned builtin_compare(Borrowed self, Borrowed other, CompareOp op) {
  if ((op != CompareOp::kEq && op != CompareOp::kNe) ||
      !has_type(value_of(other), molt_shape_builtin_function_or_method)) {
    return {kNotImplementedBits};
  }
  const BuiltinFunction* left = as_builtin(self);
  const BuiltinFunction* right = as_builtin(other);
  const bool equal = left->row.pointer == right->row.pointer && left->self == right->self;
  return {Value::from_bool(equal == (op == CompareOp::kEq)).bits};
}

constexpr Slots builtin_slots() {
  Slots slots{};
  slots.destroy = builtin_destroy;
  slots.traverse = builtin_traverse;
  slots.repr = builtin_repr;
  slots.hash = builtin_hash;
  slots.compare = builtin_compare;
  slots.call = builtin_call;
  return slots;
}

}  // namespace

Owned new_bound_method(Value function, Value self) {
  auto* method = allocate<BoundMethod>(molt_shape_method);
  if (method == nullptr) return Failure{};
  method->function = value_of(new_reference(function));
  method->self = value_of(new_reference(self));
  return owned_unchecked(Value::from_object(method));
}

extern "C" Owned molt_n_method(Borrowed, Borrowed function, Borrowed instance) {
  if (slot_of<&Slots::call>(type_of(value_of(function))) == nullptr)
    return raise(messages::method_not_callable);
  if (value_of(instance).is_none()) return raise(messages::method_no_instance);
  return new_bound_method(value_of(function), value_of(instance));
}

Owned new_builtin_function(MethodRow* row, Value self, Value module_name, bool passes_self) {
  auto* function = allocate<BuiltinFunction>(molt_shape_builtin_function_or_method);
  if (function == nullptr) return Failure{};
  function->row = row;
  function->self = value_of(new_reference(self));
  function->module_name = value_of(new_reference(module_name));
  function->passes_self = passes_self;
  return owned_unchecked(Value::from_object(function));
}

Owned callable_text(Value callee) {
  MOLT_TRY(qualname, find_attribute(callee, MOLT_STR(__qualname__)));
  if (!is_str(qualname.get())) return str_of(callee);
  MOLT_TRY(module, find_attribute(callee, MOLT_STR(__module__)));
  const bool shows_module = is_str(module.get()) && !str_equal(as_str(module), MOLT_STR(builtins));
  const MessageArg args[] = {shows_module ? MessageArg(module.get()) : MessageArg(""),
                             MessageArg(shows_module ? "." : ""), MessageArg(qualname.get())};
  return format_message("{}{}{}()", args, 3);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_function{{&molt_type_function}, 0, 0};
constinit Type molt_type_function = builtin_type(
    {.name = "function",
     .base = &molt_type_object,
     .shape = &molt_shape_function,
     .rows = &molt_rows_function,
     .flags = kTypeWeakReferable | kTypeCollectable | kTypeMethodLike | kTypeDescriptorGet,
     .basic_size = sizeof(Function)},
    function_slots());
constinit molt::abi::Shape molt_shape_method{{&molt_type_method}, 0, 0};
constinit Type molt_type_method = builtin_type({.name = "method",
                                                .base = &molt_type_object,
                                                .shape = &molt_shape_method,
                                                .rows = &molt_rows_method,
                                                .flags = kTypeWeakReferable | kTypeCollectable,
                                                .basic_size = sizeof(BoundMethod)},
                                               method_slots());
constinit molt::abi::Shape molt_shape_builtin_function_or_method{
    {&molt_type_builtin_function_or_method}, 0, 0};
constinit Type molt_type_builtin_function_or_method =
    builtin_type({.name = "builtin_function_or_method",
                  .base = &molt_type_object,
                  .shape = &molt_shape_builtin_function_or_method,
                  .rows = &molt_rows_builtin_function_or_method,
                  .flags = kTypeWeakReferable | kTypeCollectable,
                  .basic_size = sizeof(BuiltinFunction)},
                 builtin_slots());
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

namespace {

Owned name_or_none(Value value) { return new_reference(value.is_unbound() ? kNone : value); }

void set_field(Value* field, Value value) {
  retain(value);
  release(std::exchange(*field, value));
}

Value none_if_unbound(Borrowed value) {
  return value_of(value).is_unbound() ? kNone : value_of(value);
}

void bind_fields(Function* function, Borrowed closure, Borrowed defaults, Borrowed keyword_defaults,
                 Borrowed annotations) {
  set_field(&function->closure, none_if_unbound(closure));
  set_field(&function->defaults, none_if_unbound(defaults));
  set_field(&function->keyword_defaults, none_if_unbound(keyword_defaults));
  set_field(&function->annotations, none_if_unbound(annotations));
}

}  // namespace

Owned molt_make_function(FunctionCode* code, Borrowed closure, Borrowed defaults,
                         Borrowed keyword_defaults, Borrowed annotations) {
  auto* function = allocate<Function>(molt_shape_function);
  if (function == nullptr) return Failure{};
  function->code = code;
  for (Value* field = &function->closure; field <= &function->type_params; field++) *field = kNone;
  function->name = value_of(new_reference(value_of(code->name.pointer)));
  function->qualname = value_of(new_reference(value_of(code->qualname.pointer)));
  function->module = value_of(new_reference(Value::from_object(code->module.pointer)));
  function->doc = value_of(new_reference(code->doc));
  function->dict = kUnbound;
  bind_fields(function, closure, defaults, keyword_defaults, annotations);
  return owned_unchecked(Value::from_object(function));
}

// FunctionType(code, globals, ...): Molt's code is bound to the globals of its module.
Owned molt_n_function(Borrowed, Borrowed code, Borrowed globals, Borrowed name, Borrowed argdefs,
                      Borrowed closure) {
  if (!has_type(value_of(code), molt_shape_code))
    return raise(messages::function_argument_type, "code", "code", value_of(code));
  if (!is_dict(value_of(globals)))
    return raise(messages::function_argument_type, "globals", "dict", value_of(globals));
  const Value given_name = value_of(name);
  if (!given_name.is_none() && !is_str(given_name)) return raise(messages::function_name_type);
  if (!value_of(argdefs).is_none() && !is_tuple(value_of(argdefs)))
    return raise(messages::function_defaults_type);
  auto* made_of = const_cast<FunctionCode*>(object_as<CodeObject>(value_of(code))->code.pointer);
  const Value cells = value_of(closure);
  if (!is_tuple(cells) && (made_of->num_freevars > 0 || !cells.is_none())) {
    return raise(made_of->num_freevars > 0 && cells.is_none() ? messages::function_closure_tuple
                                                              : messages::function_closure_type);
  }
  const int64_t num_cells = cells.is_none() ? 0 : as_tuple(cells)->length;
  if (num_cells != made_of->num_freevars)
    return raise(messages::function_closure_length, made_of->name.pointer,
                 static_cast<int64_t>(made_of->num_freevars), num_cells);
  for (int64_t i = 0; i < num_cells; i++) {
    const Value cell = as_tuple(cells)->items()[i];
    if (!has_type(cell, molt_shape_cell)) return raise(messages::function_closure_cell, cell);
  }
  const Borrowed own_globals = module_dict(made_of->module);
  if (is_failure(own_globals)) return kOwnedError;
  if (value_of(own_globals) != value_of(globals)) return raise(messages::function_other_globals);
  MOLT_TRY(function,
           molt_make_function(made_of, closure, argdefs, borrowed(kNone), borrowed(kNone)));
  if (!given_name.is_none()) set_field(&function.as<Function>()->name, given_name);
  return function.take();
}

Owned molt_bind_static_function(Function* function, Borrowed defaults, Borrowed keyword_defaults,
                                Borrowed annotations) {
  bind_fields(function, borrowed(kNone), defaults, keyword_defaults, annotations);
  return new_reference(Value::from_object(function));
}

Status molt_set_type_params(Borrowed target, Borrowed type_params) {
  if (is_function(value_of(target))) {
    set_field(&as_function(target)->type_params, value_of(type_params));
    return kOk;
  }
  return molt_set_attribute(target, MOLT_STR(__type_params__), type_params, nullptr);
}

// --- Attributes of functions

#define MOLT_STR_FIELD(name, field)                                                               \
  Owned molt_g_function_##name(Borrowed self) { return new_reference(as_function(self)->field); } \
  Status molt_s_function_##name(Borrowed self, Borrowed value) {                                  \
    if (!is_str(value_of(value))) return raise(messages::must_be_set_to, #name, "string");        \
    set_field(&as_function(self)->field, value_of(value));                                        \
    return kOk;                                                                                   \
  }
MOLT_STR_FIELD(__name__, name)
MOLT_STR_FIELD(__qualname__, qualname)
#undef MOLT_STR_FIELD

#define MOLT_OPTIONAL_FIELD(name, field, accepts, kind)                                           \
  Owned molt_g_function_##name(Borrowed self) { return new_reference(as_function(self)->field); } \
  Status molt_s_function_##name(Borrowed self, Borrowed value) {                                  \
    const Value given = none_if_unbound(value);                                                   \
    if (!given.is_none() && !(accepts)) return raise(messages::must_be_set_to, #name, kind);      \
    set_field(&as_function(self)->field, given);                                                  \
    return kOk;                                                                                   \
  }
MOLT_OPTIONAL_FIELD(__doc__, doc, true, "")
MOLT_OPTIONAL_FIELD(__defaults__, defaults, is_tuple(given), "tuple")
MOLT_OPTIONAL_FIELD(__kwdefaults__, keyword_defaults, is_dict(given), "dict")
#undef MOLT_OPTIONAL_FIELD

Owned molt_g_function___type_params__(Borrowed self) {
  const Value params = as_function(self)->type_params;
  return params.is_none() ? empty_tuple() : new_reference(params);
}
Status molt_s_function___type_params__(Borrowed self, Borrowed value) {
  if (!is_tuple(value_of(value))) return raise(messages::type_params_tuple);
  set_field(&as_function(self)->type_params, value_of(value));
  return kOk;
}

Owned molt_g_function___annotations__(Borrowed self) {
  Function* function = as_function(self);
  if (function->annotations.is_none()) {
    MOLT_TRY(dict, dict_new());
    function->annotations = value_of(dict.take());
  }
  return new_reference(function->annotations);
}
Status molt_s_function___annotations__(Borrowed self, Borrowed value) {
  const Value given = none_if_unbound(value);
  if (!given.is_none() && !is_dict(given))
    return raise(messages::must_be_set_to, "__annotations__", "dict");
  set_field(&as_function(self)->annotations, given);
  return kOk;
}

Owned molt_g_function___dict__(Borrowed self) {
  Dict* dict = function_dict(as_function(self));
  if (dict == nullptr) return kOwnedError;
  return new_reference(value_of(dict));
}
Status molt_s_function___dict__(Borrowed self, Borrowed value) {
  if (value_of(value).is_unbound()) return raise(messages::dict_delete);
  if (!is_dict(value_of(value))) return raise(messages::dict_not_dict, value);
  set_field(&as_function(self)->dict, value_of(value));
  return kOk;
}

// The name of the module is an attribute like any other, whose first value is the module's own
// __name__.
Owned molt_g_function___module__(Borrowed self) {
  Function* function = as_function(self);
  if (function->dict.is_pointer()) {
    const Value own = dict_get_str(as_dict(function->dict), MOLT_STR(__module__));
    if (!own.is_unbound()) return new_reference(own);
  }
  if (!is_module(function->module)) return {kNoneBits};
  const Value name = module_attribute(as_module(function->module), MOLT_STR(__name__));
  return name_or_none(name);
}
Status molt_s_function___module__(Borrowed self, Borrowed value) {
  Dict* dict = function_dict(as_function(self));
  if (dict == nullptr) return kFailed;
  return dict_set_str(dict, MOLT_STR(__module__), none_if_unbound(value));
}

Owned molt_g_function___code__(Borrowed self) { return code_object(as_function(self)->code); }
// A closure fits when it has a cell for each free variable.
Status molt_s_function___code__(Borrowed self, Borrowed value) {
  Function* function = as_function(self);
  if (!has_type(value_of(value), molt_shape_code)) return raise(messages::code_not_code);
  const FunctionCode* code = object_as<CodeObject>(value_of(value))->code;
  const Value closure = function->closure;
  const int64_t num_cells = closure.is_none() ? 0 : object_as<Tuple>(closure)->length;
  if (code->num_freevars != num_cells)
    return raise(messages::code_free_variables, function->name, num_cells,
                 static_cast<int64_t>(code->num_freevars));
  function->code = code;
  return kOk;
}
Owned molt_g_function___closure__(Borrowed self) {
  return new_reference(as_function(self)->closure);
}
Owned molt_g_function___globals__(Borrowed self) {
  MOLT_TRY(dict, module_dict(as_module(as_function(self)->module)));
  return new_reference(value_of(dict));
}
Owned molt_g_function___builtins__(Borrowed) {
  MOLT_TRY(dict, module_dict(builtins_module()));
  return new_reference(value_of(dict));
}

Owned molt_g_method___func__(Borrowed self) { return new_reference(as_method(self)->function); }
Owned molt_g_method___self__(Borrowed self) { return new_reference(as_method(self)->self); }
Owned molt_g_method___doc__(Borrowed self) {
  return rt::get_attribute(as_method(self)->function, MOLT_STR(__doc__));
}

Owned molt_g_builtin_function_or_method___name__(Borrowed self) {
  return new_reference(value_of(as_builtin(self)->row->name.pointer));
}
Owned molt_g_builtin_function_or_method___qualname__(Borrowed self) {
  const BuiltinFunction* function = as_builtin(self);
  const Value object = function->self;
  if (object.is_unbound() || is_module(object))
    return new_reference(value_of(function->row->name.pointer));
  Type* type = is_type(object) ? as_type(object) : type_of(object);
  MOLT_TRY(qualname, type_qualname(type));
  const MessageArg args[] = {MessageArg(value_of(qualname)),
                             MessageArg(function->row->name.pointer)};
  return format_message("{}.{}", args, 2);
}
// A module's function belongs to the module.
Owned molt_g_builtin_function_or_method___self__(Borrowed self) {
  const BuiltinFunction* function = as_builtin(self);
  if (!function->self.is_unbound() || !is_str(function->module_name))
    return name_or_none(function->self);
  return name_or_none(dict_get_str(as_dict(modules_dict()), as_str(function->module_name)));
}
Owned molt_g_builtin_function_or_method___text_signature__(Borrowed self) {
  const BuiltinFunction* function = as_builtin(self);
  if (function->self.is_unbound()) {
    const Value module = function->module_name;
    const bool is_builtin = is_str(module) && str_equal(as_str(module), MOLT_STR(builtins));
    return row_text_signature(function->row, is_builtin ? "builtins" : "");
  }
  const Type* owner = function->row->kind != RowKind::kMethod && is_type(function->self)
                          ? as_type(function->self)
                          : type_of(function->self);
  if (is_heap_type(owner)) owner = owner->native_base;
  return row_text_signature(function->row, owner->c_name.pointer);
}
Owned molt_g_builtin_function_or_method___module__(Borrowed self) {
  return new_reference(as_builtin(self)->module_name);
}
Owned molt_g_builtin_function_or_method___doc__(Borrowed) { return {kNoneBits}; }

}  // namespace molt::abi
}

// The types ContextVar and Token of the module _contextvars (Python/context.c).
#include "runtime/modules/contextvars.h"

#include "runtime/core/messages/contextvars.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/str.h"
#include "runtime/types/traceback.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

MOLT_DEFINE_NAME(MISSING)

#define MOLT_ROWS "abi/modules/contextvars.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/contextvars.def"
#include "abi/types/rows.inc"

extern "C" {
namespace molt::rt {
// Token.MISSING.
constinit molt::abi::Object molt_token_missing{
    {&molt_shape_token_missing}, molt::abi::kImmortalCount, molt::abi::kFlagImmortal};
}  // namespace molt::rt
}

namespace molt::rt {

namespace {

using VarFields = OwnedFields<ContextVar, &ContextVar::name, &ContextVar::default_value>;
using TokenFields = OwnedFields<ContextToken, &ContextToken::context, &ContextToken::variable,
                                &ContextToken::old_value>;

Value missing() { return Value::from_object(&molt_token_missing); }

ContextToken* as_token(Value value) { return object_as<ContextToken>(value); }

// The arguments (name, *, default).
Status read_arguments(const Value* args, int64_t num_args, Value keyword_names, Value* name,
                      Value* default_value) {
  const int64_t num_names = num_keywords(keyword_names);
  if (num_args + num_names > 2) return raise(messages::context_var_too_many, num_args + num_names);
  if (num_args != 1) {
    return raise(messages::context_var_positional, num_args > 1 ? "at most" : "exactly", num_args);
  }
  *name = args[0];
  if (num_names == 0) return kOk;
  const Value keyword = as_tuple(keyword_names)->items()[0];
  if (!str_equal_ascii(as_str(keyword), "default"))
    return raise(messages::context_var_keyword, keyword);
  *default_value = args[1];
  return kOk;
}

Owned var_construct(Type*, const Value* args, int64_t num_args, Value keyword_names) {
  Value name = kUnbound;
  Value default_value = kUnbound;
  MOLT_TRY_DISCARD(read_arguments(args, num_args, keyword_names, &name, &default_value));
  if (!is_str(name)) return raise(messages::context_var_name);
  ContextVar* variable = allocate<ContextVar>(molt_shape_context_var);
  if (variable == nullptr) return kOwnedError;
  variable->name = shared(name);
  variable->default_value = shared(default_value);
  return owned_object(variable);
}

Owned var_repr(Borrowed self) {
  const ContextVar* variable = as_context_var(value_of(self));
  StrBuilder out;
  out.append_ascii("<ContextVar name=");
  MOLT_TRY(name, repr_of(variable->name));
  out.append(name.get());
  if (!variable->default_value.is_unbound()) {
    MOLT_TRY(is_nested, enter_repr(value_of(self)));
    Ref text(is_nested.code != 0 ? make_str_ascii("...") : repr_of(variable->default_value));
    if (is_nested.code == 0) leave_repr(value_of(self));
    if (is_failure(text)) return kOwnedError;
    out.append_ascii(" default=");
    out.append(text.get());
  }
  out.append_ascii(" at ");
  append_address(&out, variable);
  out.append_char('>');
  return out.finish();
}

constexpr Slots var_slots() {
  Slots slots = VarFields::slots();
  slots.construct = var_construct;
  slots.repr = var_repr;
  return slots;
}

Owned token_construct(Type*, const Value*, int64_t, Value) {
  return raise(messages::token_arguments);
}

Owned token_repr(Borrowed self) {
  const ContextToken* token = as_token(value_of(self));
  StrBuilder out;
  out.append_ascii(token->is_used != 0 ? "<Token used var=" : "<Token var=");
  MOLT_TRY(variable, repr_of(token->variable));
  out.append(variable.get());
  out.append_ascii(" at ");
  append_address(&out, token);
  out.append_char('>');
  return out.finish();
}

constexpr Slots token_slots() {
  Slots slots = TokenFields::slots();
  slots.construct = token_construct;
  slots.repr = token_repr;
  slots.hash = unhashable;
  return slots;
}

Owned missing_repr(Borrowed) { return make_str_ascii("<Token.MISSING>"); }

constexpr Slots missing_slots() {
  Slots slots{};
  slots.repr = missing_repr;
  return slots;
}

// The variables of a context that is about to change: what copies share is left to them.
Dict* own_variables(Context* context) {
  if (context->variables.as_object()->count > 1) {
    Ref copy(dict_copy(as_dict(context->variables)));
    if (is_failure(copy)) return nullptr;
    release(std::exchange(context->variables, value_of(copy.take())));
  }
  return as_dict(context->variables);
}

Status set_variable(Context* context, Value variable, Value value) {
  Dict* variables = own_variables(context);
  return variables == nullptr ? kFailed : dict_set_py(variables, variable, value);
}

// The type's attribute MISSING is set before anybody can have the type.
Status complete_token_type() {
  Dict* attributes = type_dict(&molt_type_context_token);
  return dict_set_str(attributes, MOLT_STR(MISSING), missing());
}

Owned make_token(Value context, Value variable, Value old_value) {
  MOLT_TRY_DISCARD(complete_token_type());
  ContextToken* token = allocate<ContextToken>(molt_shape_context_token);
  if (token == nullptr) return kOwnedError;
  token->context = shared(context);
  token->variable = shared(variable);
  token->old_value = shared(old_value);
  return owned_object(token);
}

}  // namespace

extern "C" Owned molt_g_context_var_name(Borrowed self) {
  return new_reference(as_context_var(value_of(self))->name);
}
// A member that cannot be written, which says it in words of its own.
extern "C" Status molt_s_context_var_name(Borrowed, Borrowed) {
  return raise(messages::context_readonly);
}

extern "C" Owned molt_m_context_var_get(Borrowed self, Borrowed default_) {
  const Value context = current_context();
  if (is_failure(context)) return kOwnedError;
  const Value found = dict_get_py(as_dict(as_context(context)->variables), value_of(self));
  if (found.is_error()) return kOwnedError;
  if (!found.is_unbound()) return new_reference(found);
  if (!value_of(default_).is_unbound()) return new_reference(value_of(default_));
  const Value own_default = as_context_var(value_of(self))->default_value;
  if (!own_default.is_unbound()) return new_reference(own_default);
  return raise_with(molt_type_LookupError, value_of(self));
}

extern "C" Owned molt_m_context_var_set(Borrowed self, Borrowed value) {
  const Value current = current_context();
  if (is_failure(current)) return kOwnedError;
  const Ref context = Ref::share(current);
  const Value found = dict_get_py(as_dict(as_context(context)->variables), value_of(self));
  if (found.is_error()) return kOwnedError;
  MOLT_TRY(token, make_token(context, value_of(self), found));
  MOLT_TRY_DISCARD(set_variable(as_context(context), value_of(self), value_of(value)));
  return token.take();
}

extern "C" Owned molt_m_context_var_reset(Borrowed self, Borrowed token) {
  const Value value = value_of(token);
  if (!has_type(value, molt_shape_context_token)) return raise(messages::token_type, value);
  ContextToken* used = as_token(value);
  if (used->is_used != 0) return raise(messages::token_used, value);
  if (used->variable != value_of(self)) return raise(messages::token_variable, value);
  const Value context = current_context();
  if (is_failure(context)) return kOwnedError;
  if (used->context != context) return raise(messages::token_context, value);
  used->is_used = 1;
  if (!used->old_value.is_unbound()) {
    MOLT_TRY_DISCARD(set_variable(as_context(context), value_of(self), used->old_value));
    return owned_none();
  }
  Dict* variables = own_variables(as_context(context));
  if (variables == nullptr) return kOwnedError;
  MOLT_TRY_DISCARD(dict_remove_py(variables, value_of(self)));
  return owned_none();
}

extern "C" Owned molt_g_context_token_var(Borrowed self) {
  return new_reference(as_token(value_of(self))->variable);
}
extern "C" Owned molt_g_context_token_old_value(Borrowed self) {
  const Value old_value = as_token(value_of(self))->old_value;
  return new_reference(old_value.is_unbound() ? missing() : old_value);
}

extern "C" Owned molt_c_contextvars_ContextVar() { return type_constant(molt_type_context_var); }
extern "C" Owned molt_c_contextvars_Token() {
  MOLT_TRY_DISCARD(complete_token_type());
  return type_constant(molt_type_context_token);
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(context_var, "ContextVar", "_contextvars",
                         kTypeCollectable | kTypeWeakReferable | kTypeGeneric,
                         sizeof(molt::rt::ContextVar), var_slots())
MOLT_DEFINE_LIBRARY_TYPE(context_token, "Token", "_contextvars", kTypeCollectable | kTypeGeneric,
                         sizeof(molt::rt::ContextToken), token_slots())
MOLT_DEFINE_LIBRARY_TYPE(token_missing, "Token.MISSING", "builtins", 0, sizeof(molt::abi::Object),
                         missing_slots())

// The bodies of runtime/core/error.h.
#include "runtime/core/error.h"

#include <cstring>

#include "runtime/core/call.h"
#include "runtime/types/exception.h"
#include "runtime/types/str.h"

namespace molt::rt {

namespace {

Status append_value(StrBuilder* out, Value value) {
  if (is_str(value)) return out->append(value);
  MOLT_TRY(text, str_of(value));
  return out->append(text.get());
}

// A type's name as CPython's tp_name: with the module for builtin types that are not in builtins.
Status append_type_name(StrBuilder* out, const Type* type) {
  const char* module = type->c_module;
  if (module != nullptr && strcmp(module, "builtins") != 0) {
    MOLT_TRY_DISCARD(out->append_ascii(module));
    MOLT_TRY_DISCARD(out->append_ascii("."));
  }
  MOLT_TRY(text, make_str_utf8(type->c_name.pointer));
  return out->append(text.get());
}

Status append_plain(StrBuilder* out, const MessageArg& arg) {
  switch (arg.kind) {
    case MessageArg::Kind::kValue:
      return append_value(out, arg.value);
    case MessageArg::Kind::kInt:
      return out->append_int(arg.number);
    case MessageArg::Kind::kText: {
      MOLT_TRY(text, make_str_utf8(arg.text));
      return out->append(text.get());
    }
    case MessageArg::Kind::kType:
      return append_type_name(out, arg.type);
  }
  return kOk;
}

// One placeholder: `{}`, `{r}` or `{t}`.
Status append_argument(StrBuilder* out, char form, const MessageArg& arg) {
  if (form == 'r') {
    Value value = arg.kind == MessageArg::Kind::kType ? Value::from_object(arg.type) : arg.value;
    MOLT_TRY(text, repr_of(value));
    return out->append(text.get());
  }
  if (form == 't' && arg.kind == MessageArg::Kind::kValue) {
    return append_plain(out, MessageArg(type_of(arg.value)));
  }
  return append_plain(out, arg);
}

}  // namespace

Owned format_message(const char* text, const MessageArg* args, int num_args) {
  StrBuilder out;
  int next = 0;
  while (*text != 0) {
    const char* brace = strchr(text, '{');
    size_t length = brace == nullptr ? strlen(text) : static_cast<size_t>(brace - text);
    MOLT_TRY_DISCARD(out.append_ascii({text, length}));
    if (brace == nullptr) break;
    // "{}" or "{x}"; any other brace stands for itself.
    char form = brace[1] == '}' ? 0 : brace[1];
    const char* end = brace + (form == 0 ? 1 : 2);
    if (*end != '}' || next >= num_args) {
      MOLT_TRY_DISCARD(out.append_ascii("{"));
      text = brace + 1;
      continue;
    }
    MOLT_TRY_DISCARD(append_argument(&out, form, args[next++]));
    text = end + 1;
  }
  return out.finish();
}

Failure raise_message(Message message, const MessageArg* args, int num_args) {
  if (message.text[0] == 0) return raise_with(*message.type, kUnbound);
  MOLT_TRY(text, format_message(message.text, args, num_args));
  return raise_with(*message.type, text.get());
}

Failure raise_with(Type& type, Value argument) {
  MOLT_TRY(exception, new_exception_with(type, argument));
  return raise_instance(exception.consume());
}

bool exception_is_set() { return !molt_state.raised.is_unbound(); }

bool exception_is(const Type& type) {
  return exception_is_set() && is_subtype(type_of(molt_state.raised), &type);
}

void clear_exception() { release(take_exception()); }

bool clear_exception_if(const Type& type) {
  if (!exception_is(type)) return false;
  clear_exception();
  return true;
}

Value take_exception() { return std::exchange(molt_state.raised, kUnbound); }

void restore_exception(Value exception) { release(std::exchange(molt_state.raised, exception)); }

}  // namespace molt::rt

// Raising exceptions from the runtime. The texts live in runtime/core/messages/*.h.
#pragma once

#include "runtime/core/message.h"
#include "runtime/core/type.h"

namespace molt::rt {

// One value for a placeholder of a message.
struct MessageArg {
  enum class Kind : uint8_t { kValue, kText, kInt, kType } kind;
  union {
    Value value;
    const char* text;
    int64_t number;
    const Type* type;
  };
  MessageArg(Value v) : kind(Kind::kValue), value(v) {}
  MessageArg(Borrowed v) : kind(Kind::kValue), value{v.bits} {}
  MessageArg(const Ref& v) : kind(Kind::kValue), value(v.get()) {}
  MessageArg(Str* s) : kind(Kind::kValue), value(Value::from_object(s)) {}
  MessageArg(const char* t) : kind(Kind::kText), text(t) {}
  MessageArg(int n) : kind(Kind::kInt), number(n) {}
  MessageArg(int64_t n) : kind(Kind::kInt), number(n) {}
  MessageArg(const Type* t) : kind(Kind::kType), type(t) {}
};

// Sets the exception of the row with the filled-in text. `return raise(messages::list_index, ...)`
// in any function.
Failure raise_message(Message message, const MessageArg* args, int num_args);
template <typename... T>
Failure raise(Message message, T... args) {
  if constexpr (sizeof...(T) == 0) {
    return raise_message(message, nullptr, 0);
  } else {
    MessageArg list[] = {MessageArg(args)...};
    return raise_message(message, list, sizeof...(T));
  }
}
// The filled-in text as a str object.
Owned format_message(const char* text, const MessageArg* args, int num_args);

// Raises an instance of `type` whose only argument is `argument` (KeyError(key),
// StopIteration(value), ...).
Failure raise_with(Type& type, Value argument);
// Raises OSError (its subclass for the number) from an errno value; file names may be kUnbound.
Failure raise_os_error(int error_number, Value filename, Value second_filename = kUnbound);
Failure raise_memory_error();

// Whether an exception is set, and of a type.
bool exception_is_set();
bool exception_is(const Type& type);
// Drops the exception that is set.
void clear_exception();
// If the exception set is a `type`, clears it and returns true.
bool clear_exception_if(const Type& type);
// Takes the exception out of the thread state (owned; kUnbound if none), and puts it back.
Value take_exception();
void restore_exception(Value exception);
// Reports the exception that is set through sys.unraisablehook and clears it; `where` is the object
// at fault, `text` what the report says instead of "Exception ignored in".
void report_unraisable(Value where, const char* text = nullptr);

}  // namespace molt::rt

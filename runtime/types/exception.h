// Exception objects: layouts, construction, and the stack of handled exceptions.
//
// Every layout is BaseException, then values (the fields of the type), then the attribute
// extension. So one set of slot functions serves all types: the values lie between the start of
// `args` and Type::extra_offset.
#pragma once

#include "runtime/core/error.h"
#include "runtime/core/memory.h"

namespace molt::rt {

struct BaseException : Object {
  // __suppress_context__.
  uint64_t suppress_context;
  // A tuple.
  Value args;
  // A Traceback, or kNone.
  Value traceback;
  // Exceptions, or kNone.
  Value context;
  Value cause;
};

// The fields of the types that have more than BaseException. A field that was never set is kUnbound
// and reads as None.
struct StopIterationObject : BaseException {
  Value value;
};
struct SystemExitObject : BaseException {
  Value code;
};
struct ImportErrorObject : BaseException {
  Value msg, name, path, name_from;
};
struct NameErrorObject : BaseException {
  Value name;
};
struct AttributeErrorObject : BaseException {
  Value name, object;
};
struct OSErrorObject : BaseException {
  Value error_number, text, filename, filename2, characters_written;
};
struct SyntaxErrorObject : BaseException {
  Value msg, filename, lineno, offset, text, end_lineno, end_offset, print_file_and_line;
};
struct UnicodeErrorObject : BaseException {
  Value encoding, object, start, end, reason;
};
struct ExceptionGroupObject : BaseException {
  // A str and a tuple.
  Value message, exceptions;
};

// Called once, before anything else that uses exceptions.
void start_exceptions();

// A new instance with these args (a tuple) and no __init__ call; fields are kUnbound.
Owned new_exception(Type& type, Value args);
// A new instance whose args are one value, or none for kUnbound.
Owned new_exception_with(Type& type, Value argument);

// Sets an instance as the exception being raised; its __context__ becomes the exception being
// handled.
Failure raise_instance(Consumed exception);

// raise_message for the exceptions that remember a name or object: NameError.name,
// AttributeError.name and .obj, ImportError.name. `type` must be the type of the message's row.
Failure raise_name_error(Message message, Str* name);
// AttributeError "{type} object has no attribute {name}" and its relatives; args as for raise.
template <typename... T>
Failure raise_attribute_error(Message message, Value object, Value name, T... args) {
  MessageArg list[] = {MessageArg(args)...};
  raise_message(message, list, sizeof...(T));
  void attach_attribute_error(Value object, Value name);
  attach_attribute_error(object, name);
  return Failure{};
}
void attach_attribute_error(Value object, Value name);
// A lookup failed: names the attribute in the exception being raised, when it is an AttributeError
// that tells neither name nor object (PyObject_GetAttr).
void name_attribute_error(Value object, Str* name);
// Sets name and path (values or kUnbound) of the ImportError being raised.
void attach_import_error(Value name, Value path);

// UnicodeDecodeError and UnicodeEncodeError with CPython's five arguments.
Failure raise_unicode_error(Type& type, const char* encoding, Value object, int64_t start,
                            int64_t end, const char* reason);

// The exception being raised (borrowed), or kUnbound.
inline Value raised_exception() { return molt_state.raised; }

// What sys.exception() gives: the innermost handled exception of the running function, then of the
// functions outside a running generator. Borrowed; kNone if there is none.
Value handled_exception();
// Makes `earlier` (taken over; may be kUnbound) the context of the exception that is set, as
// CPython's _PyErr_ChainExceptions1; without one, sets `earlier` again.
void chain_exception(Value earlier);

// One level of the handled-exception stack: a running generator has its own. `outer` levels are
// those of its callers.
struct HandledLevel {
  Value handled;
  HandledLevel* outer;
};
extern HandledLevel* outer_handled_level;

// Enters a generator whose own handled exception is `handled` (owned, moves into the thread state),
// and leaves it, giving the generator's handled exception back.
inline void enter_handled_level(HandledLevel* level, Value handled) {
  level->handled = molt_state.handled;
  level->outer = outer_handled_level;
  outer_handled_level = level;
  molt_state.handled = handled;
}
inline Value leave_handled_level(HandledLevel* level) {
  outer_handled_level = level->outer;
  return std::exchange(molt_state.handled, level->handled);
}

// BaseException.args as the str() of an exception shows it.
Owned exception_str(Borrowed self);

}  // namespace molt::rt

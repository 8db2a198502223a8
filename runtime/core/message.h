// What an error message is. The messages stand by area in runtime/core/messages/*.h, so that a new
// one recompiles only the files of its area; those that a program cannot raise are not linked.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

// The exception type, and the text with its placeholders: {} a str, C string or int as text; {r}
// repr() of a value; {t} the name of a value's type.
struct MessageRow {
  Type* type;
  const char* text;
};
using Message = const MessageRow&;

}  // namespace molt::rt

// One row of runtime/core/messages/*.h: the message molt::rt::messages::<identifier>.
#define MOLT_MESSAGE(identifier, type, text)                       \
  namespace molt::rt::messages {                                   \
  inline constexpr MessageRow identifier{&molt_type_##type, text}; \
  }

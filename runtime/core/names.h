// The static str objects of abi/names.def, and a way to make others at compile time.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

// A constant-initialised ASCII str object.
template <int kLength>
struct StaticStr {
  Str header;
  char text[kLength];
  constexpr StaticStr(const char (&literal)[kLength])
      : header{{{&molt_shape_str}, kImmortalCount, kFlagImmortal}, kLength - 1, 0, 1, 1, 1, {}},
        text{} {
    for (int i = 0; i < kLength; i++) text[i] = literal[i];
  }
};

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
#define MOLT_NAME(identifier) extern StaticStr<sizeof(#identifier)> molt_name_##identifier;
#include "abi/names.def"
#undef MOLT_NAME
}  // namespace molt::rt
}

// Defines the object of a row of abi/library_names.def, the same one wherever it is defined; at
// namespace scope, in no namespace.
#define MOLT_DEFINE_NAME(identifier)                                                     \
  extern "C" {                                                                           \
  namespace molt::rt {                                                                   \
  __attribute__((weak)) constinit StaticStr<sizeof(#identifier)> molt_name_##identifier{ \
      #identifier};                                                                      \
  }                                                                                      \
  }

// MOLT_STR(identifier): the Str* of a row of abi/names.def.
#define MOLT_STR(identifier) (&::molt::rt::molt_name_##identifier.header)
#define MOLT_STR_VALUE(identifier) (::molt::abi::Value::from_object(MOLT_STR(identifier)))

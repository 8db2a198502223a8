// C++ prototypes of the bodies of all rows of abi/types/*.def and abi/modules/*.def, with the check that a row's parameter
// list and its signature text agree.
#pragma once

#include "abi/functions/signature.h"
#include "abi/layout/method.h"

namespace molt::abi {

// The number of parameters that a signature text declares; -1 when the text is malformed.
constexpr int count_parameters(const char* text) {
  if (*text++ != '(') return -1;
  int count = 0;
  while (*text != ')') {
    while (*text == ' ' || *text == ',') text++;
    if (*text == ')') break;
    if (*text == 0) return -1;
    bool is_marker = (*text == '/' || *text == '*') && (text[1] == ',' || text[1] == ')');
    if (!is_marker) count++;
    int depth = 0;
    char quote = 0;
    for (; *text != 0; text++) {
      if (quote != 0) {
        if (*text == quote) quote = 0;
      } else if (*text == '\'' || *text == '"') {
        quote = *text;
      } else if (*text == '(') {
        depth++;
      } else if (*text == ')') {
        if (depth == 0) break;
        depth--;
      } else if (*text == ',' && depth == 0) {
        break;
      }
    }
  }
  return count;
}

template <typename Signature>
struct RowArity;
template <typename Result, typename... Parameters>
struct RowArity<Result(Parameters...)> {
  static constexpr int value = sizeof...(Parameters);
};

}  // namespace molt::abi

extern "C" {
namespace molt::abi {
#define MOLT_CHECKED_ROW(symbol, parameters, text)                                                  \
  std::type_identity_t<Owned parameters> symbol;                                                    \
  static_assert(RowArity<Owned parameters>::value == count_parameters(text), #symbol ": parameters and text differ");
#define MOLT_METHOD(type, name, parameters, text, effects) MOLT_CHECKED_ROW(molt_m_##type##_##name, parameters, text)
#define MOLT_CLASS_METHOD(type, name, parameters, text, effects) MOLT_CHECKED_ROW(molt_m_##type##_##name, parameters, text)
// A static method has no $self.
#define MOLT_STATIC_METHOD(type, name, parameters, text, effects) MOLT_CHECKED_ROW(molt_m_##type##_##name, parameters, text)
// A constructor's text has no parameter for the class, which comes first.
#define MOLT_CONSTRUCTOR(type, parameters, text, effects)      \
  std::type_identity_t<Owned parameters> molt_n_##type;        \
  static_assert(RowArity<Owned parameters>::value == count_parameters(text) + 1, #type ": parameters and text differ");
#define MOLT_GETTER(type, name) std::type_identity_t<Owned(Borrowed self)> molt_g_##type##_##name;
#define MOLT_ACCESSOR(type, name) \
  MOLT_GETTER(type, name)         \
  std::type_identity_t<Status(Borrowed self, Borrowed value)> molt_s_##type##_##name;
#define MOLT_FUNCTION(module, name, parameters, text, effects) MOLT_CHECKED_ROW(molt_f_##module##_##name, parameters, text)
#define MOLT_CONSTANT(module, name) std::type_identity_t<Owned()> molt_c_##module##_##name;
#include "abi/modules/all.def"
#include "abi/types/all.def"
#undef MOLT_CONSTANT
#undef MOLT_FUNCTION
#undef MOLT_ACCESSOR
#undef MOLT_GETTER
#undef MOLT_CONSTRUCTOR
#undef MOLT_STATIC_METHOD
#undef MOLT_CLASS_METHOD
#undef MOLT_METHOD
#undef MOLT_CHECKED_ROW
}  // namespace molt::abi
}

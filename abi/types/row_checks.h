// What abi/types/rows.inc checks a row with.
#pragma once

#include "abi/functions/signature.h"
#include "abi/layout/method.h"

namespace molt::abi {

// The number of parameters that a signature text declares; -1 when the text is malformed.
constexpr int count_parameters(const char* text) {
  if (*text == '|' || *text == '!') text++;
  while (*text >= 'a' && *text <= 'z') text++;
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

// Parts that the making of classes and the attributes of types share.
#pragma once

#include <string_view>

#include "abi/layout/method.h"
#include "runtime/core/type.h"

namespace molt::rt {

// A zero-terminated UTF-8 copy of a class's name, which the class owns. Null with MemoryError set.
const char* c_text(const Str* name);

// Whether a text of words between blanks has the word.
bool contains_word(std::string_view words, const Str* word);

// `__dict__` and `__weakref__` of instances.
extern MethodRow instance_dict_row;
extern MethodRow instance_weakref_row;

}  // namespace molt::rt

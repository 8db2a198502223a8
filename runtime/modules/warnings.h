// What the files of the module _warnings share: warning filters, and showing a warning
// (Python/_warnings.c).
//
// Once the program has imported the module warnings, its attributes filters, defaultaction,
// onceregistry and _showwarnmsg hold, whatever they were set to.
#pragma once

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/warnings.h"

namespace molt::rt::warnings {

struct Warning {
  Value category;
  // An instance of the category, and its str().
  Value message;
  Value text;
  // A str.
  Value filename;
  int64_t line;
  // A str, or anything that the caller of warn_explicit gave.
  Value module;
  // A dict or None.
  Value registry;
  // The text of the line, or kUnbound where it has to be looked for.
  Value source_line;
  // An object or None.
  Value source;
};

// What registries are compared with: a change of the filters makes what they remember void.
extern int64_t filters_version;

// An attribute of the module warnings if that was imported; kUnbound otherwise.
Owned imported_attribute(const char* name);
// The action for a warning: a new reference to a str. `filter` gets the filter that chose it, or
// None.
Owned find_action_py(const Warning& warning, Ref* filter);
// Remembers a warning for the actions "once" and "module": 1 when it was seen before.
Tri seen_before_py(Value registry, Value text, Value category, Value line);
Owned once_registry();
// By warnings._showwarnmsg, or on sys.stderr without it.
Status show_py(const Warning& warning);

}  // namespace molt::rt::warnings

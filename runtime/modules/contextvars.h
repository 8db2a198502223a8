// Context variables (PEP 567): layouts, and the context that is current.
//
// A context's variables lie in a dict, which copies of the context share until one of them changes.
#pragma once

#include "runtime/modules/library_type.h"
#include "runtime/types/dict.h"

MOLT_DECLARE_TYPE(context)
MOLT_DECLARE_TYPE(context_items)
MOLT_DECLARE_TYPE(context_keys)
MOLT_DECLARE_TYPE(context_values)
MOLT_DECLARE_TYPE(context_var)
MOLT_DECLARE_TYPE(context_token)
MOLT_DECLARE_TYPE(token_missing)

namespace molt::rt {

struct ContextVar : Object {
  Value name;
  // kUnbound for none.
  Value default_value;
};

struct Context : Object {
  // From ContextVar to value. Changed only where nobody else holds it.
  Value variables;
  // What was current when this context was entered; kUnbound if nothing was.
  Value previous;
  uint64_t is_entered;
};

struct ContextToken : Object {
  Value context;
  Value variable;
  // kUnbound if the variable had none.
  Value old_value;
  uint64_t is_used;
};

inline ContextVar* as_context_var(Value value) { return object_as<ContextVar>(value); }
inline Context* as_context(Value value) { return object_as<Context>(value); }
inline bool is_context_var(Value value) { return has_type(value, molt_shape_context_var); }

// The context in which the program runs (borrowed), made at first use; kError without memory.
Value current_context();
// A new context with the variables of another.
Owned copy_context(const Context* original);
// Calls a function, args[0], in a context.
Owned run_in_context(Value context, const Value* args, int64_t num_args, Value keyword_names);

}  // namespace molt::rt

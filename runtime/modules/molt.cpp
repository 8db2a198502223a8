// The module _molt: what Molt's own library and overlays need from the runtime.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/type.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/molt.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// The entry of a made function: passes the bound parameters on, in order.
Value call_implementation(Value callee, const Value* locals) {
  const auto* function = object_as<Function>(callee);
  const FunctionCode* code = function->code;
  const Value implementation = object_as<Tuple>(function->closure)->items()[0];
  return value_of(call_values(implementation, locals, code->arg_count + code->keyword_only_count));
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

// A function whose parameters have the given names, the last `keyword_only` of which are keyword
// only. A call binds its arguments as that of any function, with its TypeErrors; `implementation`,
// a function, is then called with all of them by position. This is how overlays replace functions
// that CPython makes from source text. The description of the code stays for ever, as code objects
// of compiled functions do.
Owned molt_f_molt_make_function(Borrowed name, Borrowed parameters, Borrowed keyword_only,
                                Borrowed implementation) {
  int64_t num_keyword_only = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(keyword_only), &num_keyword_only));
  if (!is_function(value_of(implementation)) || !is_str(value_of(name))) {
    return raise(messages::not_callable, value_of(implementation));
  }
  MOLT_TRY(names, tuple_from(value_of(parameters)));
  const int64_t num_names = as_tuple(names)->length;
  auto* code = allocate_array<FunctionCode>(1);
  auto* varnames = allocate_array<Str*>(num_names + 1);
  if (code == nullptr || varnames == nullptr) return kOwnedError;
  MOLT_TRY(interned, tuple_from_values(as_tuple(names)->items(), num_names));
  for (int64_t i = 0; i < num_names; i++) {
    MOLT_TRY(text, intern_str(as_str(as_tuple(names)->items()[i])));
    varnames[i] = as_str(text);
    release(std::exchange(as_tuple(interned)->items()[i], value_of(text.take())));
  }
  *code = *object_as<Function>(value_of(implementation))->code;
  MOLT_TRY(code_name, intern_str(as_str(name)));
  code->entry = &call_implementation;
  code->varnames = varnames;
  code->name = as_str(code_name);
  code->qualname = as_str(code_name);
  code->doc = kNone;
  code->num_varnames = static_cast<int32_t>(num_names);
  code->num_cellvars = code->num_freevars = 0;
  code->arg_count = static_cast<int32_t>(num_names - num_keyword_only);
  code->positional_only_count = 0;
  code->keyword_only_count = static_cast<int32_t>(num_keyword_only);
  code->flags = kCodeOptimized | kCodeNewLocals;
  // The names live as long as the function.
  const Value kept[] = {value_of(implementation), interned, code_name};
  MOLT_TRY(closure, tuple_from_values(kept, 3));
  return molt_make_function(code, closure, borrowed(kNone), borrowed(kNone), borrowed(kNone));
}

}  // namespace molt::abi
}

// __import__ and the dict of locals().
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/container_support.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// The module whose globals are given: a relative import starts from it.
Owned importer_of(Value globals) {
  if (!is_dict(globals)) return raise(messages::import_globals_type);
  const Value name = dict_get_str(as_dict(globals), MOLT_STR(__name__));
  if (!is_str(name)) {
    MOLT_TRY(text, make_str_ascii("'__name__' not in globals"));
    return raise_with(molt_type_KeyError, text.get());
  }
  return import_module(as_str(name));
}

}  // namespace

extern "C" Owned molt_f_builtins___import__(Borrowed name, Borrowed globals, Borrowed,
                                            Borrowed fromlist, Borrowed level) {
  const Value module_name = value_of(name);
  if (!is_str(module_name)) return raise(messages::import_name_type);
  int64_t depth = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(level), &depth));
  if (depth < 0) return raise(messages::import_level_negative);
  if (as_str(module_name)->length == 0 && depth == 0) return raise(messages::import_name_empty);
  Ref names = Ref::share(kNone);
  if (!value_of(fromlist).is_none()) {
    names = Ref(tuple_from(value_of(fromlist)));
    if (is_failure(names)) return kOwnedError;
  }
  MOLT_TRY(interned, intern_str(as_str(module_name)));
  if (depth == 0) return molt_import_name(nullptr, as_str(interned), names, 0);
  MOLT_TRY(importer, importer_of(value_of(globals)));
  return molt_import_name(as_module(importer), as_str(interned), names, depth);
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_locals_dict(Borrowed names, Args values, int64_t num_values) {
  const Tuple* texts = as_tuple(names);
  MOLT_TRY(dict, dict_new());
  for (int64_t i = 0; i < num_values; i++) {
    if (values.values[i].is_unbound()) continue;
    MOLT_TRY_DISCARD(dict_set_str(as_dict(dict), as_str(texts->items()[i]), values.values[i]));
  }
  return dict.take();
}

}  // namespace molt::abi
}

// The numeric functions of the module builtins, except sum.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/int.h"
#include "runtime/types/operators.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/float.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned prefixed_py(Borrowed number, int base) {
  MOLT_TRY(index, index_of(value_of(number)));
  return int_to_prefixed_str(index, base);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_builtins_abs(Borrowed x) { return absolute_of(value_of(x)); }
Owned molt_f_builtins_divmod(Borrowed x, Borrowed y) { return divmod_of(value_of(x), value_of(y)); }
Owned molt_f_builtins_pow(Borrowed base, Borrowed exp, Borrowed mod) {
  return power_of(value_of(base), value_of(exp), value_of(mod));
}

Owned molt_f_builtins_round(Borrowed number, Borrowed ndigits) {
  if (value_of(number).is_double()) return molt_m_float___round__(number, ndigits);
  MOLT_TRY(method, find_special(value_of(number), MOLT_STR(__round__)));
  if (method.get().is_unbound()) return raise(messages::round_no_method, number);
  if (value_of(ndigits).is_none()) return call(method.get());
  return call(method.get(), value_of(ndigits));
}

Owned molt_f_builtins_bin(Borrowed number) { return prefixed_py(number, 2); }
Owned molt_f_builtins_hex(Borrowed number) { return prefixed_py(number, 16); }
Owned molt_f_builtins_oct(Borrowed number) { return prefixed_py(number, 8); }

}  // namespace molt::abi
}

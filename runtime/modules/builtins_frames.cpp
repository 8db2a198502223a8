// globals() where it is called as a value; a plain call is compiled in place.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/frame.h"
#include "runtime/types/frame.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

extern "C" Owned molt_f_builtins_globals() {
  ActiveFrame caller;
  if (active_frames(0, &caller, 1) == 0) return raise(messages::globals_no_frame);
  return molt_globals_dict(caller.code->module);
}

extern "C" Owned molt_c_builtins___debug__() { return {kTrueBits}; }

}  // namespace molt::rt

// sys._getframe and its relatives (Python/sysmodule.c).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/frame.h"
#include "runtime/core/state.h"
#include "runtime/platform/platform.h"
#include "runtime/types/frame.h"
#include "runtime/types/module.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/traceback.h"

#define MOLT_ROWS "abi/modules/sys.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// The frame objects of all functions from `skip` outwards, linked by f_back; kUnbound for none.
Owned capture_frames(int64_t skip) {
  constexpr int64_t kPart = 32;
  ActiveFrame part[kPart];
  Ref first;
  Frame* last = nullptr;
  while (true) {
    const int64_t found = active_frames(skip, part, kPart);
    for (int64_t i = 0; i < found; i++) {
      MOLT_TRY(frame, new_frame(part[i].code, part[i].line));
      auto* object = frame.as<Frame>();
      object->address = part[i].address;
      if (last == nullptr) {
        first = Ref(frame.take());
      } else {
        last->back = value_of(frame.take());
      }
      last = object;
    }
    if (found < kPart) return first.take();
    skip += found;
  }
}

}  // namespace

extern "C" Owned molt_f_sys__getframe(Borrowed depth) {
  int64_t number = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(depth), &number));
  MOLT_TRY(frame, capture_frames(number < 0 ? 0 : number));
  if (frame.get().is_unbound()) return raise(messages::call_stack_depth);
  return frame.take();
}

extern "C" Owned molt_f_sys__getframemodulename(Borrowed depth) {
  int64_t number = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(depth), &number));
  ActiveFrame frame;
  if (active_frames(number < 0 ? 0 : number, &frame, 1) == 0) return new_reference(kNone);
  const Value name = module_attribute(frame.code->module, MOLT_STR(__name__));
  if (is_failure(name)) return kOwnedError;
  return new_reference(name.is_unbound() ? kNone : name);
}

}  // namespace molt::rt

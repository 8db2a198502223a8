#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/state.h"
#include "runtime/platform/platform.h"
#include "runtime/types/frame.h"
#include "runtime/types/module.h"

namespace molt::rt {

int64_t active_frames(int64_t skip, ActiveFrame* frames, int64_t capacity) {
  constexpr int64_t kPart = 32;
  platform::PythonFrame part[kPart];
  int64_t count = 0;
  while (count < capacity) {
    const int64_t wanted = capacity - count < kPart ? capacity - count : kPart;
    const int64_t found =
        platform::read_python_frames(__builtin_frame_address(0), skip + count, part, wanted);
    for (int64_t i = 0; i < found; i++) {
      frames[count++] = {static_cast<const FunctionCode*>(part[i].code), part[i].line,
                         part[i].address};
    }
    if (found < wanted) break;
  }
  return count;
}

int64_t active_line(const FunctionCode* code, uint64_t address) {
  constexpr int64_t kPart = 32;
  ActiveFrame part[kPart];
  int64_t skip = 0;
  while (true) {
    const int64_t found = active_frames(skip, part, kPart);
    for (int64_t i = 0; i < found; i++) {
      if (part[i].address == address && part[i].code == code) return part[i].line;
    }
    if (found < kPart) return 0;
    skip += found;
  }
}

Owned calling_module_name() {
  ActiveFrame caller;
  if (active_frames(0, &caller, 1) == 0) return new_reference(MOLT_STR_VALUE(__main__));
  const Value name = module_attribute(caller.code->module, MOLT_STR(__name__));
  if (is_failure(name)) return kOwnedError;
  return new_reference(name.is_unbound() ? kNone : name);
}

}  // namespace molt::rt

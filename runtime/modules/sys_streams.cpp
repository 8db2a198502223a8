// The streams of the module sys.
#include "runtime/core/ref.h"
#include "runtime/modules/sys_hooks.h"
#include "runtime/types/standard_streams.h"

#define MOLT_ROWS "abi/modules/sys.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned original(StandardStream which) {
  const Value stream = original_stream(which);
  if (is_failure(stream)) return kOwnedError;
  return new_reference(stream);
}

}  // namespace

extern "C" Owned molt_c_sys_stdin() { return original(StandardStream::kIn); }
extern "C" Owned molt_c_sys_stdout() { return original(StandardStream::kOut); }
extern "C" Owned molt_c_sys_stderr() {
  // A program that can replace sys.stderr needs the hooks that write to it.
  install_sys_hooks();
  return original(StandardStream::kError);
}
extern "C" Owned molt_c_sys___stdin__() { return original(StandardStream::kIn); }
extern "C" Owned molt_c_sys___stdout__() { return original(StandardStream::kOut); }
extern "C" Owned molt_c_sys___stderr__() { return original(StandardStream::kError); }

}  // namespace molt::rt

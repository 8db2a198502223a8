// The life of a program: start, the main module, uncaught exceptions, and the end in CPython's
// order (Py_RunMain and Py_FinalizeEx).
#include "runtime/core/startup.h"

#include "runtime/core/call.h"
#include "runtime/core/collector.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/state.h"
#include "runtime/platform/platform.h"
#include "runtime/types/exception.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/traceback.h"

namespace molt::rt {

ExitHooks exit_hooks;
// Linked only with programs that use what it is for.
__attribute__((weak)) void install_sys_hooks();

namespace {

constexpr int kStandardError = 2;
constexpr int kFlushFailed = 120;
constexpr int kLeaksFound = 99;

// What a signal asks for after the shutdown.
bool was_interrupted = false;

bool choose_hash_key() {
  uint32_t seed = 0;
  switch (common::parse_hash_seed(platform::environment("PYTHONHASHSEED"), &seed)) {
    case common::HashSeedKind::kRandom:
      platform::random_bytes(&runtime_state.hash_key, sizeof(runtime_state.hash_key));
      return true;
    case common::HashSeedKind::kFixed:
      runtime_state.hash_key = common::sip_key_from_seed(seed);
      return true;
    case common::HashSeedKind::kInvalid:
      break;
  }
  static constexpr std::string_view kText =
      "Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer "
      "in range [0; 4294967295]\n";
  platform::write_all(kStandardError, kText.data(), static_cast<int64_t>(kText.size()));
  return false;
}

// sys.exit(code): None is 0, an int is itself, anything else is printed.
int exit_status(Value exception) {
  Value code = object_as<SystemExitObject>(exception)->code;
  if (code.is_unbound() || code.is_none()) return 0;
  if (code.is_int()) return static_cast<int>(code.as_int());
  if (code.is_bool()) return code.as_bool() ? 1 : 0;
  // An int that fits no C long gives -1.
  if (is_exact_int(code)) return -1;
  Ref text(str_of(code));
  if (is_failure(text)) {
    clear_exception();
    return 1;
  }
  if (exit_hooks.write_error == nullptr || !exit_hooks.write_error(text.get())) {
    write_text(as_str(text), kStandardError);
    platform::write_all(kStandardError, "\n", 1);
  }
  return 1;
}

int flush_streams() { return exit_hooks.flush_streams == nullptr ? 0 : exit_hooks.flush_streams(); }

void shut_down() {
  if (exit_hooks.run_exit_functions != nullptr) exit_hooks.run_exit_functions();
  runtime_state.is_finalizing = true;
}

int run_program(void*) {
  start_stack_checks();
  start_exceptions();
  if (install_sys_hooks != nullptr) install_sys_hooks();
  int status = 0;
  if (is_failure(start_modules()) || is_failure(run_main_module())) {
    status = report_uncaught(take_exception());
  }
  shut_down();
  if (flush_streams() < 0) status = kFlushFailed;
  if (collector_state.is_enabled) collect_cycles();
  runtime_state.modules_are_gone = true;
  clear_modules();
  if (flush_streams() < 0) status = kFlushFailed;
  if (platform::environment("MOLT_CHECK_LEAKS") != nullptr) {
    if (exit_hooks.release_streams != nullptr) exit_hooks.release_streams();
    release_modules();
    collect_cycles();
    if (report_live_objects() > 0) status = kLeaksFound;
  }
  return was_interrupted ? platform::exit_by_interrupt() : status;
}

}  // namespace

int report_uncaught(Value exception) {
  Ref owned{owned_unchecked(exception)};
  if (is_instance(exception, &molt_type_SystemExit)) return exit_status(exception);
  if (is_instance(exception, &molt_type_KeyboardInterrupt)) was_interrupted = true;
  if (exit_hooks.print_uncaught == nullptr || !exit_hooks.print_uncaught(exception)) {
    print_exception(exception, kStandardError);
  }
  return 1;
}

}  // namespace molt::rt

extern "C" int molt_main(int argc, char** argv, const molt::abi::Program* program) {
  using namespace molt::rt;
  runtime_state.program = program;
  runtime_state.argc = argc;
  runtime_state.argv = argv;
  if (!choose_hash_key()) return 1;
  return molt::platform::run_on_main_stack(run_program, nullptr);
}

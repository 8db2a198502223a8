#include "cli/compile_flags.h"

namespace molt::cli {

void CompileFlags::define(CLI::App& app) {
  app.add_option("--target", target_, "Where the program runs: native or wasm")
      ->check(CLI::IsMember({"native", "wasm"}))
      ->capture_default_str();
  app.add_option("-O", options_.optimisation_level, "How much to optimise, 0 to 3")
      ->check(CLI::Range(0, 3))
      ->capture_default_str();
  app.add_flag("--debug", options_.debug, "Keep symbols and line tables");
  app.add_option("--path", options_.paths, "Search this folder for modules too")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_option("--include", options_.includes, "Take in a module that no import names")
      ->type_name("MODULE")
      ->allow_extra_args(false);
  app.add_flag("--strip-source", options_.strip_source,
               "Leave the source text out, which tracebacks show");
  app.add_flag("--static", static_, "Link nothing dynamically");
  app.add_flag("--no-cache", no_cache_, "Compile even when the result is known");
  app.add_flag("--exit-stress", options_.stress_exits,
               "Let speculated facts fail at random, to test the compiler");
  app.add_option("--exit-seed", options_.exit_seed,
                 "With --exit-stress: which facts fail; one in 2^(N mod 8), all of them with 0")
      ->type_name("N")
      ->capture_default_str();
}

driver::Options CompileFlags::options() const {
  if (static_) {
    throw CLI::ValidationError("--static", "programs can only be linked against libc and libm");
  }
  driver::Options options = options_;
  options.target = *target::parse_target(target_);
  options.use_cache = !no_cache_;
  return options;
}

}  // namespace molt::cli

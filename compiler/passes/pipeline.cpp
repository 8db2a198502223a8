#include <string_view>

#include "compiler/analysis/ownership.h"
#include "compiler/mir/verifier.h"
#include "compiler/passes/own_parameters.h"
#include "compiler/passes/passes.h"
#include "compiler/support/check.h"

namespace molt::passes {

namespace {

struct PassRow {
  const char* name;
  int least_level;
  // One of these, by the row's scope.
  void (*on_program)(std::vector<mir::Module*>&) = nullptr;
  void (*on_module)(mir::Module&) = nullptr;
  void (*on_function)(mir::Function&) = nullptr;
};

// The level of passes that no level of optimisation runs.
constexpr int kStressOnly = -1;

constexpr PassRow program(const char* name, int level, void (*pass)(std::vector<mir::Module*>&)) {
  return {name, level, pass, nullptr, nullptr};
}
constexpr PassRow module(const char* name, int level, void (*pass)(mir::Module&)) {
  return {name, level, nullptr, pass, nullptr};
}
constexpr PassRow function(const char* name, int level, void (*pass)(mir::Function&)) {
  return {name, level, nullptr, nullptr, pass};
}

constexpr PassRow kPasses[] = {
#define MOLT_PASS(pass, scope, level) scope(#pass, level, &pass),
#include "compiler/passes/passes.def"
#undef MOLT_PASS
};

void verify(const mir::Function& function, std::string_view after) {
  CurrentFunctionScope current(function.symbol);
  std::string problem = mir::verify(function);
  if (problem.empty() && after == "insert_counts") problem = analysis::verify_ownership(function);
  if (!problem.empty()) internal_error(after, problem, __FILE__, __LINE__);
}

void verify_all(const std::vector<mir::Module*>& modules, std::string_view after) {
  for (mir::Module* module : modules) {
    for (auto& function : module->functions) verify(*function, after);
  }
}

void run_pass(const PassRow& pass, std::vector<mir::Module*>& modules) {
  if (pass.on_program != nullptr) pass.on_program(modules);
  for (mir::Module* module : modules) {
    if (pass.on_module != nullptr) pass.on_module(*module);
    // The list may grow while a pass runs.
    for (size_t i = 0; pass.on_function != nullptr && i < module->functions.size(); i++) {
      mir::Function& function = *module->functions[i];
      CurrentFunctionScope current(function.symbol);
      pass.on_function(function);
    }
  }
}

}  // namespace

void run_pipeline(std::vector<mir::Module*> modules, const Options& options) {
  if (options.verify) verify_all(modules, "build_mir");
  for (const PassRow& pass : kPasses) {
    bool is_wanted = pass.least_level == kStressOnly
                         ? options.stress_exits
                         : options.optimisation_level >= pass.least_level;
    if (!is_wanted) continue;
    run_pass(pass, modules);
    if (options.verify) verify_all(modules, pass.name);
  }
}

}  // namespace molt::passes

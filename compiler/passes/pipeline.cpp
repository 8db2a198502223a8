#include <string_view>

#include "compiler/analysis/ownership.h"
#include "compiler/mir/verifier.h"
#include "compiler/passes/passes.h"
#include "compiler/support/check.h"

namespace molt::passes {

namespace {

enum class Scope { module, function };

struct PassRow {
  const char* name;
  Scope scope;
  int least_level;
  void (*run_on_module)(mir::Module&);
  void (*run_on_function)(mir::Function&);
};

constexpr PassRow make_row(const char* name, Scope scope, int level, void (*pass)(mir::Module&)) { return {name, scope, level, pass, nullptr}; }
constexpr PassRow make_row(const char* name, Scope scope, int level, void (*pass)(mir::Function&)) { return {name, scope, level, nullptr, pass}; }

constexpr PassRow kPasses[] = {
#define MOLT_PASS(function, scope, level) make_row(#function, Scope::scope, level, &function),
#include "compiler/passes/passes.def"
#undef MOLT_PASS
};

void verify(const mir::Function& function, const char* after) {
  CurrentFunctionScope current(function.symbol);
  std::string problem = mir::verify(function);
  bool is_counted = std::string_view(after) == "insert_counts";
  if (problem.empty() && is_counted) problem = analysis::verify_ownership(function);
  if (problem.empty()) return;
  internal_error(after, problem, __FILE__, __LINE__);
}

}  // namespace

void run_pipeline(std::vector<mir::Module*> modules, const Options& options) {
  for (mir::Module* module : modules) {
    if (options.verify) {
      for (auto& function : module->functions) verify(*function, "build_mir");
    }
    for (const PassRow& pass : kPasses) {
      if (options.optimisation_level < pass.least_level) continue;
      if (pass.scope == Scope::module) {
        pass.run_on_module(*module);
      } else {
        for (size_t i = 0; i < module->functions.size(); i++) {
          CurrentFunctionScope current(module->functions[i]->symbol);
          pass.run_on_function(*module->functions[i]);
        }
      }
      for (size_t i = 0; options.verify && i < module->functions.size(); i++) verify(*module->functions[i], pass.name);
    }
  }
}

}  // namespace molt::passes

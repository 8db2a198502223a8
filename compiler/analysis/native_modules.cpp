#include "compiler/analysis/native_modules.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

// The C library's macro would change a row of the module errno.
#undef errno

namespace molt::analysis {

namespace {

struct Native {
  // That of its table.
  std::string_view identifier;
  std::string_view name;
  bool is_everywhere;
};

constexpr Native kModules[] = {
#define MOLT_MODULE(identifier, name) {#identifier, name, true},
#define MOLT_NATIVE_MODULE(identifier, name) {#identifier, name, false},
#include "abi/modules/modules.def"
#undef MOLT_MODULE
};

const Native* find(std::string_view dotted_name) {
  const Native* found =
      std::find_if(std::begin(kModules), std::end(kModules),
                   [&](const Native& module) { return module.name == dotted_name; });
  return found == std::end(kModules) ? nullptr : found;
}

using Row = std::pair<std::string_view, std::string_view>;

const std::set<Row>& rows() {
  static const std::set<Row> kRows = {
#define MOLT_FUNCTION(module, name, parameters, text, effects) {#module, #name},
#define MOLT_CONSTANT(module, name) {#module, #name},
#include "abi/modules/all.def"
#include "abi/modules/constants.def"
#undef MOLT_FUNCTION
#undef MOLT_CONSTANT
  };
  return kRows;
}

}  // namespace

bool is_native_module(std::string_view dotted_name) { return find(dotted_name) != nullptr; }

bool is_native_everywhere(std::string_view dotted_name) {
  const Native* module = find(dotted_name);
  return module != nullptr && module->is_everywhere;
}

bool native_module_has(std::string_view dotted_name, std::string_view name) {
  const Native* module = find(dotted_name);
  return module != nullptr && module->is_everywhere && rows().contains({module->identifier, name});
}

}  // namespace molt::analysis

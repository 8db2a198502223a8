#include "compiler/sema/scope.h"

#include <string>

#include "compiler/sema/sema.h"

namespace molt::sema {

Symbol Scope::mangle(Symbol symbol) const {
  const std::string_view text = symbol.text();
  if (!private_name || !text.starts_with("__") || text.ends_with("__") ||
      text.find('.') != std::string_view::npos)
    return symbol;
  std::string_view owner = private_name.text();
  const size_t start = owner.find_first_not_of('_');
  if (start == std::string_view::npos) return symbol;
  std::string mangled = "_";
  mangled += owner.substr(start);
  mangled += text;
  return module->interner.intern(mangled);
}

const SymbolInfo* Scope::find_mangled(Symbol symbol) const {
  const auto found = index_.find(symbol);
  return found == index_.end() ? nullptr : &symbols_[found->second];
}

const SymbolInfo* Scope::find(Symbol symbol) const { return find_mangled(mangle(symbol)); }

const SymbolInfo& Scope::lookup(Symbol symbol) const {
  const SymbolInfo* info = find(symbol);
  MOLT_CHECK(info != nullptr, "sema", "the scope does not mention this name");
  return *info;
}

SymbolInfo& Scope::entry(Symbol mangled) {
  const auto [found, inserted] =
      index_.try_emplace(mangled, static_cast<uint32_t>(symbols_.size()));
  if (inserted) symbols_.emplace_back().name = mangled;
  return symbols_[found->second];
}

std::vector<Symbol> Scope::co_varnames() const {
  std::vector<Symbol> names;
  for (const Variable* variable : variables_) {
    if (!variable->is_parameter && (variable->is_cell() || !variable->is_used)) continue;
    bool repeated = false;
    for (Symbol earlier : names) repeated |= earlier == variable->name;
    if (!repeated) names.push_back(variable->name);
  }
  return names;
}

}  // namespace molt::sema

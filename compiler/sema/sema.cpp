#include "compiler/sema/sema.h"

#include "compiler/sema/code_walker.h"
#include "compiler/sema/future.h"
#include "compiler/sema/name_resolver.h"
#include "compiler/sema/symbol_collector.h"

namespace molt::sema {

Module::Module(const ast::Module* module_tree, const SourceFile& source_file,
               Interner& symbol_interner)
    : tree(module_tree), source(source_file), interner(symbol_interner) {}

Module::~Module() = default;

Scope* Module::scope_of(const ast::Node* node) const {
  const auto found = scope_of_.find(node);
  return found == scope_of_.end() ? nullptr : found->second;
}

Scope* Module::type_parameters_scope_of(const ast::Node* node) const {
  const auto found = type_parameters_scope_of_.find(node);
  return found == type_parameters_scope_of_.end() ? nullptr : found->second;
}

std::unique_ptr<Module> analyse(const ast::Module* tree, const SourceFile& source,
                                Interner& interner, DiagnosticSink& sink) {
  auto module = std::make_unique<Module>(tree, source, interner);
  if (!find_future_features(*tree, source, &module->future, sink)) return nullptr;
  SymbolCollector collector(*module, sink);
  if (!collector.run()) return nullptr;
  if (!NameResolver(*module, collector.directives(), sink).run()) return nullptr;
  if (!CodeWalker(*module, sink).run()) return nullptr;
  return module;
}

}  // namespace molt::sema

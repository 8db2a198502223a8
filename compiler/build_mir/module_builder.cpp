#include "compiler/build_mir/module_builder.h"

#include "compiler/build_mir/function_builder.h"

namespace molt::build_mir {

namespace {

uint32_t code_flags(const sema::Scope& scope) {
  uint32_t flags = 0;
  if (scope.is_function_like()) flags |= abi::kCodeOptimized | abi::kCodeNewLocals;
  if (scope.has_varargs) flags |= abi::kCodeVarArgs;
  if (scope.has_varkeywords) flags |= abi::kCodeVarKeywords;
  if (scope.nested) flags |= abi::kCodeNested;
  if (scope.is_generator) flags |= abi::kCodeGenerator;
  if (scope.is_coroutine) flags |= abi::kCodeCoroutine;
  if (scope.is_async_generator) flags |= abi::kCodeAsyncGenerator;
  return flags;
}

}  // namespace

mir::Function* ModuleBuilder::new_function(sema::Scope* scope, const ast::Arguments* args,
                                           const Location& loc) {
  std::string symbol = mir.name + "." + scope->qualname;
  int count = symbols_[symbol]++;
  if (count != 0) symbol += "$" + std::to_string(count);
  mir::Function* function = mir.new_function(mir::Function::Kind::kBody, std::move(symbol));
  mir::CodeInfo& code = function->code;
  code.name = scope->name.text();
  code.qualname = scope->qualname;
  for (Symbol name : scope->co_varnames()) code.varnames.emplace_back(name.text());
  for (const sema::Variable* variable : scope->cell_variables())
    code.cellvars.emplace_back(variable->name.text());
  for (const sema::Variable* variable : scope->free_variables())
    code.freevars.emplace_back(variable->name.text());
  for (Symbol name : scope->co_names()) code.names.emplace_back(name.text());
  if (args != nullptr) {
    code.positional_only_count = static_cast<int32_t>(args->posonlyargs.size());
    code.arg_count = static_cast<int32_t>(args->posonlyargs.size() + args->args.size());
    code.keyword_only_count = static_cast<int32_t>(args->kwonlyargs.size());
  } else if (scope->kind == sema::ScopeKind::Comprehension ||
             scope->kind == sema::ScopeKind::Class) {
    // The iterator ".0" of a comprehension, the namespace of a class body.
    code.arg_count = 1;
    code.varnames.insert(code.varnames.begin(), ".0");
  } else if (scope->kind == sema::ScopeKind::TypeParameters) {
    // The defaults of a generic function.
    code.arg_count = static_cast<int32_t>(scope->parameter_count());
  }
  if (scope->docstring != nullptr) code.doc = mir.str_constant(scope->docstring->value.text);
  code.first_line = loc.lineno;
  code.flags = code_flags(*scope);
  return function;
}

void ModuleBuilder::note_attribute(std::string_view name) {
  if (attributes_.emplace(name).second) mir.attribute_names.emplace_back(name);
}

void ModuleBuilder::note_import(mir::Function& importer, mir::Import import) {
  auto add = [&](const std::string& name) {
    if (imports_.insert(name).second) mir.imports.push_back(name);
  };
  for (const std::string& name : import.names) {
    if (name != "*") add(mir::submodule(import.module, name));
  }
  add(import.module);
  importer.imports.push_back(std::move(import));
}

void ModuleBuilder::unsupported(const Location& loc, std::string_view what) {
  sink.report(DiagnosticId::NotSupported, sema.source, loc, {what});
  failed_ = true;
}

std::unique_ptr<mir::Module> build_module(const sema::Module& module, const ModuleOptions& options,
                                          DiagnosticSink& sink) {
  auto result = std::make_unique<mir::Module>();
  result->name = options.name;
  result->filename = options.filename;
  result->source = module.source.text();
  result->is_package = options.is_package;
  // Names that the runtime sets before the body runs.
  for (const char* name : {"__name__", "__doc__", "__package__", "__loader__", "__spec__",
                           "__file__", "__builtins__"}) {
    result->slot_of(name);
  }
  if (options.is_package) result->slot_of("__path__");
  ModuleBuilder builder(module, *result, sink);
  mir::Function* body =
      result->new_function(mir::Function::Kind::kModuleBody, options.name + ".<module>");
  result->body = body;
  body->code.name = "<module>";
  body->code.qualname = "<module>";
  for (Symbol name : module.root()->co_names()) body->code.names.emplace_back(name.text());
  FunctionBuilder(builder, module.root(), body).build_module_body();
  if (builder.failed()) return nullptr;
  return result;
}

}  // namespace molt::build_mir

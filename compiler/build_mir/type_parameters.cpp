// PEP 695: type parameters and type aliases, as CPython's compiler builds them: a hidden function
// holds the type parameters of a generic function, class or alias; bounds and values of aliases are
// functions that are called when somebody asks for the value.
#include "compiler/build_mir/function_builder.h"

namespace molt::build_mir {

namespace {

// What the runtime makes of a type parameter: see abi/modules/typing.def.
enum TypeParameterKind : int64_t {
  kTypeVar = 0,
  kTypeVarWithBound = 1,
  kTypeVarWithConstraints = 2,
  kParamSpec = 3,
  kTypeVarTuple = 4,
};

// Whether an annotation or the value of an alias may join type parameters (T | None) or unpack them
// (*Ts), which the module typing does at run time.
bool needs_typing(const ast::Node* node) {
  const auto* binary = ast::dyn_as<ast::BinOp>(node);
  if (ast::is<ast::Starred>(node) || (binary != nullptr && binary->op == ast::Operator::BitOr))
    return true;
  bool found = false;
  ast::for_each_child(node, [&](const ast::Node* child) { found = found || needs_typing(child); });
  return found;
}

bool needs_typing(const ast::Arguments& args, const ast::Expr* returns) {
  bool found = returns != nullptr && needs_typing(returns);
  auto check = [&](const ast::Arg* arg) {
    if (arg != nullptr && arg->annotation != nullptr)
      found = found || needs_typing(arg->annotation);
  };
  for (const ast::Arg* arg : args.posonlyargs) check(arg);
  for (const ast::Arg* arg : args.args) check(arg);
  for (const ast::Arg* arg : args.kwonlyargs) check(arg);
  check(args.vararg);
  check(args.kwarg);
  return found;
}

}  // namespace

Value* FunctionBuilder::hidden_function(sema::Scope* scope, const Location& loc,
                                        const std::function<Value*(FunctionBuilder&)>& body) {
  mir::Function* function = module_.new_function(scope, nullptr, loc);
  FunctionBuilder(module_, scope, function).build_hidden(body);
  return make_function(function, scope);
}

// Calls a function of the native module _typing.
Value* FunctionBuilder::typing_call(std::string_view function, std::vector<Value*> args) {
  note_import({"_typing", {}, {}});
  module_.note_attribute(function);
  Value* module = entry(Entry::import_name, {b_.module_ref(&module_.mir), b_.name_ref("_typing"),
                                             b_.none(), b_.int64(0)});
  args.insert(args.begin(), {b_.name_ref(function), b_.cache_ref(), module});
  return entry_list(Entry::call_method, args);
}

Value* FunctionBuilder::type_params(ast::Seq<ast::TypeParam*> list) {
  std::vector<Value*> values;
  for (const ast::TypeParam* node : list) {
    At at(*this, node->loc);
    Symbol name;
    int64_t kind = kTypeVar;
    Value* evaluate = b_.none();
    if (const auto* variable = ast::dyn_as<ast::TypeVar>(node)) {
      name = variable->name;
      if (variable->bound != nullptr) {
        kind = ast::is<ast::Tuple>(variable->bound) ? kTypeVarWithConstraints : kTypeVarWithBound;
        evaluate =
            hidden_function(module_.sema.scope_of(node), variable->bound->loc,
                            [&](FunctionBuilder& f) { return f.expression(variable->bound); });
      }
    } else if (const auto* specification = ast::dyn_as<ast::ParamSpec>(node)) {
      name = specification->name;
      kind = kParamSpec;
    } else {
      name = ast::as<ast::TypeVarTuple>(node)->name;
      kind = kTypeVarTuple;
    }
    Value* value =
        typing_call("_make_type_parameter", {b_.int_value(kind), str(name.text()), evaluate});
    store_name(name, value);
    values.push_back(value);
  }
  return tuple_of(values);
}

// Defaults are evaluated outside; annotations see the type parameters.
Value* FunctionBuilder::generic_function(const ast::Stmt* node, ast::Seq<ast::TypeParam*> list,
                                         const ast::Arguments& args, const ast::Expr* returns,
                                         const Defaults& defaults, const MakeFunction& make) {
  if (needs_typing(args, returns)) note_import({"typing", {}, {}});
  bool has_keyword_defaults = false;
  for (const ast::Expr* value : args.kw_defaults) has_keyword_defaults |= value != nullptr;
  sema::Scope* scope = module_.sema.type_parameters_scope_of(node);
  Value* maker = hidden_function(scope, node->loc, [&](FunctionBuilder& f) {
    Value* params = f.type_params(list);
    Defaults given{f.b_.none(), f.b_.none()};
    uint32_t slot = 0;
    if (!args.defaults.empty()) given.positional = f.read(slot++);
    if (has_keyword_defaults) given.keyword_only = f.read(slot);
    Value* function = make(f, given, false);
    f.entry(Entry::set_type_params, {function, params});
    return function;
  });
  std::vector<Value*> call{maker};
  if (!args.defaults.empty()) call.push_back(defaults.positional);
  if (has_keyword_defaults) call.push_back(defaults.keyword_only);
  return entry_list(Entry::call, call);
}

Value* FunctionBuilder::generic_class(const ast::ClassDef& node) {
  sema::Scope* scope = module_.sema.type_parameters_scope_of(&node);
  Value* maker = hidden_function(scope, node.loc, [&](FunctionBuilder& f) {
    f.store_name(hidden_name(".type_params"), f.type_params(node.type_params));
    return f.make_class(node);
  });
  return entry(Entry::call, {maker});
}

// typing.Generic[...], the last base of a generic class: the module `typing` is needed at run time.
Value* FunctionBuilder::make_generic_base() {
  note_import({"typing", {}, {}});
  module_.note_attribute("_GenericAlias");
  Value* base = typing_call("_subscript_generic", {load_name(hidden_name(".type_params"))});
  store_name(hidden_name(".generic_base"), base);
  return base;
}

void FunctionBuilder::type_alias(const ast::TypeAlias& node) {
  if (!node.type_params.empty() && needs_typing(node.value)) note_import({"typing", {}, {}});
  const Symbol name = ast::as<ast::Name>(node.name)->id;
  auto make = [&](FunctionBuilder& f, Value* params) -> Value* {
    Value* evaluate =
        f.hidden_function(module_.sema.scope_of(&node), node.value->loc,
                          [&](FunctionBuilder& inner) { return inner.expression(node.value); });
    return f.typing_call("_make_type_alias", {f.str(name.text()), params, evaluate});
  };
  Value* alias = nullptr;
  if (node.type_params.empty()) {
    alias = make(*this, b_.none());
  } else {
    Value* maker = hidden_function(
        module_.sema.type_parameters_scope_of(&node), node.loc,
        [&](FunctionBuilder& f) { return make(f, f.type_params(node.type_params)); });
    alias = entry(Entry::call, {maker});
  }
  store_name(name, alias);
}

}  // namespace molt::build_mir

// Everything that makes a function or a class: def, lambda, class, generator expressions,
// comprehensions, decorators.
#include "compiler/ast/ast.h"
#include "compiler/build_mir/function_builder.h"
#include "compiler/support/check.h"

namespace molt::build_mir {

using mir::Instruction;

void FunctionBuilder::build_module_body() {
  begin(0);
  if (scope_->has_annotations) {
    Instruction* store = emit(Opcode::global_store, {entry(Entry::make_dict)});
    store->module = &module_.mir;
    store->number = module_.mir.slot_of("__annotations__");
  }
  Value* doc = scope_->docstring != nullptr ? constant(scope_->docstring->value) : b_.none();
  Instruction* store_doc = emit(Opcode::global_store, {doc});
  store_doc->module = &module_.mir;
  store_doc->number = module_.mir.slot_of("__doc__");
  statements(ast::as<ast::Module>(scope_->node)->body);
  if (is_open()) return_from(b_.none());
  finish();
}

void FunctionBuilder::build_function(const ast::Arguments&, ast::Seq<ast::Stmt*> body) {
  begin(frame_->parameter_count());
  statements(body);
  if (is_open()) return_from(b_.none());
  finish();
}

void FunctionBuilder::build_lambda(const ast::Lambda& lambda) {
  begin(frame_->parameter_count());
  Value* value = expression(lambda.body);
  return_from(value);
  finish();
}

void FunctionBuilder::build_hidden(const std::function<Value*(FunctionBuilder&)>& body) {
  begin(frame_->parameter_count());
  Value* value = body(*this);
  return_from(value);
  finish();
}

// A class body is a function of its namespace. It returns the cell of __class__, or None.
void FunctionBuilder::build_class_body(const ast::ClassDef& node) {
  begin(0);
  class_namespace_ = function_->add_param(function_->entry(), mir::Rep::kBoxed);
  // The namespace is the first parameter after the function object, before what `begin` made in the
  // block.
  set_position(node.loc);
  auto set = [&](std::string_view name, Value* value) {
    entry(Entry::set_item, {class_namespace_, str(name), value});
  };
  Instruction* module_name = emit(Opcode::global_load);
  module_name->module = &module_.mir;
  module_name->number = module_.mir.slot_of("__name__");
  set("__module__", module_name);
  set("__qualname__", str(scope_->qualname));
  if (!node.type_params.empty()) set("__type_params__", load_name(hidden_name(".type_params")));
  if (scope_->has_annotations) set("__annotations__", entry(Entry::make_dict));
  if (scope_->docstring != nullptr) set("__doc__", constant(scope_->docstring->value));
  if (scope_->needs_class_dict)
    emit(Opcode::cell_set, {load_cell_named("__classdict__"), class_namespace_});
  statements(node.body);
  if (is_open()) {
    Value* result = b_.none();
    if (scope_->needs_class_dict) set("__classdictcell__", load_cell_named("__classdict__"));
    if (scope_->needs_class_cell) {
      result = load_cell_named("__class__");
      set("__classcell__", result);
    }
    return_from(result);
  }
  finish();
}

void FunctionBuilder::build_generator_expression(const ast::GeneratorExp& node) {
  // One parameter, ".0": the iterator over the outermost iterable.
  begin(0);
  Value* iterator = function_->add_param(function_->entry(), mir::Rep::kBoxed);
  set_position(node.loc);
  comprehension_loops(node.generators, 0, iterator, [&] {
    At at(*this, node.elt->loc);
    Value* value = expression(node.elt);
    if (frame_->is_async_generator) value = entry(Entry::wrap_async_value, {value});
    yielded(value);
  });
  if (is_open()) return_from(b_.none());
  finish();
}

// Calls element() for each innermost iteration. `first_iterable` is the outermost iterator.
void FunctionBuilder::comprehension_loops(ast::Seq<ast::Comprehension*> generators, size_t index,
                                          Value* first_iterable,
                                          const std::function<void()>& element) {
  if (index == generators.size()) {
    element();
    return;
  }
  const ast::Comprehension& generator = *generators[index];
  Value* iterator = first_iterable;
  if (iterator == nullptr) {
    Value* iterable = expression(generator.iter);
    iterator = entry(generator.is_async != 0 ? Entry::get_async_iterator : Entry::get_iterator,
                     {iterable});
  }
  Block* head = new_block("comprehension");
  Block* body = new_block("comprehension body");
  Block* end = new_block("comprehension end");
  jump(head);
  start(head, false);
  Value* next = nullptr;
  if (generator.is_async != 0) {
    next = async_next(iterator, end);
  } else {
    poll();
    next = entry(Entry::iterate_next, {iterator});
    branch(emit(Opcode::is_unbound, {next}), end, body);
    start(body);
  }
  {
    At target_at(*this, generator.target->loc);
    assign(generator.target, next);
  }
  loop_depth_++;
  for (const ast::Expr* test : generator.ifs) {
    Block* pass = new_block("comprehension if");
    condition(test, pass, head);
    start(pass);
  }
  comprehension_loops(generators, index + 1, nullptr, element);
  loop_depth_--;
  jump(head);
  seal(head);
  start(end);
}

// List, set and dict comprehensions run in the frame of their surroundings (PEP 709), with
// variables of their own, except in class bodies, where they are functions.
Value* FunctionBuilder::comprehension(const ast::Expr* node) {
  sema::Scope* inner = module_.sema.scope_of(node);
  ast::Seq<ast::Comprehension*> generators;
  auto run = [&](FunctionBuilder& f, Value* iterator) -> Value* {
    if (const auto* list = ast::dyn_as<ast::ListComp>(node)) {
      Instruction* result = f.entry(Entry::make_list);
      result->type = mir::Type::of(mir::kListKind);
      f.comprehension_loops(generators, 0, iterator, [&] {
        At at(f, list->elt->loc);
        f.entry(Entry::list_append, {result, f.expression(list->elt)});
      });
      return result;
    }
    if (const auto* set = ast::dyn_as<ast::SetComp>(node)) {
      Instruction* result = f.entry(Entry::make_set);
      result->type = mir::Type::of(mir::kSetKind);
      f.comprehension_loops(generators, 0, iterator, [&] {
        At at(f, set->elt->loc);
        f.entry(Entry::set_add, {result, f.expression(set->elt)});
      });
      return result;
    }
    const auto* dict = ast::as<ast::DictComp>(node);
    Instruction* result = f.entry(Entry::make_dict);
    result->type = mir::Type::of(mir::kDictKind);
    f.comprehension_loops(generators, 0, iterator, [&] {
      At at(f, dict->key->loc);
      Value* key = f.expression(dict->key);
      Value* value = f.expression(dict->value);
      f.entry(Entry::dict_set_item, {result, key, value});
    });
    return result;
  };
  if (const auto* list = ast::dyn_as<ast::ListComp>(node)) generators = list->generators;
  if (const auto* set = ast::dyn_as<ast::SetComp>(node)) generators = set->generators;
  if (const auto* dict = ast::dyn_as<ast::DictComp>(node)) generators = dict->generators;
  Value* iterable = expression(generators[0]->iter);
  Value* iterator = entry(
      generators[0]->is_async != 0 ? Entry::get_async_iterator : Entry::get_iterator, {iterable});
  if (!inner->inlined) {
    mir::Function* function = module_.new_function(inner, nullptr, node->loc);
    FunctionBuilder builder(module_, inner, function);
    builder.begin(0);
    Value* param = function->add_param(function->entry(), mir::Rep::kBoxed);
    builder.set_position(node->loc);
    Value* result = run(builder, param);
    builder.return_from(result);
    builder.finish();
    Value* callee = make_function(function, inner);
    return entry(Entry::call, {callee, iterator});
  }
  sema::Scope* outer = scope_;
  scope_ = inner;
  // A captured variable gets a fresh cell each time the comprehension runs.
  for (const sema::Variable* variable : frame_->cell_variables()) {
    if (variable->scope != inner) continue;
    write_variable(static_cast<uint32_t>(frame_->variables().size()) +
                       static_cast<uint32_t>(variable->cell_index),
                   entry(Entry::make_cell, {b_.unbound()}));
  }
  Value* result = run(*this, iterator);
  for (const sema::Variable* variable : frame_->variables()) {
    if (variable->scope == inner && !variable->is_cell() && is_open())
      rebind_variable(variable->slot, b_.unbound());
  }
  scope_ = outer;
  return result;
}

Value* FunctionBuilder::generator_expression(const ast::GeneratorExp& node) {
  sema::Scope* inner = module_.sema.scope_of(&node);
  Value* iterable = expression(node.generators[0]->iter);
  const bool is_async = node.generators[0]->is_async != 0;
  Value* iterator = entry(is_async ? Entry::get_async_iterator : Entry::get_iterator, {iterable});
  mir::Function* function = module_.new_function(inner, nullptr, node.loc);
  FunctionBuilder(module_, inner, function).build_generator_expression(node);
  Value* callee = make_function(function, inner);
  return entry(Entry::call, {callee, iterator});
}

Value* FunctionBuilder::lambda(const ast::Lambda& node) {
  sema::Scope* inner = module_.sema.scope_of(&node);
  mir::Function* function = module_.new_function(inner, node.args, node.loc);
  FunctionBuilder(module_, inner, function).build_lambda(node);
  return make_function(function, inner, defaults_of(*node.args), b_.none(), false);
}

// Evaluated left to right, before the annotations and the closure.
FunctionBuilder::Defaults FunctionBuilder::defaults_of(const ast::Arguments& args) {
  Defaults result{b_.none(), b_.none()};
  if (!args.defaults.empty()) {
    std::vector<Value*> values;
    for (const ast::Expr* value : args.defaults) values.push_back(expression(value));
    result.positional = tuple_of(values);
  }
  std::vector<Value*> items;
  for (size_t i = 0; i < args.kwonlyargs.size(); i++) {
    if (args.kw_defaults[i] == nullptr) continue;
    items.push_back(str(scope_->mangle(args.kwonlyargs[i]->arg).text()));
    items.push_back(expression(args.kw_defaults[i]));
  }
  if (!items.empty()) result.keyword_only = entry_list(Entry::make_dict, items);
  return result;
}

Value* FunctionBuilder::make_function(mir::Function* function, sema::Scope* inner) {
  return make_function(function, inner, {b_.none(), b_.none()}, b_.none(), false);
}

Value* FunctionBuilder::make_function(mir::Function* function, sema::Scope* inner,
                                      const Defaults& defaults, Value* annotations,
                                      bool may_be_static) {
  bool runs_once = scope_->kind == sema::ScopeKind::Module && loop_depth_ == 0;
  if (may_be_static && runs_once && inner->free_variables().empty()) {
    function->is_static = true;
    Instruction* object = emit(Opcode::static_function_ref);
    object->function = function;
    Instruction* bound = entry(Entry::bind_static_function,
                               {object, defaults.positional, defaults.keyword_only, annotations});
    bound->type = mir::Type::of(mir::kFunctionKind);
    return bound;
  }
  Value* closure = closure_tuple(inner);
  Instruction* made = entry(
      Entry::make_function,
      {b_.code_ref(function), closure, defaults.positional, defaults.keyword_only, annotations});
  made->type = mir::Type::of(mir::kFunctionKind);
  return made;
}

Value* FunctionBuilder::annotation(const ast::Expr* node) {
  if (module_.sema.future.annotations) return str(ast::unparse(node));
  if (const auto* starred = ast::dyn_as<ast::Starred>(node)) {
    return item(entry(Entry::unpack_sequence, {expression(starred->value), b_.int64(1)}), 0);
  }
  return expression(node);
}

Value* FunctionBuilder::annotations_of(const ast::Arguments& args, const ast::Expr* returns) {
  std::vector<Value*> items;
  auto add = [&](const ast::Arg* arg) {
    if (arg == nullptr || arg->annotation == nullptr) return;
    items.push_back(str(scope_->mangle(arg->arg).text()));
    items.push_back(annotation(arg->annotation));
  };
  // In the order of CPython's compiler_visit_annotations.
  for (const ast::Arg* arg : args.args) add(arg);
  for (const ast::Arg* arg : args.posonlyargs) add(arg);
  add(args.vararg);
  for (const ast::Arg* arg : args.kwonlyargs) add(arg);
  add(args.kwarg);
  if (returns != nullptr) {
    items.push_back(str("return"));
    items.push_back(annotation(returns));
  }
  if (items.empty()) return b_.none();
  return entry_list(Entry::make_dict, items);
}

namespace {

bool has_call(const ast::Node* node) {
  if (ast::dyn_as<ast::Call>(node) != nullptr) return true;
  bool found = false;
  ast::for_each_child(node, [&](const ast::Node* child) { found |= has_call(child); });
  return found;
}

// Whether defaults may be objects whose death is observable. A static function never dies, and so
// would keep them.
bool may_hold_objects(const ast::Arguments& args) {
  for (const ast::Expr* value : args.defaults) {
    if (has_call(value)) return true;
  }
  for (const ast::Expr* value : args.kw_defaults) {
    if (value != nullptr && has_call(value)) return true;
  }
  return false;
}

}  // namespace

void FunctionBuilder::function_def(const ast::Stmt* node, Symbol name, const ast::Arguments& args,
                                   ast::Seq<ast::Stmt*> body, ast::Seq<ast::Expr*> decorators,
                                   const ast::Expr* returns,
                                   ast::Seq<ast::TypeParam*> type_params) {
  std::vector<Value*> decorator_values;
  for (const ast::Expr* decorator : decorators) decorator_values.push_back(expression(decorator));
  sema::Scope* inner = module_.sema.scope_of(node);
  const Location& first = decorators.empty() ? node->loc : decorators[0]->loc;
  Defaults defaults = defaults_of(args);
  auto make = [&](FunctionBuilder& f, const Defaults& given, bool may_be_static) {
    Value* annotations = f.annotations_of(args, returns);
    mir::Function* function = module_.new_function(inner, &args, first);
    FunctionBuilder(module_, inner, function).build_function(args, body);
    return f.make_function(function, inner, given, annotations, may_be_static);
  };
  Value* value = type_params.empty()
                     ? make(*this, defaults, !may_hold_objects(args))
                     : generic_function(node, type_params, args, returns, defaults, make);
  for (size_t i = decorator_values.size(); i-- > 0;) {
    At at(*this, decorators[i]->loc);
    value = entry(Entry::call, {decorator_values[i], value});
  }
  store_name(name, value);
}

namespace {

// The number of attributes that the methods of a class store on their first parameter: room in the
// instances.
class AttributeCounter {
 public:
  void statements(ast::Seq<ast::Stmt*> body) {
    for (const ast::Stmt* node : body) statement(node);
  }
  size_t count() const { return names_.size(); }
  Symbol self;

 private:
  void target(const ast::Expr* node) {
    if (const auto* attribute = ast::dyn_as<ast::Attribute>(node)) {
      const auto* object = ast::dyn_as<ast::Name>(attribute->value);
      if (object != nullptr && object->id == self) add(attribute->attr);
    } else if (const auto* tuple = ast::dyn_as<ast::Tuple>(node)) {
      for (const ast::Expr* item : tuple->elts) target(item);
    }
  }
  void add(Symbol name) {
    for (Symbol known : names_) {
      if (known == name) return;
    }
    names_.push_back(name);
  }
  void statement(const ast::Stmt* node) {
    if (const auto* assign = ast::dyn_as<ast::Assign>(node)) {
      for (const ast::Expr* t : assign->targets) target(t);
    } else if (const auto* annotated = ast::dyn_as<ast::AnnAssign>(node)) {
      target(annotated->target);
    } else if (const auto* augmented = ast::dyn_as<ast::AugAssign>(node)) {
      target(augmented->target);
    } else if (const auto* branch = ast::dyn_as<ast::If>(node)) {
      statements(branch->body);
      statements(branch->orelse);
    } else if (const auto* loop = ast::dyn_as<ast::For>(node)) {
      target(loop->target);
      statements(loop->body);
    } else if (const auto* repeat = ast::dyn_as<ast::While>(node)) {
      statements(repeat->body);
    } else if (const auto* attempt = ast::dyn_as<ast::Try>(node)) {
      statements(attempt->body);
      statements(attempt->orelse);
      statements(attempt->finalbody);
    } else if (const auto* with = ast::dyn_as<ast::With>(node)) {
      statements(with->body);
    }
  }
  std::vector<Symbol> names_;
};

int64_t count_instance_attributes(const ast::ClassDef& node) {
  AttributeCounter counter;
  for (const ast::Stmt* member : node.body) {
    const auto* method = ast::dyn_as<ast::FunctionDef>(member);
    if (method == nullptr) continue;
    if (!method->args->posonlyargs.empty()) {
      counter.self = method->args->posonlyargs[0]->arg;
    } else if (!method->args->args.empty()) {
      counter.self = method->args->args[0]->arg;
    } else {
      continue;
    }
    counter.statements(method->body);
  }
  return static_cast<int64_t>(counter.count());
}

}  // namespace

Value* FunctionBuilder::make_class(const ast::ClassDef& node) {
  sema::Scope* inner = module_.sema.scope_of(&node);
  const Location& first = node.decorator_list.empty() ? node.loc : node.decorator_list[0]->loc;
  mir::Function* function = module_.new_function(inner, nullptr, first);
  FunctionBuilder(module_, inner, function).build_class_body(node);
  Value* body = make_function(function, inner);
  Value* generic_base = node.type_params.empty() ? nullptr : make_generic_base();
  bool has_starred = false;
  for (const ast::Expr* base : node.bases) has_starred |= ast::is<ast::Starred>(base);
  Value* bases = nullptr;
  if (has_starred) {
    bases = argument_tuple(body, node.bases, generic_base);
  } else {
    std::vector<Value*> values;
    for (const ast::Expr* base : node.bases) values.push_back(expression(base));
    if (generic_base != nullptr) values.push_back(generic_base);
    bases = tuple_of(values);
  }
  Value* keywords = keyword_dict(body, node.keywords);
  At at(*this, node.loc);
  return entry(Entry::build_class, {body, str(node.name.text()), bases, keywords,
                                    b_.int64(count_instance_attributes(node))});
}

void FunctionBuilder::class_def(const ast::ClassDef& node) {
  std::vector<Value*> decorator_values;
  for (const ast::Expr* decorator : node.decorator_list)
    decorator_values.push_back(expression(decorator));
  Value* value = node.type_params.empty() ? make_class(node) : generic_class(node);
  for (size_t i = decorator_values.size(); i-- > 0;) {
    At at(*this, node.decorator_list[i]->loc);
    value = entry(Entry::call, {decorator_values[i], value});
  }
  store_name(node.name, value);
}

// --- generators

Value* FunctionBuilder::yielded(Value* value) { return emit(Opcode::yield_value, {value}); }

Value* FunctionBuilder::yield(const ast::Yield& node) {
  Value* value = node.value != nullptr ? expression(node.value) : b_.none();
  if (frame_->is_async_generator) value = entry(Entry::wrap_async_value, {value});
  return yielded(value);
}

// Sends into the iterator what is sent here, until it returns; the result is its return value. An
// exception thrown in goes to the iterator first: yield_from_step finds it as kError.
Value* FunctionBuilder::yield_from(Value* iterator, bool) {
  uint32_t sent = new_temporary();
  write_variable(sent, b_.none());
  Block* head = new_block("yield from");
  Block* suspend = new_block("yield from yield");
  Block* done = new_block("yield from end");
  jump(head);
  start(head, false);
  Value* produced = entry(Entry::yield_from_step, {iterator, read(sent)});
  branch(emit(Opcode::is_unbound, {produced}), done, suspend);
  start(suspend);
  // A thrown exception must reach the iterator, not this frame's handlers: it is passed on as the
  // error word.
  Instruction* answer = emit(Opcode::yield_value, {produced});
  answer->number = 1;
  write_variable(sent, answer);
  jump(head);
  seal(head);
  start(done);
  return entry(Entry::take_result);
}

Value* FunctionBuilder::await(Value* awaitable) {
  return yield_from(entry(Entry::get_awaitable, {awaitable}), true);
}

}  // namespace molt::build_mir

// Calls: plain, keywords, unpacked, methods, super().
#include <algorithm>
#include <iterator>

#include "compiler/build_mir/function_builder.h"
#include "compiler/support/check.h"

namespace molt::build_mir {

using mir::Instruction;

namespace {

// Evaluating the expression cannot change what the attribute of another object is: the method of
// `object.name(args)` may then be looked up after the arguments.
bool is_simple_argument(const ast::Expr* node) {
  using K = ast::NodeKind;
  switch (node->kind) {
    case K::Constant:
    case K::Name:
    case K::Lambda:
      return true;
    case K::Attribute:
      return is_simple_argument(ast::as<ast::Attribute>(node)->value);
    case K::Subscript: {
      const auto* s = ast::as<ast::Subscript>(node);
      return is_simple_argument(s->value) && is_simple_argument(s->slice);
    }
    case K::BinOp: {
      const auto* op = ast::as<ast::BinOp>(node);
      return is_simple_argument(op->left) && is_simple_argument(op->right);
    }
    case K::UnaryOp:
      return is_simple_argument(ast::as<ast::UnaryOp>(node)->operand);
    case K::Tuple:
      for (const ast::Expr* item : ast::as<ast::Tuple>(node)->elts) {
        if (!is_simple_argument(item)) return false;
      }
      return true;
    case K::JoinedStr:
      for (const ast::Expr* part : ast::as<ast::JoinedStr>(node)->values) {
        if (!is_simple_argument(part)) return false;
      }
      return true;
    case K::FormattedValue: {
      const auto* f = ast::as<ast::FormattedValue>(node);
      return is_simple_argument(f->value) &&
             (f->format_spec == nullptr || is_simple_argument(f->format_spec));
    }
    default:
      return false;
  }
}

bool is_unpacked(ast::Seq<ast::Expr*> args, ast::Seq<ast::Keyword*> keywords) {
  for (const ast::Expr* arg : args) {
    if (ast::is<ast::Starred>(arg)) return true;
  }
  for (const ast::Keyword* keyword : keywords) {
    if (!keyword->arg) return true;
  }
  return false;
}

}  // namespace

bool FunctionBuilder::is_super_without_arguments(const ast::Expr* node) {
  const auto* call = ast::dyn_as<ast::Call>(node);
  if (call == nullptr || !call->args.empty() || !call->keywords.empty()) return false;
  const auto* name = ast::dyn_as<ast::Name>(call->func);
  if (name == nullptr || name->id.text() != "super") return false;
  if (scope_->lookup(name->id).access != sema::Access::GlobalImplicit) return false;
  return frame_->parameter_count() > 0;
}

bool FunctionBuilder::is_bare_super(const ast::Expr* node) {
  if (!is_super_without_arguments(node)) return false;
  for (const sema::Variable* variable : frame_->free_variables()) {
    if (variable->name.text() == "__class__") return true;
  }
  return false;
}

// super() without arguments: the class from the __class__ cell, the object from the first
// parameter.
Value* FunctionBuilder::super_call(const ast::Call& node) {
  Value* callee = expression(node.func);
  Value* cls = emit(Opcode::cell_get, {load_cell_named("__class__")});
  const sema::Variable* self = frame_->variables()[0];
  Value* object = self->is_cell() ? emit(Opcode::cell_get, {cell_of(self)}) : read(self->slot);
  return entry(Entry::call, {callee, cls, object});
}

Value* FunctionBuilder::super_attribute(const ast::Call& call, Symbol name) {
  At at(*this, call.loc);
  Value* object = super_call(call);
  return entry(Entry::get_attribute, {object, b_.name_ref(name.text()), b_.cache_ref()});
}

namespace {

// f of f(), m.f().
std::string_view callee_name(const ast::Call& node) {
  if (const auto* name = ast::dyn_as<ast::Name>(node.func)) return name->id.text();
  const auto* attribute = ast::dyn_as<ast::Attribute>(node.func);
  return attribute != nullptr ? attribute->attr.text() : std::string_view();
}

// A function that looks attributes up by name.
struct Lookup {
  std::string_view function;
  // Which argument has the name; -1 when it gives all names.
  int name_argument;
  // Argument 0 is what the name is looked up in.
  bool has_object;
};

constexpr Lookup kLookups[] = {
    {"getattr", 1, true}, {"hasattr", 1, true},       {"vars", -1, true},
    {"dir", -1, true},    {"attrgetter", 0, false},   {"methodcaller", 0, false},
};

bool is_str(const ast::Expr* node) {
  const auto* constant = ast::dyn_as<ast::Constant>(node);
  return constant != nullptr && constant->value.kind == ast::ConstantKind::Str;
}

}  // namespace

// __import__("a.b") and import_module("a.b") name a module as a statement does. Any other argument
// leaves open which module is meant.
void FunctionBuilder::note_called_import(const ast::Call& node) {
  const std::string_view callee = callee_name(node);
  if ((callee != "__import__" && callee != "import_module") || node.args.empty()) return;
  if (is_str(node.args[0])) {
    const auto* text = ast::as<ast::Constant>(node.args[0]);
    note_import({std::string(text->value.text), {}, {}});
  } else {
    module_.mir.computes_imports = true;
  }
}

// getattr(x, name): any attribute may be meant, of a builtin type too.
void FunctionBuilder::note_computed_lookup(const ast::Call& node) {
  const std::string_view callee = callee_name(node);
  const auto* lookup = std::ranges::find(kLookups, callee, &Lookup::function);
  if (lookup == std::end(kLookups) || node.args.empty()) return;
  const auto name = static_cast<size_t>(lookup->name_argument);
  if (lookup->name_argument >= 0 && name < node.args.size() && is_str(node.args[name])) return;
  module_.mir.uses_dynamic_attributes = true;
  const auto* variable = ast::dyn_as<ast::Name>(node.args[0]);
  if (lookup->has_object && variable != nullptr) {
    module_.mir.computed_lookups.emplace(variable->id.text());
  }
}

Value* FunctionBuilder::call(const ast::Call& node) {
  note_called_import(node);
  note_computed_lookup(node);
  if (is_bare_super(&node)) return super_call(node);
  if (is_super_without_arguments(&node) && is_builtin_name(node.func, "super"))
    return entry(Entry::super_without_class);
  if (Value* result = introspection_call(node)) return result;
  const auto* attribute_node = ast::dyn_as<ast::Attribute>(node.func);
  bool is_plain = !is_unpacked(node.args, node.keywords);
  bool args_are_simple = true;
  for (const ast::Expr* arg : node.args) args_are_simple &= is_simple_argument(arg);
  for (const ast::Keyword* keyword : node.keywords)
    args_are_simple &= is_simple_argument(keyword->value);
  if (attribute_node != nullptr && is_plain && args_are_simple &&
      !is_bare_super(attribute_node->value)) {
    Symbol name = scope_->mangle(attribute_node->attr);
    module_.note_attribute(name.text());
    Value* object = expression(attribute_node->value);
    std::vector<Value*> values{object};
    for (const ast::Expr* arg : node.args) values.push_back(expression(arg));
    if (node.keywords.empty()) {
      values.insert(values.begin(), {b_.name_ref(name.text()), b_.cache_ref()});
      return entry_list(Entry::call_method, values);
    }
    std::vector<const mir::Constant*> names;
    for (const ast::Keyword* keyword : node.keywords) {
      names.push_back(module_.mir.str_constant(keyword->arg.text()));
      values.push_back(expression(keyword->value));
    }
    Value* names_value =
        b_.constant(module_.mir.constant({mir::Constant::Kind::kTuple, "", 0, 0, names, 0}));
    values.insert(values.begin(), {b_.name_ref(name.text()), b_.cache_ref(), names_value});
    return entry_list(Entry::call_method_keywords, values);
  }
  Value* callee = expression(node.func);
  return call_with(callee, node.args, node.keywords, node.loc);
}

Value* FunctionBuilder::call_with(Value* callee, ast::Seq<ast::Expr*> args,
                                  ast::Seq<ast::Keyword*> keywords, const Location& loc) {
  if (is_unpacked(args, keywords)) return call_unpacked(callee, args, keywords, loc);
  std::vector<Value*> values{callee};
  for (const ast::Expr* arg : args) values.push_back(expression(arg));
  if (keywords.empty()) {
    At at(*this, loc);
    return entry_list(Entry::call, values);
  }
  std::vector<const mir::Constant*> names;
  for (const ast::Keyword* keyword : keywords) {
    names.push_back(module_.mir.str_constant(keyword->arg.text()));
    values.push_back(expression(keyword->value));
  }
  At at(*this, loc);
  Value* names_value =
      b_.constant(module_.mir.constant({mir::Constant::Kind::kTuple, "", 0, 0, names, 0}));
  values.insert(values.begin() + 1, names_value);
  return entry_list(Entry::call_keywords, values);
}

Value* FunctionBuilder::argument_tuple(Value* callee, ast::Seq<ast::Expr*> args, Value* last) {
  // f(*args) alone passes a tuple on as it is.
  Value* list = entry(Entry::make_list);
  for (const ast::Expr* arg : args) {
    if (const auto* starred = ast::dyn_as<ast::Starred>(arg)) {
      Value* iterable = expression(starred->value);
      entry(Entry::extend_arguments, {list, iterable, callee});
    } else {
      entry(Entry::list_append, {list, expression(arg)});
    }
  }
  if (last != nullptr) entry(Entry::list_append, {list, last});
  return entry(Entry::list_to_tuple, {list});
}

Value* FunctionBuilder::keyword_dict(Value* callee, ast::Seq<ast::Keyword*> keywords) {
  if (keywords.empty()) return b_.unbound();
  Value* dict = entry(Entry::make_dict);
  for (const ast::Keyword* keyword : keywords) {
    Value* value = expression(keyword->value);
    // A keyword after ** may repeat a name: the same check serves both.
    if (keyword->arg) value = entry(Entry::make_dict, {str(keyword->arg.text()), value});
    entry(Entry::dict_merge, {dict, value, callee});
  }
  return dict;
}

Value* FunctionBuilder::call_unpacked(Value* callee, ast::Seq<ast::Expr*> args,
                                      ast::Seq<ast::Keyword*> keywords, const Location& loc) {
  At at(*this, loc);
  Value* tuple = argument_tuple(callee, args);
  Value* dict = keyword_dict(callee, keywords);
  return entry(Entry::call_unpacked, {callee, tuple, dict});
}

}  // namespace molt::build_mir

// Expressions: operators, comparisons, attributes, subscripts, displays, f-strings.
#include <algorithm>

#include "compiler/build_mir/function_builder.h"
#include "compiler/build_mir/literals.h"
#include "compiler/support/check.h"

namespace molt::build_mir {

using mir::Instruction;

Value* FunctionBuilder::expression(const ast::Expr* node) {
  At at(*this, node->loc);
  if (!is_open()) start(new_block("unreachable"));
  using K = ast::NodeKind;
  switch (node->kind) {
    case K::Constant:
      return constant(ast::as<ast::Constant>(node)->value);
    case K::Name:
      if (ast::as<ast::Name>(node)->id.text() == "__debug__") {
        ast::ConstantValue yes;
        yes.kind = ast::ConstantKind::True;
        return constant(yes);
      }
      // Their calls are answered in place, by the frame that makes them; a function that is called
      // elsewhere looks for the frame of its caller.
      if (is_builtin_name(node, "locals")) module_.unsupported(node->loc, "locals as a value");
      if (is_builtin_name(node, "globals")) module_.note_attribute("_getframe");
      return load_name(ast::as<ast::Name>(node)->id);
    case K::BinOp: {
      const auto* op = ast::as<ast::BinOp>(node);
      Value* left = expression(op->left);
      Value* right = expression(op->right);
      return binary(op->op, left, right, false);
    }
    case K::UnaryOp:
      return unary(*ast::as<ast::UnaryOp>(node));
    case K::BoolOp:
      return bool_op(*ast::as<ast::BoolOp>(node));
    case K::Compare:
      return compare(*ast::as<ast::Compare>(node));
    case K::IfExp:
      return if_expression(*ast::as<ast::IfExp>(node));
    case K::NamedExpr:
      return named(*ast::as<ast::NamedExpr>(node));
    case K::Call:
      return call(*ast::as<ast::Call>(node));
    case K::Attribute:
      return attribute(*ast::as<ast::Attribute>(node));
    case K::Subscript:
      return subscript(*ast::as<ast::Subscript>(node));
    case K::Slice:
      return slice(*ast::as<ast::Slice>(node));
    case K::List:
      return display_list(ast::as<ast::List>(node)->elts);
    case K::Tuple:
      return display_tuple(ast::as<ast::Tuple>(node)->elts);
    case K::Set:
      return display_set(ast::as<ast::Set>(node)->elts);
    case K::Dict:
      return display_dict(*ast::as<ast::Dict>(node));
    case K::JoinedStr:
      return joined_string(ast::as<ast::JoinedStr>(node)->values);
    case K::FormattedValue:
      return formatted_value(*ast::as<ast::FormattedValue>(node));
    case K::Lambda:
      return lambda(*ast::as<ast::Lambda>(node));
    case K::ListComp:
    case K::SetComp:
    case K::DictComp:
      return comprehension(node);
    case K::GeneratorExp:
      return generator_expression(*ast::as<ast::GeneratorExp>(node));
    case K::Yield:
      return yield(*ast::as<ast::Yield>(node));
    case K::YieldFrom: {
      Value* iterable = expression(ast::as<ast::YieldFrom>(node)->value);
      return yield_from(entry(Entry::get_yield_from_iterator, {iterable}), false);
    }
    case K::Await:
      return await(expression(ast::as<ast::Await>(node)->value));
    case K::Starred:
      break;
    default:
      break;
  }
  MOLT_UNREACHABLE("build_mir", "an expression of this kind cannot stand here");
}

Value* FunctionBuilder::constant(const ast::ConstantValue& value) {
  return b_.constant(literal(module_.mir, value));
}

Value* FunctionBuilder::binary(ast::Operator op, Value* left, Value* right, bool inplace) {
  struct Row {
    Entry plain;
    Entry inplace;
  };
  // In the order of ast::Operator.
  static constexpr Row kRows[] = {
      {Entry::add, Entry::inplace_add},
      {Entry::subtract, Entry::inplace_subtract},
      {Entry::multiply, Entry::inplace_multiply},
      {Entry::matrix_multiply, Entry::inplace_matrix_multiply},
      {Entry::true_divide, Entry::inplace_true_divide},
      {Entry::modulo, Entry::inplace_modulo},
      {Entry::power, Entry::inplace_power},
      {Entry::left_shift, Entry::inplace_left_shift},
      {Entry::right_shift, Entry::inplace_right_shift},
      {Entry::bit_or, Entry::inplace_bit_or},
      {Entry::bit_xor, Entry::inplace_bit_xor},
      {Entry::bit_and, Entry::inplace_bit_and},
      {Entry::floor_divide, Entry::inplace_floor_divide},
  };
  const Row& row = kRows[static_cast<size_t>(op)];
  return entry(inplace ? row.inplace : row.plain, {left, right});
}

Value* FunctionBuilder::unary(const ast::UnaryOp& node) {
  switch (node.op) {
    case ast::UnaryOperator::Not: {
      Value* operand = expression(node.operand);
      return boxed_bool(emit(Opcode::bool_not, {entry(Entry::truth, {operand})}));
    }
    case ast::UnaryOperator::USub: {
      // -5 and -1.5 are constants, as CPython's optimiser makes them.
      if (const auto* number = ast::dyn_as<ast::Constant>(node.operand)) {
        if (const mir::Constant* folded = negated_literal(module_.mir, number->value))
          return b_.constant(folded);
      }
      return entry(Entry::negate, {expression(node.operand)});
    }
    case ast::UnaryOperator::UAdd:
      return entry(Entry::positive, {expression(node.operand)});
    case ast::UnaryOperator::Invert:
      return entry(Entry::invert, {expression(node.operand)});
  }
  MOLT_UNREACHABLE("build_mir", "corrupt unary operator");
}

Value* FunctionBuilder::boxed_bool(Value* test) {
  Instruction* box = emit(Opcode::box_bool, {test});
  box->type = mir::Type::of(mir::kBoolKind);
  return box;
}

// a and b and c: the first value that decides is the result.
Value* FunctionBuilder::bool_op(const ast::BoolOp& node) {
  uint32_t result = new_temporary();
  Block* done = new_block("bool end");
  for (size_t i = 0; i < node.values.size(); i++) {
    Value* value = expression(node.values[i]);
    write_variable(result, value);
    if (i + 1 == node.values.size()) {
      jump(done);
      break;
    }
    Value* truth = entry(Entry::truth, {value});
    Block* next = new_block("bool next");
    if (node.op == ast::BoolOperator::And) {
      branch(truth, next, done);
    } else {
      branch(truth, done, next);
    }
    start(next);
  }
  start(done);
  return read(result);
}

Value* FunctionBuilder::if_expression(const ast::IfExp& node) {
  uint32_t result = new_temporary();
  Block* if_true = new_block("if true");
  Block* if_false = new_block("if false");
  Block* done = new_block("if end");
  condition(node.test, if_true, if_false);
  start(if_true);
  Value* value = expression(node.body);
  write_variable(result, value);
  jump(done);
  start(if_false);
  value = expression(node.orelse);
  write_variable(result, value);
  jump(done);
  start(done);
  return read(result);
}

Value* FunctionBuilder::compare_test(ast::CompareOperator op, Value* left, Value* right) {
  using Op = ast::CompareOperator;
  switch (op) {
    case Op::Eq:
      return entry(Entry::test_eq, {left, right});
    case Op::NotEq:
      return entry(Entry::test_ne, {left, right});
    case Op::Lt:
      return entry(Entry::test_lt, {left, right});
    case Op::LtE:
      return entry(Entry::test_le, {left, right});
    case Op::Gt:
      return entry(Entry::test_gt, {left, right});
    case Op::GtE:
      return entry(Entry::test_ge, {left, right});
    case Op::Is:
      return emit(Opcode::is_same, {left, right});
    case Op::IsNot:
      return emit(Opcode::bool_not, {emit(Opcode::is_same, {left, right})});
    case Op::In:
      return entry(Entry::contains, {right, left});
    case Op::NotIn:
      return emit(Opcode::bool_not, {entry(Entry::contains, {right, left})});
  }
  MOLT_UNREACHABLE("build_mir", "corrupt comparison");
}

Value* FunctionBuilder::compare_one(ast::CompareOperator op, Value* left, Value* right) {
  using Op = ast::CompareOperator;
  switch (op) {
    case Op::Eq:
      return entry(Entry::compare_eq, {left, right});
    case Op::NotEq:
      return entry(Entry::compare_ne, {left, right});
    case Op::Lt:
      return entry(Entry::compare_lt, {left, right});
    case Op::LtE:
      return entry(Entry::compare_le, {left, right});
    case Op::Gt:
      return entry(Entry::compare_gt, {left, right});
    case Op::GtE:
      return entry(Entry::compare_ge, {left, right});
    default:
      return boxed_bool(compare_test(op, left, right));
  }
}

Value* FunctionBuilder::compare(const ast::Compare& node) {
  Value* left = expression(node.left);
  if (node.ops.size() == 1) {
    Value* right = expression(node.comparators[0]);
    return compare_one(node.ops[0], left, right);
  }
  uint32_t result = new_temporary();
  Block* done = new_block("compare end");
  for (size_t i = 0; i < node.ops.size(); i++) {
    Value* right = expression(node.comparators[i]);
    Value* value = compare_one(node.ops[i], left, right);
    write_variable(result, value);
    if (i + 1 == node.ops.size()) {
      jump(done);
      break;
    }
    Block* next = new_block("compare next");
    branch(entry(Entry::truth, {value}), next, done);
    start(next);
    left = right;
  }
  start(done);
  return read(result);
}

void FunctionBuilder::condition(const ast::Expr* node, Block* if_true, Block* if_false) {
  At at(*this, node->loc);
  if (const auto* op = ast::dyn_as<ast::BoolOp>(node)) {
    for (size_t i = 0; i < op->values.size(); i++) {
      if (i + 1 == op->values.size()) {
        condition(op->values[i], if_true, if_false);
        return;
      }
      Block* next = new_block("and/or");
      if (op->op == ast::BoolOperator::And) {
        condition(op->values[i], next, if_false);
      } else {
        condition(op->values[i], if_true, next);
      }
      start(next);
    }
    return;
  }
  if (const auto* op = ast::dyn_as<ast::UnaryOp>(node);
      op != nullptr && op->op == ast::UnaryOperator::Not) {
    condition(op->operand, if_false, if_true);
    return;
  }
  if (const auto* op = ast::dyn_as<ast::Compare>(node)) {
    Value* left = expression(op->left);
    for (size_t i = 0; i < op->ops.size(); i++) {
      Value* right = expression(op->comparators[i]);
      Value* test = compare_test(op->ops[i], left, right);
      if (i + 1 == op->ops.size()) {
        branch(test, if_true, if_false);
        return;
      }
      Block* next = new_block("compare next");
      branch(test, next, if_false);
      start(next);
      left = right;
    }
    return;
  }
  if (const auto* c = ast::dyn_as<ast::Constant>(node)) {
    if (c->value.kind == ast::ConstantKind::True || c->value.kind == ast::ConstantKind::False ||
        c->value.kind == ast::ConstantKind::None) {
      jump(c->value.kind == ast::ConstantKind::True ? if_true : if_false);
      return;
    }
  }
  Value* value = expression(node);
  branch(entry(Entry::truth, {value}), if_true, if_false);
}

Value* FunctionBuilder::named(const ast::NamedExpr& node) {
  Value* value = expression(node.value);
  store_name(ast::as<ast::Name>(node.target)->id, value);
  return value;
}

Value* FunctionBuilder::attribute(const ast::Attribute& node) {
  Symbol name = scope_->mangle(node.attr);
  module_.note_attribute(name.text());
  if (is_bare_super(node.value)) return super_attribute(*ast::as<ast::Call>(node.value), name);
  Value* object = expression(node.value);
  // The frame's own code alone knows where the variables are.
  if (name.text() == "f_locals" && frame_->is_function_like())
    return entry(Entry::frame_locals, {object, locals_dict()});
  return entry(Entry::get_attribute, {object, b_.name_ref(name.text()), b_.cache_ref()});
}

Value* FunctionBuilder::subscript(const ast::Subscript& node) {
  Value* container = expression(node.value);
  if (const auto* s = ast::dyn_as<ast::Slice>(node.slice); s != nullptr && s->step == nullptr) {
    Value* lower = s->lower != nullptr ? expression(s->lower) : b_.none();
    Value* upper = s->upper != nullptr ? expression(s->upper) : b_.none();
    return entry(Entry::get_slice, {container, lower, upper});
  }
  Value* key = expression(node.slice);
  return entry(Entry::get_item, {container, key});
}

Value* FunctionBuilder::slice(const ast::Slice& node) {
  Value* lower = node.lower != nullptr ? expression(node.lower) : b_.none();
  Value* upper = node.upper != nullptr ? expression(node.upper) : b_.none();
  Value* step = node.step != nullptr ? expression(node.step) : b_.none();
  return entry(Entry::make_slice, {lower, upper, step});
}

Value* FunctionBuilder::formatted_value(const ast::FormattedValue& node) {
  Value* value = expression(node.value);
  Value* spec = b_.unbound();
  if (node.format_spec != nullptr) spec = expression(node.format_spec);
  Instruction* conversion = emit(Opcode::const_int64);
  conversion->number = node.conversion < 0 ? 0 : node.conversion;
  return entry(Entry::format_value, {value, conversion, spec});
}

Value* FunctionBuilder::joined_string(ast::Seq<ast::Expr*> values) {
  std::vector<Value*> parts;
  for (const ast::Expr* value : values) parts.push_back(expression(value));
  if (parts.empty()) return str("");
  if (parts.size() == 1) return parts[0];
  Instruction* joined = entry_list(Entry::join_strings, parts);
  joined->type = mir::Type::of(mir::kStrKind);
  return joined;
}

namespace {

bool has_starred(ast::Seq<ast::Expr*> items) {
  for (const ast::Expr* item : items) {
    if (ast::is<ast::Starred>(item)) return true;
  }
  return false;
}

// Displays longer than this are built by appending, so that no call has thousands of operands.
constexpr size_t kLongDisplay = 64;

}  // namespace

Value* FunctionBuilder::display_list(ast::Seq<ast::Expr*> items) {
  if (!has_starred(items) && items.size() <= kLongDisplay) {
    std::vector<Value*> values;
    for (const ast::Expr* item : items) values.push_back(expression(item));
    Instruction* list = entry_list(Entry::make_list, values);
    list->type = mir::Type::of(mir::kListKind);
    return list;
  }
  Instruction* list = entry(Entry::make_list);
  list->type = mir::Type::of(mir::kListKind);
  for (const ast::Expr* item : items) {
    if (const auto* starred = ast::dyn_as<ast::Starred>(item)) {
      At at(*this, item->loc);
      entry(Entry::list_extend, {list, expression(starred->value)});
    } else {
      entry(Entry::list_append, {list, expression(item)});
    }
  }
  return list;
}

Value* FunctionBuilder::display_tuple(ast::Seq<ast::Expr*> items) {
  if (const mir::Constant* folded = constant_tuple(module_.mir, items)) return b_.constant(folded);
  if (has_starred(items) || items.size() > kLongDisplay) {
    Instruction* tuple = entry(Entry::list_to_tuple, {display_list(items)});
    tuple->type = mir::Type::of(mir::kTupleKind);
    return tuple;
  }
  std::vector<Value*> values;
  for (const ast::Expr* item : items) values.push_back(expression(item));
  return tuple_of(values);
}

Value* FunctionBuilder::display_set(ast::Seq<ast::Expr*> items) {
  Instruction* set = nullptr;
  const mir::Constant* folded = items.size() > 2 ? constant_tuple(module_.mir, items) : nullptr;
  if (folded != nullptr) {
    // In CPython equal constants of a code object are one object, so the first such display decides
    // the order.
    const auto seen = std::ranges::find_if(constant_sets_, [&](const mir::Constant* other) {
      return std::ranges::is_permutation(other->items, folded->items);
    });
    if (seen == constant_sets_.end()) {
      constant_sets_.push_back(folded);
    } else {
      folded = *seen;
    }
    set = entry(Entry::make_constant_set, {b_.constant(folded)});
  } else if (!has_starred(items) && items.size() <= kLongDisplay) {
    std::vector<Value*> values;
    for (const ast::Expr* item : items) values.push_back(expression(item));
    set = entry_list(Entry::make_set, values);
  } else {
    set = entry(Entry::make_set);
    for (const ast::Expr* item : items) {
      if (const auto* starred = ast::dyn_as<ast::Starred>(item)) {
        entry(Entry::set_update, {set, expression(starred->value)});
      } else {
        entry(Entry::set_add, {set, expression(item)});
      }
    }
  }
  set->type = mir::Type::of(mir::kSetKind);
  return set;
}

Value* FunctionBuilder::display_dict(const ast::Dict& node) {
  bool is_simple = node.keys.size() * 2 <= kLongDisplay;
  for (const ast::Expr* key : node.keys) is_simple &= key != nullptr;
  Instruction* dict = nullptr;
  if (is_simple) {
    std::vector<Value*> items;
    for (size_t i = 0; i < node.keys.size(); i++) {
      items.push_back(expression(node.keys[i]));
      items.push_back(expression(node.values[i]));
    }
    dict = entry_list(Entry::make_dict, items);
  } else {
    dict = entry(Entry::make_dict);
    for (size_t i = 0; i < node.keys.size(); i++) {
      if (node.keys[i] == nullptr) {
        entry(Entry::dict_update, {dict, expression(node.values[i])});
      } else {
        Value* key = expression(node.keys[i]);
        Value* value = expression(node.values[i]);
        entry(Entry::dict_set_item, {dict, key, value});
      }
    }
  }
  dict->type = mir::Type::of(mir::kDictKind);
  return dict;
}

}  // namespace molt::build_mir

// Assignment and deletion targets, augmented and annotated assignment.
#include "compiler/build_mir/function_builder.h"
#include "compiler/support/check.h"

namespace molt::build_mir {

void FunctionBuilder::assign(const ast::Expr* target, Value* value) {
  At at(*this, target->loc);
  using K = ast::NodeKind;
  switch (target->kind) {
    case K::Name:
      store_name(ast::as<ast::Name>(target)->id, value);
      return;
    case K::Attribute: {
      const auto* node = ast::as<ast::Attribute>(target);
      Symbol name = scope_->mangle(node->attr);
      module_.note_attribute(name.text());
      Value* object = expression(node->value);
      entry(Entry::set_attribute, {object, b_.name_ref(name.text()), value, b_.cache_ref()});
      return;
    }
    case K::Subscript: {
      const auto* node = ast::as<ast::Subscript>(target);
      Value* container = expression(node->value);
      if (const auto* s = ast::dyn_as<ast::Slice>(node->slice);
          s != nullptr && s->step == nullptr) {
        Value* lower = s->lower != nullptr ? expression(s->lower) : b_.none();
        Value* upper = s->upper != nullptr ? expression(s->upper) : b_.none();
        entry(Entry::set_slice, {container, lower, upper, value});
        return;
      }
      Value* key = expression(node->slice);
      entry(Entry::set_item, {container, key, value});
      return;
    }
    case K::Tuple:
      unpack(ast::as<ast::Tuple>(target)->elts, value);
      return;
    case K::List:
      unpack(ast::as<ast::List>(target)->elts, value);
      return;
    case K::Starred:
      assign(ast::as<ast::Starred>(target)->value, value);
      return;
    default:
      break;
  }
  MOLT_UNREACHABLE("build_mir", "not an assignment target");
}

void FunctionBuilder::unpack(ast::Seq<ast::Expr*> targets, Value* value) {
  size_t starred = targets.size();
  for (size_t i = 0; i < targets.size(); i++) {
    if (ast::is<ast::Starred>(targets[i])) starred = i;
  }
  auto count = static_cast<int64_t>(targets.size());
  Value* tuple = nullptr;
  if (starred == targets.size()) {
    tuple = entry(Entry::unpack_sequence, {value, b_.int64(count)});
  } else {
    auto before = static_cast<int64_t>(starred);
    tuple = entry(Entry::unpack_starred, {value, b_.int64(before), b_.int64(count - before - 1)});
  }
  // The items are taken out first: assigning may run code, and CPython has them all on its stack by
  // then.
  std::vector<Value*> items;
  for (int64_t i = 0; i < count; i++) items.push_back(item(tuple, i));
  for (size_t i = 0; i < targets.size(); i++) assign(targets[i], items[i]);
}

void FunctionBuilder::delete_target(const ast::Expr* target) {
  At at(*this, target->loc);
  if (const auto* name = ast::dyn_as<ast::Name>(target)) {
    delete_name(name->id);
  } else if (const auto* node = ast::dyn_as<ast::Attribute>(target)) {
    Symbol attr = scope_->mangle(node->attr);
    module_.note_attribute(attr.text());
    entry(Entry::delete_attribute, {expression(node->value), b_.name_ref(attr.text())});
  } else if (const auto* node = ast::dyn_as<ast::Subscript>(target)) {
    Value* container = expression(node->value);
    if (const auto* s = ast::dyn_as<ast::Slice>(node->slice); s != nullptr && s->step == nullptr) {
      Value* lower = s->lower != nullptr ? expression(s->lower) : b_.none();
      Value* upper = s->upper != nullptr ? expression(s->upper) : b_.none();
      entry(Entry::delete_slice, {container, lower, upper});
    } else {
      entry(Entry::delete_item, {container, expression(node->slice)});
    }
  } else if (const auto* node = ast::dyn_as<ast::Tuple>(target)) {
    for (const ast::Expr* item : node->elts) delete_target(item);
  } else {
    for (const ast::Expr* item : ast::as<ast::List>(target)->elts) delete_target(item);
  }
}

// The object and the key are evaluated once, before the right side.
void FunctionBuilder::augmented_assignment(const ast::AugAssign& node) {
  if (const auto* name = ast::dyn_as<ast::Name>(node.target)) {
    Value* left = nullptr;
    {
      At at(*this, name->loc);
      left = load_name(name->id);
    }
    Value* right = expression(node.value);
    Value* result = binary(node.op, left, right, true);
    store_name(name->id, result);
    return;
  }
  if (const auto* attribute = ast::dyn_as<ast::Attribute>(node.target)) {
    Symbol name = scope_->mangle(attribute->attr);
    module_.note_attribute(name.text());
    Value* object = expression(attribute->value);
    Value* left = nullptr;
    {
      At at(*this, attribute->loc);
      left = entry(Entry::get_attribute, {object, b_.name_ref(name.text()), b_.cache_ref()});
    }
    Value* right = expression(node.value);
    Value* result = binary(node.op, left, right, true);
    At at(*this, attribute->loc);
    entry(Entry::set_attribute, {object, b_.name_ref(name.text()), result, b_.cache_ref()});
    return;
  }
  const auto* subscript_node = ast::as<ast::Subscript>(node.target);
  Value* container = expression(subscript_node->value);
  Value* key = expression(subscript_node->slice);
  Value* left = nullptr;
  {
    At at(*this, subscript_node->loc);
    left = entry(Entry::get_item, {container, key});
  }
  Value* right = expression(node.value);
  Value* result = binary(node.op, left, right, true);
  At at(*this, subscript_node->loc);
  entry(Entry::set_item, {container, key, result});
}

// x: int = 1. The annotation of a simple name is evaluated and stored at module and class level
// only (PEP 526).
void FunctionBuilder::annotated_assignment(const ast::AnnAssign& node) {
  if (node.value != nullptr) {
    Value* value = expression(node.value);
    assign(node.target, value);
  }
  bool is_function = scope_->is_function_like();
  if (node.simple != 0) {
    if (is_function) return;
    Value* evaluated = annotation(node.annotation);
    Symbol name = scope_->mangle(ast::as<ast::Name>(node.target)->id);
    Value* annotations = nullptr;
    if (class_namespace_ != nullptr) {
      annotations = entry(Entry::get_item, {class_namespace_, str("__annotations__")});
    } else {
      mir::Instruction* load = emit(Opcode::global_load);
      load->module = &module_.mir;
      load->number = module_.mir.slot_of("__annotations__");
      annotations = load;
    }
    entry(Entry::set_item, {annotations, str(name.text()), evaluated});
    return;
  }
  if (node.value == nullptr && !is_function) {
    // The parts of the target are evaluated all the same.
    if (const auto* attribute = ast::dyn_as<ast::Attribute>(node.target)) {
      expression(attribute->value);
    } else if (const auto* subscript_node = ast::dyn_as<ast::Subscript>(node.target)) {
      expression(subscript_node->value);
      expression(subscript_node->slice);
    }
  }
  if (!is_function && !module_.sema.future.annotations) expression(node.annotation);
}

}  // namespace molt::build_mir

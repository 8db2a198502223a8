// CPython's SyntaxWarnings about code that is legal but surely not meant.

#include "compiler/sema/code_walker.h"

namespace molt::sema {

namespace {

// The name of the type that an expression certainly has, or an empty text.
std::string_view type_name_of(const ast::Expr* node) {
  switch (node->kind) {
    case ast::NodeKind::Tuple:
      return "tuple";
    case ast::NodeKind::List:
    case ast::NodeKind::ListComp:
      return "list";
    case ast::NodeKind::Dict:
    case ast::NodeKind::DictComp:
      return "dict";
    case ast::NodeKind::Set:
    case ast::NodeKind::SetComp:
      return "set";
    case ast::NodeKind::GeneratorExp:
      return "generator";
    case ast::NodeKind::Lambda:
      return "function";
    case ast::NodeKind::JoinedStr:
    case ast::NodeKind::FormattedValue:
      return "str";
    case ast::NodeKind::UnaryOp:
      return is_folded_constant(node) ? type_name_of(ast::as<ast::UnaryOp>(node)->operand) : "";
    case ast::NodeKind::BinOp:
      return is_folded_constant(node) ? "complex" : "";
    case ast::NodeKind::Constant:
      break;
    default:
      return {};
  }
  switch (ast::as<ast::Constant>(node)->value.kind) {
    case ast::ConstantKind::None:
      return "NoneType";
    case ast::ConstantKind::True:
    case ast::ConstantKind::False:
      return "bool";
    case ast::ConstantKind::Ellipsis:
      return "ellipsis";
    case ast::ConstantKind::Int:
      return "int";
    case ast::ConstantKind::Float:
      return "float";
    case ast::ConstantKind::Complex:
      return "complex";
    case ast::ConstantKind::Str:
      return "str";
    case ast::ConstantKind::Bytes:
      return "bytes";
  }
  return {};
}

// A literal that may not be compared by identity; singletons may.
bool is_literal_operand(const ast::Expr* node) {
  if (const auto* constant = ast::dyn_as<ast::Constant>(node))
    return constant->value.kind > ast::ConstantKind::Ellipsis;
  if (const auto* tuple = ast::dyn_as<ast::Tuple>(node)) {
    for (const ast::Expr* element : tuple->elts)
      if (!ast::is<ast::Constant>(element) && !is_folded_constant(element)) return false;
    return true;
  }
  return is_folded_constant(node);
}

bool is_number(const ast::Expr* node) {
  const auto* constant = ast::dyn_as<ast::Constant>(node);
  return constant && constant->value.kind >= ast::ConstantKind::Int &&
         constant->value.kind <= ast::ConstantKind::Complex;
}

}  // namespace

bool is_folded_constant(const ast::Expr* node) {
  if (ast::is<ast::Constant>(node)) return true;
  if (const auto* unary = ast::dyn_as<ast::UnaryOp>(node))
    return unary->op == ast::UnaryOperator::USub && is_number(unary->operand);
  if (const auto* binary = ast::dyn_as<ast::BinOp>(node)) {
    const auto* imaginary = ast::dyn_as<ast::Constant>(binary->right);
    return imaginary && imaginary->value.kind == ast::ConstantKind::Complex &&
           is_folded_constant(binary->left);
  }
  return false;
}

void CodeWalker::warn_comparison(const ast::Compare& node) {
  const ast::Expr* left = node.left;
  for (size_t i = 0; i < node.ops.size(); ++i) {
    const ast::Expr* right = node.comparators[i];
    const bool is = node.ops[i] == ast::CompareOperator::Is;
    if (is || node.ops[i] == ast::CompareOperator::IsNot) {
      const ast::Expr* literal = is_literal_operand(left)    ? left
                                 : is_literal_operand(right) ? right
                                                             : nullptr;
      if (literal) {
        warn(DiagnosticId::IsWithLiteral, node.loc,
             {is ? "is" : "is not", type_name_of(literal), is ? "==" : "!="});
        return;
      }
    }
    left = right;
  }
}

void CodeWalker::warn_call(const ast::Call& node) {
  switch (node.func->kind) {
    case ast::NodeKind::Constant:
    case ast::NodeKind::Tuple:
    case ast::NodeKind::List:
    case ast::NodeKind::ListComp:
    case ast::NodeKind::Dict:
    case ast::NodeKind::DictComp:
    case ast::NodeKind::Set:
    case ast::NodeKind::SetComp:
    case ast::NodeKind::GeneratorExp:
    case ast::NodeKind::JoinedStr:
      warn(DiagnosticId::NotCallable, node.func->loc, {type_name_of(node.func)});
      return;
    default:
      return;
  }
}

void CodeWalker::warn_subscript(const ast::Subscript& node) {
  const auto* constant = ast::dyn_as<ast::Constant>(node.value);
  const bool is_text = constant && (constant->value.kind == ast::ConstantKind::Str ||
                                    constant->value.kind == ast::ConstantKind::Bytes);
  switch (node.value->kind) {
    case ast::NodeKind::Constant:
      if (is_text) break;
      [[fallthrough]];
    case ast::NodeKind::Set:
    case ast::NodeKind::SetComp:
    case ast::NodeKind::GeneratorExp:
    case ast::NodeKind::Lambda:
      warn(DiagnosticId::NotSubscriptable, node.value->loc, {type_name_of(node.value)});
      return;
    case ast::NodeKind::Tuple:
    case ast::NodeKind::List:
    case ast::NodeKind::ListComp:
    case ast::NodeKind::JoinedStr:
      break;
    default:
      return;
  }
  const std::string_view index = type_name_of(node.slice);
  if (index.empty() || index == "int" || index == "bool") return;
  warn(DiagnosticId::BadIndexType, node.value->loc, {type_name_of(node.value), index});
}

void CodeWalker::warn_assert(const ast::Assert& node) {
  const auto* tuple = ast::dyn_as<ast::Tuple>(node.test);
  if (tuple && !tuple->elts.empty()) warn(DiagnosticId::AssertAlwaysTrue, node.loc);
}

}  // namespace molt::sema

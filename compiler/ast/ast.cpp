#include "compiler/ast/ast.h"

namespace molt::ast {

namespace {

constexpr std::string_view kPythonNames[] = {
#define MOLT_AST_NODE(name, base, python_name, fields) python_name,
#include "compiler/ast/nodes.def"
};

}  // namespace

std::string_view python_name(NodeKind kind) { return kPythonNames[static_cast<size_t>(kind)]; }

std::string_view name_of(ExprContext context) {
  constexpr std::string_view kNames[] = {"Load", "Store", "Del"};
  return kNames[static_cast<size_t>(context)];
}

std::string_view name_of(BoolOperator op) { return op == BoolOperator::And ? "And" : "Or"; }

std::string_view name_of(Operator op) {
  constexpr std::string_view kNames[] = {"Add",    "Sub",    "Mult",    "MatMult", "Div",
                                         "Mod",    "Pow",    "LShift",  "RShift",  "BitOr",
                                         "BitXor", "BitAnd", "FloorDiv"};
  return kNames[static_cast<size_t>(op)];
}

std::string_view name_of(UnaryOperator op) {
  constexpr std::string_view kNames[] = {"Invert", "Not", "UAdd", "USub"};
  return kNames[static_cast<size_t>(op)];
}

std::string_view name_of(CompareOperator op) {
  constexpr std::string_view kNames[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                         "GtE", "Is",    "IsNot", "In",  "NotIn"};
  return kNames[static_cast<size_t>(op)];
}

}  // namespace molt::ast

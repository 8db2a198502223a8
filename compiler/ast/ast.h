#pragma once

// The syntax tree: plain structs generated from nodes.def, with the names of Python's ast module.
// All nodes and the memory of their sequences belong to the Arena given to the parser; symbols
// belong to its Interner. Nodes are immutable once the parser has returned.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "compiler/support/arena.h"
#include "compiler/support/check.h"
#include "compiler/support/interner.h"
#include "compiler/support/source.h"

namespace molt::ast {

template <class T>
using Seq = std::span<T>;

enum class NodeKind : uint8_t {
#define MOLT_AST_NODE(name, base, python_name, fields) name,
#include "compiler/ast/nodes.def"
};

// The enumerators are in the order of the ASDL.
enum class ExprContext : uint8_t { Load, Store, Del };
enum class BoolOperator : uint8_t { And, Or };
enum class Operator : uint8_t {
  Add,
  Sub,
  Mult,
  MatMult,
  Div,
  Mod,
  Pow,
  LShift,
  RShift,
  BitOr,
  BitXor,
  BitAnd,
  FloorDiv,
};
enum class UnaryOperator : uint8_t { Invert, Not, UAdd, USub };
enum class CompareOperator : uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

std::string_view name_of(ExprContext);
std::string_view name_of(BoolOperator);
std::string_view name_of(Operator);
std::string_view name_of(UnaryOperator);
std::string_view name_of(CompareOperator);

enum class ConstantKind : uint8_t { None, True, False, Ellipsis, Int, Float, Complex, Str, Bytes };

// The value of a literal. Literals are never negative (a minus sign is a UnaryOp), and complex ones
// have a zero real part.
struct ConstantValue {
  ConstantKind kind = ConstantKind::None;
  // Float: the value. Complex: the imaginary part.
  double number = 0;
  // Int: the magnitude as little-endian 64-bit limbs without leading zero limbs; empty for 0. In
  // the arena.
  std::span<const uint64_t> limbs;
  // Str: WTF-8 (UTF-8 in which a lone surrogate is three bytes). Bytes: the bytes. In the arena.
  std::string_view text;
};

struct Node {
  NodeKind kind;
  // Zero for nodes to which Python's ast gives no position (arguments, comprehension, withitem,
  // match_case, mod).
  Location loc;
};

struct Stmt : Node {};
struct Expr : Node {};
struct Pattern : Node {};
struct TypeParam : Node {};

#define MOLT_AST_NODE(name, base, python_name, fields) struct name;
#include "compiler/ast/nodes.def"

#define MOLT_AST_FIELD(type, name) type name{};
#define MOLT_AST_NODE(struct_name, base, python_name, fields) \
  struct struct_name : base {                                 \
    static constexpr NodeKind kKind = NodeKind::struct_name;  \
    fields                                                    \
  };
#include "compiler/ast/nodes.def"

// The name of the node's class in Python's ast module.
std::string_view python_name(NodeKind kind);

template <class T>
bool is(const Node* node) {
  return node->kind == T::kKind;
}

inline bool is_stmt(const Node* node) {
  return node->kind >= NodeKind::FunctionDef && node->kind <= NodeKind::Continue;
}
inline bool is_expr(const Node* node) {
  return node->kind >= NodeKind::BoolOp && node->kind <= NodeKind::Slice;
}
inline bool is_pattern(const Node* node) {
  return node->kind >= NodeKind::MatchValue && node->kind <= NodeKind::MatchOr;
}
inline bool is_type_param(const Node* node) {
  return node->kind >= NodeKind::TypeVar && node->kind <= NodeKind::TypeVarTuple;
}

template <class T>
T* as(Node* node) {
  MOLT_CHECK(is<T>(node), "ast", "node of another kind");
  return static_cast<T*>(node);
}
template <class T>
const T* as(const Node* node) {
  MOLT_CHECK(is<T>(node), "ast", "node of another kind");
  return static_cast<const T*>(node);
}

// Null if the node is null or of another kind.
template <class T>
T* dyn_as(Node* node) {
  return node && is<T>(node) ? static_cast<T*>(node) : nullptr;
}
template <class T>
const T* dyn_as(const Node* node) {
  return node && is<T>(node) ? static_cast<const T*>(node) : nullptr;
}

// Calls visitor(const T&) with the node's own type. A visitor that lacks an overload for a kind
// does not compile, unless it has one for a base.
template <class Visitor>
decltype(auto) visit(const Node* node, Visitor&& visitor) {
  switch (node->kind) {
#define MOLT_AST_NODE(name, base, python_name, fields) \
  case NodeKind::name:                                 \
    return visitor(*static_cast<const name*>(node));
#include "compiler/ast/nodes.def"
  }
  MOLT_UNREACHABLE("ast", "corrupt node kind");
}

namespace detail {

template <class F>
void visit_child(const Node* child, F& callback) {
  if (child) callback(child);
}
template <class T, class F>
void visit_child(Seq<T*> children, F& callback) {
  for (const Node* child : children)
    if (child) callback(child);
}
template <class T, class F>
void visit_child(const T&, F&)
  requires(!std::is_pointer_v<T>)
{}

}  // namespace detail

// Calls callback(const Node*) for every child that is not null, in the order of the fields in the
// ASDL.
template <class F>
void for_each_child(const Node* node, F&& callback) {
  switch (node->kind) {
#define MOLT_AST_FIELD(type, name) detail::visit_child(typed->name, callback);
#define MOLT_AST_NODE(struct_name, base, python_name, fields)                   \
  case NodeKind::struct_name: {                                                 \
    [[maybe_unused]] const auto* typed = static_cast<const struct_name*>(node); \
    fields break;                                                               \
  }
#include "compiler/ast/nodes.def"
  }
}

// Statement trees that differ only in being async share a shape; these give the common fields.
inline bool is_function_def(const Node* node) {
  return node->kind == NodeKind::FunctionDef || node->kind == NodeKind::AsyncFunctionDef;
}

// Python's repr() of a literal's value.
std::string repr(const ConstantValue& value);

// The text of an expression as `from __future__ import annotations` shows it.
std::string unparse(const Expr* node);

// The tree as `python3.12 -m ast FILE` prints it, with a final newline: ast.dump(tree, indent=3).
std::string dump(const Node* node);

}  // namespace molt::ast

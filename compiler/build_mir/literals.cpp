#include "compiler/build_mir/literals.h"

namespace molt::build_mir {

using mir::Constant;

// Literals are short as a rule; repeated division by 10^18 is quadratic but needs no big-integer
// machinery here.
std::string decimal(std::span<const uint64_t> limbs) {
  constexpr uint64_t kChunk = 1000000000000000000u;
  std::vector<uint64_t> rest(limbs.begin(), limbs.end());
  std::string out;
  while (!rest.empty()) {
    unsigned __int128 remainder = 0;
    for (size_t i = rest.size(); i-- > 0;) {
      unsigned __int128 current = remainder << 64 | rest[i];
      rest[i] = static_cast<uint64_t>(current / kChunk);
      remainder = current % kChunk;
    }
    while (!rest.empty() && rest.back() == 0) rest.pop_back();
    std::string digits = std::to_string(static_cast<uint64_t>(remainder));
    if (!rest.empty()) digits.insert(0, 18 - digits.size(), '0');
    out.insert(0, digits);
  }
  return out.empty() ? "0" : out;
}

const Constant* literal(mir::Module& module, const ast::ConstantValue& value) {
  Constant c{Constant::Kind::kNone, "", 0, 0, {}, 0};
  using K = ast::ConstantKind;
  switch (value.kind) {
    case K::None:
      break;
    case K::True:
      c.kind = Constant::Kind::kTrue;
      break;
    case K::False:
      c.kind = Constant::Kind::kFalse;
      break;
    case K::Ellipsis:
      c.kind = Constant::Kind::kEllipsis;
      break;
    case K::Int:
      c.kind = Constant::Kind::kInt;
      c.text = decimal(value.limbs);
      break;
    case K::Float:
      c.kind = Constant::Kind::kFloat;
      c.number = value.number;
      break;
    case K::Complex:
      c.kind = Constant::Kind::kComplex;
      c.imaginary = value.number;
      break;
    case K::Str:
      c.kind = Constant::Kind::kStr;
      c.text = value.text;
      break;
    case K::Bytes:
      c.kind = Constant::Kind::kBytes;
      c.text = value.text;
      break;
  }
  return module.constant(std::move(c));
}

const Constant* negated_literal(mir::Module& module, const ast::ConstantValue& value) {
  Constant c = *literal(module, value);
  switch (value.kind) {
    case ast::ConstantKind::Int:
      if (c.text != "0") c.text.insert(0, 1, '-');
      break;
    case ast::ConstantKind::Float:
      c.number = -c.number;
      break;
    case ast::ConstantKind::Complex:
      c.number = -c.number;
      c.imaginary = -c.imaginary;
      break;
    default:
      return nullptr;
  }
  return module.constant(std::move(c));
}

namespace {

const Constant* constant_item(mir::Module& module, const ast::Expr* item) {
  if (const auto* c = ast::dyn_as<ast::Constant>(item)) return literal(module, c->value);
  if (const auto* t = ast::dyn_as<ast::Tuple>(item)) return constant_tuple(module, t->elts);
  const auto* op = ast::dyn_as<ast::UnaryOp>(item);
  if (op == nullptr || op->op != ast::UnaryOperator::USub) return nullptr;
  const auto* c = ast::dyn_as<ast::Constant>(op->operand);
  return c != nullptr ? negated_literal(module, c->value) : nullptr;
}

}  // namespace

const Constant* constant_tuple(mir::Module& module, ast::Seq<ast::Expr*> items) {
  Constant c{Constant::Kind::kTuple, "", 0, 0, {}, 0};
  for (const ast::Expr* item : items) {
    const Constant* value = constant_item(module, item);
    if (value == nullptr) return nullptr;
    c.items.push_back(value);
  }
  return module.constant(std::move(c));
}

}  // namespace molt::build_mir

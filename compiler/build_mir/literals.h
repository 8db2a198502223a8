// Constants of the tree as MIR constants.
#pragma once

#include "compiler/ast/ast.h"
#include "compiler/mir/mir.h"

namespace molt::build_mir {

const mir::Constant* literal(mir::Module& module, const ast::ConstantValue& value);
// The constant for -value, or null when value is not a number.
const mir::Constant* negated_literal(mir::Module& module, const ast::ConstantValue& value);
// The tuple constant when every item is a constant, else null. An empty tuple is a constant.
const mir::Constant* constant_tuple(mir::Module& module, ast::Seq<ast::Expr*> items);
// Decimal text of a magnitude.
std::string decimal(std::span<const uint64_t> limbs);

}  // namespace molt::build_mir

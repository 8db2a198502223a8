// PEP 695: type parameters and type aliases.
#include "compiler/build_mir/function_builder.h"

namespace molt::build_mir {

void FunctionBuilder::type_alias(const ast::TypeAlias& node) {
  module_.unsupported(node.loc, "type aliases");
}

}  // namespace molt::build_mir

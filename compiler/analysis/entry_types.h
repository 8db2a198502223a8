// What is known of a runtime entry's result from the types of its operands.
#pragma once

#include <span>

#include "compiler/mir/mir.h"

namespace molt::analysis {

// The type of the boxed result of a call_entry; Type::any() when nothing is known. `operand_types`
// are those of the operands, in order. Never wider than what the entry can give (kUnbound included
// for iterate_next and its like).
mir::Type entry_result_type(abi::EntryId entry, std::span<const mir::Type> operand_types);

}  // namespace molt::analysis

// MIR as text. The text parser (text_parser.h) reads the same form, so a printed function is a test
// input.
#pragma once

#include <span>
#include <string>

#include "compiler/mir/mir.h"

namespace molt::mir {

std::string print(const Function& function);
std::string print(const Module& module);
std::string print(const Instruction& instruction);
std::string print(Type type);

// The words of the text.
const char* rep_name(Rep rep);
const char* kind_name(Function::Kind kind);
// By Comparison.
extern const char* const kComparisonNames[6];
// By bit of Kind; kOther is "Other".
extern const std::span<const char* const> kKindNames;

}  // namespace molt::mir

// MIR as text. The text parser (text_parser.h) reads the same form, so a printed function is a test
// input.
#pragma once

#include <string>

#include "compiler/mir/mir.h"

namespace molt::mir {

std::string print(const Function& function);
std::string print(const Module& module);
std::string print(const Instruction& instruction);
std::string print(Type type);

}  // namespace molt::mir

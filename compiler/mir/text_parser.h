// Reads MIR from the form that printer.h writes, so that passes and verifiers are tested on text.
//
// Positions are not part of the text: every instruction gets position 0. The result is well formed
// as text only; verifier.h says whether it is MIR.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/mir/mir.h"

namespace molt::mir {

struct TextProgram {
  // Those in the text, in order, then those that it only names.
  std::vector<std::unique_ptr<Module>> modules;
  // Owns the labels of blocks.
  std::deque<std::string> labels;
  // Empty, or what is wrong: "line 3: ...". The modules are then incomplete.
  std::string error;
};

TextProgram parse_text(std::string_view text);

}  // namespace molt::mir

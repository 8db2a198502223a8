// From one object file to a program, with lld in process.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/target/target.h"

namespace molt::target {

struct LinkOptions {
  TargetKind kind = TargetKind::kNative;
  // Keeps symbols and debug information.
  bool debug = false;
};

// Whether something stands at the path that is no plain file, say /dev/null or a pipe: it is written
// into and never replaced.
bool is_special_file(const std::string& path);

// Writes the program to `output`, which appears complete or not at all. False with the linker's
// text in `error` when that is impossible.
//
// `library` names object files that belong to the program besides `object`.
bool link(std::string_view object, const std::vector<std::string>& library,
          const std::string& output, const LinkOptions& options, std::string* error);

// Writes a file by way of a temporary one beside it.
bool write_file(const std::string& path, std::string_view content, bool is_executable,
                std::string* error);

}  // namespace molt::target

// The two targets, and the files that linking for one of them needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace molt::target {

enum class TargetKind : uint8_t { kNative, kWasm };

struct TargetInfo {
  TargetKind kind;
  // As on the command line.
  const char* name;
  const char* triple;
  // The folder below lib/molt/.
  const char* folder;
  const char* cpu;
};
const TargetInfo& target_info(TargetKind kind);
std::optional<TargetKind> parse_target(std::string_view name);

// Where the runtime libraries and their companions are: lib/molt beside the compiler's bin/, or
// the folder that MOLT_LIB_DIR names. Without a final slash.
std::string support_folder();
// A file of a target below that folder.
std::string support_file(TargetKind kind, std::string_view name);

// Whether the target's library is built with sanitizers, as in the preset `asan`: the sanitizer's
// own runtime then lies beside it, and programs have to be built alike.
bool is_sanitized(TargetKind kind);
inline constexpr std::string_view kSanitizerRuntime = "libclang_rt.asan.a";

}  // namespace molt::target

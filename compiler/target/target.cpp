#include "compiler/target/target.h"

#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <cstdlib>

namespace molt::target {

namespace {

constexpr TargetInfo kTargets[] = {
    {TargetKind::kNative, "native", "x86_64-pc-linux-gnu", "x86_64-linux-gnu", "x86-64"},
    {TargetKind::kWasm, "wasm", "wasm32-unknown-wasi", "wasm32-wasi", "generic"},
};

}  // namespace

const TargetInfo& target_info(TargetKind kind) { return kTargets[static_cast<size_t>(kind)]; }

std::optional<TargetKind> parse_target(std::string_view name) {
  for (const TargetInfo& info : kTargets) {
    if (name == info.name) return info.kind;
  }
  return std::nullopt;
}

std::string support_folder() {
  if (const char* folder = std::getenv("MOLT_LIB_DIR")) return folder;
  static int anchor = 0;
  std::string executable = llvm::sys::fs::getMainExecutable("molt", &anchor);
  llvm::StringRef prefix = llvm::sys::path::parent_path(llvm::sys::path::parent_path(executable));
  return (prefix + "/lib/molt").str();
}

std::string support_file(TargetKind kind, std::string_view name) {
  return support_folder() + "/" + target_info(kind).folder + "/" + std::string(name);
}

bool is_sanitized(TargetKind kind) {
  return llvm::sys::fs::exists(support_file(kind, kSanitizerRuntime));
}

}  // namespace molt::target

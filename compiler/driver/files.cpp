#include "compiler/driver/files.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/BLAKE3.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace molt::driver {

namespace fs = std::filesystem;

bool is_file(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

std::optional<std::string> read_file(const std::string& path) {
  if (is_folder(path)) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::ostringstream content;
  content << stream.rdbuf();
  if (stream.bad()) return std::nullopt;
  return std::move(content).str();
}

std::string content_hash(std::string_view content) {
  auto digest = llvm::BLAKE3::hash<16>(
      llvm::ArrayRef(reinterpret_cast<const uint8_t*>(content.data()), content.size()));
  return llvm::toHex(digest, true);
}

}  // namespace molt::driver

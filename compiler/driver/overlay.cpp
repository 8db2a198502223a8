#include "compiler/driver/overlay.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/SHA256.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "compiler/driver/files.h"
#include "compiler/target/target.h"

namespace molt::driver {

namespace {

constexpr size_t kHashLength = 16;

std::vector<size_t> line_starts(std::string_view text) {
  std::vector<size_t> starts = {0};
  for (size_t end = text.find('\n'); end != std::string_view::npos;
       end = text.find('\n', end + 1)) {
    starts.push_back(end + 1);
  }
  return starts;
}

std::string hash_of(std::string_view text) {
  auto digest = llvm::SHA256::hash(
      llvm::ArrayRef(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
  return llvm::toHex(digest, true).substr(0, kHashLength);
}

struct Replacement {
  size_t num_lines = 0;
  std::string_view hash;
  std::string text;
};

void replace(std::string* source, const Replacement& replacement) {
  const std::vector<size_t> starts = line_starts(*source);
  const std::string_view text = *source;
  for (size_t k = 0; k + replacement.num_lines < starts.size(); k++) {
    const size_t length = starts[k + replacement.num_lines] - starts[k];
    if (hash_of(text.substr(starts[k], length)) != replacement.hash) continue;
    std::string padded = replacement.text;
    const auto num_lines = static_cast<size_t>(std::count(padded.begin(), padded.end(), '\n'));
    padded.append(replacement.num_lines - std::min(num_lines, replacement.num_lines), '\n');
    source->replace(starts[k], length, padded);
    return;
  }
}

// "@ COUNT HASH".
std::optional<Replacement> heading(std::string_view line) {
  if (!line.starts_with("@ ")) return std::nullopt;
  const std::string_view rest = line.substr(2);
  const size_t space = rest.find(' ');
  Replacement result;
  unsigned count = 0;
  if (space == std::string_view::npos ||
      llvm::StringRef(rest.substr(0, space)).getAsInteger(10, count)) {
    return std::nullopt;
  }
  result.num_lines = count;
  result.hash = rest.substr(space + 1);
  return result;
}

}  // namespace

std::string replace_lines(std::string source, std::string_view overlay) {
  std::optional<Replacement> current;
  while (!overlay.empty()) {
    const size_t end = std::min(overlay.find('\n'), overlay.size());
    const std::string_view line = overlay.substr(0, end);
    overlay.remove_prefix(std::min(end + 1, overlay.size()));
    if (std::optional<Replacement> next = heading(line)) {
      if (current) replace(&source, *current);
      current = std::move(next);
    } else if (current) {
      current->text.append(line);
      current->text += '\n';
    }
  }
  if (current) replace(&source, *current);
  return source;
}

std::string overlay_of(const std::string& shown_path) {
  return target::support_folder() + "/overlays/" + shown_path;
}

}  // namespace molt::driver

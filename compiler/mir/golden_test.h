// Test data as files: MIR text with `# KEY: value` lines at its head.
//
// For unit tests only. A folder's files are cases; what must come out stands in the file too, so
// that a case is added by adding a file.
#pragma once

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace molt::mir {

inline std::string read_golden(const std::filesystem::path& path) {
  std::string text;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    char buffer[4096];
    for (size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) != 0;) text.append(buffer, n);
    std::fclose(file);
  }
  return text;
}

// The files of a folder of test data that end in .mir, by name.
inline std::vector<std::filesystem::path> golden_files(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".mir") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The value of the first `# KEY: value` line, or nothing.
inline std::string golden_value(std::string_view text, std::string_view key) {
  std::string start = "# " + std::string(key) + ": ";
  size_t from = text.starts_with(start) ? 0 : text.find("\n" + start);
  if (from == std::string_view::npos) return "";
  from = text.find(start, from) + start.size();
  return std::string(text.substr(from, text.find('\n', from) - from));
}

// The file's name without folder and ending, as the name of a test.
inline std::string golden_name(const std::filesystem::path& path) { return path.stem().string(); }

}  // namespace molt::mir

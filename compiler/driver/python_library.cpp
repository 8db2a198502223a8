#include "compiler/driver/python_library.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

#include "compiler/driver/files.h"
#include "compiler/target/target.h"

namespace molt::driver {

namespace fs = std::filesystem;

namespace {

// As CPython itself finds its library: by a landmark below the prefix.
std::string library_below(const fs::path& prefix) {
  const fs::path library = prefix / "lib" / "python3.12";
  return is_file(library / "os.py") ? library.string() : "";
}

// A shim of pyenv starts one of the installations below `versions`; the newest 3.12 is taken.
std::string library_of_shim(const fs::path& pyenv) {
  std::error_code error;
  std::vector<fs::path> versions;
  for (const fs::directory_entry& entry : fs::directory_iterator(pyenv / "versions", error)) {
    if (entry.path().filename().string().starts_with("3.12.")) versions.push_back(entry.path());
  }
  std::sort(versions.begin(), versions.end(), [](const fs::path& a, const fs::path& b) {
    const std::string left = a.filename();
    const std::string right = b.filename();
    return left.size() != right.size() ? left.size() > right.size() : left > right;
  });
  for (const fs::path& version : versions) {
    if (std::string library = library_below(version); !library.empty()) return library;
  }
  return "";
}

std::string library_of_installation() {
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "";
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(':'), rest.size());
    const fs::path program = fs::path(rest.substr(0, end)) / "python3.12";
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::error_code error;
    const fs::path real = fs::canonical(program, error);
    if (error) continue;
    const fs::path prefix = real.parent_path().parent_path();
    if (std::string library = library_below(prefix); !library.empty()) return library;
    if (std::string library = library_of_shim(prefix); !library.empty()) return library;
  }
  return "";
}

}  // namespace

std::string python_library() {
  if (const char* named = std::getenv("MOLT_PYTHON_LIB"); named != nullptr && *named != 0) {
    return named;
  }
  const std::string fetched = target::support_folder() + "/python";
  if (is_file(fetched + "/os.py")) return fetched;
  return library_of_installation();
}

}  // namespace molt::driver

// Where a dotted module name leads, by the rules of importlib's path finder: for each root a
// package folder with __init__.py, then a module file; a folder without __init__.py is a namespace
// package when no root has anything better (PEP 420).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace molt::driver {

struct FoundModule {
  // The file to read; empty for a namespace package.
  std::string path;
  // Relative to its root, which is what tracebacks show.
  std::string shown_path;
  bool is_package = false;
  // In one of the library's roots: compiled apart from the program.
  bool is_library = false;
};

class ModuleFinder {
 public:
  // The library's roots come after the program's.
  ModuleFinder(std::vector<std::string> program_roots, std::vector<std::string> library_roots);

  std::optional<FoundModule> find(std::string_view dotted_name);

  // The last parts of the names of a package's modules and subpackages, sorted.
  std::vector<std::string> submodules(std::string_view package) const;

  // Files that were looked for and not there. The result holds as long as they stay absent.
  const std::vector<std::string>& missing_files() const { return missing_; }

 private:
  bool exists(const std::string& path);

  std::vector<std::string> roots_;
  size_t num_program_roots_;
  std::vector<std::string> missing_;
};

// The absolute name of an import as build_mir notes it, where each leading dot goes up from the
// importing module's package. Empty when it leads out of the top package.
std::string resolve_import(std::string_view noted, std::string_view importer, bool is_package);

}  // namespace molt::driver

#include "compiler/driver/module_finder.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "compiler/driver/files.h"

namespace molt::driver {

ModuleFinder::ModuleFinder(std::vector<std::string> program_roots,
                           std::vector<std::string> library_roots)
    : roots_(std::move(program_roots)), num_program_roots_(roots_.size()) {
  roots_.insert(roots_.end(), library_roots.begin(), library_roots.end());
}

bool ModuleFinder::exists(const std::string& path) {
  if (is_file(path)) return true;
  missing_.push_back(path);
  return false;
}

std::optional<FoundModule> ModuleFinder::find(std::string_view dotted_name) {
  std::string relative(dotted_name);
  std::replace(relative.begin(), relative.end(), '.', '/');
  bool is_namespace = false;
  for (size_t k = 0; k < roots_.size(); k++) {
    const std::string& root = roots_[k];
    const bool is_library = k >= num_program_roots_;
    std::string base = root.empty() ? relative : root + "/" + relative;
    bool has_folder = is_folder(base);
    if (has_folder && exists(base + "/__init__.py")) {
      return FoundModule{base + "/__init__.py", relative + "/__init__.py", true, is_library};
    }
    if (exists(base + ".py")) {
      return FoundModule{base + ".py", relative + ".py", false, is_library};
    }
    is_namespace |= has_folder;
  }
  if (!is_namespace) return std::nullopt;
  return FoundModule{"", relative, true, false};
}

std::vector<std::string> ModuleFinder::submodules(std::string_view package) const {
  std::string relative(package);
  std::replace(relative.begin(), relative.end(), '.', '/');
  std::set<std::string> names;
  for (size_t k = 0; k < num_program_roots_; k++) {
    const std::string folder = roots_[k].empty() ? relative : roots_[k] + "/" + relative;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
      const std::filesystem::path path = entry.path();
      const bool is_package = is_file((path / "__init__.py").string());
      const std::string stem = path.stem().string();
      if ((path.extension() == ".py" && stem != "__init__") || is_package) names.insert(stem);
    }
  }
  return {names.begin(), names.end()};
}

std::string resolve_import(std::string_view noted, std::string_view importer, bool is_package) {
  size_t level = std::min(noted.find_first_not_of('.'), noted.size());
  std::string_view rest = noted.substr(level);
  if (level == 0) return std::string(rest);
  std::string_view package = importer;
  // The first dot is the package itself, which for a plain module is one name up.
  for (size_t up = is_package ? 1 : 0; up < level; up++) {
    size_t dot = package.rfind('.');
    if (dot == std::string_view::npos) {
      if (up + 1 < level || package.empty()) return "";
      package = "";
      break;
    }
    package = package.substr(0, dot);
  }
  if (package.empty()) return "";
  return rest.empty() ? std::string(package) : std::string(package) + "." + std::string(rest);
}

}  // namespace molt::driver

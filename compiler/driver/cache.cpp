#include "compiler/driver/cache.h"

#include <llvm/Support/FileSystem.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "compiler/driver/files.h"
#include "compiler/target/link.h"

namespace molt::driver {

namespace fs = std::filesystem;

namespace {

// A program has two.
constexpr size_t kMaxFiles = 800;

// Tells builds of the compiler and its libraries apart without reading them.
std::string file_stamp(const std::string& path) {
  std::error_code error;
  auto size = fs::file_size(path, error);
  if (error) return path + " absent\n";
  auto time = fs::last_write_time(path, error).time_since_epoch().count();
  return path + " " + std::to_string(size) + " " + std::to_string(time) + "\n";
}

}  // namespace

std::string compiler_stamp(target::TargetKind kind) {
  static int anchor = 0;
  std::string stamp = file_stamp(llvm::sys::fs::getMainExecutable("molt", &anchor));
  for (const char* name : {"libmolt_rt.a", "hot.bc", "libc.a"}) {
    stamp += file_stamp(target::support_file(kind, name));
  }
  return stamp;
}

namespace {

// Everything but the contents of files.
std::string question_of(const Options& options) {
  std::ostringstream out;
  out << "molt 1\n" << compiler_stamp(options.target);
  out << static_cast<int>(options.entry.kind) << " ";
  if (options.entry.kind == Entry::Kind::kFile) {
    out << fs::absolute(options.entry.text).string() << "\n" << options.entry.text << "\n";
  } else {
    out << options.entry.text << "\n" << fs::current_path().string() << "\n";
  }
  out << static_cast<int>(options.target) << options.optimisation_level << options.debug
      << options.strip_source << options.stress_exits << options.exit_seed << "\n";
  for (const std::string& root : program_roots(options)) out << "root " << root << "\n";
  for (const std::string& root : library_roots()) out << "library " << root << "\n";
  for (const std::string& name : options.includes) out << "include " << name << "\n";
  return out.str();
}

std::string hash_of_file(const std::string& path) {
  std::optional<std::string> content = read_file(path);
  return content ? content_hash(*content) : std::string("absent");
}

}  // namespace

void prune_cache(const std::string& folder, size_t max_files) {
  std::error_code error;
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  for (const fs::directory_entry& file : fs::directory_iterator(folder, error)) {
    if (file.is_regular_file(error)) files.emplace_back(file.last_write_time(error), file.path());
  }
  if (files.size() <= max_files) return;
  std::sort(files.begin(), files.end());
  for (size_t k = 0; k < files.size() - max_files / 2; k++) fs::remove(files[k].second, error);
}

std::string Cache::folder() {
  if (const char* named = std::getenv("MOLT_CACHE"); named != nullptr && *named != 0) return named;
  if (const char* base = std::getenv("XDG_CACHE_HOME"); base != nullptr && *base != 0) {
    return std::string(base) + "/molt";
  }
  const char* home = std::getenv("HOME");
  return home == nullptr || *home == 0 ? "" : std::string(home) + "/.cache/molt";
}

Cache::Cache(const Options& options)
    : options_(options), question_(content_hash(question_of(options))) {}

std::string Cache::manifest_path() const { return folder() + "/" + question_ + ".manifest"; }

// The manifest's form: lines `file HASH PATH` and `missing PATH`, `warnings LENGTH`, the warnings.
std::optional<Cache::Hit> Cache::find() const {
  if (!options_.use_cache || folder().empty()) return std::nullopt;
  std::optional<std::string> manifest = read_file(manifest_path());
  if (!manifest) return std::nullopt;
  std::istringstream lines(*manifest);
  std::string line;
  Hit hit;
  while (std::getline(lines, line)) {
    if (line.starts_with("file ")) {
      size_t space = line.find(' ', 5);
      if (hash_of_file(line.substr(space + 1)) != line.substr(5, space - 5)) return std::nullopt;
    } else if (line.starts_with("missing ")) {
      if (is_file(line.substr(8))) return std::nullopt;
    } else if (line.starts_with("warnings ")) {
      hit.warnings = manifest->substr(static_cast<size_t>(lines.tellg()));
      break;
    }
  }
  hit.program = folder() + "/" + content_hash(*manifest) + ".program";
  if (!is_file(hit.program)) return std::nullopt;
  std::error_code error;
  fs::last_write_time(hit.program, fs::file_time_type::clock::now(), error);
  return hit;
}

std::string Cache::program_path(const ProgramLoader& loader, const std::string& warnings) {
  if (folder().empty()) return "";
  std::error_code error;
  fs::create_directories(folder(), error);
  if (error) return "";
  std::ostringstream out;
  out << "question " << question_ << "\n";
  for (const Dependency& file : loader.dependencies()) {
    out << "file " << file.hash << " " << file.path << "\n";
  }
  std::vector<std::string> missing = loader.missing_files();
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  for (const std::string& path : missing) out << "missing " << path << "\n";
  out << "warnings " << warnings.size() << "\n" << warnings;
  manifest_ = out.str();
  return folder() + "/" + content_hash(manifest_) + ".program";
}

void Cache::store() const {
  std::string error;
  if (target::write_file(manifest_path(), manifest_, false, &error))
    prune_cache(folder(), kMaxFiles);
}

}  // namespace molt::driver

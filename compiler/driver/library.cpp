#include "compiler/driver/library.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "compiler/driver/cache.h"

namespace molt::driver {

namespace fs = std::filesystem;

namespace {

// Object and use of about two thousand modules.
constexpr size_t kMaxUnitFiles = 4000;

std::string unit_folder(const Options& options, bool* is_temporary) {
  std::error_code error;
  const std::string cache = options.use_cache ? Cache::folder() : "";
  if (!cache.empty()) {
    fs::create_directories(cache + "/library", error);
    if (!error) return cache + "/library";
  }
  *is_temporary = true;
  const std::string folder =
      fs::temp_directory_path().string() + "/molt-library-" + std::to_string(getpid());
  fs::create_directories(folder, error);
  return folder;
}

bool is_dunder(const std::string& name) { return name.starts_with("__") && name.ends_with("__"); }

}  // namespace

Library::Library(const Options& options, ModuleFinder& finder)
    : finder_(finder),
      context_{options, unit_folder(options, &is_temporary_), compiler_stamp(options.target)} {}

Library::~Library() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
    jobs_.clear();
  }
  changed_.notify_all();
  for (std::thread& worker : workers_) worker.join();
  std::error_code error;
  if (is_temporary_) {
    fs::remove_all(context_.folder, error);
  } else if (num_compiled_ > 0) {
    prune_cache(context_.folder, kMaxUnitFiles);
  }
}

bool Library::add(const std::vector<std::string>& imports, const std::set<std::string>& used,
                  std::string* error) {
  program_names_.insert(used.begin(), used.end());
  method_names_.insert(used.begin(), used.end());
  std::vector<Module*> wanted;
  for (const std::string& name : imports) wanted.push_back(require(name));
  reach();
  if (!wait_for_objects(error)) return false;
  ordered_.clear();
  std::set<const Module*> seen;
  for (Module* module : wanted) order_from(module, &seen);
  // What earlier calls asked for.
  for (auto& [name, module] : modules_) order_from(module.get(), &seen);
  return true;
}

std::vector<std::string> Library::take_program_imports() {
  return std::exchange(program_imports_, {});
}

std::vector<const lower::LibraryModule*> Library::modules() const {
  std::vector<const lower::LibraryModule*> result;
  for (const Module* module : ordered_) result.push_back(&module->unit.module);
  return result;
}

std::vector<std::string> Library::object_paths() const {
  std::vector<std::string> result;
  for (const Module* module : ordered_) result.push_back(module->unit.object_path);
  return result;
}

std::vector<Dependency> Library::dependencies() const {
  std::vector<Dependency> result;
  for (const Module* module : ordered_) result.push_back(module->unit.source);
  return result;
}

Library::Module* Library::require(const std::string& dotted_name) {
  Module* last = nullptr;
  for (size_t end = 0; end != std::string::npos;) {
    end = dotted_name.find('.', end + 1);
    const std::string name = dotted_name.substr(0, end);
    if (name.empty()) return last;
    if (is_native_module(name)) continue;
    auto known = modules_.find(name);
    if (known != modules_.end()) {
      last = known->second.get();
      continue;
    }
    std::optional<FoundModule> found = finder_.find(name);
    if (!found) return last;
    if (!found->is_library) {
      program_imports_.push_back(dotted_name);
      return last;
    }
    auto module = std::make_unique<Module>();
    module->found = *found;
    module->unit.module.name = name;
    last = module.get();
    modules_.emplace(name, std::move(module));
    start(last);
    if (!found->is_package) return last;
  }
  return last;
}

bool Library::is_used(const Module& module, const std::string& name) const {
  if (name[0] == '<' || is_dunder(name) || module.is_open) return true;
  if (module.names.contains(name) || program_names_.contains(name)) return true;
  return std::any_of(module.importers.begin(), module.importers.end(),
                     [&](const Module* importer) { return importer->names.contains(name); });
}

// "C.m" needs C where the module is known and m anywhere; "f.<locals>.g" needs f and g there.
bool Library::may_be_called(const Module& module, const std::string& qualname) const {
  bool is_method = false;
  for (size_t start = 0; start < qualname.size();) {
    const size_t end = std::min(qualname.find('.', start), qualname.size());
    const std::string part = qualname.substr(start, end - start);
    start = end + 1;
    if (part == "<locals>") {
      is_method = false;
      continue;
    }
    const bool is_known = is_method && method_names_.contains(part);
    if (!is_known && !is_used(module, part)) return false;
    is_method = true;
  }
  return true;
}

void Library::import(Module& importer, const std::string& noted) {
  const lower::LibraryModule& from = importer.unit.module;
  const std::string name = resolve_import(noted, from.name, from.is_package);
  if (name.empty()) return;
  Module* target = require(name);
  if (target == nullptr || target == &importer) return;
  target->importers.insert(&importer);
  target->is_open |= from.use.every_module_row;
  // `import a.b` binds a.
  const auto package = modules_.find(name.substr(0, name.find('.')));
  if (package != modules_.end()) package->second->importers.insert(&importer);
}

bool Library::reach_functions(Module& module) {
  const std::vector<analysis::FunctionUse>& functions = module.unit.module.use.functions;
  module.is_reached.resize(functions.size());
  bool changed = false;
  for (size_t k = 0; k < functions.size(); k++) {
    if (module.is_reached[k] || !may_be_called(module, functions[k].qualname)) continue;
    module.is_reached[k] = true;
    changed = true;
    module.names.insert(functions[k].names.begin(), functions[k].names.end());
    method_names_.insert(functions[k].names.begin(), functions[k].names.end());
    for (const std::string& noted : functions[k].imports) import(module, noted);
  }
  return changed;
}

// To the least fixed point, which does not depend on the order in which modules become known.
void Library::reach() {
  for (bool changed = true; changed;) {
    changed = false;
    const size_t num_modules = modules_.size();
    // New modules may join the map meanwhile.
    for (auto& [name, module] : modules_) {
      if (module->has_use) changed |= reach_functions(*module);
    }
    if (changed || modules_.size() != num_modules) continue;
    wait_for_uses();
    for (auto& [name, module] : modules_) {
      if (!module->has_use) changed = module->has_use = true;
    }
  }
}

void Library::order_from(Module* first, std::set<const Module*>* seen) {
  if (first == nullptr || !seen->insert(first).second) return;
  std::deque<Module*> queue = {first};
  for (; !queue.empty(); queue.pop_front()) {
    Module* module = queue.front();
    ordered_.push_back(module);
    const lower::LibraryModule& from = module->unit.module;
    for (size_t k = 0; k < from.use.functions.size(); k++) {
      if (!module->is_reached[k]) continue;
      for (const std::string& noted : from.use.functions[k].imports) {
        const auto next = modules_.find(resolve_import(noted, from.name, from.is_package));
        if (next == modules_.end() || !seen->insert(next->second.get()).second) continue;
        queue.push_back(next->second.get());
      }
    }
  }
}

void Library::start(Module* module) {
  const std::lock_guard lock(mutex_);
  jobs_.push_back(module);
  num_without_use_++;
  num_unfinished_++;
  const size_t limit = std::max(1u, std::thread::hardware_concurrency());
  if (workers_.size() < limit) workers_.emplace_back([this] { work(); });
  changed_.notify_all();
}

void Library::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return is_stopping_ || !jobs_.empty(); });
    if (is_stopping_) return;
    Module* module = jobs_.front();
    jobs_.pop_front();
    bool is_compiled = false;
    lock.unlock();
    make_library_unit(context_, module->unit.module.name, module->found, &module->unit,
                      [&](bool compiles) {
                        const std::lock_guard use_lock(mutex_);
                        num_without_use_--;
                        is_compiled = compiles;
                        num_to_compile_ += compiles ? 1 : 0;
                        changed_.notify_all();
                      });
    lock.lock();
    num_unfinished_--;
    if (is_compiled) {
      num_compiled_++;
      show_progress(module->unit.module.name);
    }
    changed_.notify_all();
  }
}

void Library::wait_for_uses() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return num_without_use_ == 0; });
}

bool Library::wait_for_objects(std::string* error) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return num_unfinished_ == 0; });
  if (num_compiled_ > 0 && isatty(STDERR_FILENO) != 0) std::fputs("\r\033[K", stderr);
  for (const auto& [name, module] : modules_) {
    if (module->unit.error.empty()) continue;
    *error = module->unit.error;
    return false;
  }
  return true;
}

// On a terminal only. The lock is held.
void Library::show_progress(const std::string& name) {
  if (isatty(STDERR_FILENO) == 0) return;
  std::fprintf(stderr, "\rmolt: compiling the library: %zu of %zu (%s)\033[K", num_compiled_,
               num_to_compile_, name.c_str());
  std::fflush(stderr);
}

}  // namespace molt::driver

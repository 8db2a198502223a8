#include "compiler/analysis/native_modules.h"
#include "compiler/driver/library.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "compiler/driver/cache.h"
#include "compiler/driver/codec_names.h"
#include "compiler/driver/files.h"

namespace molt::driver {

namespace fs = std::filesystem;

namespace {

// Object and use of about two thousand modules.
constexpr size_t kMaxUnitFiles = 4000;

// "visit_"; shorter ones, such as "_", are rather names of their own.
constexpr size_t kMinPrefix = 3;

// Modules may import each other with *.
constexpr int kMaxStarImports = 8;

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

// What the runtime imports on behalf of a name.
struct ImpliedImport {
  const char* name;
  const char* module;
};
constexpr ImpliedImport kImpliedImports[] = {
#define MOLT_IMPLIED_IMPORT(name, module) {#name, module},
#include "abi/modules/implied_imports.def"
#undef MOLT_IMPLIED_IMPORT
};

// The names that the runtime looks up by itself, in objects and in modules that belong to its own
// ones, such as typing to _typing.
const std::set<std::string>& runtime_names() {
  static const std::set<std::string> kNames = {
#define MOLT_NAME(identifier) #identifier,
#include "abi/library_names.def"
#include "abi/names.def"
#undef MOLT_NAME
  };
  return kNames;
}

bool is_dunder(const std::string& name) { return name.starts_with("__") && name.ends_with("__"); }

// The attribute under which a class has a method: __m of C is _C__m.
std::string mangled(const std::string& name, const std::string& class_name) {
  if (!name.starts_with("__") || is_dunder(name)) return name;
  const size_t start = class_name.find_first_not_of('_');
  return start == std::string::npos ? name : "_" + class_name.substr(start) + name;
}

}  // namespace

Library::Library(const Options& options, ModuleFinder& finder)
    : finder_(finder),
      context_{options, unit_folder(options, &is_temporary_), compiler_stamp(options.target)},
      codec_names_(read_codec_names(finder)) {}

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

CodecNames Library::read_codec_names(ModuleFinder& finder) {
  const std::optional<FoundModule> found = finder.find("encodings.aliases");
  const std::optional<std::string> source = found ? read_file(found->path) : std::nullopt;
  return source ? CodecNames(*source) : CodecNames();
}

bool Library::add(const std::vector<std::string>& imports, const std::set<std::string>& used,
                  const std::set<std::string>& whole, std::string* error) {
  program_.attributes.insert(used.begin(), used.end());
  method_names_.insert(used.begin(), used.end());
  codec_strs_.insert(used.begin(), used.end());
  std::vector<Module*> wanted;
  for (const std::string& name : imports) {
    add_import(program_, {name, {}, {name}});
    wanted.push_back(require(name));
  }
  for (const std::string& name : whole) {
    if (Module* module = require(name)) module->is_open = true;
  }
  reach();
  if (!wait_for_objects(error)) return false;
  ordered_.clear();
  std::set<const Module*> seen;
  for (Module* module : wanted) order_from(module, &seen);
  // What earlier calls asked for.
  for (auto& [name, module] : modules_) order_from(module.get(), &seen);
  for (Module* module : ordered_) describe(*module);
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
  for (const Module* module : ordered_) {
    result.insert(result.end(), module->unit.sources.begin(), module->unit.sources.end());
  }
  return result;
}

Library::Module* Library::require(const std::string& dotted_name) {
  Module* last = nullptr;
  for (size_t end = 0; end != std::string::npos;) {
    const size_t begin = end == 0 ? 0 : end + 1;
    end = dotted_name.find('.', begin);
    const std::string name = dotted_name.substr(0, end);
    const std::string part = dotted_name.substr(begin, end - begin);
    if (name.empty() || analysis::is_native_module(name)) return nullptr;
    auto known = modules_.find(name);
    if (known != modules_.end()) {
      last = known->second.get();
      continue;
    }
    // os.path is a module that os has made known under that name.
    if (last != nullptr && last->bound.contains(part)) {
      last = last->bound.at(part);
      continue;
    }
    if (last != nullptr && !last->found.is_package) return nullptr;
    std::optional<FoundModule> found = finder_.find(name);
    if (!found) return nullptr;
    if (!found->is_library) {
      if (program_imports_seen_.insert(dotted_name).second) program_imports_.push_back(dotted_name);
      return nullptr;
    }
    auto module = std::make_unique<Module>();
    module->found = *found;
    module->unit.module.name = name;
    if (last != nullptr) last->bound.emplace(part, module.get());
    last = module.get();
    modules_.emplace(name, std::move(module));
    start(last);
  }
  return last;
}

// A name that begins like this one and ends with _ may be completed by code: "visit_" + kind.
bool Library::is_method_used(const std::string& name) const {
  if (is_dunder(name) || method_names_.contains(name) || runtime_names().contains(name)) return true;
  for (size_t end = name.find('_', kMinPrefix - 1); end != std::string::npos;
       end = name.find('_', end + 1)) {
    if (method_names_.contains(name.substr(0, end + 1))) return true;
  }
  return false;
}

bool Library::is_used(const Module& module, const std::string& name, int depth) const {
  if (name[0] == '<' || module.is_open) return true;
  if (module.globals.contains(name) || module.imported_names.contains(name)) return true;
  if (name[0] == '_' && runtime_names().contains(name)) return true;
  for (const Module* holder : module.holders) {
    if (holder->attributes.contains(name)) return true;
  }
  if (depth > kMaxStarImports) return true;
  return std::any_of(module.star_importers.begin(), module.star_importers.end(),
                     [&](const Module* importer) { return is_used(*importer, name, depth + 1); });
}

// "C.m" needs C in its module and m anywhere; what is inside a function comes with the function.
bool Library::may_be_called(const Module& module, const analysis::FunctionUse& function) const {
  const std::string& qualname = function.qualname;
  const size_t outer = qualname.find(".<locals>");
  if (outer != std::string::npos) return module.reached.contains(qualname.substr(0, outer));
  if (function.escapes) return true;
  std::string class_name;
  for (size_t start = 0; start < qualname.size();) {
    const size_t end = std::min(qualname.find('.', start), qualname.size());
    const std::string part = qualname.substr(start, end - start);
    start = end + 1;
    const bool is_method = !class_name.empty();
    const bool used =
        is_method ? part[0] == '<' || module.is_open || is_method_used(mangled(part, class_name))
                  : is_dunder(part) || is_used(module, part);
    if (!used) return false;
    class_name = part;
  }
  return true;
}

bool Library::hold(Module& holder, Module* module, const std::string& bound_name) {
  if (module == nullptr || module == &holder) return false;
  bool changed = module->holders.insert(&holder).second;
  if (!bound_name.empty()) changed |= holder.bound.emplace(bound_name, module).second;
  return changed;
}

bool Library::add_import(Module& importer, const mir::Import& import) {
  const lower::LibraryModule& from = importer.unit.module;
  const std::string name = resolve_import(import.module, from.name, from.is_package);
  Module* target = name.empty() ? nullptr : require(name);
  bool changed = false;
  if (import.names.empty()) {
    if (target == nullptr) return false;
    const std::string bound = import.bound.empty() ? "" : import.bound[0];
    // `import a.b` binds a.
    const std::string top = name.substr(0, name.find('.'));
    changed |= hold(importer, target, bound == top ? "" : bound);
    return hold(importer, require(top), bound == top ? bound : "") || changed;
  }
  for (size_t k = 0; k < import.names.size(); k++) {
    const std::string& part = import.names[k];
    if (part == "*") {
      if (target == nullptr) continue;
      // What the program uses of it is among all the names that the program uses.
      changed |= &importer == &program_ ? target->holders.insert(&program_).second
                                        : target->star_importers.insert(&importer).second;
      continue;
    }
    if (target != nullptr) changed |= target->imported_names.insert(part).second;
    if (!name.empty())
      changed |= hold(importer, require(mir::submodule(name, part)), import.bound[k]);
  }
  return changed;
}

bool Library::add_imports(Module& importer) {
  const std::vector<analysis::FunctionUse>& functions = importer.unit.module.use.functions;
  bool changed = false;
  for (size_t k = 0; k < functions.size(); k++) {
    if (!importer.is_reached[k]) continue;
    for (const mir::Import& import : functions[k].imports) {
      changed |= add_import(importer, import);
    }
  }
  return changed;
}

// Who holds a module can look up in it the modules that it holds.
bool Library::hold_what_is_held(Module& module) {
  bool changed = false;
  const std::set<Module*> holders = module.holders;
  for (const auto& [name, held] : std::map(module.bound)) {
    for (Module* holder : holders) {
      if (holder->attributes.contains(name)) changed |= hold(*holder, held, "");
    }
  }
  return changed;
}

bool Library::reach_functions(Module& module) {
  const std::vector<analysis::FunctionUse>& functions = module.unit.module.use.functions;
  module.is_reached.resize(functions.size());
  bool changed = false;
  for (size_t k = 0; k < functions.size(); k++) {
    if (module.is_reached[k] || !may_be_called(module, functions[k])) continue;
    module.is_reached[k] = true;
    changed = true;
    const analysis::FunctionUse& function = functions[k];
    module.reached.insert(function.qualname);
    module.globals.insert(function.globals.begin(), function.globals.end());
    module.attributes.insert(function.attributes.begin(), function.attributes.end());
    method_names_.insert(function.attributes.begin(), function.attributes.end());
    if (function.qualname.empty()) continue;
    codec_strs_.insert(function.attributes.begin(), function.attributes.end());
  }
  changed |= add_imports(module);
  return hold_what_is_held(module) || changed;
}

bool Library::add_implied_imports() {
  bool changed = false;
  for (const ImpliedImport& row : kImpliedImports) {
    if (!method_names_.contains(row.name)) continue;
    Module* module = require(row.module);
    if (module == nullptr || module->is_open) continue;
    changed = module->is_open = true;
  }
  return changed;
}

// The codecs that the program and functions of its library name in strs.
bool Library::add_named_codecs() {
  const auto codecs = modules_.find("codecs");
  const bool uses_codecs =
      codecs != modules_.end() && codecs->second->holders.contains(&program_);
  bool changed = false;
  for (const std::string& name : codec_strs_) {
    std::string lower = name;
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c;
    const std::string codec = codec_names_.module_of(lower, uses_codecs);
    if (codec.empty()) continue;
    for (const std::string& needed : {std::string("encodings"), "encodings." + codec}) {
      Module* module = require(needed);
      if (module == nullptr || module->is_open) continue;
      changed = module->is_open = true;
    }
  }
  return changed;
}

// To the least fixed point, which does not depend on the order in which modules become known.
void Library::reach() {
  for (bool changed = true; changed;) {
    const size_t num_modules = modules_.size();
    changed = add_implied_imports();
    changed |= add_named_codecs();
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

// What the linker's step has to know of the module: the names and imports of the functions that are
// linked, and the functions that are not.
void Library::describe(Module& module) const {
  lower::LibraryModule& result = module.unit.module;
  result.names = result.use.names;
  result.names.insert(module.globals.begin(), module.globals.end());
  result.names.insert(module.attributes.begin(), module.attributes.end());
  result.imports.clear();
  result.whole_modules.clear();
  result.left_out.clear();
  for (size_t k = 0; k < result.use.functions.size(); k++) {
    const analysis::FunctionUse& function = result.use.functions[k];
    if (!module.is_reached[k]) {
      // Inner functions are made by the outer one, which is left out with them.
      const bool is_inner = function.qualname.find(".<locals>") != std::string::npos;
      if (!function.symbol.empty() && !is_inner) {
        result.left_out.push_back({function.symbol, function.is_generator});
      }
      continue;
    }
    for (const mir::Import& import : function.imports) {
      const std::string name = resolve_import(import.module, result.name, result.is_package);
      result.imports.insert(name);
      for (const std::string& part : import.names) {
        if (part == "*") result.whole_modules.insert(name);
        result.names.insert(part);
        if (!name.empty()) result.imports.insert(mir::submodule(name, part));
      }
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
      for (const mir::Import& import : from.use.functions[k].imports) {
        const auto next = modules_.find(resolve_import(import.module, from.name, from.is_package));
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

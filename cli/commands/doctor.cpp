// molt doctor: what is found, what is missing, how to get it.

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "cli/command.h"
#include "cli/json.h"
#include "cli/oracle.h"
#include "cli/process.h"
#include "compiler/driver/cache.h"
#include "compiler/driver/files.h"
#include "compiler/driver/python_library.h"
#include "compiler/target/target.h"

namespace molt::cli {

namespace {

namespace fs = std::filesystem;

struct Finding {
  const char* subject;
  bool is_good;
  // Not needed for compiling and running native programs.
  bool is_optional;
  std::string detail;
};

std::string missing_files(target::TargetKind kind, std::initializer_list<const char*> names) {
  std::string missing;
  for (const char* name : names) {
    if (!driver::is_file(target::support_file(kind, name))) missing += std::string(" ") + name;
  }
  return missing;
}

Finding target_finding(const char* subject, target::TargetKind kind, bool is_optional,
                       std::initializer_list<const char*> names) {
  std::string missing = missing_files(kind, names);
  std::string folder = target::support_file(kind, "");
  if (missing.empty()) return {subject, true, is_optional, folder};
  return {subject, false, is_optional, folder + " lacks" + missing};
}

Finding command_finding(const char* subject, const std::string& path, const char* advice) {
  return {subject, !path.empty(), true, path.empty() ? advice : path};
}

Finding cache_finding() {
  std::string folder = driver::Cache::folder();
  if (folder.empty()) return {"cache", false, true, "set MOLT_CACHE or HOME"};
  std::error_code error;
  uintmax_t bytes = 0;
  size_t files = 0;
  for (const fs::directory_entry& file : fs::directory_iterator(folder, error)) {
    bytes += file.file_size(error);
    files++;
  }
  return {
      "cache", true, true,
      folder + " (" + std::to_string(files) + " files, " + std::to_string(bytes >> 20) + " MB)"};
}

Finding library_finding() {
  const std::string library = driver::python_library();
  if (library.empty()) {
    return {"standard library", false, true,
            "native modules only; run ./dev setup, install CPython 3.12, or let MOLT_PYTHON_LIB "
            "name its lib/python3.12"};
  }
  if (!driver::is_file(library + "/os.py")) {
    return {"standard library", false, true, library + " lacks os.py"};
  }
  return {"standard library", true, true, library};
}

std::vector<Finding> examine() {
  using target::TargetKind;
  return {
      target_finding("native target", TargetKind::kNative, false,
                     {"libmolt_rt.a", "libclang_rt.builtins.a", "crt1.o", "crti.o", "crtn.o",
                      "link.ld", "libc.so.6", "libm.so.6"}),
      target_finding("native fast paths", TargetKind::kNative, true, {"hot.bc"}),
      target_finding("wasm target", TargetKind::kWasm, true,
                     {"libmolt_rt.a", "crt1-command.o", "libc.a", "libclang_rt.builtins.a"}),
      target_finding("wasm fast paths", TargetKind::kWasm, true, {"hot.bc"}),
      command_finding("node", find_command("node"), "install Node.js 18 or later to run wasm"),
      command_finding("CPython 3.12", find_oracle(),
                      "install it, or set MOLT_ORACLE, for molt diff and molt bench"),
      library_finding(),
      cache_finding(),
  };
}

class DoctorCommand : public Command {
 public:
  void define(CLI::App& app) override { app.add_flag("--json", json_, "Report as JSON"); }

  int run() override {
    int status = 0;
    std::string list;
    for (const Finding& finding : examine()) {
      if (!finding.is_good && !finding.is_optional) status = 1;
      const char* word = finding.is_good ? "found" : finding.is_optional ? "absent" : "missing";
      if (json_) {
        list += (list.empty() ? "\n  {" : ",\n  {");
        list += "\"subject\": " + json_string(finding.subject) +
                ", \"state\": " + json_string(word) +
                ", \"detail\": " + json_string(finding.detail) + "}";
      } else {
        std::printf("%-18s %-8s %s\n", finding.subject, word, finding.detail.c_str());
      }
    }
    if (json_) std::printf("[%s\n]\n", list.c_str());
    return status;
  }

 private:
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_doctor() { return std::make_unique<DoctorCommand>(); }

}  // namespace molt::cli

#include "compiler/target/link.h"

#include <lld/Common/Driver.h>
#include <llvm/ADT/SmallString.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/Process.h>
#include <llvm/Support/Signals.h>
#include <llvm/Support/raw_ostream.h>

#include <vector>

LLD_HAS_DRIVER(elf)
LLD_HAS_DRIVER(wasm)

namespace molt::target {

namespace {

namespace fs = llvm::sys::fs;

// Beside the output, so that it can be moved there at once.
std::string temporary_model(const std::string& output) {
  if (!is_special_file(output)) return output + "-%%%%%%%%";
  llvm::SmallString<128> folder;
  llvm::sys::path::system_temp_directory(true, folder);
  return (folder + "/molt-%%%%%%%%").str();
}

bool copy_into(const std::string& source, const std::string& special) {
  int descriptor = -1;
  if (fs::openFileForWrite(special, descriptor, fs::CD_OpenExisting, fs::OF_None)) return false;
  bool failed = static_cast<bool>(fs::copy_file(source, descriptor));
  return !llvm::sys::Process::SafelyCloseFileDescriptor(descriptor) && !failed;
}

// A file that is removed unless it is moved to its place; also when the user interrupts Molt.
class TemporaryFile {
 public:
  explicit TemporaryFile(const llvm::Twine& model) {
    if (fs::createUniqueFile(model, path_)) {
      path_.clear();
      return;
    }
    llvm::sys::RemoveFileOnSignal(path_);
  }
  ~TemporaryFile() {
    if (path_.empty()) return;
    fs::remove(path_);
    llvm::sys::DontRemoveFileOnSignal(path_);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool is_open() const { return !path_.empty(); }
  std::string path() const { return path_.str().str(); }

  bool write(std::string_view content) {
    std::error_code code;
    llvm::raw_fd_ostream stream(path_, code, fs::OF_None);
    stream << content;
    stream.close();
    bool failed = code || stream.has_error();
    stream.clear_error();
    return !failed;
  }

  bool move_to(const std::string& target) {
    if (is_special_file(target)) return copy_into(path(), target);
    if (fs::rename(path_, target)) return false;
    llvm::sys::DontRemoveFileOnSignal(path_);
    path_.clear();
    return true;
  }

 private:
  llvm::SmallString<128> path_;
};

using Arguments = std::vector<std::string>;

Arguments native_arguments(const Arguments& objects, const std::string& output,
                           const LinkOptions& options) {
  auto file = [](const char* name) { return support_file(TargetKind::kNative, name); };
  Arguments args = {"ld.lld",
                    "-o",
                    output,
                    "-m",
                    "elf_x86_64",
                    "-no-pie",
                    "-dynamic-linker",
                    "/lib64/ld-linux-x86-64.so.2",
                    "--gc-sections",
                    "--build-id=none",
                    "--hash-style=gnu",
                    "-z",
                    "relro",
                    "-z",
                    "now",
                    "-z",
                    "noexecstack"};
  bool is_checked = is_sanitized(TargetKind::kNative);
  // Debuggers and sanitizers want what the script discards.
  if (!options.debug && !is_checked)
    args.insert(args.end(), {"--strip-all", "-T", file("link.ld")});
  for (const char* name : {"crt1.o", "crti.o"}) args.push_back(file(name));
  args.insert(args.end(), objects.begin(), objects.end());
  for (const char* name : {"libmolt_rt.a", "libz.a", "libclang_rt.builtins.a"})
    args.push_back(file(name));
  if (is_checked) {
    args.insert(args.end(),
                {"--export-dynamic", "--whole-archive", file(kSanitizerRuntime.data()),
                 "--no-whole-archive", file("libgcc_s.so.1"), file("libc_nonshared.a")});
  }
  args.push_back("--as-needed");
  for (const char* name : {"libm.so.6", "libc.so.6", "crtn.o"}) args.push_back(file(name));
  return args;
}

Arguments wasm_arguments(const Arguments& objects, const std::string& output,
                         const LinkOptions& options) {
  auto file = [](const char* name) { return support_file(TargetKind::kWasm, name); };
  Arguments args = {"wasm-ld", "-o", output, "--gc-sections", "-z", "stack-size=8388608",
                    // A stack that overflows then leaves memory instead of writing over data.
                    "--stack-first", file("crt1-command.o")};
  args.insert(args.end(), objects.begin(), objects.end());
  for (const char* name : {"libmolt_rt.a", "libc.a", "libclang_rt.builtins.a"}) {
    args.push_back(file(name));
  }
  if (!options.debug) args.push_back("--strip-all");
  return args;
}

}  // namespace

bool is_special_file(const std::string& path) {
  fs::file_status status;
  return !fs::status(path, status) && fs::exists(status) && !fs::is_regular_file(status);
}

bool link(std::string_view object, const std::vector<std::string>& library,
          const std::string& output, const LinkOptions& options, std::string* error) {
  TemporaryFile object_file(temporary_model(output) + ".o");
  TemporaryFile program(temporary_model(output));
  if (!object_file.is_open() || !program.is_open() || !object_file.write(object)) {
    *error = "cannot write to the folder of " + output;
    return false;
  }
  Arguments objects = {object_file.path()};
  objects.insert(objects.end(), library.begin(), library.end());
  Arguments args = options.kind == TargetKind::kNative
                       ? native_arguments(objects, program.path(), options)
                       : wasm_arguments(objects, program.path(), options);
  std::vector<const char*> pointers;
  for (const std::string& arg : args) pointers.push_back(arg.c_str());
  std::string messages;
  llvm::raw_string_ostream stream(messages);
  lld::Result result = lld::lldMain(pointers, stream, stream,
                                    {{lld::Gnu, &lld::elf::link}, {lld::Wasm, &lld::wasm::link}});
  if (result.retCode != 0) {
    *error = messages;
    return false;
  }
  fs::setPermissions(program.path(),
                     fs::perms::all_read | fs::perms::all_exe | fs::perms::owner_write);
  if (!program.move_to(output)) {
    *error = "cannot write " + output;
    return false;
  }
  return true;
}

bool write_file(const std::string& path, std::string_view content, bool is_executable,
                std::string* error) {
  TemporaryFile file(temporary_model(path));
  if (file.is_open() && file.write(content)) {
    unsigned mode = fs::perms::all_read | fs::perms::owner_write;
    if (is_executable) mode |= fs::perms::all_exe;
    fs::setPermissions(file.path(), static_cast<fs::perms>(mode));
    if (file.move_to(path)) return true;
  }
  *error = "cannot write " + path;
  return false;
}

}  // namespace molt::target

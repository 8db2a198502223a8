// The cache of finished programs: an unchanged program is not compiled again.
//
// A manifest, named after the question (entry, options, compiler), lists the files that the answer
// depends on with the hashes of their contents, and the files that were looked for in vain. The
// answer itself is named after the hash of the manifest, so that equal programs share it. Files
// appear by renaming; processes need no lock.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/options.h"
#include "compiler/driver/program.h"

namespace molt::driver {

// Tells builds of the compiler and of a target's libraries apart without reading them.
std::string compiler_stamp(target::TargetKind kind);

// When a folder of the cache holds more files than that, keeps the half that was used last.
void prune_cache(const std::string& folder, size_t max_files);

class Cache {
 public:
  explicit Cache(const Options& options);

  // $MOLT_CACHE, or molt below $XDG_CACHE_HOME or ~/.cache. Empty when none can be named.
  static std::string folder();

  // The path of the finished program and the warnings of its compilation, when everything is as it
  // was.
  struct Hit {
    std::string program;
    std::string warnings;
  };
  std::optional<Hit> find() const;

  // Where a program with these dependencies is to be put: link to that path, then call store.
  std::string program_path(const ProgramLoader& loader, const std::string& warnings);
  // Records it. A failure only costs time later.
  void store() const;

 private:
  std::string manifest_path() const;

  const Options& options_;
  std::string question_;
  std::string manifest_;
};

}  // namespace molt::driver

// The options that every compiling command has.
#pragma once

#include <CLI/CLI.hpp>

#include "compiler/driver/options.h"

namespace molt::cli {

class CompileFlags {
 public:
  void define(CLI::App& app);
  // Called after parsing. Throws CLI::ValidationError for what makes no sense.
  driver::Options options() const;

 private:
  driver::Options options_;
  std::string target_ = "native";
  bool no_cache_ = false;
  bool static_ = false;
};

}  // namespace molt::cli

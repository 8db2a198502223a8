#include "compiler/driver/object_code.h"

#include <llvm/Support/raw_ostream.h>

namespace molt::driver {

ObjectCode::ObjectCode(const Options& options, target::Aim aim)
    : options_(options), aim_(aim), generator_(options.target, options.optimisation_level, aim) {}

void ObjectCode::lower(const Lowering& lowering) {
  lower::Options lower_options;
  lower_options.is_wasm = options_.target == target::TargetKind::kWasm;
  lower_options.triple = target::target_info(options_.target).triple;
  lower_options.data_layout = generator_.data_layout();
  lower_options.optimisation_level = options_.optimisation_level;
  lower_options.strip_source = options_.strip_source;
  lower_options.debug = options_.debug;
  lower_options.exit_seed = options_.exit_seed;
  module_ = lowering(context_, lower_options);
#ifndef NDEBUG
  generator_.verify(*module_);
#endif
}

bool ObjectCode::optimise(std::string* error) {
  if (options_.optimisation_level > 0 && aim_ == target::Aim::kSpeed) {
    const std::string path = target::support_file(options_.target, "hot.bc");
    auto bitcode = llvm::MemoryBuffer::getFile(path);
    // An installation without the bitcode calls the library instead.
    if (bitcode) {
      bitcode_ = std::move(*bitcode);
      if (!lower::link_fast_paths(*module_, bitcode_->getMemBufferRef(), error)) {
        *error = path + ": " + *error;
        return false;
      }
    }
  }
  generator_.optimise(*module_);
  return true;
}

std::string ObjectCode::llvm_text() const {
  std::string text;
  llvm::raw_string_ostream stream(text);
  module_->print(stream, nullptr);
  return text;
}

std::string ObjectCode::assembly() {
  llvm::SmallVector<char, 0> text;
  generator_.emit_assembly(*module_, text);
  return std::string(text.begin(), text.end());
}

std::string ObjectCode::object() {
  llvm::SmallVector<char, 0> bytes;
  generator_.emit_object(*module_, bytes);
  return std::string(bytes.begin(), bytes.end());
}

}  // namespace molt::driver

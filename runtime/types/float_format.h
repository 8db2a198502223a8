// Formatting of doubles by a parsed specification, for float and complex. Private to the files of
// numbers.
#pragma once

#include "common/float_text.h"
#include "runtime/types/format_spec.h"

namespace molt::rt {

// The text of one double, as PyOS_double_to_string gives it.
class FormattedFloat {
 public:
  FormattedFloat(double value, const common::FloatFormat& format);
  ~FormattedFloat();
  FormattedFloat(const FormattedFloat&) = delete;
  FormattedFloat& operator=(const FormattedFloat&) = delete;

  // MemoryError is set.
  bool failed() const { return data_ == nullptr; }
  // The parts for layout_number. A percent sign follows when asked for.
  NumberText parts(bool add_percent);

 private:
  static constexpr size_t kInline = 128;
  char* data_ = inline_;
  size_t size_ = 0;
  char inline_[kInline];
};

// Fills type, precision and flags from a specification whose type is one of those of floats.
// ValueError "precision too big".
Status float_format_of(const FormatSpec& spec, common::FloatFormat* format);
// Whether a presentation type is one that float and complex share; the default is 0.
bool is_float_format_type(uint32_t type);

}  // namespace molt::rt

// complex() of text and of numbers.
#include "common/float_text.h"
#include "runtime/core/messages/number.h"
#include "runtime/core/slots.h"
#include "runtime/types/complex.h"
#include "runtime/types/container_support.h"
#include "runtime/types/float.h"
#include "runtime/types/instance.h"
#include "runtime/types/int_buffer.h"
#include "runtime/types/number_text.h"

#define MOLT_ROWS "abi/types/complex.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// The text of a complex number without underscores: "1", "2j", "1+2j", "-j", each in parentheses or
// not.
class ComplexReader {
 public:
  explicit ComplexReader(std::string_view text)
      : at_(text.data()), end_(text.data() + text.size()) {}

  bool read(ComplexParts* out) {
    skip_spaces();
    const bool has_parenthesis = accept('(');
    if (has_parenthesis) skip_spaces();
    if (!read_number(out)) return false;
    skip_spaces();
    if (has_parenthesis) {
      if (!accept(')')) return false;
      skip_spaces();
    }
    return at_ == end_;
  }

 private:
  bool read_number(ComplexParts* out) {
    double first;
    *out = {0.0, 0.0};
    if (!read_float(&first)) return read_bare_unit(out);
    if (accept_unit()) {
      out->imag = first;
      return true;
    }
    out->real = first;
    if (at_ == end_ || (*at_ != '+' && *at_ != '-')) return true;
    if (read_float(&out->imag)) return accept_unit();
    return read_bare_unit(out);
  }
  // "j" with a sign or without.
  bool read_bare_unit(ComplexParts* out) {
    out->imag = at_ != end_ && *at_ == '-' ? -1.0 : 1.0;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) at_++;
    return accept_unit();
  }
  bool read_float(double* value) {
    const size_t size = common::parse_float_prefix(at_, static_cast<size_t>(end_ - at_), value);
    at_ += size;
    return size > 0;
  }
  bool accept_unit() { return accept('j') || accept('J'); }
  bool accept(char c) {
    if (at_ == end_ || *at_ != c) return false;
    at_++;
    return true;
  }
  void skip_spaces() {
    while (at_ != end_ && is_ascii_space(*at_)) at_++;
  }

  const char* at_;
  const char* end_;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Copies the text without its underscores, which must stand between digits; returns the length, or
// -1.
int64_t remove_underscores(std::string_view text, char* out) {
  int64_t length = 0;
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] != '_') {
      out[length++] = text[i];
      continue;
    }
    const bool is_between =
        i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (!is_between) return -1;
  }
  return length;
}

Status complex_from_str(Str* text, ComplexParts* out) {
  const AsciiNumber ascii(text);
  if (ascii.failed()) return kFailed;
  std::string_view view = ascii.view();
  const common::ScratchAllocator scratch = int_scratch();
  common::ScratchArray<char, 64> plain(scratch, view.size() + 1);
  if (!plain) return kFailed;
  if (view.find('_') != std::string_view::npos) {
    const int64_t length = remove_underscores(view, plain.get());
    if (length < 0) return raise(messages::complex_invalid_underscores, text);
    view = {plain.get(), static_cast<size_t>(length)};
  }
  if (!ComplexReader(view).read(out)) return raise(messages::complex_malformed);
  return kOk;
}

// The result of __complex__: kUnbound when the type has none.
Owned call_complex_method_py(Value value) {
  MOLT_TRY(method, find_special(value, MOLT_STR(__complex__)));
  if (method.get().is_unbound()) return method.take();
  MOLT_TRY(result, call(method.get()));
  if (!is_complex(result)) return raise(messages::complex_method_type, result.get());
  return result.take();
}

bool is_number(Value value) {
  Type* type = type_of(value);
  return is_complex(value) || slot_of<&Slots::to_float>(type) != nullptr ||
         slot_of<&Slots::to_index>(type) != nullptr;
}

// A complex value, or a real one in `out->real`. Returns whether it was complex.
Tri number_parts_py(Value value, ComplexParts* out) {
  if (is_complex(value)) {
    *out = complex_value(value);
    return kTriTrue;
  }
  MOLT_TRY(real, float_from_number_py(value));
  *out = {real.get().as_double(), 0.0};
  return kTriFalse;
}

// complex(real, imag); imag may be kUnbound.
Status complex_from_numbers_py(Value real, Value imag, ComplexParts* out) {
  MOLT_TRY(converted, call_complex_method_py(real));
  const Value first = converted.get().is_unbound() ? real : converted.get();
  if (!is_number(first)) return raise(messages::complex_first_type, first);
  if (!imag.is_unbound() && !is_number(imag)) return raise(messages::complex_second_type, imag);
  ComplexParts a, b{0.0, 0.0};
  MOLT_TRY(is_first_complex, number_parts_py(first, &a));
  if (imag.is_unbound()) {
    *out = a;
    return kOk;
  }
  MOLT_TRY(is_second_complex, number_parts_py(imag, &b));
  // real + imag * 1j, where a real number has no imaginary part at all (so that signs of zeros
  // survive).
  if (is_second_complex.code != 0) a.real -= b.imag;
  if (is_first_complex.code != 0) b.real += a.imag;
  *out = {a.real, b.real};
  return kOk;
}

}  // namespace

Status number_as_complex_py(Value value, ComplexParts* out) {
  if (is_complex(value)) {
    *out = complex_value(value);
    return kOk;
  }
  MOLT_TRY(converted, call_complex_method_py(value));
  if (!converted.get().is_unbound()) {
    *out = complex_value(converted);
    return kOk;
  }
  out->imag = 0.0;
  return number_as_double_py(value, &out->real);
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_n_complex(Borrowed cls, Borrowed real, Borrowed imag) {
  const Value first = value_of(real).is_unbound() ? Value::from_small_int(0) : value_of(real);
  const Value second = value_of(imag);
  const bool is_exact = as_type(cls) == &molt_type_complex;
  if (is_exact && second.is_unbound() && has_type(first, molt_shape_complex)) {
    return new_reference(first);
  }
  ComplexParts result;
  if (is_str(first)) {
    if (!second.is_unbound()) return raise(messages::complex_second_with_string);
    MOLT_TRY_DISCARD(complex_from_str(as_str(first), &result));
  } else {
    if (is_str(second)) return raise(messages::complex_second_string);
    MOLT_TRY_DISCARD(complex_from_numbers_py(first, second, &result));
  }
  if (is_exact) return complex_from(result);
  Complex* object = allocate_instance_of<Complex>(as_type(cls));
  if (object == nullptr) return kOwnedError;
  object->value = result;
  return owned_object(object);
}

}  // namespace molt::abi
}

// Ints to text.
#include "common/bigint_text.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/int_buffer.h"
#include "runtime/types/str.h"

namespace molt::rt {

namespace bigint = common::bigint;

int64_t int_max_str_digits = 4300;

namespace {

constexpr int kMaxDigits64 = 64;

// Writes the digits of `value` to the end of a buffer of kMaxDigits64 characters and returns where
// they start.
char* write_digits(char* buffer, uint64_t value, int base) {
  char* at = buffer + kMaxDigits64;
  if (base == 10) {
    do {
      *--at = static_cast<char>('0' + value % 10);
      value /= 10;
    } while (value != 0);
    return at;
  }
  do {
    *--at = "0123456789abcdefghijklmnopqrstuvwxyz"[value % static_cast<uint64_t>(base)];
    value /= static_cast<uint64_t>(base);
  } while (value != 0);
  return at;
}

Failure raise_digits_limit() { return raise(messages::int_digits_limit, int_max_str_digits); }

// Whether a decimal text is too long for certain, found from the number of bits.
bool surely_exceeds_limit(bigint::Limbs magnitude) {
  const double least_digits = (static_cast<double>(bigint::bit_length(magnitude)) - 1) * 0.30102;
  return least_digits > static_cast<double>(int_max_str_digits);
}

Status append_big_digits(StrBuilder& out, bigint::Limbs magnitude, int base) {
  const bool is_limited = int_max_str_digits > 0 && base == 10;
  if (is_limited && surely_exceeds_limit(magnitude)) return raise_digits_limit();
  const common::ScratchAllocator scratch = int_scratch();
  common::ScratchArray<char, 256> text(scratch, bigint::text_bound(magnitude, base));
  if (!text) return kFailed;
  const size_t count = bigint::to_text(text.get(), magnitude, base, scratch);
  if (count == bigint::kOutOfMemory) return kFailed;
  if (is_limited && static_cast<int64_t>(count) > int_max_str_digits) return raise_digits_limit();
  return out.append_ascii({text.get(), count});
}

}  // namespace

Status int_append_digits(StrBuilder& out, Value value, int base) {
  const IntView view(value);
  if (view.size() > 1) return append_big_digits(out, view.magnitude(), base);
  char buffer[kMaxDigits64];
  const char* start = write_digits(buffer, view.size() == 0 ? 0 : view.magnitude()[0], base);
  return out.append_ascii({start, static_cast<size_t>(buffer + kMaxDigits64 - start)});
}

Status int_append_text(StrBuilder& out, Value value, int base) {
  if (int_sign(value) < 0) out.append_char('-');
  return int_append_digits(out, value, base);
}

Owned int_to_str(Value value) {
  int64_t number;
  if (int_as_int64(value, &number)) {
    char buffer[kMaxDigits64 + 1];
    const uint64_t magnitude =
        number < 0 ? 0 - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
    char* start = write_digits(buffer + 1, magnitude, 10);
    if (number < 0) *--start = '-';
    const int64_t length = buffer + 1 + kMaxDigits64 - start;
    if (length == 1) return {Value::from_object(latin1_char(static_cast<uint8_t>(*start))).bits};
    return make_str_ascii({start, static_cast<size_t>(length)});
  }
  StrBuilder out;
  MOLT_TRY_DISCARD(int_append_text(out, value));
  return out.finish();
}

Owned int_to_prefixed_str(Value value, int base) {
  StrBuilder out;
  if (int_sign(value) < 0) out.append_char('-');
  out.append_ascii(base == 16 ? "0x" : base == 8 ? "0o" : "0b");
  MOLT_TRY_DISCARD(int_append_digits(out, value, base));
  return out.finish();
}

}  // namespace molt::rt

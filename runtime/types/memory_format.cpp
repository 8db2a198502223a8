#include "runtime/types/memory_format.h"

#include <string.h>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"

namespace molt::rt {

namespace {

struct Format {
  char code;
  uint8_t size;
  bool is_signed;
};

constexpr Format kFormats[] = {
    {'B', 1, false},
    {'b', 1, true},
    {'c', 1, false},
    {'?', sizeof(bool), false},
    {'h', sizeof(short), true},
    {'H', sizeof(short), false},
    {'i', sizeof(int), true},
    {'I', sizeof(int), false},
    {'l', sizeof(long), true},
    {'L', sizeof(long), false},
    {'q', sizeof(long long), true},
    {'Q', sizeof(long long), false},
    {'n', sizeof(size_t), true},
    {'N', sizeof(size_t), false},
    {'P', sizeof(void*), false},
    {'f', sizeof(float), true},
    {'d', sizeof(double), true},
    // Characters of array.array, whose items memoryview knows the size of and no more.
    {kCharacterFormat, 4, false},
};

const Format* find_format(char code) {
  for (const Format& format : kFormats) {
    if (format.code == code) return &format;
  }
  return nullptr;
}

Failure raise_item(Message message, char format) {
  const char text[2] = {format, 0};
  return raise(message, static_cast<const char*>(text));
}

// Both targets are little-endian.
Status set_int_py(uint8_t* item, const Format& format, Value value) {
  if (!can_index(value)) return raise_item(messages::memoryview_type, format.code);
  MOLT_TRY(number, index_of(value));
  const int drop = 64 - 8 * format.size;
  uint64_t bits = 0;
  bool fits = false;
  if (format.is_signed) {
    int64_t small = 0;
    fits = int_as_int64(number, &small);
    bits = static_cast<uint64_t>(small);
    fits = fits && static_cast<int64_t>(bits << drop) >> drop == small;
  } else {
    fits = int_sign(number) >= 0 && int_as_uint64(number, &bits) && bits <= ~uint64_t{0} >> drop;
  }
  if (!fits) return raise_item(messages::memoryview_value, format.code);
  memcpy(item, &bits, format.size);
  return kOk;
}

Status set_float_py(uint8_t* item, char format, Value value) {
  double wide = 0;
  if (is_failure(number_as_double_py(value, &wide))) {
    if (!clear_exception_if(molt_type_TypeError)) return kFailed;
    return raise_item(messages::memoryview_type, format);
  }
  const auto narrow = static_cast<float>(wide);
  if (format == 'd') {
    // Without the number that new NaNs carry.
    const uint64_t bits = Value::from_double(wide).bits;
    memcpy(item, &bits, sizeof(bits));
  } else {
    memcpy(item, &narrow, sizeof(narrow));
  }
  return kOk;
}

}  // namespace

int memory_item_size(char format) {
  const Format* found = find_format(format);
  return found == nullptr ? 0 : found->size;
}

Owned memory_item(const uint8_t* item, char code) {
  if (code == kCharacterFormat) return raise_item(messages::memoryview_item_format, code);
  const Format& format = *find_format(code);
  uint64_t bits = 0;
  memcpy(&bits, item, format.size);
  switch (code) {
    case 'c':
      return make_bytes({reinterpret_cast<const char*>(item), 1});
    case '?':
      return {Value::from_bool(bits != 0).bits};
    case 'f': {
      float narrow;
      memcpy(&narrow, item, sizeof(narrow));
      return float_from(static_cast<double>(narrow));
    }
    case 'd': {
      double wide;
      memcpy(&wide, item, sizeof(wide));
      return float_from(wide);
    }
    default:
      break;
  }
  if (!format.is_signed) return int_from_uint64(bits);
  const int drop = 64 - 8 * format.size;
  return int_from_int64(static_cast<int64_t>(bits << drop) >> drop);
}

Status set_memory_item_py(uint8_t* item, char code, Value value) {
  if (code == kCharacterFormat) return raise_item(messages::memoryview_item_format, code);
  const Format& format = *find_format(code);
  if (code == '?') {
    MOLT_TRY(truth, truth_of(value));
    *item = truth.code != 0;
    return kOk;
  }
  if (code == 'c') {
    if (!is_bytes(value)) return raise_item(messages::memoryview_type, code);
    const Bytes* bytes = object_as<Bytes>(value);
    if (bytes->length != 1) return raise_item(messages::memoryview_value, code);
    *item = bytes->data()[0];
    return kOk;
  }
  if (code == 'f' || code == 'd') return set_float_py(item, code, value);
  return set_int_py(item, format, value);
}

}  // namespace molt::rt

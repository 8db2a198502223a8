// Facts that the module sys tells: versions, the platform, the properties of numbers.
#include <cfloat>
#include <climits>

#include "common/numeric_hash.h"
#include "runtime/core/call.h"
#include "runtime/core/state.h"
#include "runtime/platform/platform.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/standard_streams.h"
#include "runtime/types/str.h"
#include "runtime/types/struct_sequence.h"

#define MOLT_ROWS "abi/modules/sys.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constexpr int kMajor = 3;
constexpr int kMinor = 12;
constexpr int kMicro = 1;
// "final".
constexpr int kReleaseLevel = 0xF;
constexpr int kSerial = 0;
constexpr int64_t kHexVersion =
    kMajor << 24 | kMinor << 16 | kMicro << 8 | kReleaseLevel << 4 | kSerial;
constexpr int kCApiVersion = 1013;

constexpr const char* kVersionNames[] = {"major", "minor", "micro", "releaselevel", "serial"};
constexpr const char* kFlagNames[] = {"debug",
                                      "inspect",
                                      "interactive",
                                      "optimize",
                                      "dont_write_bytecode",
                                      "no_user_site",
                                      "no_site",
                                      "ignore_environment",
                                      "verbose",
                                      "bytes_warning",
                                      "quiet",
                                      "hash_randomization",
                                      "isolated",
                                      "dev_mode",
                                      "utf8_mode",
                                      "warn_default_encoding",
                                      "safe_path",
                                      "int_max_str_digits"};
constexpr const char* kFloatNames[] = {"max",     "max_exp",    "max_10_exp", "min",
                                       "min_exp", "min_10_exp", "dig",        "mant_dig",
                                       "epsilon", "radix",      "rounds"};
constexpr const char* kIntNames[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                     "str_digits_check_threshold"};
constexpr const char* kHashNames[] = {"width",     "modulus",   "inf",       "nan",   "imag",
                                      "algorithm", "hash_bits", "seed_bits", "cutoff"};
constexpr const char* kThreadNames[] = {"name", "lock", "version"};

constexpr int64_t kDefaultMaxStrDigits = 4300;
constexpr int64_t kMaxStrDigitsThreshold = 640;

Owned small(int64_t n) { return {Value::from_small_int(n).bits}; }
Value small_value(int64_t n) { return Value::from_small_int(n); }
Value text_value(const char* text) { return value_of(make_str_ascii(text)); }
Value double_value(double d) { return Value::from_double(d); }

}  // namespace

extern const StructSequenceFields kVersionFields;
extern const StructSequenceFields kFlagFields;
extern const StructSequenceFields kFloatFields;
extern const StructSequenceFields kIntFields;
extern const StructSequenceFields kHashFields;
extern const StructSequenceFields kThreadFields;
constexpr StructSequenceFields kVersionFields{&molt_type_sys_version_info, "sys.version_info",
                                              kVersionNames, 5, 5};
constexpr StructSequenceFields kFlagFields{&molt_type_sys_flags, "sys.flags", kFlagNames, 18, 18};
constexpr StructSequenceFields kFloatFields{&molt_type_sys_float_info, "sys.float_info",
                                            kFloatNames, 11, 11};
constexpr StructSequenceFields kIntFields{&molt_type_sys_int_info, "sys.int_info", kIntNames, 4, 4};
constexpr StructSequenceFields kHashFields{&molt_type_sys_hash_info, "sys.hash_info", kHashNames, 9,
                                           9};
constexpr StructSequenceFields kThreadFields{&molt_type_sys_thread_info, "sys.thread_info",
                                             kThreadNames, 3, 3};

extern "C" Owned molt_c_sys_version() { return make_str_ascii("3.12.1 (main) [Molt 0.1.0]"); }
extern "C" Owned molt_c_sys_hexversion() { return small(kHexVersion); }
extern "C" Owned molt_c_sys_api_version() { return small(kCApiVersion); }

extern "C" Owned molt_c_sys_version_info() {
  const Value values[] = {small_value(kMajor), small_value(kMinor), small_value(kMicro),
                          text_value("final"), small_value(kSerial)};
  return struct_sequence_new(kVersionFields, values);
}

extern "C" Owned molt_c_sys_copyright() {
  return make_str_ascii("Copyright (c) the authors of Molt.\nAll Rights Reserved.");
}

extern "C" Owned molt_c_sys_implementation() {
  MOLT_TRY(name, make_str_ascii("molt"));
  MOLT_TRY(version, molt_c_sys_version_info());
  MOLT_TRY(name_key, intern_ascii("name"));
  MOLT_TRY(tag_key, intern_ascii("cache_tag"));
  MOLT_TRY(version_key, intern_ascii("version"));
  MOLT_TRY(hex_key, intern_ascii("hexversion"));
  MOLT_TRY(names, tuple_of(name_key.get(), tag_key.get(), version_key.get(), hex_key.get()));
  const Value values[] = {name, kNone, version, small_value(kHexVersion)};
  return call_any(value_of_type(molt_type_simple_namespace), values, 0, names);
}

extern "C" Owned molt_c_sys_platform() { return make_str_ascii(platform::name()); }
extern "C" Owned molt_c_sys_platlibdir() { return make_str_ascii("lib"); }
extern "C" Owned molt_c_sys_abiflags() { return empty_str(); }
extern "C" Owned molt_c_sys_byteorder() { return make_str_ascii("little"); }
extern "C" Owned molt_c_sys_maxsize() { return int_from_int64(INT64_MAX); }
extern "C" Owned molt_c_sys_maxunicode() { return small(0x10FFFF); }
extern "C" Owned molt_c_sys_float_repr_style() { return make_str_ascii("short"); }
extern "C" Owned molt_c_sys_dont_write_bytecode() { return {Value::from_bool(true).bits}; }
extern "C" Owned molt_c_sys_pycache_prefix() { return {kNoneBits}; }

extern "C" Owned molt_c_sys_float_info() {
  const Value values[] = {double_value(DBL_MAX),
                          small_value(DBL_MAX_EXP),
                          small_value(DBL_MAX_10_EXP),
                          double_value(DBL_MIN),
                          small_value(DBL_MIN_EXP),
                          small_value(DBL_MIN_10_EXP),
                          small_value(DBL_DIG),
                          small_value(DBL_MANT_DIG),
                          double_value(DBL_EPSILON),
                          small_value(FLT_RADIX),
                          small_value(1)};
  return struct_sequence_new(kFloatFields, values);
}

// The digits are those of CPython's ints, since programs compute with them; Molt's own have 64
// bits.
extern "C" Owned molt_c_sys_int_info() {
  const Value values[] = {small_value(30), small_value(4), small_value(kDefaultMaxStrDigits),
                          small_value(kMaxStrDigitsThreshold)};
  return struct_sequence_new(kIntFields, values);
}

extern "C" Owned molt_c_sys_hash_info() {
  const Value values[] = {small_value(64),      value_of(int_from_int64((int64_t{1} << 61) - 1)),
                          small_value(314159),  small_value(0),
                          small_value(1000003), text_value("siphash13"),
                          small_value(64),      small_value(128),
                          small_value(0)};
  return struct_sequence_new(kHashFields, values);
}

extern "C" Owned molt_c_sys_thread_info() {
  const Value values[] = {text_value("pthread"), text_value("semaphore"), kNone};
  return struct_sequence_new(kThreadFields, values);
}

extern "C" Owned molt_c_sys_flags() {
  const char* seed = platform::environment("PYTHONHASHSEED");
  const bool is_seed_zero = seed != nullptr && std::string_view(seed) == "0";
  Value values[18];
  for (Value& value : values) value = small_value(0);
  values[4] = small_value(1);
  values[11] = small_value(is_seed_zero ? 0 : 1);
  values[13] = kFalse;
  values[14] = small_value(is_utf8_mode() ? 1 : 0);
  values[16] = kFalse;
  values[17] = small_value(int_max_str_digits);
  return struct_sequence_new(kFlagFields, values);
}

}  // namespace molt::rt

MOLT_DEFINE_STRUCT_SEQUENCE(sys_version_info, "version_info", "sys", kVersionFields, false)
MOLT_DEFINE_STRUCT_SEQUENCE(sys_flags, "flags", "sys", kFlagFields, false)
MOLT_DEFINE_STRUCT_SEQUENCE(sys_float_info, "float_info", "sys", kFloatFields, true)
MOLT_DEFINE_STRUCT_SEQUENCE(sys_int_info, "int_info", "sys", kIntFields, true)
MOLT_DEFINE_STRUCT_SEQUENCE(sys_hash_info, "hash_info", "sys", kHashFields, true)
MOLT_DEFINE_STRUCT_SEQUENCE(sys_thread_info, "thread_info", "sys", kThreadFields, true)

// The calendar functions of the module time, over the C library's (Modules/timemodule.c).
#include <cmath>
#include <cstdio>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/io.h"
#include "runtime/core/messages/number.h"
#include "runtime/modules/time_support.h"
#include "runtime/platform/platform.h"
#include "runtime/types/container_support.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/struct_sequence.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/time.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(struct_time)
MOLT_DEFINE_NAME(_strptime)
MOLT_DEFINE_NAME(_strptime_time)

namespace molt::rt {

namespace {

using platform::CalendarTime;

constexpr const char* kTimeNames[] = {"tm_year",  "tm_mon",  "tm_mday",  "tm_hour",
                                      "tm_min",   "tm_sec",  "tm_wday",  "tm_yday",
                                      "tm_isdst", "tm_zone", "tm_gmtoff"};
constexpr int kNumItems = 9;
constexpr int kZoneField = 9;

}  // namespace

extern const StructSequenceFields kTimeFields;
constexpr StructSequenceFields kTimeFields{&molt_type_struct_time, "time.struct_time", kTimeNames,
                                           kNumItems, 11};

namespace {

int64_t now() { return platform::clock_ns(platform::Clock::kRealtime) / kNanosecondsPerSecond; }

// A point in time in whole seconds, rounded down; None is now.
Status seconds_argument_py(Value value, int64_t* seconds) {
  if (value.is_none()) {
    *seconds = now();
    return kOk;
  }
  if (is_float(value)) {
    const double number = std::floor(float_value(value));
    if (std::isnan(number)) return raise(messages::time_nan);
    if (!(number >= -9223372036854775808.0 && number < 9223372036854775808.0)) {
      return raise(messages::timestamp_range);
    }
    *seconds = static_cast<int64_t>(number);
    return kOk;
  }
  MOLT_TRY(number, index_of(value));
  if (!int_as_int64(number, seconds)) return raise(messages::timestamp_range);
  return kOk;
}

// Python counts weekdays from Monday, months and days from 1.
int python_weekday(const CalendarTime& time) { return (time.weekday + 6) % 7; }

Owned struct_time(const CalendarTime& time) {
  const int64_t items[kNumItems] = {time.year,
                                    time.month + 1,
                                    time.day,
                                    time.hour,
                                    time.minute,
                                    time.second,
                                    python_weekday(time),
                                    time.day_of_year + 1,
                                    time.is_dst};
  Value values[11];
  for (int i = 0; i < kNumItems; i++) values[i] = Value::from_small_int(items[i]);
  values[kZoneField] = time.zone == nullptr ? kNone : value_of(make_str_utf8(time.zone));
  values[kZoneField + 1] = Value::from_small_int(time.utc_offset);
  return struct_sequence_new(kTimeFields, values);
}

// A C int, with the messages of PyArg_ParseTuple.
Status field_argument_py(Value value, int64_t* field) {
  MOLT_TRY(number, index_of(value));
  if (!int_as_int64(number, field)) return raise(messages::int_too_large_for_long);
  if (*field > INT32_MAX) return raise(messages::int_above_maximum);
  if (*field < INT32_MIN) return raise(messages::int_below_minimum);
  return kOk;
}

// The zone's name lives as long as the tuple; `zone` keeps its text.
Status calendar_argument_py(const char* function, Value value, CalendarTime* time, Ref* zone) {
  if (!is_tuple(value)) return raise(messages::time_tuple_type);
  const Tuple* tuple = as_tuple(value);
  if (tuple->length != kNumItems) return raise(messages::time_tuple_length, function);
  int64_t items[kNumItems];
  for (int i = 0; i < kNumItems; i++) {
    MOLT_TRY_DISCARD(field_argument_py(tuple->items()[i], &items[i]));
  }
  *time = {items[0],
           static_cast<int>(items[1] - 1),
           static_cast<int>(items[2]),
           static_cast<int>(items[3]),
           static_cast<int>(items[4]),
           static_cast<int>(items[5]),
           static_cast<int>((items[6] + 1) % 7),
           static_cast<int>(items[7] - 1),
           static_cast<int>(items[8]),
           0,
           nullptr};
  if (type_of(value) != &molt_type_struct_time) return kOk;
  const Value name = tuple->items()[kZoneField];
  const Value offset = tuple->items()[kZoneField + 1];
  if (offset.is_int()) time->utc_offset = offset.as_int();
  if (!is_str(name) || !as_str(name)->is_ascii) return kOk;
  *zone = Ref::share(name);
  // The text of an ASCII str ends in a zero.
  time->zone = ascii_view(as_str(name)).data();
  return kOk;
}

// Zeros stand for the first day or month, as CPython lets them.
Status check_fields(CalendarTime* time) {
  if (time->month == -1) time->month = 0;
  if (time->day == 0) time->day = 1;
  if (time->day_of_year == -1) time->day_of_year = 0;
  const struct {
    int value;
    int last;
    const char* name;
  } fields[] = {{time->month, 11, "month"},
                {time->day, 31, "day of month"},
                {time->hour, 23, "hour"},
                {time->minute, 59, "minute"},
                {time->second, 61, "seconds"},
                {time->weekday, 6, "day of week"},
                {time->day_of_year, 365, "day of year"}};
  for (const auto& field : fields) {
    if (field.value < 0 || field.value > field.last) {
      return raise(messages::time_field_range, field.name);
    }
  }
  return kOk;
}

Status local_now(CalendarTime* time) {
  const int error = platform::local_time(now(), time);
  if (error < 0) return raise_os_error(-error, kUnbound);
  return kOk;
}

Owned time_text(const CalendarTime& time) {
  static constexpr char kDays[] = "SunMonTueWedThuFriSat";
  static constexpr char kMonths[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  char text[64];
  const int length =
      snprintf(text, sizeof(text), "%.3s %.3s%3d %02d:%02d:%02d %lld", kDays + 3 * time.weekday,
               kMonths + 3 * time.month, time.day, time.hour, time.minute, time.second,
               static_cast<long long>(time.year));
  return make_str_ascii({text, static_cast<size_t>(length)});
}

struct ZoneFacts {
  int64_t standard_offset;
  int64_t other_offset;
  char standard_name[32];
  char other_name[32];
};

// Standard and daylight saving time, found by looking at January and July of this year.
ZoneFacts zone_facts() {
  constexpr int64_t kYear = (365 * 24 + 6) * 3600;
  const int64_t january = now() / kYear * kYear;
  ZoneFacts facts{};
  CalendarTime first{};
  CalendarTime second{};
  platform::local_time(january, &first);
  snprintf(facts.standard_name, sizeof(facts.standard_name), "%.31s", first.zone);
  platform::local_time(january + kYear / 2, &second);
  snprintf(facts.other_name, sizeof(facts.other_name), "%.31s", second.zone);
  facts.standard_offset = -first.utc_offset;
  facts.other_offset = -second.utc_offset;
  if (facts.standard_offset < facts.other_offset) {
    std::swap(facts.standard_offset, facts.other_offset);
    std::swap(facts.standard_name, facts.other_name);
  }
  return facts;
}

}  // namespace

extern "C" Owned molt_f_time_gmtime(Borrowed seconds_argument) {
  int64_t seconds = 0;
  MOLT_TRY_DISCARD(seconds_argument_py(value_of(seconds_argument), &seconds));
  CalendarTime time;
  const int error = platform::utc_time(seconds, &time);
  if (error < 0) return raise_os_error(-error, kUnbound);
  return struct_time(time);
}

extern "C" Owned molt_f_time_localtime(Borrowed seconds_argument) {
  int64_t seconds = 0;
  MOLT_TRY_DISCARD(seconds_argument_py(value_of(seconds_argument), &seconds));
  CalendarTime time;
  const int error = platform::local_time(seconds, &time);
  if (error < 0) return raise_os_error(-error, kUnbound);
  return struct_time(time);
}

extern "C" Owned molt_f_time_mktime(Borrowed tuple) {
  CalendarTime time;
  Ref zone;
  MOLT_TRY_DISCARD(calendar_argument_py("mktime", value_of(tuple), &time, &zone));
  int64_t seconds = 0;
  if (!platform::time_from_local(time, &seconds)) return raise(messages::mktime_range);
  return {Value::from_double(static_cast<double>(seconds)).bits};
}

extern "C" Owned molt_f_time_asctime(Borrowed tuple) {
  CalendarTime time;
  Ref zone;
  if (value_of(tuple).is_unbound()) {
    MOLT_TRY_DISCARD(local_now(&time));
  } else {
    MOLT_TRY_DISCARD(calendar_argument_py("asctime", value_of(tuple), &time, &zone));
    MOLT_TRY_DISCARD(check_fields(&time));
  }
  return time_text(time);
}

extern "C" Owned molt_f_time_ctime(Borrowed seconds_argument) {
  int64_t seconds = 0;
  MOLT_TRY_DISCARD(seconds_argument_py(value_of(seconds_argument), &seconds));
  CalendarTime time;
  const int error = platform::local_time(seconds, &time);
  if (error < 0) return raise_os_error(-error, kUnbound);
  return time_text(time);
}

extern "C" Owned molt_f_time_strftime(Borrowed format, Borrowed tuple) {
  MOLT_TRY_DISCARD(require_str_argument("strftime", "1", value_of(format)));
  CalendarTime time;
  Ref zone;
  if (value_of(tuple).is_unbound()) {
    MOLT_TRY_DISCARD(local_now(&time));
  } else {
    MOLT_TRY_DISCARD(calendar_argument_py("strftime", value_of(tuple), &time, &zone));
    MOLT_TRY_DISCARD(check_fields(&time));
  }
  if (time.is_dst < -1) time.is_dst = -1;
  if (time.is_dst > 1) time.is_dst = 1;
  if (str_has_char(as_str(format), 0)) return raise(messages::embedded_null_character);
  const Utf8Text text(as_str(format));
  if (text.failed()) return kOwnedError;
  if (text.size() == 0) return empty_str();
  // An empty result cannot be told from a buffer that is too small: CPython gives up at 256 times
  // the format's size.
  for (int64_t size = 1024;; size *= 2) {
    char* buffer = allocate_array<char>(size);
    if (buffer == nullptr) return kOwnedError;
    const int64_t length = platform::format_time(buffer, size, text.data(), time);
    if (length > 0 || size >= 256 * text.size()) {
      Owned result = make_str_utf8({buffer, static_cast<size_t>(length)});
      free_raw(buffer);
      return result;
    }
    free_raw(buffer);
  }
}

// The work is Lib/_strptime.py's, as in CPython.
extern "C" Owned molt_f_time_strptime(Borrowed args) {
  MOLT_TRY(module, import_module(MOLT_STR(_strptime)));
  MOLT_TRY(parse, get_attribute(module, MOLT_STR(_strptime_time)));
  return call_values(parse, as_tuple(args)->items(), as_tuple(args)->length);
}

// How many fields a struct_time has, the two that are attributes only included.
extern "C" Owned molt_c_time__STRUCT_TM_ITEMS() { return int_from_int64(11); }

extern "C" Owned molt_c_time_struct_time() {
  return new_reference(value_of_type(molt_type_struct_time));
}

extern "C" Owned molt_c_time_tzname() {
  const ZoneFacts facts = zone_facts();
  MOLT_TRY(standard, make_str_utf8(facts.standard_name));
  MOLT_TRY(other, make_str_utf8(facts.other_name));
  return tuple_of(standard.get(), other.get());
}

extern "C" Owned molt_c_time_timezone() { return int_from_int64(zone_facts().standard_offset); }
extern "C" Owned molt_c_time_altzone() { return int_from_int64(zone_facts().other_offset); }
extern "C" Owned molt_c_time_daylight() {
  const ZoneFacts facts = zone_facts();
  return int_from_int64(facts.standard_offset != facts.other_offset);
}

}  // namespace molt::rt

MOLT_DEFINE_STRUCT_SEQUENCE(struct_time, "struct_time", "time", kTimeFields, true)

#include <errno.h>
#include <time.h>

#include "runtime/platform/platform.h"
#include "runtime/platform/wasi/error_numbers.h"

namespace molt::platform {

namespace {

constexpr int64_t kFirstYear = 1900;

void from_c(const struct tm& from, CalendarTime* to) {
  *to = {from.tm_year + kFirstYear,
         from.tm_mon,
         from.tm_mday,
         from.tm_hour,
         from.tm_min,
         from.tm_sec,
         from.tm_wday,
         from.tm_yday,
         from.tm_isdst,
         from.__tm_gmtoff,
         from.__tm_zone};
}

struct tm to_c(const CalendarTime& from) {
  struct tm to{};
  to.tm_year = static_cast<int>(from.year - kFirstYear);
  to.tm_mon = from.month;
  to.tm_mday = from.day;
  to.tm_hour = from.hour;
  to.tm_min = from.minute;
  to.tm_sec = from.second;
  to.tm_wday = from.weekday;
  to.tm_yday = from.day_of_year;
  to.tm_isdst = from.is_dst;
  to.__tm_gmtoff = from.utc_offset;
  to.__tm_zone = from.zone;
  return to;
}

int convert(int64_t seconds, CalendarTime* time,
            struct tm* (*convert_c)(const time_t*, struct tm*)) {
  const time_t c_seconds = static_cast<time_t>(seconds);
  struct tm c_time{};
  errno = 0;
  if (convert_c(&c_seconds, &c_time) == nullptr) return -linux_error(errno == 0 ? EINVAL : errno);
  from_c(c_time, time);
  return 0;
}

}  // namespace

int utc_time(int64_t seconds, CalendarTime* time) { return convert(seconds, time, gmtime_r); }

int local_time(int64_t seconds, CalendarTime* time) { return convert(seconds, time, localtime_r); }

bool time_from_local(const CalendarTime& time, int64_t* seconds) {
  struct tm c_time = to_c(time);
  // The field is set on success, so that -1 can be told from a failure.
  c_time.tm_wday = -1;
  *seconds = mktime(&c_time);
  return *seconds != -1 || c_time.tm_wday != -1;
}

int64_t format_time(char* buffer, int64_t size, const char* format, const CalendarTime& time) {
  const struct tm c_time = to_c(time);
  return static_cast<int64_t>(strftime(buffer, static_cast<size_t>(size), format, &c_time));
}

}  // namespace molt::platform

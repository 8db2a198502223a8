_pydatetime: checks and errors in the words of the C implementation, which CPython's datetime uses.
@ 1 f99ddac54cbd4522
from operator import index as _index
from _molt import native_function, native_type, type_name as _type_name

__name__ = 'datetime'
_missing = object()

def _read_only(self, value=None):
    raise AttributeError('readonly attribute')

def _out_of_range(value, text):
    if -0x80000000 <= value <= 0x7fffffff:
        return ValueError(text)
    if not -1 << 63 <= value < 1 << 63:
        return OverflowError('Python int too large to convert to C long')
    return OverflowError('signed integer is %s' % ('greater than maximum' if value > 0 else 'less than minimum'))
@ 2 18e55ed60402c4c2
        raise TypeError("tzinfo.tzname() must return None or a string, not '%s'" % _type_name(name))
@ 6 7c01fd6e7a66cd13
        raise TypeError("tzinfo.%s() must return None or timedelta, not '%s'" % (name, _type_name(offset)))
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError("offset must be a timedelta strictly between "
                         "-timedelta(hours=24) and timedelta(hours=24).")
@ 7 743423c88161b15d
    if not MINYEAR <= year <= MAXYEAR:
        raise _out_of_range(year, 'year %d is out of range' % year)
    if not 1 <= month <= 12:
        raise _out_of_range(month, 'month must be in 1..12')
    dim = _days_in_month(year, month)
    if not 1 <= day <= dim:
        raise _out_of_range(day, 'day is out of range for month')
@ 10 da81271e743b1e62
    if not 0 <= hour <= 23:
        raise _out_of_range(hour, 'hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise _out_of_range(minute, 'minute must be in 0..59')
    if not 0 <= second <= 59:
        raise _out_of_range(second, 'second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise _out_of_range(microsecond, 'microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
@ 1 ed79be59d3c4058a
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % _type_name(tz))
@ 2 84bb7f5191db1254
    raise TypeError("can't compare %s to %s" % (_type_name(x), _type_name(y)))
@ 1 8b195ef0bbac94ed
        number = (int, float)
        if not (isinstance(days, number) and isinstance(seconds, number) and isinstance(microseconds, number) and isinstance(milliseconds, number)
                and isinstance(minutes, number) and isinstance(hours, number) and isinstance(weeks, number)):
            for name, value in (('microseconds', microseconds), ('milliseconds', milliseconds), ('seconds', seconds), ('minutes', minutes), ('hours', hours), ('days', days), ('weeks', weeks)):
                if not isinstance(value, number):
                    raise TypeError('unsupported type for timedelta %s component: %s' % (name, _type_name(value)))
@ 1 7ace615f6f18ac94
            if not -0x80000000 <= d <= 0x7fffffff:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError('days=%d; must have magnitude <= 999999999' % d)
@ 1 1a6eb6b9c8cd2df8
    def __new__(cls, year, month=_missing, day=_missing):
@ 2 df377ae1c96332b1
        if (month is _missing and
            isinstance(year, (bytes, str)) and len(year) == 4 and
@ 2 c78a1b93ff2729be
        if month is _missing or day is _missing:
            raise TypeError("function missing required argument '%s' (pos %d)" % (('month', 2) if month is _missing else ('day', 3)))

        year, month, day = _check_date_fields(year, month, day)
        self = object.__new__(cls)
@ 6 ae60516359529356
    def fromordinal(cls, n):
        n = _index(n)
        if n > 0x7fffffff:
            raise _out_of_range(n, '')
        if n < 1:
            raise ValueError('ordinal must be >= 1')
@ 7 75fe49f91fa6560d
        if len(date_string) not in (7, 8, 10):
            raise ValueError(f'Invalid isoformat string: {date_string!r}')

        try: parts = _parse_isoformat_date(date_string)
        except Exception: raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*parts)
@ 2 77988dbdd0c3061a
            raise OverflowError("date value out of range")
        return NotImplemented
@ 3 ad4592b8c7edc5b8
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
@ 2 30a54a4e49f8c32e
            raise ValueError("fromutc: non-None utcoffset() result required")
@ 1 580377e5cac3f2e6
            raise ValueError("fromutc: non-None dst() result required")
@ 2 353a89d121eda0dc
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
@ 2 f9c9d497ac2dcf30
        return (f'{_type_name(self)}'
                f'(year={self[0]}, week={self[1]}, weekday={self[2]})')
@ 1 85da96ffcb0974c6
                raise TypeError("can't compare offset-naive and offset-aware times")
@ 4 e2ff40d003812ac2
        try: parts = _parse_isoformat_time(time_string)
        except Exception: raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
        return cls(*parts)
@ 1 33acc5155ed7fd01
    def __new__(cls, year, month=_missing, day=_missing, hour=0, minute=0, second=0,
@ 3 08d7959423e4fff6
            self.__setstate(year, None if month is _missing else month)
            self._hashcode = -1
            return self
        if month is _missing or day is _missing:
            raise TypeError("function missing required argument '%s' (pos %d)" % (('month', 2) if month is _missing else ('day', 3)))
@ 1 45fc6376b73e03d0
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % _type_name(tz))
@ 1 d5b9bfcdfd1e5818
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
@ 1 1791c9a4bbea5977
        raise OverflowError("date value out of range")
@ 1 def60ba1c55e6761
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
@ 1 7a84007555b8c264
            raise TypeError('timezone() argument 1 must be datetime.timedelta, not %s' % _type_name(offset))
@ 1 e5809ed07c8efef5
            raise TypeError('timezone() argument 2 must be str, not %s' % _type_name(name))
@ 3 4b61c154fa6a7235
            raise ValueError("offset must be a timedelta "
                             "strictly between -timedelta(hours=24) and "
                             "timedelta(hours=24), not %r." % (offset,))
@ 2 e65f5ac578457b9b
        raise TypeError("utcoffset(dt) argument must be a datetime instance or None, not %s" % _type_name(dt))
@ 2 620aa3b8d057a57d
        raise TypeError("tzname(dt) argument must be a datetime instance or None, not %s" % _type_name(dt))
@ 2 a9727d8e63c67c8f
        raise TypeError("dst(dt) argument must be a datetime instance or None, not %s" % _type_name(dt))
@ 2 6abaafa31a3a7d97
                raise ValueError("fromutc: dt.tzinfo is not self")
@ 2 974d1e4d5df6c580
        raise TypeError("fromutc: argument must be a datetime")
@ 1 9256cec80d4db5aa
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

native_type(timedelta, '__new__')
native_type(date, 'function')
native_type(tzinfo)
native_type(_IsoCalendarDate)
native_type(time, 'function')
native_type(datetime, 'function')
native_type(timezone, 'timezone')
for _function in (_read_only, _check_tzname, _check_utc_offset, _check_date_fields, _check_time_fields, _check_tzinfo_arg, _cmperror, _wrap_strftime, _format_time, _isoweek_to_gregorian, _parse_isoformat_date, _parse_isoformat_time, _divide_and_round):
    native_function(_function)
del _function, native_function, native_type
@ 14 61561aaa6e6a5d28
    days = property(lambda self: self._days, _read_only, _read_only, "Number of days.")
    seconds = property(lambda self: self._seconds, _read_only, _read_only, "Number of seconds (>= 0 and less than 1 day).")
    microseconds = property(lambda self: self._microseconds, _read_only, _read_only, "Number of microseconds (>= 0 and less than 1 second).")
@ 3 e5220bc0493522fd
        return "%s(%s)" % (_type_name(self), ', '.join(args))
@ 5 10f7398ca8958745
        return "%s(%d, %d, %d)" % (_type_name(self), self._year, self._month, self._day)
@ 3 35e274f10a8d8b2d
        s = "%s(%d, %d%s)" % (_type_name(self), self._hour, self._minute, s)
@ 3 a443f80c7bb2a115
        s = "%s(%s)" % (_type_name(self), ", ".join(map(str, L)))
@ 6 62b6cc12c104a684
            return "%s(%r)" % (_type_name(self), self._offset)
        return "%s(%r, %r)" % (_type_name(self), self._offset, self._name)
@ 2 b5f969ee6c1b6510
        if isinstance(other, date) and not isinstance(other, datetime):
            days1 = self.toordinal()
@ 1 607c1e82d85ad35a
    def fromisoformat(cls, date_string, /):
@ 1 607c1e82d85ad35a
    def fromisoformat(cls, date_string, /):
@ 1 bd81a6ba77487af7
    def fromisoformat(cls, time_string, /):
@ 7 cd313c8263a5d2cb
    def replace(self, year=_missing, month=_missing, day=_missing):
        """Return a new date with new values for the specified fields."""
        if year is _missing:
            year = self._year
        if month is _missing:
            month = self._month
        if day is _missing:
@ 14 88886ee2b6b63d71
    def replace(self, hour=_missing, minute=_missing, second=_missing, microsecond=_missing,
                tzinfo=_missing, *, fold=_missing):
        """Return a new time with new values for the specified fields."""
        if hour is _missing:
            hour = self.hour
        if minute is _missing:
            minute = self.minute
        if second is _missing:
            second = self.second
        if microsecond is _missing:
            microsecond = self.microsecond
        if tzinfo is _missing:
            tzinfo = self.tzinfo
        if fold is _missing:
@ 21 d773f717284fd165
    def replace(self, year=_missing, month=_missing, day=_missing, hour=_missing,
                minute=_missing, second=_missing, microsecond=_missing, tzinfo=_missing,
                *, fold=_missing):
        """Return a new datetime with new values for the specified fields."""
        if year is _missing:
            year = self.year
        if month is _missing:
            month = self.month
        if day is _missing:
            day = self.day
        if hour is _missing:
            hour = self.hour
        if minute is _missing:
            minute = self.minute
        if second is _missing:
            second = self.second
        if microsecond is _missing:
            microsecond = self.microsecond
        if tzinfo is _missing:
            tzinfo = self.tzinfo
        if fold is _missing:
@ 1 fd8f5802957de3f4
    if not isinstance(format, str):
        raise TypeError('strftime() argument 1 must be str, not %s' % _type_name(format))
@ 1 2116782b2d4118fe
            raise TypeError("__format__() argument 1 must be str, not %s" % _type_name(fmt))
@ 1 2116782b2d4118fe
            raise TypeError("__format__() argument 1 must be str, not %s" % _type_name(fmt))
@ 2 fcace98828014b86
        for number, text in ((1, date_string), (2, format)):
            if not isinstance(text, str):
                raise TypeError('strptime() argument %d must be str, not %s' % (number, _type_name(text)))
        import _strptime
        return _strptime._strptime_datetime(cls, date_string, format)
@ 1 ae52f4519beba7bc
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError('isoformat() argument 1 must be a unicode character, not %s' % _type_name(sep))
        if not isinstance(timespec, str):
            raise TypeError('isoformat() argument 2 must be str, not %s' % _type_name(timespec))
        s = ("%04d-%02d-%02d%c" % (self._year, self._month, self._day, sep) +
@ 2 6f37efb35d01648e
        if not isinstance(timespec, str):
            raise TypeError('isoformat() argument 1 must be str, not %s' % _type_name(timespec))
        s = _format_time(self._hour, self._minute, self._second,
                          self._microsecond, timespec)
@ 1 581d1191233c2039
            raise TypeError("combine() argument 1 must be datetime.date, not %s" % _type_name(date))
@ 1 c88134344a069d61
            raise TypeError("combine() argument 2 must be datetime.time, not %s" % _type_name(time))
@ 2 9e2bdaee6d63b0d9
        if not isinstance(t, float):
            t = _index(t)
        elif t != t:
            raise ValueError('Invalid value NaN (not a number)')
        frac, t = _math.modf(t)
        us = round(frac * 1e6)
@ 1 d9d35c2363d3dc9b
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
@ 1 963dcbb037bfbc95
    year, week, day = _index(year), _index(week), _index(day)
@ 1 1113f044c80fdab9
        raise NotImplementedError("a tzinfo subclass must implement tzname()")
@ 1 a5cd302226124acb
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")
@ 1 692adb7a6c600438
        raise NotImplementedError("a tzinfo subclass must implement dst()")
@ 3 531f42b798303d03
        else:
            myoffset = self.utcoffset()
            if myoffset is None:
@ 2 42caa0afa1acdcfa
    def __getstate__(self):
        return None

    def __getinitargs__(self):
        """pickle support"""
@ 2 d0d08559b6bc1f18
            dstr = date_string[0:separator_location]
            tstr = date_string[(separator_location+1):]
            if not tstr and separator_location < len(date_string):
                raise ValueError
@ 6 3d4af0403e683cce
        if self._fold:
            s = s[:-1] + ", fold=1)"
        if self._tzinfo is not None:
            s = s[:-1] + ", tzinfo=%r" % self._tzinfo + ")"
@ 6 3d4af0403e683cce
        if self._fold:
            s = s[:-1] + ", fold=1)"
        if self._tzinfo is not None:
            s = s[:-1] + ", tzinfo=%r" % self._tzinfo + ")"

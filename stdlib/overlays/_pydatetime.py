_pydatetime: errors about fields out of range in the words of the C implementation, which CPython's datetime uses.
@ 7 743423c88161b15d
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('year %d is out of range' % year)
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    dim = _days_in_month(year, month)
    if not 1 <= day <= dim:
        raise ValueError('day is out of range for month')
@ 10 da81271e743b1e62
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
@ 4 d5f4ebf04213bad4
        try: parts = _parse_isoformat_date(date_string)
        except Exception: raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*parts)
@ 4 e2ff40d003812ac2
        try: parts = _parse_isoformat_time(time_string)
        except Exception: raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
        return cls(*parts)

"""Time zones of the system's database."""
import zoneinfo
from zoneinfo import ZoneInfo
from datetime import datetime, timedelta, timezone, time


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


attempt('no', lambda: ZoneInfo('No/Such'))
attempt('rel', lambda: ZoneInfo('../x'))
attempt('abs', lambda: ZoneInfo('/etc/passwd'))
attempt('none', lambda: ZoneInfo())
attempt('int', lambda: ZoneInfo(5))
attempt('empty', lambda: ZoneInfo(''))
attempt('dir', lambda: ZoneInfo('America'))
z = ZoneInfo('America/New_York')
b = ZoneInfo('Europe/Berlin')
u = ZoneInfo('UTC')
print(z, repr(z), z.key, z is ZoneInfo('America/New_York'), type(z), ZoneInfo, ZoneInfo.__module__, str(u))
for d in (datetime(2024, 1, 15, 12), datetime(2024, 7, 15, 12), datetime(2024, 3, 10, 2, 30), datetime(2024, 11, 3, 1, 30), datetime(2024, 11, 3, 1, 30, fold=1), datetime(1900, 1, 1), datetime(2050, 6, 1), datetime(9999, 12, 30)):
    for zone in (z, b, u):
        x = d.replace(tzinfo=zone)
        print(x, x.utcoffset(), x.dst(), x.tzname(), x.astimezone(timezone.utc), x.astimezone(b).isoformat(), repr(x) if zone is z else '')
print(datetime(2024, 7, 1, tzinfo=timezone.utc).astimezone(ZoneInfo('Asia/Kolkata')), datetime.fromtimestamp(1000000000.0, z), time(1, tzinfo=z).utcoffset(), time(1, tzinfo=u).utcoffset(), z.utcoffset(None), z.tzname(None), z.dst(None))
attempt('fu', lambda: z.fromutc(5))
attempt('fu', lambda: z.fromutc(datetime(2024, 1, 1)))
attempt('fu', lambda: z.fromutc(datetime(2024, 1, 1, tzinfo=z)))
attempt('set', lambda: setattr(z, 'key', 1))
attempt('attr', lambda: z.foo)
attempt('cls', lambda: setattr(ZoneInfo, 'x', 1))
attempt('eq', lambda: z == ZoneInfo.no_cache('America/New_York'))
attempt('cc', lambda: ZoneInfo.clear_cache())
attempt('cc', lambda: ZoneInfo.clear_cache(only_keys=['UTC']))
attempt('ff', lambda: ZoneInfo.from_file(open('/usr/share/zoneinfo/Asia/Tokyo', 'rb'), key='T'))
attempt('ff', lambda: ZoneInfo.from_file(__import__('io').BytesIO(b'junk')))
attempt('av', lambda: 'Europe/Paris' in zoneinfo.available_timezones())
attempt('tp', lambda: zoneinfo.TZPATH[0])
attempt('foo', lambda: zoneinfo.foo)
attempt('rt', lambda: zoneinfo.reset_tzpath('x'))
attempt('rt', lambda: zoneinfo.reset_tzpath(['x']))
attempt('rt', lambda: zoneinfo.reset_tzpath(['/nope']))
attempt('after', lambda: ZoneInfo.no_cache('Asia/Tokyo'))
a = datetime(2024, 3, 9, 12, tzinfo=z)
print(a + timedelta(days=1), (a + timedelta(days=1)).astimezone(u) - a.astimezone(u), a - datetime(2024, 3, 9, 12, tzinfo=b), a < datetime(2024, 3, 9, 12, tzinfo=b))

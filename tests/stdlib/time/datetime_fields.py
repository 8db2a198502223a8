# Fields of dates and times that are out of range.
import datetime


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(datetime.date, 2023, 2, 29)
attempt(datetime.date, 2024, 2, 29)
attempt(datetime.date, 2023, 13, 1)
attempt(datetime.date, 0, 1, 1)
attempt(datetime.date, 10000, 1, 1)
attempt(datetime.time, 24)
attempt(datetime.time, 1, 60)
attempt(datetime.time, 1, 2, 60)
attempt(datetime.time, 1, 2, 3, 1000000)
attempt(datetime.time, 1, fold=2)
attempt(datetime.datetime, 2023, 4, 31, 1)
attempt(datetime.datetime(2024, 1, 31).replace, month=2)
attempt(datetime.datetime.strptime, "2024-02-30", "%Y-%m-%d")
attempt(datetime.datetime.strptime, "2024-02-03 04:05", "%Y-%m-%d %H:%M")

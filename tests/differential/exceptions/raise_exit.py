print("before")
try:
    raise SystemExit
finally:
    print("after")

# Conversions of more than 4300 digits are refused; powers of two as bases are not.
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


import sys
print(sys.get_int_max_str_digits())
attempt(lambda: len(str(10**4299)))
attempt(lambda: str(10**4300))
attempt(lambda: int("1" * 4301))
attempt(lambda: len(hex(10**5000)))
attempt(lambda: int("f" * 5000, 16).bit_length())
sys.set_int_max_str_digits(0)
print(len(str(10**6000)))
attempt(lambda: sys.set_int_max_str_digits(5))

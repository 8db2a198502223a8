for value in (0, 1, -1, 2, 255, 256, -256, 2**46, 2**47 - 1, 2**63, 2**64 - 1, 10**40, -10**40):
    print(value.bit_length(), value.bit_count(), value.conjugate() == value, value.real, value.imag,
          value.numerator == value, value.denominator, value.is_integer(), value.as_integer_ratio())
print(True.bit_length(), True.real, True.numerator, (5).__index__())

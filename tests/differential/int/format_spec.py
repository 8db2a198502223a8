def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


value = 1234567
for spec in ("", "d", "n", "b", "o", "x", "X", "#x", "#X", "#b", "#o", "c", "e", "E", ".2e", "f", ".1f", "g", "%",
             ",", "_", "_x", ",d", "15", "<15", ">15", "^15", "=15", "=+15", "*^15", "015", "+", " ", "-",
             "+,", "020,", "#012x", "x<#10x", "_b", ".3g"):
    attempt(lambda: format(65 if spec == "c" else value, spec))
for spec in ("d", "+d", "=8", "08", "x", "#b", ",", " d"):
    print(repr(format(-4321, spec)))
for spec in ("s", ".2d", ",x", ",,", "y", "+c", "10.2", "<<<", ",_", "_,"):
    attempt(lambda: format(5, spec))
print(format(10**30, ","), format(-(10**30), "_"), format(2**70, "#_x"))
attempt(lambda: format(-1, "c"))
attempt(lambda: format(0x110000, "c"))
print(format(True), format(True, "d"), format(False, "5"))

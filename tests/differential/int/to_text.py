for value in (0, 5, -5, 10, 255, -256, 2**46, 2**63, -2**63, 10**19, 10**20 - 1, 2**200, -3**150):
    print(str(value), repr(value), bin(value), oct(value), hex(value))
print(len(str(2**3000)), str(2**3000)[:20], str(2**3000)[-20:])
print(hex(10**50), bin(2**70 + 5)[-8:], oct(-8**30))
print(str(True), repr(False), bin(True), hex(False))
try:
    hex(1.5)
except TypeError as error:
    print(error)
try:
    bin("1")
except TypeError as error:
    print(error)

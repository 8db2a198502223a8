# A product that is masked to 64 bits wraps; what is below 2**64 stays unboxed and shifts without a sign.
# FUNCTION: mix
# CHECK: (%{{[0-9]+}}: int64, %{{[0-9]+}}: int64, %{{[0-9]+}}: int64, %{{[0-9]+}}: int64): {{.*}}# for
# CHECK-NOT: call_entry
# CHECK: # for body
# CHECK-NOT: exit
# CHECK: int_wrap_multiply
# CHECK: int_wrap_add
# CHECK: int_bit_and
# CHECK: int_unsigned_right_shift
# CHECK: int_bit_xor
# CHECK-NEXT: jump ^1
# CHECK: box_int64
# CHECK-NEXT: return_value
def mix(n):
    x = 42
    total = 0
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        total ^= x >> 33
    return total


print(mix(5))

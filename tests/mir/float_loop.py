# A loop on floats allocates nothing and calls nothing but its poll.
# FUNCTION: integrate
# CHECK-NOT: call_entry
# CHECK: (%{{[0-9]+}}: float64, %{{[0-9]+}}: float64): {{.*}}# while
# CHECK: float_compare lt
# CHECK: float_multiply
# CHECK: float_add
# CHECK-NOT: box_float64
# CHECK: jump
# CHECK: box_float64
# CHECK-NEXT: return_value
# CHECK-NOT: call_entry
def integrate():
    x = 0.0
    total = 0.0
    while x < 10.0:
        total += x * x * 0.5
        x += 0.25
    return total


print(integrate())

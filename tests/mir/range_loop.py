# A loop over range adds on unboxed counters and polls between strips of rounds; the generic copy works with ints of any
# size.
# FUNCTION: total
# CHECK: guard_true
# CHECK: jump ^1
# CHECK: int64): {{.*}}# for
# CHECK-NEXT: int_wrap_add
# CHECK-NEXT: int_compare ge
# CHECK-NEXT: branch
# CHECK-NEXT: # for body
# CHECK-NOT: call_entry
# CHECK: int_bit_and
# CHECK-NEXT: int_add {{.*}} exit
# CHECK-NOT: call_entry
# CHECK: jump ^1
# CHECK: exit_resume @__main__.total.exits
# CHECK: # strip end
# CHECK-NEXT: poll
# CHECK: # next strip
# FUNCTION: total.exits
# CHECK: resume_state
# CHECK-NEXT: switch_int
# CHECK: iterate_next
# CHECK: call_entry bit_and
# CHECK: call_entry inplace_add
def total(n):
    s = 0
    for i in range(1000):
        s += i & 3
    return s


print(total(5))

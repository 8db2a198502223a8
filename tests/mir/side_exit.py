# An addition that may need more than 64 bits leaves for the generic copy, with its operands boxed.
# FUNCTION: grow<i>
# CHECK: int_multiply {{.*}} exit ^
# CHECK: cold  # exit
# CHECK-NEXT: box_int64
# CHECK: exit_resume @__main__.grow<i>.exits
# FUNCTION: grow<i>.exits
# CHECK: grow<i>.exits exit_resume
# CHECK: resume_state
# CHECK: call_entry multiply
def grow(n):
    return n * 3


print(grow(2), grow(2**62))

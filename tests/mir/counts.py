# Each temporary is released once on every way out, and ways out share their ladder.
# FUNCTION: join
# CHECK: call_entry {{add|inplace_add|add_last}}
# CHECK: unwind
# CHECK: release
# CHECK: return_value
# CHECK: # landing
# CHECK-NEXT: traceback
# CHECK: return_error
# CHECK: traceback
# CHECK: cleanup
# CHECK-NEXT: keep_local
# CHECK-NOT: return_error
def join(left, right):
    both = left + right
    again = both + both
    return again


print(join("a", "b"))

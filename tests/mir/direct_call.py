# A recursive function of an int has a copy that passes and returns unboxed ints.
# FUNCTION: fib<i>
# CHECK: -> int64
# CHECK: int_compare lt
# CHECK-NOT: call_entry
# CHECK: int_subtract {{.*}} exit
# CHECK: call_direct @__main__.fib<i> {{.*}} unwind {{.*}} exit
# CHECK: call_direct @__main__.fib<i>
# CHECK-NOT: call_entry
# CHECK: int_add
# CHECK-NEXT: return_value
# CHECK: call_entry take_result
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(20))

# The body becomes a function that is entered in the middle, with its locals in the frame.
# FUNCTION: pairs
# CHECK: make_generator
# CHECK-NEXT: return_value
# FUNCTION: pairs.resume
# CHECK: @__main__.pairs.resume resume
# CHECK: resume_state
# CHECK-NEXT: switch_int
# CHECK: iterate_next
# CHECK: make_tuple
# CHECK: frame_store
# CHECK: suspend 1
# CHECK: finish
# CHECK: sent_value
# CHECK: frame_load
# CHECK: check_sent {{.*}} unwind
# CHECK-NOT: yield_value
def pairs(items):
    last = None
    for item in items:
        yield last, item
        last = item


print(list(pairs("abc")))

# The finally block stands twice: once after the body, once for exceptions, which are raised again.
# FUNCTION: guarded
# CHECK: call_entry call
# CHECK-NEXT: call_entry call
# CHECK: return_value
# CHECK: catch_exception
# CHECK-NEXT: push_handled
# CHECK: call_entry call
# CHECK: pop_handled
# CHECK-NEXT: call_entry reraise
# CHECK-NEXT: unreachable
# CHECK: # landing
# CHECK-NEXT: traceback
# CHECK: return_error
def guarded(read, write, item):
    try:
        write(read(item))
    finally:
        write(None)
    return item


print(guarded(str, print, 1))

# A with statement finds both methods first, and calls __exit__ on every way out.
# FUNCTION: use
# CHECK: name_ref "__enter__"
# CHECK: get_special_method
# CHECK: name_ref "__exit__"
# CHECK: get_special_method
# CHECK: call_entry call
# CHECK: unwind
# CHECK: return_value
# CHECK: reraise
# CHECK: catch_exception
# CHECK: get_attribute
# CHECK: get_attribute
# CHECK: call_entry truth
# CHECK: pop_handled
def use(manager, work):
    with manager as value:
        work(value)
    return 1


class Plain:
    def __enter__(self):
        return 5

    def __exit__(self, *details):
        return False


print(use(Plain(), print))

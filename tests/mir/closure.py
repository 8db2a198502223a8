# A variable that an inner function binds lives in a cell, and is checked where it may be unset.
# FUNCTION: counter
# CHECK: make_cell
# CHECK: cell_set
# CHECK: make_tuple
# CHECK: make_function
# CHECK: return_value
# FUNCTION: counter.<locals>.step
# CHECK: closure_cell 0
# CHECK: cell_get
# CHECK: check_bound "count" 1
# CHECK: cell_set
def counter(start):
    count = start

    def step(by):
        nonlocal count
        count = count + by
        return count

    return step


print(counter(1)(2))

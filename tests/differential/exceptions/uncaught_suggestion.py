def compute(total_value):
    return totl_value * 2


print(compute(1))

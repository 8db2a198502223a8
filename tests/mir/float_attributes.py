# Attributes that the program fills with floats are guarded once they are loaded; arithmetic on them has no boxes.
# FUNCTION: energy
# CHECK: call_entry get_attribute
# CHECK-NEXT: guard_type Float {{.*}} exit
# CHECK-NEXT: unbox_float64
# CHECK-NOT: call_entry
# CHECK: float_multiply
# CHECK: call_entry get_attribute
# CHECK-NEXT: guard_type Float
# CHECK-NOT: call_entry
# CHECK: float_add
# CHECK: call_entry float_power
# CHECK-NEXT: guard_type Float
# CHECK: box_float64
# CHECK: call_entry set_attribute
# FUNCTION: energy.exits
# CHECK: call_entry multiply
class Body:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def energy(body):
    body.x = (body.x * 2.0 + body.y) ** 0.5
    return body


print(energy(Body(1.0, 2.0)).x)

import shapes
import shapes.round
from shapes import square as sq, describe
from shapes.round import Circle, PI as pi
from shapes import *
import helper, helper as h

print(shapes.__name__, shapes.round.__name__, sq.__name__, describe(2), Circle(2).area(), pi, helper is h)
print(square.Square(3).area(), sorted(n for n in dir(shapes) if not n.startswith("_")), hidden_count if "hidden_count" in globals() else "not exported")
print(helper.__name__, helper.value, helper.__doc__, __name__, shapes.__doc__, shapes.__package__, shapes.round.__package__, helper.__package__)
helper.value = 10
print(h.value, helper.get())
shapes.round.PI = 1
print(Circle(2).area(), pi)
import sys
print("helper" in sys.modules, sys.modules["shapes"] is shapes, "shapes.round" in sys.modules)

# "Did you mean" belongs to the traceback printer, not to the text of the exception.
value_total = 1


class C:
    attribute_one = 1

    def method(self):
        return method


for f in (lambda: value_totl, lambda: C().attribute_on, lambda: C().method(), lambda: "".uper(), lambda: [].apend(1)):
    try:
        f()
    except (NameError, AttributeError) as error:
        print(type(error).__name__, error)

namedtuple: __new__ is a lambda that eval makes from text.
@ 1 e2b1f06bf21f3436
    from _molt import make_function; __new__ = make_function('<lambda>', ('_cls', *field_names), 0, lambda _cls, *values: tuple_new(_cls, values))

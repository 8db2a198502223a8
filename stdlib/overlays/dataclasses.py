dataclasses: methods that exec makes from text.
@ 37 698544db430ffd56
    # Each step: the field, where its value is among the arguments, what makes it otherwise.
    from _molt import make_function
    arguments = std_fields + kw_only_fields
    position = {f.name: k for k, f in enumerate(arguments)}
    steps = []
    for f in fields:
        has_value = f.init or f.default_factory is not MISSING or slots and f.default is not MISSING
        if has_value and f._field_type is not _FIELD_INITVAR:
            steps.append((f.name, position.get(f.name), f.default_factory, f.default))
    init_vars = [position[f.name] for f in fields if f._field_type is _FIELD_INITVAR]
    assign = object.__setattr__ if frozen else setattr

    def __init__(self, *values):
        for name, k, factory, default in steps:
            value = default if k is None else values[k]
            if factory is not MISSING and (k is None or value is _HAS_DEFAULT_FACTORY):
                value = factory()
            assign(self, name, value)
        if has_post_init:
            getattr(self, _POST_INIT_NAME)(*[values[k] for k in init_vars])

    function = make_function('__init__', (self_name, *position), len(kw_only_fields), __init__)
    defaults = {f.name: _HAS_DEFAULT_FACTORY if f.default is MISSING else f.default
                for f in arguments if not f.default is f.default_factory is MISSING}
    function.__defaults__ = tuple(defaults[f.name] for f in std_fields if f.name in defaults) or None
    keyword_names = [f.name for f in kw_only_fields if f.name in defaults]
    function.__kwdefaults__ = {name: defaults[name] for name in keyword_names} or None
    function.__annotations__ = {f.name: f.type for f in arguments} | {'return': None}
    return function
@ 8 91c81dcd0e5965ba
    names = [f.name for f in fields]
    def __repr__(self):
        texts = [f'{name}={getattr(self, name)!r}' for name in names]
        return f"{self.__class__.__qualname__}({', '.join(texts)})"
    return _recursive_repr(__repr__)
@ 20 241d56a53d09157e
    names = {f.name for f in fields}

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__
@ 11 7b45876cb620f5f1
    # The texts are "(self.x,self.y,)" and so on.
    names = [part.partition('.')[2] for part in self_tuple[1:-1].split(',') if part]
    compare = getattr(tuple, name)
    def method(self, other):
        if other.__class__ is not self.__class__: return NotImplemented
        return compare(tuple([getattr(self, n) for n in names]),
                       tuple([getattr(other, n) for n in names]))
    method.__name__ = name
    return method
@ 5 4f4e6071c7b0270e
    names = [f.name for f in fields]
    def __hash__(self):
        return hash(tuple([getattr(self, name) for name in names]))
    return __hash__
@ 1 fff0b10b7e575018
    raise NotImplementedError('a dataclass method from source text')

# list[int] and int | str as objects: parts, comparison, unpacking, calls, errors.
GenericAlias = type(list[int])


class Base:
    pass


for alias in (list[int], dict[str, int], tuple[int, ...], tuple[()], list[None], list[type(None)],
              type[Base], list[list[str]], dict[str, list[Base]], list["name"], tuple[[int, str], 3]):
    print(alias, alias.__origin__, alias.__args__, alias.__parameters__, alias.__unpacked__)
print(list[int] == list[int], list[int] == list[str], list[int] != list[int], list[int] == 5)
print(hash(list[int]) == hash(list[int]), len({list[int], list[int], list[str]}))
print(list[int]([1, 2]), dict[str, int](a=1), list[int].__name__, list[int].__doc__ == list.__doc__)
print(*list[int], [*tuple[int, str]], (*tuple[int],)[0].__unpacked__)
starred = (*tuple[int, str],)[0]
print(starred, starred.__typing_unpacked_tuple_args__, tuple[int].__typing_unpacked_tuple_args__)
print(starred == tuple[int, str], starred == (*tuple[int, str],)[0])
print(GenericAlias(list, int), GenericAlias(list, (int, str)), type(list[int]).__name__)
for text, function in (
        ("subscript", lambda: list[int][str]),
        ("isinstance", lambda: isinstance([], list[int])),
        ("issubclass", lambda: issubclass(list, list[int])),
        ("missing", lambda: list[int].nothing),
        ("int", lambda: int[str]),
        ("union subscript", lambda: (int | str)[int])):
    try:
        print(text, function())
    except Exception as error:
        print(text, type(error).__name__, error)


class Child(list[int]):
    pass


print(Child.__orig_bases__, Child.__mro__[1:], Child([1]))


class Traced:
    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


made = Traced[int]()
print(Traced[int], made.__orig_class__, Traced[int, str])
print(int | str, int | None, None | int, int | str | int, (int | str) == (str | int), (int | str).__args__)
print(int | list[str], list[int] | None, type(int | str).__name__, (int | str).__parameters__)
print(isinstance(3, int | str), isinstance(None, int | None), issubclass(bool, int | str))
for text, function in (
        ("5", lambda: int | 5),
        ("generic", lambda: isinstance([], int | list[int]))):
    try:
        print(text, function())
    except Exception as error:
        print(text, type(error).__name__, error)

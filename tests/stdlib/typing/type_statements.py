type Alias = int | str
type Pair[T] = tuple[T, T]
print(Alias, Alias.__name__, Alias.__value__, Pair.__type_params__)


def first[T](items: list[T]) -> T:
    return items[0]


class Box[T]:
    def __init__(self, value: T):
        self.value = value

    def get(self) -> T:
        return self.value


print(first([1, 2]), first.__type_params__, Box(5).get(), Box.__type_params__, Box.__name__)
print(list[int], dict[str, int], int | None, tuple[int, ...], type(int | str).__name__, isinstance(5, int | str))
x: list[int] = [1]


def annotated(a: int, b: "str" = "x", *args: float, **kw: dict) -> None:
    local: int = 5
    return local


print(annotated(1), annotated.__annotations__, __annotations__)

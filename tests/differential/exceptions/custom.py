class AppError(Exception):
    """Base."""

    code = 1

    def __init__(self, message, *, detail=None):
        super().__init__(message)
        self.detail = detail

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


class NotFound(AppError):
    code = 404


class Silent(Exception):
    def __init__(self, a, b):
        self.a, self.b = a, b


class Formatted(ValueError):
    def __repr__(self):
        return "Formatted!"


try:
    raise NotFound("no page", detail={"path": "/x"})
except AppError as error:
    print(error, repr(error), error.args, error.detail, error.code)
try:
    raise Silent(1, b=2)
except Silent as error:
    print(str(error), repr(error), error.args, error.a, error.b)
try:
    raise Formatted("x")
except ValueError as error:
    print(error, repr(error), [error])
try:
    raise NotFound
except TypeError as error:
    print(error)


class Multi(KeyError, AttributeError):
    pass


for cls in (KeyError, AttributeError, LookupError):
    try:
        raise Multi("m")
    except cls as error:
        print(cls.__name__, repr(error), str(error))
e = AppError("a")
e.args = (1, 2)
e.extra = "attribute"
print(e.args, str(e), e.__dict__)
e.add_note("first note")
e.add_note("second")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as error:
    print(error)


class Falsy(Exception):
    def __bool__(self):
        return False

    def __eq__(self, other):
        return True


try:
    raise Falsy()
except Falsy as f:
    print("falsy caught", f == 5)
exc = [cls("x") for cls in (ValueError, NotFound)]
print(exc, isinstance(exc[1], AppError), type(exc[0]).__name__, hash(exc[0]) == hash(exc[0]))
try:
    raise StopIteration(1, 2)
except StopIteration as s:
    print(s.value, s.args)
try:
    raise SystemExit("bye")
except SystemExit as s:
    print(s.code, s.args)

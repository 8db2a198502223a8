"""A calculator: reads one expression or assignment a line, prints each result.

    line   = NAME '=' sum | sum
    sum    = term (('+' | '-') term)*
    term   = factor (('*' | '/' | '//' | '%') factor)*
    factor = '-' factor | power
    power  = atom ['^' factor]
    atom   = NUMBER | NAME | NAME '(' [sum (',' sum)*] ')' | '(' sum ')'
"""

import math
import sys

OPERATORS = ("//", "+", "-", "*", "/", "%", "^", "(", ")", "=", ",")

FUNCTIONS = {
    "sqrt": math.sqrt,
    "sin": math.sin,
    "log": math.log,
    "gcd": math.gcd,
    "max": max,
    "min": min,
    "abs": abs,
    "factorial": math.factorial,
    "round": round,
}


class CalculatorError(Exception):
    def __init__(self, message, column):
        super().__init__(message)
        self.column = column


def tokenize(text):
    """Return (kind, value, column) triples; the last one has kind 'end'."""
    tokens = []
    position = 0
    while position < len(text):
        char = text[position]
        start = position
        if char.isspace():
            position += 1
        elif char.isdigit() or char == ".":
            while position < len(text) and (text[position].isdigit() or text[position] in ".e"):
                position += 1
            word = text[start:position]
            try:
                tokens.append(("number", float(word) if set(word) & set(".e") else int(word), start))
            except ValueError:
                raise CalculatorError(f"bad number {word!r}", start) from None
        elif char.isidentifier():
            while position < len(text) and (text[position].isalnum() or text[position] == "_"):
                position += 1
            tokens.append(("name", text[start:position], start))
        else:
            for operator in OPERATORS:
                if text.startswith(operator, position):
                    tokens.append(("operator", operator, start))
                    position += len(operator)
                    break
            else:
                raise CalculatorError(f"unexpected character {char!r}", start)
    tokens.append(("end", "end of line", len(text)))
    return tokens


class Calculator:
    def __init__(self):
        self.variables = {"pi": math.pi, "e": math.e}
        self.tokens = []
        self.index = 0

    def evaluate(self, text):
        self.tokens = tokenize(text)
        self.index = 0
        target = None
        if self.tokens[0][0] == "name" and self.tokens[1][1] == "=":
            target = self.tokens[0][1]
            self.index = 2
        value = self.sum()
        if self.kind != "end":
            self.fail(f"unexpected {self.value!r}")
        if target is not None:
            self.variables[target] = value
        self.variables["_"] = value
        return value

    @property
    def kind(self):
        return self.tokens[self.index][0]

    @property
    def value(self):
        return self.tokens[self.index][1]

    def fail(self, message):
        raise CalculatorError(message, self.tokens[self.index][2])

    def take(self):
        token = self.tokens[self.index]
        self.index += 1
        return token[1]

    def accept(self, *operators):
        if self.kind == "operator" and self.value in operators:
            return self.take()
        return None

    def expect(self, operator):
        if self.accept(operator) is None:
            self.fail(f"expected {operator!r} before {self.value!r}")

    def sum(self):
        value = self.term()
        while operator := self.accept("+", "-"):
            right = self.term()
            value = value + right if operator == "+" else value - right
        return value

    def term(self):
        value = self.factor()
        while operator := self.accept("*", "//", "/", "%"):
            right = self.factor()
            if operator == "*":
                value *= right
            elif operator == "/":
                value /= right
            elif operator == "//":
                value //= right
            else:
                value %= right
        return value

    def factor(self):
        if self.accept("-"):
            return -self.factor()
        return self.power()

    def power(self):
        base = self.atom()
        if self.accept("^"):
            return base ** self.factor()
        return base

    def atom(self):
        if self.kind == "number":
            return self.take()
        if self.kind == "name":
            name = self.take()
            return self.call(name) if self.accept("(") else self.look_up(name)
        if self.accept("("):
            value = self.sum()
            self.expect(")")
            return value
        return self.fail(f"expected a value, found {self.value!r}")

    def call(self, name):
        arguments = []
        if not self.accept(")"):
            arguments.append(self.sum())
            while self.accept(","):
                arguments.append(self.sum())
            self.expect(")")
        try:
            function = FUNCTIONS[name]
        except KeyError:
            self.fail(f"no function called {name}")
        return function(*arguments)

    def look_up(self, name):
        if name not in self.variables:
            self.index -= 1
            self.fail(f"no variable called {name}")
        return self.variables[name]


def main():
    calculator = Calculator()
    errors = 0
    for line in sys.stdin:
        line = line.rstrip("\n")
        if not line.strip():
            continue
        print(f"> {line}")
        try:
            print(calculator.evaluate(line))
        except CalculatorError as error:
            errors += 1
            print(" " * (error.column + 2) + "^")
            print(f"error: {error}")
        except (ArithmeticError, ValueError, TypeError) as error:
            errors += 1
            print(f"{type(error).__name__}: {error}")
    print(f"{errors} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())

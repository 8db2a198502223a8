"""A stack machine: assembles the program on standard input and runs it.

    label:            names the next instruction
    push 42, push "text", load x, store x, add sub mul div mod lt eq not,
    jump label, jumpif label, call label, ret, dup, swap, drop, print, halt
"""

import sys
from time import perf_counter


class MachineError(Exception):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")


class Instruction:
    __slots__ = ("name", "argument", "line")

    def __init__(self, name, argument, line):
        self.name = name
        self.argument = argument
        self.line = line

    def __repr__(self):
        return self.name if self.argument is None else f"{self.name} {self.argument!r}"


TAKES_ARGUMENT = {"push", "load", "store", "jump", "jumpif", "call"}


def parse_operand(text, line):
    if text.startswith('"') and text.endswith('"') and len(text) > 1:
        return text[1:-1]
    for convert in (int, float):
        try:
            return convert(text)
        except ValueError:
            pass
    raise MachineError(f"not a value: {text}", line)


def assemble(lines):
    """Two passes: collect instructions and labels, then resolve the jumps."""
    program, labels = [], {}
    for line, text in enumerate(lines, 1):
        text = text.split(";")[0].strip()
        while text:
            label, colon, rest = text.partition(":")
            if not colon or " " in label or '"' in label:
                break
            if label in labels:
                raise MachineError(f"label {label} is defined twice", line)
            labels[label] = len(program)
            text = rest.strip()
        if not text:
            continue
        name, _, argument = text.partition(" ")
        argument = argument.strip()
        if name == "push":
            argument = parse_operand(argument, line)
        elif (name in TAKES_ARGUMENT) != bool(argument):
            raise MachineError(f"wrong use of {name}", line)
        program.append(Instruction(name, argument if argument != "" else None, line))
    for instruction in program:
        if instruction.name in ("jump", "jumpif", "call"):
            if instruction.argument not in labels:
                raise MachineError(f"no label {instruction.argument}", instruction.line)
            instruction.argument = labels[instruction.argument]
    return program


class Machine:
    def __init__(self, program, limit=1_000_000):
        self.program = program
        self.limit = limit
        self.stack = []
        self.calls = []
        self.variables = {}
        self.counter = 0
        self.steps = 0
        self.handlers = {name[3:]: getattr(self, name) for name in dir(self)
                         if name.startswith("op_")}

    def run(self):
        while self.counter < len(self.program):
            instruction = self.program[self.counter]
            self.counter += 1
            self.steps += 1
            if self.steps > self.limit:
                raise MachineError("too many steps", instruction.line)
            if instruction.name == "halt":
                break
            try:
                handler = self.handlers[instruction.name]
                if instruction.argument is None:
                    handler()
                else:
                    handler(instruction.argument)
            except KeyError as error:
                raise MachineError(f"unknown: {error.args[0]}", instruction.line) from error
            except IndexError:
                raise MachineError(f"{instruction}: the stack is empty",
                                   instruction.line) from None
            except (TypeError, ArithmeticError) as error:
                raise MachineError(f"{instruction}: {error}", instruction.line) from error

    def op_push(self, value):
        self.stack.append(value)

    def op_load(self, name):
        self.stack.append(self.variables[name])

    def op_store(self, name):
        self.variables[name] = self.stack.pop()

    def op_dup(self):
        self.stack.append(self.stack[-1])

    def op_swap(self):
        self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]

    def op_drop(self):
        del self.stack[-1]

    def op_print(self):
        print(self.stack.pop())

    def op_not(self):
        self.stack.append(int(not self.stack.pop()))

    def op_jump(self, target):
        self.counter = target

    def op_jumpif(self, target):
        if self.stack.pop():
            self.counter = target

    def op_call(self, target):
        self.calls.append(self.counter)
        self.counter = target

    def op_ret(self):
        self.counter = self.calls.pop()


def binary(function):
    def operation(self):
        right = self.stack.pop()
        left = self.stack.pop()
        self.stack.append(function(left, right))
    return operation


for name, function in {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a // b,
    "mod": lambda a, b: a % b,
    "lt": lambda a, b: int(a < b),
    "eq": lambda a, b: int(a == b),
}.items():
    setattr(Machine, f"op_{name}", binary(function))


def sections(lines):
    """Programs are separated by lines of dashes."""
    section = []
    for line in lines:
        if line.startswith("---"):
            yield section
            section = []
        else:
            section.append(line)
    yield section


def main():
    started = perf_counter()
    for number, lines in enumerate(sections(sys.stdin), 1):
        print(f"program {number}")
        try:
            machine = Machine(assemble(lines), limit=20_000)
            machine.run()
        except MachineError as error:
            print(f"error: {error}")
        else:
            print(f"done in {machine.steps} steps, stack {machine.stack}")
    if perf_counter() < started:
        print("the clock ran backwards")


if __name__ == "__main__":
    main()

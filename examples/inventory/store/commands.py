"""The commands. A function with the decorator `command` is one; its docstring is the help."""

from . import money
from .errors import UsageError

COMMANDS = {}


def command(*converters):
    def register(function):
        COMMANDS[function.__name__] = (function, converters)
        return function
    return register


def run(inventory, words):
    name, *texts = words
    if name not in COMMANDS:
        raise UsageError(f"unknown command {name}")
    function, converters = COMMANDS[name]
    if len(texts) != len(converters):
        raise UsageError(f"{name} takes {len(converters)} arguments, not {len(texts)}")
    try:
        values = [convert(text) for convert, text in zip(converters, texts)]
    except ValueError as error:
        raise UsageError(f"bad argument for {name}") from error
    function(inventory, *values)


@command(str, money.parse)
def define(inventory, name, cents):
    """define NAME PRICE: make an item known, or change its price"""
    inventory.define(name, cents)


@command(str, int)
def add(inventory, name, count):
    """add NAME COUNT: put goods on the shelf"""
    inventory.add(name, count)


@command(str, int)
def sell(inventory, name, count):
    """sell NAME COUNT: take goods off the shelf for money"""
    print(f"  {money.show(inventory.remove(name, count))} to pay")


@command()
def undo(inventory):
    """undo: take the last change back"""
    inventory.undo()


@command()
def show(inventory):
    """show: list the stock"""
    for item in inventory:
        print(f"  {item.name:<10}{item.count:>5} at {money.show(item.cents):>8}"
              f" = {money.show(item.worth):>10}")
    print(f"  {len(inventory)} pieces, worth {money.show(inventory.worth)}")


@command()
def help(inventory):
    """help: print this list"""
    for function, _ in COMMANDS.values():
        print("  " + function.__doc__)

"""Keep the stock of a small shop. Commands on standard input; see commands.py for the list."""

import sys

from store import Inventory, StoreError
from store.commands import COMMANDS, run


def main():
    inventory = Inventory(capacity=500)
    failures = 0
    for line in sys.stdin:
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        print("$", " ".join(words))
        try:
            run(inventory, words)
        except StoreError as error:
            failures += 1
            print(f"  {type(error).__name__}: {error}")
            if error.__cause__ is not None:
                print(f"  caused by {error.__cause__!r}")
    print(f"{len(COMMANDS)} commands known, {failures} failed")
    return min(failures, 9)


if __name__ == "__main__":
    sys.exit(main())

"""Docstring."""

import sys


def good():
    return 1


def bad():
    x = [1,
         2
    y = 3
    return x


print(good())

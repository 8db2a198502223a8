"""Shapes of all kinds."""

print("importing", __name__)
from . import square
from .common import describe

__all__ = ["square", "describe", "visible"]
visible = 1
hidden_count = 2

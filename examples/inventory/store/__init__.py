"""The stock: items, prices, and the errors that working with them may raise."""

from .errors import NotEnough, StoreError, UnknownItem
from .inventory import Inventory

__all__ = ["Inventory", "NotEnough", "StoreError", "UnknownItem"]

"""Quantities in news prose: numbers with their bounds, unit and what they count."""

from qa.numbers.quantity import Kind, Quantity, render, same_quantity, same_value
from qa.numbers.reading import read_quantities

__all__ = ["Kind", "Quantity", "read_quantities", "render", "same_quantity", "same_value"]

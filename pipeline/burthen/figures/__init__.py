"""Reads the quantities of a text: value, unit, bound, period, who pays whom."""

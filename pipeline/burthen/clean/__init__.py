"""Clean: plain typography and no page furniture, with the way back to every character."""

from burthen.clean.cleaner import clean

__all__ = ["clean"]

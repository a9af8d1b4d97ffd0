"""Versions of the package and of the codebook that its labels follow."""

__version__ = "0.1.0"
CODEBOOK_VERSION = "1"

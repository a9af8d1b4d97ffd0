"""Encode: one transformer pass over an article, and the heads that read its states."""

"""Figures of many records as rows, and beside reference series."""

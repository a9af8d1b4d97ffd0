"""Coding by hand: samples to code, sheets, annotation tools, and the way back to gold records."""

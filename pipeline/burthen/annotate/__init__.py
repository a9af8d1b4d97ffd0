"""Sentences, names of holders, and whose voice each stretch of text is in."""

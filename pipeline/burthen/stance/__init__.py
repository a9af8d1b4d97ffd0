"""Stance: who stands where on which proposition."""

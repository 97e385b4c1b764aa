"""Counts: numbers with what they count, how exactly, and what is measured."""

"""Statements: that somebody said something, what, who, to whom, about what."""

"""Reviewing a drafted sheet: entry by entry in the terminal, or as one page beside its text."""

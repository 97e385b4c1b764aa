"""From names and codes to things, and from a researcher's keys to our states."""

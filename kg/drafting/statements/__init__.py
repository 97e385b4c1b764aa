"""Statements: a cue with what was said and who said it, about what, to whom, and what goes on without a cue."""

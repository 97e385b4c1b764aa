"""Words that say that somebody said something, and what makes them no such words."""

"""Events: the words that tell of one, and the days and the place that a story gives it."""

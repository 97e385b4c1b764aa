"""Tables for analysis: a population laid out over time, acts or claims one by one, with what a reader must know."""

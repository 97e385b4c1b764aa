"""Programs beside our own rules that propose facts of a text; none of them is believed, all pass the same grounding."""

"""What was said: the quotation, clause or noun phrase of a cue, and where it begins and ends."""

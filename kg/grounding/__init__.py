"""Which facts that a program proposes of a text may enter a draft."""

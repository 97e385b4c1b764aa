"""What is told beside speech: counts, events, acts on treaties."""

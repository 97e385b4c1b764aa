"""A draft as a fact sheet, and what it proposes for actors that nobody knows."""

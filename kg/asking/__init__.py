"""What comes out: the door for queries, lookups, answers, exports, networks."""

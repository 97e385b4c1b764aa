"""What comes out: answers, lookups, exports, networks."""

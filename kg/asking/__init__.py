"""What comes out: answers, lookups, exports."""

"""Drafts held against what people coded."""

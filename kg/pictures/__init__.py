"""Pictures: what answers look like, drawn with matplotlib where it is installed."""

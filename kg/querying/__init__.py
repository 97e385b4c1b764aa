"""The one door for queries: scanned, then answered by a process that can be killed."""

"""Exchange with Discourse Network Analyzer (DNA): statements out and in."""

"""From entries to quads: content, inferences, and why we believe the source says so."""

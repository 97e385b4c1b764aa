"""From quads to a build on disk: derive, compare, commit."""

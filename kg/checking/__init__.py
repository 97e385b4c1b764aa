"""Whether the graph may stand: shapes, audits, and findings that say where to mend."""

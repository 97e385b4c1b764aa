"""Networks that a reviewer can question: projections with evidence, measures, nulls that keep margins, sensitivity."""

"""Where sources disagree: found by rule, listed with all claims, never decided."""

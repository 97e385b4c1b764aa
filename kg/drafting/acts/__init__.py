"""Acts on treaties: who, which treaty, which act, and whether it happened, is planned or denied."""

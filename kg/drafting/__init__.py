"""From an article to a drafted sheet: pure stages from text to spans, driven by the tables of data/languages."""

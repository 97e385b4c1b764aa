"""Languages as files: their tables read, checked, and made into one index of forms."""

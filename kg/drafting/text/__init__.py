"""A text before anything in it has a name: words, sentences, quotations, what belongs to the page."""

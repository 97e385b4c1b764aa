"""Who speaks: the actors of a text, which of them is a subject, and whom pronouns, roles and nouns mean."""

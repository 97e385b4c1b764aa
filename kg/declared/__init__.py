"""What is declared in files: where they are, what sections, terms and questions mean."""

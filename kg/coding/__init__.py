"""Several coders of one text: where they agree, how reliable their coding is, and how the texts were found."""

"""Models that a user brings: a language model behind an address, named entities by spaCy."""

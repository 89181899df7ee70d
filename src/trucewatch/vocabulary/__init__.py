"""The nouns: records and errors that all folders exchange."""

"""How each language speaks of time; one file per language, for its language file."""

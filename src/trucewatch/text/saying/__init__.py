"""How each language says that somebody speaks; one file per language, for its language file."""

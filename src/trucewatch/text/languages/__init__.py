"""One file per language: cue verbs, number words, months, endings."""

"""Words of what happens, one file per language; languages/ puts them together."""

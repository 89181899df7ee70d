"""One file per source; a new source is found by lying here."""

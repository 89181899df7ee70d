"""What we remember: the database of append-only revisions."""

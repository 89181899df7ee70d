"""What we publish: editions as HTML and JSON in four languages."""

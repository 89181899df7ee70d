"""What was said, and by whom: reading documents in four languages."""

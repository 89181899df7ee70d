"""Way in: commands."""

"""Way in: pages served on loopback."""

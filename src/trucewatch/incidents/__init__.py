"""What happened: reports grouped by origin and joined to incidents."""

"""What was agreed: versions, differences between them, life."""

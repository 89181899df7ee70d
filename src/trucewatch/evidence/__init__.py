"""What can be proved: a content-addressed archive with a hash-chained custody log."""

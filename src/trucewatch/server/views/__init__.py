"""Pages, one file a family; each has a router named ``router``."""

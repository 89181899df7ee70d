"""The workspace for programs: API, OGC API Features and feeds; each file has a ``router``."""

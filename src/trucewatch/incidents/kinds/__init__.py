"""One file per kind of incident."""

"""Replayed truces as a page: tables and drawings of how good the numbers usually are."""

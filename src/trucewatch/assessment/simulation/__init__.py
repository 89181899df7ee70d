"""Truces with known truth: what the methods are tested and planned on."""

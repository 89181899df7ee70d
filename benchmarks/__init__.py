"""Measurements of speed against what people would otherwise do; run with ``make bench``."""

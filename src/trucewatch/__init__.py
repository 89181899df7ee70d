"""Did the ceasefire hold: where, how sure are we, and who was looking?"""

__version__ = "0.1.0"

"""What the news allows to say: the share of reports of force, next days, late reports."""

"""The report on paper: the page's own words and numbers, typeset as tagged PDF."""

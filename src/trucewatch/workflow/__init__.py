"""The order of a day: the one place that joins the other folders."""

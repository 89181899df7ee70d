"""The sections of the daily report, one file per group, in the order of the report."""

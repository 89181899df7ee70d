"""Was the truce kept: grades, baselines, states per sector and day."""

"""Where it was: gazetteer, distances, projections, theatres."""

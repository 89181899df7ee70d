"""Maps for people: one sheet of content drawn as SVG, GeoJSON, CSV and PNG."""

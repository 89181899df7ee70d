"""Ground held, taken and regained, measured under every choice of maps."""

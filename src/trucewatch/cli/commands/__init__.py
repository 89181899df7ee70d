"""One file per group of commands; each exports ``register(app)`` and imports late."""

"""Alembic scripts, applied by ``trucewatch.storage.schema``."""

"""The first tables: records with two clocks, their shapes and extents, pieces, editions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _records()
    _pieces()
    _editions()


def _records() -> None:
    op.create_table(
        "record",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("valid_from", sa.Text),
        sa.Column("valid_to", sa.Text),
        sa.Column("known_at", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("locator", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("shapes", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Text),
        sa.Column("seal", sa.Text, nullable=False),
        sa.UniqueConstraint("kind", "id", "revision"),
    )
    op.create_index("record_by_time", "record", ["kind", "valid_from"])
    op.create_index("record_by_piece", "record", ["sha256"])
    op.create_table(
        "shape",
        sa.Column("record", sa.Integer, sa.ForeignKey("record.key"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("wkb", sa.LargeBinary, nullable=False),
    )
    op.execute("CREATE VIRTUAL TABLE extent USING rtree(record, west, east, south, north)")


def _pieces() -> None:
    op.create_table(
        "piece",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("known_at", sa.Text, nullable=False),
        sa.Column("rows_read", sa.Integer, nullable=False),
        sa.Column("accepted", sa.Integer, nullable=False),
        sa.Column("rejected", sa.Integer, nullable=False),
        sa.Column("custody", sa.Text, nullable=False),
    )


def _editions() -> None:
    op.create_table(
        "edition",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("asof", sa.Text, nullable=False),
        sa.UniqueConstraint("id", "asof"),
    )
    op.create_table(
        "figure",
        sa.Column("edition", sa.Integer, sa.ForeignKey("edition.key"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("value", sa.Float, nullable=False),
    )

"""Permanent addresses inside a page: figures, records, cards, sections."""

from __future__ import annotations

import re

UNSAFE = re.compile(r"""[\s"'<>&#%]+""")


def figure_anchor(figure: str) -> str:
    """Address a figure's detail; the id is its own address.

    >>> figure_anchor("f/2025-03-12/all/observed")
    'f/2025-03-12/all/observed'
    """
    return UNSAFE.sub("_", figure)


def use_anchor(figure: str) -> str:
    """Address the place where a figure is first printed, for the way back."""
    return f"at:{figure_anchor(figure)}"


def record_anchor(record: str) -> str:
    """Address a record in the register of records."""
    return f"r:{UNSAFE.sub('_', record)}"


def card_anchor(card: str) -> str:
    """Address an incident, claim or row in the text."""
    return f"i:{UNSAFE.sub('_', card)}"


def section_anchor(section: str) -> str:
    """Address a section."""
    return section.replace("_", "-")

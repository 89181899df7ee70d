"""Words of closed lists in hand-written agreements: a wrong one is named with its line."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from trucewatch.sources.yaml_nodes import Node

Listed = TypeVar("Listed", bound=StrEnum)


def word(node: Node, key: str, known: frozenset[str]) -> str:
    """Return a field's word if the list has it."""
    found = node.text(key)
    if found not in known:
        raise node.wrong(f"{key} {found!r} is not in the list.", _choices(known), key)
    return found


def words(node: Node, key: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return a field's words if the list has all of them."""
    found = node.words(key)
    for one in found:
        if one not in known:
            raise node.wrong(f"{key}: {one!r} is not in the list.", _choices(known), key)
    return found


def listed(node: Node, key: str, kind: type[Listed], default: Listed | None = None) -> Listed:
    """Return the member of a closed list that a field names."""
    if default is not None and node.optional_text(key) is None:
        return default
    return kind(word(node, key, frozenset(member.value for member in kind)))


def whole(node: Node, key: str) -> int | None:
    """Return a field's whole number, or None when it is absent."""
    number = node.number(key)
    if number is None:
        return None
    if number != int(number) or number < 0:
        raise node.wrong(f"{key} is no whole number.", "Write the number as stated.", key)
    return int(number)


def _choices(known: frozenset[str]) -> str:
    in_order = sorted(known, key=lambda one: (len(one), one) if one[1:].isdigit() else (0, one))
    return f"Use one of: {', '.join(in_order)}."

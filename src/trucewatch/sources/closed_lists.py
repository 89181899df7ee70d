"""The closed lists of facets that hand-written material may use (docs/vocabulary.md)."""

from __future__ import annotations

from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.facets import FACETS

WEAPON_CLASSES = frozenset(FACETS["weapon_class"])
OBJECT_CLASSES = frozenset(FACETS["object_class"])
OBSERVATIONS = frozenset(FACETS["observation"])
DESCRIPTIONS = frozenset(FACETS["description"])
FORMS = frozenset(["unilateral", "parallel_unilateral", "bilateral", "multilateral", "verbal"])
PURPOSES = frozenset(["holiday", "humanitarian", "energy", "general", "local", "preliminary"])


def one_of(value: str, known: frozenset[str], *, column: str) -> str:
    """Return the value if the list has it.

    Raises:
        InputError: It does not; names the list, and the entry that was probably meant.
    """
    if value in known:
        return value
    raise InputError(
        f"{value!r} is not in the list.",
        remedy=f"Use one of: {', '.join(sorted(known))}.",
        column=column,
        value=value,
    )

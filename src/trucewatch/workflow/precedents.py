"""The precedents at hand: bundled cases P01 to P31 with their agreements."""

from __future__ import annotations

from functools import lru_cache

from trucewatch.agreements.library import library_files
from trucewatch.agreements.precedents import precedent_files, source_names
from trucewatch.sources.origins.agreement_yaml import parse
from trucewatch.sources.precedents import parse_precedent, parse_source_names
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.precedent import Precedent


@lru_cache(maxsize=1)
def load_precedents() -> tuple[Precedent, ...]:
    """Return all precedents in the order of their ids; each is a case with its agreement."""
    names = parse_source_names(source_names())
    agreements = {one.id: one for one in map(parse, library_files().values())}
    found = [parse_precedent(raw, names, agreements) for raw in precedent_files().values()]
    return tuple(sorted(found, key=lambda one: one.id))


def find_precedent(name: str) -> Precedent:
    """Return the precedent of an id, its own (P24) or that of its agreement (easter-2025).

    Raises:
        UsageError: There is none; the ids there are are named.
    """
    for one in load_precedents():
        if name.casefold() in (one.id.casefold(), one.agreement.id):
            return one
    known = ", ".join(f"{one.id} ({one.agreement.id})" for one in load_precedents())
    raise UsageError(f"There is no precedent {name!r}; known are {known}.")

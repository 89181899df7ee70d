"""The precedents at hand: bundled cases P01 to P31 with their agreements."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from trucewatch.agreements.known import case_as_known
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


def known_precedents(asof: datetime | None) -> tuple[Precedent, ...]:
    """Return the precedents as far as they were dated by then; all of them without a time."""
    every = load_precedents()
    if asof is None:
        return every
    cut = (case_as_known(one, asof) for one in every)
    return tuple(one for one in cut if one is not None)


def find_precedent(name: str, asof: datetime | None = None) -> Precedent:
    """Return the precedent of an id, its own (P24) or that of its agreement (easter-2025).

    Args:
        name: Id, in any case.
        asof: Cut to what was dated by then; None takes all that is on record.

    Raises:
        UsageError: There is none; the ids there are are named.
    """
    for one in load_precedents():
        if name.casefold() in (one.id.casefold(), one.agreement.id):
            known = one if asof is None else case_as_known(one, asof)
            if known is None:
                raise UsageError(
                    f"Nothing about {one.id} was published by {asof:%Y-%m-%d}; "
                    "choose a later --asof."
                )
            return known
    ids = ", ".join(f"{one.id} ({one.agreement.id})" for one in load_precedents())
    raise UsageError(f"There is no precedent {name!r}; known are {ids}.")

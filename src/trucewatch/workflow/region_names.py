"""Names of the divisions that an agreement speaks of, in the languages of the report."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.agreements.scope import DIVISION_WORDS
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.place import PlaceKind
from trucewatch.workflow.ground import Ground


def region_names(agreement: Agreement, ground: Ground) -> dict[str, Mapping[str, str]]:
    """Look up the divisions that terms name; one the gazetteer does not know is missing.

    Texts write "Kursk" where gazetteers have "Kursk Oblast", so both are tried.
    """
    named = {
        name
        for version in agreement.versions
        for term in version.terms
        for name in (*term.scope.regions, *term.scope.excluded_regions)
    }
    found = {name: _names(name, ground) for name in sorted(named)}
    return {name: names for name, names in found.items() if names}


def _names(name: str, ground: Ground) -> Mapping[str, str]:
    last = name.casefold().split()[-1]
    tried = (name,) if last in DIVISION_WORDS else (f"{name} Oblast", name)
    for each in tried:
        for place, _, _ in ground.gazetteer.lookup(each):
            if place.kind is PlaceKind.REGION and place.names:
                return place.names
    return {}

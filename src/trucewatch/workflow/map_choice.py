"""Which control map speaks for a day, and whose it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from trucewatch.sources.catalogue import catalogue
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.map_sheet import MapUsed
from trucewatch.vocabulary.source import Source

LICENCE_UNKNOWN = "not stated by the file; ask the publisher"
_ADDRESS = re.compile(r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b")
_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)


def one_source(maps: Sequence[ControlMap], source: str | None) -> tuple[ControlMap, ...]:
    """Keep the maps of the source asked for, or of the one that published most.

    Raises:
        UsageError: No map is of that source.
    """
    counted = Counter(one.source for one in maps)
    wanted = source or min(counted, key=lambda name: (-counted[name], name))
    if wanted not in counted:
        known = ", ".join(sorted(counted))
        raise UsageError(f"there is no map of the source {wanted!r}; at hand are: {known}.")
    return tuple(one for one in maps if one.source == wanted)


def map_of(maps: Sequence[ControlMap], day: date) -> ControlMap:
    """Return the newest map filed by a day; of two on one date the one fetched last.

    Raises:
        UsageError: All maps are later than that day.
    """
    filed = [one for one in maps if one.file_date <= day]
    if not filed:
        first = min(one.file_date for one in maps)
        raise UsageError(f"no map was filed by {day}; the first one at hand is of {first}.")
    return max(filed, key=lambda one: (one.file_date, one.retrieved_at or _EARLIEST))


def used(one: ControlMap, sources: Mapping[str, Source]) -> MapUsed:
    """Describe a map with its source's title, credit, terms and address."""
    known = {**_packaged(), **{key: (source, None) for key, source in sources.items()}}
    source, _ = known.get(one.source, (None, None))
    _, licence = _packaged().get(one.source, (None, None))
    title = source.title if source else one.source
    credit = (source.credit if source else "") or title
    address = _ADDRESS.search(credit)
    return MapUsed(
        id=one.id,
        source=one.source,
        title=title,
        credit=credit,
        licence=licence or LICENCE_UNKNOWN,
        url=f"https://{address.group()}" if address else None,
        file_date=one.file_date,
        map_date=one.map_date,
        retrieved_at=one.retrieved_at,
        sha256=one.evidence.sha256,
    )


def by_id(sources: Iterable[Source]) -> dict[str, Source]:
    """Index sources by their ids; later ones win."""
    return {source.id: source for source in sources}


def _packaged() -> dict[str, tuple[Source, str | None]]:
    specs = [reader.spec for reader in catalogue()]
    return {one.publisher.id: (one.publisher, one.licence) for one in specs if one.publisher}

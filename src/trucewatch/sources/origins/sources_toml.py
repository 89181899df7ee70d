"""Descriptions of publishers as TOML: class, side, reliability, credit."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from trucewatch.sources.limits import Raw
from trucewatch.sources.publishers import source_from
from trucewatch.sources.signature import Head
from trucewatch.sources.source import FileError, Intake, OriginSpec, Outcome, each
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.source import Source

ORIGIN = OriginSpec(name="sources_toml", title="Descriptions of publishers", licence="yours")
KNOWN = frozenset(("id", "title", "class", "side", "reliability", "credit"))


def recognises(head: Head) -> bool:
    """Tell by the first table ``[[source]]``."""
    return "[[source]]" in {line.strip() for line in head.text.splitlines()[:50]}


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one source per table ``[[source]]``."""
    del intake
    try:
        tables = tomllib.loads(raw.whole().decode("utf-8-sig")).get("source")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileError(f"not TOML: {error}.", remedy="Correct the file.") from error
    if not isinstance(tables, list):
        raise FileError("source is no list of tables.", remedy="Write [[source]].")
    return each(tables, _source)


def _source(table: Mapping[str, Any]) -> Source:
    unknown = sorted(set(table) - KNOWN)
    if unknown:
        raise InputError(
            f"{unknown[0]!r} is not a known field.",
            remedy=f"Known: {', '.join(sorted(KNOWN))}.",
            column=unknown[0],
        )
    if not table.get("id"):
        raise InputError("a source has no id.", remedy="Add id = “…”.", column="id")
    return source_from(table)

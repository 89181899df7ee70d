"""Incident types beside the classes of other vocabularies, both ways (DOMAIN section 5)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from trucewatch.vocabulary.incident import IncidentType


class Scheme(StrEnum):
    """Vocabularies of other projects."""

    OSCE = "osce"
    ACLED = "acled"
    UCDP = "ucdp"
    PLOVER = "plover"
    VIINA = "viina"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeEntry:
    """One type of incident with its counterparts; a missing scheme has none.

    Attributes:
        classes: Labels by scheme. UCDP's are types of violence and hold only with a death.
    """

    code: IncidentType
    title: str
    classes: dict[Scheme, tuple[str, ...]]


@cache
def taxonomy() -> dict[IncidentType, TypeEntry]:
    """Return all types in the order of the vocabulary.

    >>> taxonomy()[IncidentType.ARTILLERY].classes[Scheme.VIINA]
    ('t_artillery',)
    """
    text = (files("trucewatch.incidents") / "taxonomy.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return {
        kind: TypeEntry(
            code=kind,
            title=raw[kind.value]["title"],
            classes={
                scheme: tuple(raw[kind.value][scheme.value])
                for scheme in Scheme
                if scheme.value in raw[kind.value]
            },
        )
        for kind in IncidentType
    }


def to_scheme(kind: IncidentType, scheme: Scheme) -> tuple[str, ...]:
    """List the classes of another vocabulary that a type goes with; empty where it has none.

    >>> to_scheme(IncidentType.PRISONER_EXCHANGE, Scheme.PLOVER)
    ('RETREAT release 0841',)
    """
    return taxonomy()[kind].classes.get(scheme, ())


def from_scheme(scheme: Scheme, label: str) -> tuple[IncidentType, ...]:
    """List the types that a class of another vocabulary may stand for, in our order.

    Most classes are wider than a type: a row is then a report of one of several, never an
    incident of the first. The sub-event, mode, CAMEO code or whole label may be given.

    >>> [kind.value for kind in from_scheme(Scheme.ACLED, "Air/drone strike")]
    ['F5', 'F6', 'F7', 'I1']
    """
    wanted = label.strip().casefold()
    return tuple(
        kind
        for kind, entry in taxonomy().items()
        if any(wanted in _names(scheme, one) for one in entry.classes.get(scheme, ()))
    )


def labels(scheme: Scheme) -> tuple[str, ...]:
    """List all classes of a vocabulary that some type goes with, sorted."""
    found = {one for entry in taxonomy().values() for one in entry.classes.get(scheme, ())}
    return tuple(sorted(found))


def _names(scheme: Scheme, label: str) -> frozenset[str]:
    """Return the ways in which a class may be named: whole, or by its last part or code."""
    whole = label.casefold()
    parts = {whole}
    if scheme in (Scheme.ACLED, Scheme.OSCE) and ": " in whole:
        parts.add(whole.split(": ", 1)[1])
    if scheme is Scheme.PLOVER:
        event, mode, cameo = whole.split(" ")
        parts |= {part for part in (f"{event} {mode}", cameo) if "-" not in part.split()}
    return frozenset(parts)

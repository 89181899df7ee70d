"""Builders for agreements; whatever a test does not name does not matter."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from trucewatch.vocabulary.agreement import (
    Agreement,
    LifeEvent,
    Scope,
    Stage,
    Term,
    TermKind,
    Version,
)
from trucewatch.vocabulary.interval import Granularity, Interval

PARTIES = ("russia", "ukraine")
START = datetime(2031, 6, 11, 15, tzinfo=UTC)
END = datetime(2031, 6, 14, 21, tzinfo=UTC)


def a_window(start: datetime = START, end: datetime = END, zone: str = "Europe/Kyiv") -> Interval:
    """Build a window between two UTC moments."""
    return Interval(start_at=start, end_at=end, zone=zone, granularity=Granularity.MINUTE)


def a_term(name: str = "t", kind: TermKind = TermKind.FIRE_BAN, **changes: Any) -> Term:
    """Build a general fire ban without a window of its own."""
    scope = changes.pop("scope", Scope())
    chosen: dict[str, Any] = {"acts": (), "weapons": (), "window": a_window()}
    return Term(id=name, kind=kind, scope=scope, **{**chosen, **changes})


def a_version(author: str, *terms: Term, window: Interval | None = None, **changes: Any) -> Version:
    """Build a version named after its author."""
    chosen: dict[str, Any] = {
        "id": f"{author}-1",
        "published_on": date(2031, 6, 10),
        "source": "invented",
    }
    return Version(author=author, terms=terms, window=window, **{**chosen, **changes})


def a_step(party: str, stage: Stage, at: datetime = START) -> LifeEvent:
    """Build a dated step."""
    return LifeEvent(party=party, stage=stage, on=at.date(), at=at, source="invented")


def an_agreement(*versions: Version, life: tuple[LifeEvent, ...] = ()) -> Agreement:
    """Build an agreement of two parties."""
    return Agreement(
        id="agreement",
        titles={"en": "Agreement"},
        parties=PARTIES,
        guarantors=(),
        form="parallel_unilateral",
        purpose="holiday",
        versions=versions,
        life=life,
        source="invented",
        synthetic=True,
    )


def in_force(*versions: Version) -> Agreement:
    """Build an agreement that both parties put in force at its start."""
    life = tuple(a_step(party, Stage.IN_FORCE) for party in PARTIES)
    return an_agreement(*versions, life=life)

"""Agreements at hand: the bundled library and what the workspace knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from trucewatch.agreements.force import truce_day
from trucewatch.agreements.known import as_known
from trucewatch.agreements.library import library_files
from trucewatch.geography.theatre import load_theatre
from trucewatch.sources.origins.agreement_yaml import parse
from trucewatch.sources.treaty_complaints import complaints
from trucewatch.vocabulary.agreement import Agreement, Stage
from trucewatch.vocabulary.errors import InputError, UsageError
from trucewatch.vocabulary.findings import TruceDay
from trucewatch.workflow.precedents import load_precedents
from trucewatch.workflow.theatre_box import theatre_box
from trucewatch.workflow.workspace import Workspace

OPEN_STAGES = frozenset({Stage.PROPOSED, Stage.ACCEPTED, Stage.CONDITIONAL})


def load_agreements(workspace: Workspace | None, asof: datetime | None) -> tuple[Agreement, ...]:
    """Return the library's agreements and the workspace's, by id; the workspace's win.

    Of the library only what was dated by ``asof`` is there, so that no backtest knows how a
    truce went on. A demonstration sees only its own: real agreements never mix with
    invented facts.
    """
    own = tuple(workspace.store.read(Agreement, asof=asof)) if workspace else ()
    if workspace is not None and workspace.settings.synthetic:
        return own
    found = {one.id: one for one in _library(asof)}
    found.update({one.id: one for one in own})
    return tuple(sorted(found.values(), key=lambda one: one.id))


def _library(asof: datetime | None) -> Iterator[Agreement]:
    for raw in library_files().values():
        agreement = parse(raw)
        known = agreement if asof is None else as_known(agreement, asof)
        if known is not None:
            yield known


def find_agreement(
    agreements: tuple[Agreement, ...], agreement_id: str, asof: datetime | None = None
) -> Agreement:
    """Return the agreement of that id, or the precedent of that id or number (P25).

    A precedent is cut to what was dated by ``asof``, like the library.

    Raises:
        UsageError: There is none; the ids there are are named.
    """
    for one in agreements:
        if one.id == agreement_id:
            return one
    if not any(one.synthetic for one in agreements):
        for case in load_precedents():
            if agreement_id in (case.id, case.agreement.id):
                return _then(case.agreement, asof)
    known = ", ".join(one.id for one in agreements) or "none"
    raise UsageError(f"There is no agreement {agreement_id!r}; known are {known}.")


def _then(agreement: Agreement, asof: datetime | None) -> Agreement:
    found = agreement if asof is None else as_known(agreement, asof)
    if found is None:
        raise UsageError(
            f"Nothing about {agreement.id} was published by {asof:%Y-%m-%d}; choose a later --asof."
        )
    return found


def choose_truce(
    agreements: tuple[Agreement, ...],
    day: date,
    zone: str,
    asked: str | None,
    asof: datetime | None = None,
) -> TruceDay | None:
    """Choose the agreement a day's report is about.

    The one asked for; else the one in force that began last; else the proposal made last
    that was still open on that day; else none.
    """
    if asked is not None:
        return truce_day(find_agreement(agreements, asked, asof), day, zone)
    days = [truce_day(one, day, zone) for one in agreements]
    in_force = [one for one in days if one.in_force]
    if in_force:
        return min(in_force, key=lambda one: (one.day_number or 0, one.agreement.id))
    proposed = [one for one in days if _open_on(one.agreement, day)]
    return max(proposed, key=lambda one: _proposed_on(one.agreement), default=None)


def read_file(path: Path, theatre_name: str = "ukraine") -> Agreement:
    """Read one agreement from a YAML file; a complaint names the line.

    Polygons must lie in the theatre.
    """
    return parse(_content(path), box=theatre_box(load_theatre(theatre_name)))


def check_file(path: Path, theatre_name: str = "ukraine") -> tuple[InputError, ...]:
    """List everything that is wrong with an agreement's file, by line."""
    return complaints(_content(path), box=theatre_box(load_theatre(theatre_name)))


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    return path.read_bytes()


def _open_on(agreement: Agreement, day: date) -> bool:
    steps = [step for step in agreement.life if step.on <= day]
    return bool(steps) and all(step.stage in OPEN_STAGES for step in steps)


def _proposed_on(agreement: Agreement) -> date:
    return min(step.on for step in agreement.life)

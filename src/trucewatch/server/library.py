"""The workspace as readers see it: what was found about each day, remembered until it changes."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from trucewatch.report.compose import edition_of
from trucewatch.report.material import Material, gather
from trucewatch.report.sections import particulars
from trucewatch.server.publication import newest_public, public_document
from trucewatch.storage.watch import Watch
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.edition import Edition
from trucewatch.vocabulary.errors import TrucewatchError, UsageError
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.policy import Audience
from trucewatch.vocabulary.theatre import Theatre
from trucewatch.workflow.day import find_day
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.ground import load_ground
from trucewatch.workflow.incident_days import first_day, incident_days
from trucewatch.workflow.policy_file import FILE as POLICY_FILE
from trucewatch.workflow.policy_file import read_policy
from trucewatch.workflow.prepared import STRIP_DAYS
from trucewatch.workflow.treaties import load_agreements
from trucewatch.workflow.workspace import DATABASE, Workspace

T = TypeVar("T")
DAYS, SHEETS, FACTS = "days", "sheets", "facts"
REMEMBERED = {DAYS: 3, SHEETS: 6, FACTS: 64}
"""So many of each stay: a day weighs tens of megabytes, and pushes out no sheet."""
JOINED_LATER = timedelta(days=7)
"""An incident may lie after the report it is named after; a page looks back thirty days."""
PATIENCE_S = 30.0
LONGEST_SPAN_DAYS = 120
HOUR_S = 3600


class BusyError(TrucewatchError):
    """Others are waiting for the same hard work; come back later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A day as readers may see it: what was found, and the edition made of it.

    Attributes:
        material: The findings cut to the day, with the book of all its figures.
        figures: Every number of the edition and of the day's incidents.
    """

    material: Material
    edition: Edition
    figures: Mapping[str, Figure]

    @property
    def findings(self) -> DayFindings:
        """What was found."""
        return self.material.findings


class Library:
    """Answers for one workspace. Everything that leaves it went through the publication rules."""

    def __init__(self, directory: Path, audience: Audience = Audience.PUBLIC) -> None:
        self.directory = directory
        self.audience = audience
        self.workspace = Workspace.open(directory)
        self._watch = Watch(directory / DATABASE)
        self._kept: dict[str, OrderedDict[Hashable, object]] = {
            kind: OrderedDict() for kind in REMEMBERED
        }
        self._working = threading.RLock()
        self._version = 0
        self._policy_at = _changed_at(directory / POLICY_FILE)

    def close(self, seconds: float = 0.0) -> None:
        """Let go of the database, unless a day is still being judged after so many seconds.

        Nobody can interrupt that work; it ends with the process, and it only reads.
        """
        if self._working.acquire(timeout=seconds):
            self._watch.close()
            self.workspace.close()
            self._working.release()

    @property
    def theatre(self) -> Theatre:
        """The region the workspace is about."""
        return load_ground(self.workspace.theatre_name, self.workspace.gazetteer_file).theatre

    @property
    def synthetic(self) -> bool:
        """Whether everything in the workspace is invented."""
        return self.workspace.settings.synthetic

    def version(self) -> int:
        """Return a number that changes when the workspace or its policy does, and every hour.

        What may be published grows with time; what the policy forbids goes at once.
        """
        changed = _changed_at(self.directory / POLICY_FILE)
        if changed != self._policy_at:
            self._policy_at = changed
            self.workspace.policy = read_policy(self.directory)
        return hash((self._watch.version(), self._policy_at, int(time.time() // HOUR_S)))

    def newest_asof(self) -> datetime | None:
        """Return when the newest thing became known; None in an empty workspace."""
        return self.workspace.store.latest_known_at()

    def newest_day(self, asof: datetime | None = None) -> date:
        """Return the newest day that can be spoken about.

        Raises:
            EmptyError: There is nothing in the workspace.
        """
        day = self._last_day(asof)
        return newest_public(day, self.workspace, self.theatre.zone, self.audience)

    def _last_day(self, asof: datetime | None) -> date:
        newest = self.workspace.store.latest_known_at(except_kind="Decision")
        if newest is None:
            raise EmptyError("The workspace is empty; add files with: trucewatch add PATH…")
        known = min(asof, newest) if asof else newest
        # An edition closes at midnight: what became known at that moment is of the day before.
        return local_day(known - timedelta(seconds=1), self.theatre.zone)

    def day(self, day: date, asof: datetime | None = None, agreement: str | None = None) -> DayView:
        """Return everything publishable about a day."""
        self._check_known(day, asof)
        return self._day(
            DayRequest(day=day, asof=asof, agreement=agreement, audience=self.audience)
        )

    def _day(self, request: DayRequest) -> DayView:
        return self._remember(("day", request), lambda: self._find_day(request))

    def day_of_incident(self, incident_id: str) -> date | None:
        """Return a day whose page shows an incident, told from its id alone; None when unknown."""
        last = self.newest_day()

        def find() -> dict[str, date]:
            return incident_days(self.workspace, last)

        found = self._remember("incident days", find, FACTS).get(incident_id)
        return None if found is None else max(found, min(last, found + JOINED_LATER))

    def known_days(self, asof: datetime | None = None) -> tuple[date, date]:
        """Return the first and the last day that anything is known about.

        Raises:
            EmptyError: There is nothing in the workspace.
        """
        last = self._last_day(asof)
        found = self._remember("first day", lambda: (first_day(self.workspace),), FACTS)
        return min(found[0] or last, last), last

    def _check_known(self, day: date, asof: datetime | None) -> None:
        """Refuse days that nothing can be known about before any work is done for them.

        Raises:
            UnknownDayError: It lies outside; the message names the nearest one.
        """
        first, last = self.known_days(asof)
        if not first <= day <= last:
            nearest = first if day < first else last
            raise UnknownDayError(
                f"Nothing is known about {day}: the material speaks of {first} to {last}. "
                f"The nearest day is {nearest}.",
                nearest,
            )

    def span(self, first: date, last: date, asof: datetime | None = None) -> DayFindings:
        """Return everything publishable about some days, told from the last one.

        Raises:
            UsageError: The days are reversed or too many.
        """
        length = (last - first).days + 1
        if length < 1 or length > LONGEST_SPAN_DAYS:
            raise UsageError(
                f"{first} to {last}: ask for 1 to {LONGEST_SPAN_DAYS} days, the first one first."
            )
        if length <= STRIP_DAYS:
            return self.day(last, asof).findings
        self._check_known(last, asof)
        request = DayRequest(day=last, asof=asof, days=length, audience=self.audience)
        return self._remember(("span", request), lambda: find_day(self.workspace, request))

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """Remember a sheet made of the workspace, until it changes."""
        return self._remember(key, make, SHEETS)

    def agreements(self, asof: datetime | None = None) -> tuple[Agreement, ...]:
        """Return the agreements known."""
        return load_agreements(self.workspace, asof)

    def document(self, document_id: str, asof: datetime | None = None) -> Document | None:
        """Return a stored document as its readers may see it."""
        found = self.workspace.store.find(Document, document_id, asof=asof)
        held = self.workspace.policy.held
        if found is None or (
            self.audience is Audience.PUBLIC and {found.id, found.evidence.sha256} & held
        ):
            return None
        return public_document(found, self.audience)

    def _find_day(self, request: DayRequest) -> DayView:
        def recompute(day: date, asof: datetime) -> Mapping[str, Figure]:
            return self._day(replace(request, day=day, asof=asof)).edition.figures

        material = gather(find_day(self.workspace, request, recompute))
        edition = edition_of(material)
        for graded in material.by_id.values():
            tuple(particulars.facts(material, graded))  # puts the figures of its page in the book
        return DayView(material=material, edition=edition, figures=material.book.figures)

    def _remember(self, key: Hashable, make: Callable[[], T], kind: str = DAYS) -> T:
        """Make something once until the workspace changes."""
        self._forget_old()
        found = self._kept[kind].get(key)
        if found is None:
            if not self._working.acquire(timeout=PATIENCE_S):
                raise BusyError("Many readers are asking for other days; try again in a minute.")
            try:
                found = self._kept[kind].get(key) or self._make(kind, key, make)
            finally:
                self._working.release()
        return found  # type: ignore[return-value]  # the key names the kind

    def _make(self, kind: str, key: Hashable, make: Callable[[], T]) -> T:
        made = make()
        shelf = self._kept[kind]
        shelf[key] = made
        while len(shelf) > REMEMBERED[kind]:
            shelf.popitem(last=False)
        return made

    def _forget_old(self) -> None:
        version = self.version()
        if version != self._version:
            with self._working:
                if version != self._version:  # others may have waited here for the same
                    for shelf in self._kept.values():
                        shelf.clear()
                    self._version = version


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


class EmptyError(UsageError):
    """There is nothing in the workspace yet."""


class UnknownDayError(UsageError):
    """Nothing is known about a day; there is one that something is known about."""

    def __init__(self, message: str, nearest: date) -> None:
        super().__init__(message)
        self.nearest = nearest

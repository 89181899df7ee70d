"""What every section of the report draws on: the findings, cut to the day, and the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from trucewatch.report.catalogue import knows
from trucewatch.report.figures import FigureBook, count_figure
from trucewatch.report.records import Citations, incident_record, without
from trucewatch.vocabulary.edition import Code, FigureRef, Inline, Message, Name, Words
from trucewatch.vocabulary.figure import Exclusion, Figure, FigureRecord, Revision
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.incident import Facets, IncidentType
from trucewatch.vocabulary.place import Place
from trucewatch.vocabulary.sector import SectorDay

Test = Callable[[GradedIncident], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The day's findings with look-ups and the book of figures.

    Attributes:
        today: The day's incidents: those its sector-days list, and those outside all sectors.
        by_id: All graded incidents of the thirty days, by id.
        sector_days: The day's sector-days by sector, in the order of ``findings.sectors``.
        before: The previous day's sector-days by sector.
    """

    findings: DayFindings
    book: FigureBook
    citations: Citations
    today: tuple[GradedIncident, ...]
    by_id: Mapping[str, GradedIncident]
    sector_days: Mapping[str, SectorDay]
    before: Mapping[str, SectorDay]

    def record(self, graded: GradedIncident) -> FigureRecord:
        """Record an incident with its citations."""
        return incident_record(graded, self.citations, self.findings.theatre.zone)

    def records(self, incidents: Iterable[GradedIncident]) -> tuple[FigureRecord, ...]:
        """Record incidents in their order."""
        return tuple(self.record(graded) for graded in incidents)

    def sector(self, sector: str | None) -> Inline:
        """Name a sector, or say that a place lies outside all of them."""
        for known in self.findings.sectors:
            if known.id == sector:
                return Name(names=known.names)
        return Message(key="sector.outside")

    def party(self, party: str | None) -> Inline:
        """Name a party as it calls itself or a body, or say that none is named."""
        for known in self.findings.theatre.parties:
            if known.id == party:
                return Name(names=known.names)
        if party is None:
            return Message(key="party.none")
        known_body = f"body.{party}"
        return Message(key=known_body) if knows(known_body) else Name(names={"en": party})

    def number(self, figure: Figure) -> FigureRef:
        """Keep a figure and refer to it."""
        return self.book.put(figure)

    def count_incidents(
        self, sector: str | None, name: str, test: Test, pool: Iterable[GradedIncident]
    ) -> FigureRef:
        """Count the incidents of a pool that pass a test; list the others with the reason."""
        kept: list[FigureRecord] = []
        excluded: list[Exclusion] = []
        for graded in pool:
            if test(graded):
                kept.append(self.record(graded))
            else:
                excluded.extend(without((self.record(graded),), why_not(graded)))
        parameters = {"sector": sector or "all", "day": self.findings.day.isoformat()}
        figure = count_figure(
            self.book.name(sector, name), f"figure.{name}", kept, excluded, parameters
        )
        return self.number(figure)


def gather(findings: DayFindings) -> Material:
    """Cut the findings to the day and open its book of figures."""
    day = findings.day
    days = {entry.sector: entry for entry in findings.sector_days if entry.day == day}
    yesterday = day - timedelta(days=1)
    before = {entry.sector: entry for entry in findings.sector_days if entry.day == yesterday}
    return Material(
        findings=findings,
        book=FigureBook(day, _revisions(findings)),
        citations=Citations(findings),
        today=_today(findings, days.values()),
        by_id={graded.incident.id: graded for graded in findings.incidents},
        sector_days={
            sector.id: days[sector.id] for sector in findings.sectors if sector.id in days
        },
        before=before,
    )


def corroborated(graded: GradedIncident) -> bool:
    """Tell whether an incident counts as corroborated (O3 or O4, nothing set apart)."""
    return graded.occurrence.value >= Occurrence.O3 and not set_apart(graded)


def reported(graded: GradedIncident) -> bool:
    """Tell whether an incident counts as reported by one origin that is no party (O2)."""
    return graded.occurrence.value == Occurrence.O2 and not set_apart(graded)


def claimed(graded: GradedIncident) -> bool:
    """Tell whether an incident is claimed by one side only (O1, or not assessed)."""
    return graded.occurrence.value <= Occurrence.O1 and not set_apart(graded)


def set_apart(graded: GradedIncident) -> bool:
    """Tell whether an incident is counted apart: exercises and undetermined explosions (D13)."""
    return is_exercise(graded) or is_undetermined(graded)


def is_exercise(graded: GradedIncident) -> bool:
    """Tell whether a live-fire exercise is suspected."""
    return bool(graded.incident.facets.exercise)


def is_undetermined(graded: GradedIncident) -> bool:
    """Tell whether it is an explosion or fire nobody could determine."""
    undetermined = graded.incident.incident_type is IncidentType.UNDETERMINED_EXPLOSION
    return undetermined and not is_exercise(graded)


def why_not(graded: GradedIncident) -> str:
    """Say why an incident does not count where others do."""
    if is_exercise(graded):
        return "excluded.exercise"
    if is_undetermined(graded):
        return "excluded.undetermined"
    return f"excluded.grade.{graded.occurrence.value.name}"


def type_name(incident_type: IncidentType) -> Message:
    """Name a type of incident."""
    return Message(key=f"incident_type.{incident_type.value}")


def weapon_name(facets: Facets) -> Inline | None:
    """Name a weapon class, if one is known."""
    return None if facets.weapon_class is None else known_or_code("weapon", facets.weapon_class)


def place_name(place: Place) -> Name:
    """Name a place in the page's language."""
    return Name(names=place.names or {"en": place.name})


def known_or_code(family: str, value: str, words: Mapping[str, str] | None = None) -> Inline:
    """Say a closed value in words; a value the catalogue does not know stays a code.

    Reasons come from other rooms; a new one must neither stop the report nor show as a raw key.

    Args:
        family: First part of the key, for values that do not bring their own.
        value: A closed value, or a whole key of the catalogue.
        words: Arguments of the message, printed as codes.
    """
    for key in (value, f"{family}.{value}"):
        if knows(key):
            arguments = {name: Code(text=word) for name, word in (words or {}).items()}
            return Message(key=key, arguments=arguments)
    return Words(text=value) if " " in value else Code(text=value)


def _today(findings: DayFindings, days: Iterable[SectorDay]) -> tuple[GradedIncident, ...]:
    listed = {incident for day in days for incident in day.incidents}
    return tuple(
        graded
        for graded in findings.incidents
        if graded.incident.id in listed
        or (
            graded.incident.sector is None
            and findings.period.start_at
            <= graded.incident.interval.start_at
            < findings.period.end_at
        )
    )


def _revisions(findings: DayFindings) -> dict[str, tuple[Revision, ...]]:
    earlier: dict[str, tuple[Revision, ...]] = {}
    for correction in findings.corrections:
        revision = Revision(
            value=correction.was, known_at=correction.known_at, reason=correction.reason
        )
        earlier[correction.figure] = (*earlier.get(correction.figure, ()), revision)
    return earlier

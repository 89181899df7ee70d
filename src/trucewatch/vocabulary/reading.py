"""Everything that was understood of one document; each part points at its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.incident import Facets, IncidentType
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.quantity import Casualties, Count
from trucewatch.vocabulary.statement import AggregateClaim, Claim, Statement


class TimeType(StrEnum):
    """TIMEX3 type of a time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression, its ISO 8601 / TIMEX3-like value and, where it has one, interval."""

    span: Span
    time_type: TimeType
    value: str
    interval: Interval | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A number with what it counts.

    Attributes:
        value: The number, or the lower end of a range.
        value_max: Upper end of a range, or None.
        unit: Singular English noun such as ``shell``, ``drone``, ``person``, ``percent``.
        modifier: ``more than``, ``about``, ``at least`` …, or None.
    """

    span: Span
    value: float
    value_max: float | None = None
    unit: str
    of_what: str | None = None
    modifier: str | None = None
    rule: str


class FurnitureRole(StrEnum):
    """What a piece of page furniture is for."""

    PULL_LINK = "pull_link"
    LOAD_FAILURE = "load_failure"
    EMBED = "embed"
    CAPTION = "caption"
    CREDIT = "credit"
    VIDEO = "video"
    SUBSCRIPTION = "subscription"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Words of the page that belong to no article: kept, marked, never a claim."""

    span: Span
    role: FurnitureRole
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentMention:
    """Words that report something as having happened.

    Attributes:
        actor: Side named as responsible, ``undetermined`` or None.
        reported_by: Who the text names as the source; ``media`` for the article itself.
        reporter_side: Side of that source, or None.
        denied_by: Who denies it in the same text, or None.
        denier_side: Side of whoever denies it, or None.
    """

    span: Span
    incident_type: IncidentType
    place: PlaceMention | None
    interval: Interval | None
    actor: str | None
    reported_by: tuple[str, ...]
    reporter_side: str | None = None
    denied_by: str | None = None
    weapon: str | None = None
    count: Count | None = None
    casualties: Casualties | None = None
    rule: str
    denier_side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceMention:
    """Words that say that something did not happen; never an incident.

    Attributes:
        incident_type: What did not happen; None when nothing at all did ("it was quiet").
        place: Where, as far as the words or a text with one place say.
        interval: When; the day the text was written when it does not say.
        reported_by: Who says so; ``media`` for the article itself.
        reporter_side: Side of that source, or None.
        actor: Side whose deed is denied ("our forces fired no shot"), or None.
        rule: ``absent-negated-act``, ``absent-quiet``, ``absent-no-breach``,
            ``absent-no-alert`` or, where a charge is denied, ``absent-denied``.
    """

    span: Span
    incident_type: IncidentType | None
    place: PlaceMention | None
    interval: Interval | None
    reported_by: str
    reporter_side: str | None = None
    actor: str | None = None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementMention:
    """Words about an agreement: kind is proposal, accepted, in force, violated or ended."""

    span: Span
    kind: str
    parties: tuple[str, ...]
    name: str | None = None
    start: date | None = None
    duration_days: float | None = None
    scope: str | None = None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says. Lists are in the order of their first code point.

    Attributes:
        reader: Who read it: ``rules``, or rules with a model of the user's.
        notes: What a model could not do or was not believed, in plain words.
    """

    document: str
    language: Language
    dateline: date | None
    dateline_assumed: bool
    statements: tuple[Statement, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    aggregate_claims: tuple[AggregateClaim, ...] = ()
    incidents: tuple[IncidentMention, ...] = ()
    absences: tuple[AbsenceMention, ...] = ()
    agreements: tuple[AgreementMention, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    reader: str = "rules"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineReading:
    """What one headline of an event data set speaks about.

    Attributes:
        kinetic: True when it reports that force was used, or its direct effect.
        incident_type: None when it speaks of no incident; set with ``denies`` although it is
            not kinetic, so that a denial can be matched with what it denies.
        speaker: The source named in the headline, verbatim, or None.
        speaker_side: Side of that source, or None when it has none or is unknown.
        denies: True when the source says that it did *not* happen.
        aspect: ``event``, ``aggregate``, ``history``, ``plan``, ``talk`` or ``other``.
        rule: Name of the rule that decided.
        actor: Side named as having acted, or None.
        evidence: The words the rule relied upon, in order.
    """

    kinetic: bool
    incident_type: IncidentType | None
    facets: Facets
    speaker: str | None
    speaker_side: str | None
    denies: bool
    aspect: str
    rule: str
    actor: str | None = None
    casualties: Casualties | None = None
    count: Count | None = None
    evidence: tuple[Span, ...] = ()

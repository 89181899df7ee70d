"""A published report as content: messages, figures and blocks, before any layout.

Every number in an edition is a FigureRef; a message may contain no digit of its own.
So the same edition rendered as HTML and as JSON carries the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from trucewatch.vocabulary.evidence import Piece
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.sector import FrontDay, ReaderState, Sector, SectorDay

if TYPE_CHECKING:
    from shapely import MultiPolygon


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRef:
    """The place where a figure is printed."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name, printed in the page's language."""

    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Other people's exact words, printed as a quotation with their language."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """An identifier, hash, grade or file name, printed as it is."""

    text: str
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date, moment or interval, printed on the mission's clock with its zone label."""

    value: date | datetime | Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence or label by key, filled with arguments and rendered by the catalogue."""

    key: str
    arguments: Mapping[str, Inline] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """Several inline pieces in a row, separated by commas."""

    items: tuple[Inline, ...]


Inline = FigureRef | Name | Words | Code | When | Message | Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One sentence or bullet."""

    content: Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headed columns; ``columns`` are message keys.

    Attributes:
        anchors: Permanent name of each row, in order; empty when rows have none.
        collapsed: True for long annexes, which a page may fold away.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Inline | None, ...], ...]
    anchors: tuple[str, ...] = ()
    collapsed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a section."""

    content: Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """Short sentences of equal rank."""

    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Labelled particulars: message key of the label, and what stands beside it."""

    items: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One incident, claim or statement: a sentence, particulars, and exact words.

    Attributes:
        anchor: Permanent name of the card within the report.
        quotes: Words with the message that says whose they are.
    """

    anchor: str
    title: Inline
    facts: Facts
    quotes: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A calendar of reader states: one row of days per sector."""

    days: tuple[date, ...]
    rows: tuple[tuple[Name, tuple[ReaderState, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPicture:
    """The map of sectors with their reader states and the line of contact.

    Attributes:
        land: Recognised ground of each country by party id; its outline is the border.
        labels: Names of places to orient by.
        scale_km: Figure that gives the length of the scale bar, or None for no bar.
    """

    sectors: tuple[Sector, ...]
    states: Mapping[str, ReaderState]
    front: tuple[FrontDay, ...]
    credit: str
    land: Mapping[str, MultiPolygon] = field(default_factory=dict)
    labels: tuple[tuple[Name, Position], ...] = ()
    scale_km: FigureRef | None = None


Block = Paragraph | Table | Strip | MapPicture | Heading | Bullets | Facts | Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered part of the report; empty ``blocks`` are printed as "no data"."""

    id: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One day's report, complete and unrendered.

    Attributes:
        id: For instance ``2025-03-12``.
        headline: The one sentence.
        figures: Every number in it, by id, in the order of first use.
        sector_names: Names of the sectors per language, by sector id.
        sector_days: What was found per sector on the day itself.
        incidents: The day's graded incidents, those outside all sectors included.
        internal: True for analysts' editions, which nothing has been held back from.
    """

    id: str
    day: date
    period: Interval
    asof: datetime
    zone: str
    synthetic: bool
    headline: Message
    sections: tuple[Section, ...]
    figures: Mapping[str, Figure]
    manifest: tuple[Piece, ...]
    versions: Mapping[str, str]
    sector_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sector_days: tuple[SectorDay, ...] = ()
    incidents: tuple[GradedIncident, ...] = ()
    internal: bool = False

"""A published report as content: messages, figures and blocks, before any layout.

Every number in an edition is a FigureRef; a message may contain no digit of its own.
So the same edition rendered as HTML and as JSON carries the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.findings import Piece
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.sector import FrontDay, ReaderState, Sector


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
    """Rows under headed columns; ``columns`` are message keys."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Inline | None, ...], ...]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A calendar of reader states: one row of days per sector."""

    days: tuple[date, ...]
    rows: tuple[tuple[Name, tuple[ReaderState, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPicture:
    """The map of sectors with their reader states and the line of contact."""

    sectors: tuple[Sector, ...]
    states: Mapping[str, ReaderState]
    front: tuple[FrontDay, ...]
    credit: str


Block = Paragraph | Table | Strip | MapPicture


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

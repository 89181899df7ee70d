"""What was found in a document, and what was made of a stretch of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.text.events import EventReading
from trucewatch.text.shelf import Shelf
from trucewatch.text.stems import Tagged
from trucewatch.text.units import Unit
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.reading import QuantityMention, TimeMention
from trucewatch.vocabulary.statement import ClaimKind, Polarity, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything found in a document that claims can point at.

    Attributes:
        dateline: Day the text was written, or None.
        written_at: Offsets of the places that only say where the text was written.
    """

    text: str
    language: Language
    dateline: date | None
    places: Shelf[PlaceMention]
    times: Shelf[TimeMention]
    quantities: Shelf[QuantityMention]
    written_at: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A stretch with its kind of claim, polarity, and the event it speaks of, if any."""

    units: tuple[Unit, ...]
    kind: ClaimKind
    polarity: Polarity
    historical: bool
    event: EventReading | None
    rule: str

    @property
    def begin(self) -> int:
        """First code point."""
        return min(unit.begin for unit in self.units)

    @property
    def end(self) -> int:
        """One past the last code point."""
        return max(unit.end for unit in self.units)

    @property
    def speaker(self) -> Speaker | None:
        """Who says so; None when the article itself does."""
        return self.units[0].speaker

    @property
    def tagged(self) -> tuple[Tagged, ...]:
        """The tagged words of all its clauses."""
        return tuple(word for unit in self.units for word in unit.tagged)

    @property
    def tags(self) -> frozenset[str]:
        """All tags of its words."""
        return frozenset().union(*(unit.tags for unit in self.units))

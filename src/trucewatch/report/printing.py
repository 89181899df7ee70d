"""Prints the pieces of an edition as plain text in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trucewatch.report.catalogue import say
from trucewatch.report.dates import Clock
from trucewatch.report.numbers import print_figure
from trucewatch.vocabulary.edition import (
    Code,
    Edition,
    FigureRef,
    Inline,
    Message,
    Name,
    Sequence,
    When,
    Words,
)
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.language import Language, in_language

QUOTES = {
    Language.DE: "\u201e\u201c",
    Language.EN: "\u201c\u201d",
    Language.RU: "\u00ab\u00bb",
    Language.UK: "\u00ab\u00bb",
}
OPENING, CLOSING = frozenset('\u00ab\u201e\u201c"'), frozenset('\u00bb\u201c\u201d"')


def brings_marks(words: str) -> bool:
    """Tell whether a quotation stands in marks of its own, as some texts quote a speaker.

    >>> brings_marks("\u00abWe hold the bridge.\u00bb"), brings_marks("He said \u00abwe hold\u00bb")
    (True, False)
    """
    bare = words.rstrip(".,;")
    return len(bare) > 1 and bare[0] in OPENING and bare[-1] in CLOSING


@dataclass(frozen=True, kw_only=True)
class PlainPrinter:
    """Prints without any markup; what a JSON edition and a terminal show."""

    language: Language
    figures: Mapping[str, Figure]
    clock: Clock

    def literal(self, text: str) -> str:
        """Print words of the catalogue as they are."""
        return text

    def inline(self, piece: Inline) -> str:
        """Print any piece."""
        printers: dict[type, Callable[..., str]] = {
            FigureRef: self.figure,
            Name: self.name,
            Words: self.words,
            Code: self.code,
            When: self.when,
            Message: self.message,
            Sequence: self.sequence,
        }
        return printers[type(piece)](piece)

    def figure(self, piece: FigureRef) -> str:
        """Print a number as the language writes it."""
        return print_figure(self.figures[piece.id], self.language)

    def name(self, piece: Name) -> str:
        """Print a proper name in the language, or in English."""
        return in_language(piece.names, self.language)

    def words(self, piece: Words) -> str:
        """Print a quotation between the language's marks."""
        marks = ("", "") if brings_marks(piece.text) else QUOTES[self.language]
        return f"{marks[0]}{piece.text}{marks[1]}"

    def code(self, piece: Code) -> str:
        """Print an identifier as it is."""
        return piece.text

    def when(self, piece: When) -> str:
        """Print a date, moment or interval on the mission's clock."""
        return self.clock.tell(piece.value)

    def message(self, piece: Message) -> str:
        """Print a sentence of the catalogue."""
        return say(piece, self)

    def sequence(self, piece: Sequence) -> str:
        """Print pieces in a row."""
        return self.literal(", ").join(self.inline(item) for item in piece.items)


def plain_printer(edition: Edition, language: Language) -> PlainPrinter:
    """Make the printer of plain text for an edition."""
    clock = Clock(language=language, zone=edition.zone)
    return PlainPrinter(language=language, figures=edition.figures, clock=clock)

"""Prints the pieces of an edition as HTML: digits stand only in links, times, quotes and codes."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.report.anchors import card_anchor, figure_anchor, use_anchor
from trucewatch.report.dates import Clock
from trucewatch.report.markup import Markup, element, safe
from trucewatch.report.numbers import print_figure
from trucewatch.report.printing import PlainPrinter, brings_marks
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
from trucewatch.vocabulary.language import Language, in_language


@dataclass(frozen=True, kw_only=True)
class MarkedPrinter(PlainPrinter):
    """Prints pieces as HTML.

    Attributes:
        used: Figures already printed once; the first use carries the address for the way back.
    """

    used: set[str] = field(default_factory=set)

    def literal(self, text: str) -> str:
        """Print words of the catalogue, escaped."""
        return safe(text)

    def mark(self, piece: Inline) -> Markup:
        """Print any piece and vouch that it is safe."""
        return Markup(self.inline(piece))

    def figure(self, piece: FigureRef) -> str:
        """Print a number as a link to its detail."""
        return element(
            "a",
            print_figure(self.figures[piece.id], self.language),
            class_="n",
            href=self.figure_address(piece.id),
            id=self.use(piece.id),
        )

    def figure_address(self, figure: str) -> str:
        """Tell where a figure's making is shown."""
        return f"#{figure_anchor(figure)}"

    def code_address(self, target: str) -> str:
        """Tell where the meaning of a code is shown."""
        return f"#{card_anchor(target)}"

    def sector_address(self, sector: str) -> str | None:
        """Tell where a sector on the map leads to: its row in the equal table."""
        return f"#{card_anchor(f'sector-{sector}')}"

    def use(self, figure: str) -> str | None:
        """Name the place of a figure's first use, for the way back; None for later ones."""
        if figure in self.used:
            return None
        self.used.add(figure)
        return use_anchor(figure)

    def name(self, piece: Name) -> str:
        """Print a proper name."""
        return element("span", in_language(piece.names, self.language), class_="name")

    def words(self, piece: Words) -> str:
        """Print a quotation in its own language."""
        foreign = piece.language if piece.language != self.language else None
        own = "own" if brings_marks(piece.text) else None
        return element("q", piece.text, lang=foreign, class_=own)

    def code(self, piece: Code) -> str:
        """Print an identifier, with a link where it has a meaning to lead to."""
        code = element("code", piece.text)
        if piece.target is None:
            return code
        return element("a", code, class_="c", href=self.code_address(piece.target))

    def when(self, piece: When) -> str:
        """Print a time, readable by people and machines."""
        told = self.clock.tell(piece.value)
        return element("time", told, datetime=self.clock.machine(piece.value))

    def sequence(self, piece: Sequence) -> str:
        """Print pieces in a row."""
        return Markup(", ".join(self.inline(item) for item in piece.items))

    def label(self, key: str) -> Markup:
        """Say a message that has no arguments."""
        return self.mark(Message(key=key))


def marked_printer(edition: Edition, language: Language) -> MarkedPrinter:
    """Make the printer of HTML for an edition."""
    clock = Clock(language=language, zone=edition.zone)
    return MarkedPrinter(language=language, figures=edition.figures, clock=clock)

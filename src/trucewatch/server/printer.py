"""Prints the pieces of an edition for the pages: numbers lead to figures, names to sectors."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.report.dates import Clock
from trucewatch.report.marked import MarkedPrinter
from trucewatch.report.markup import Markup, element
from trucewatch.server.library import DayView
from trucewatch.server.reader import Reader
from trucewatch.vocabulary.edition import Name
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.sector import Sector


@dataclass(frozen=True, kw_only=True)
class PagePrinter(MarkedPrinter):
    """Prints with links to pages instead of links inside one page.

    Attributes:
        sectors: Sectors whose names become links.
        day: The day that links lead to, as in addresses.
    """

    reader: Reader
    sectors: tuple[Sector, ...] = ()
    day: str = ""

    def figure_address(self, figure: str) -> str:
        """Lead to the page of a figure."""
        return self.reader.to(f"/{figure}")

    def code_address(self, target: str) -> str:
        """Lead to the method card for grades, and to the page of anything else."""
        if target.startswith("grade-"):
            return self.reader.to("/method") + f"#{target}"
        if target.startswith("claim"):
            return self.reader.to(f"/claims/{target}", date=self.day)
        return self.reader.to(f"/incidents/{target}", date=self.day)

    def sector_address(self, sector: str) -> str | None:
        """Lead to the page of a sector."""
        return self.reader.to(f"/sectors/{sector}", date=self.day)

    def use(self, figure: str) -> str | None:  # noqa: ARG002 - the report needs it
        """Leave numbers unnamed; there is no way back inside the page."""
        return None

    def name(self, piece: Name) -> str:
        """Print a proper name; the name of a sector leads to its page."""
        for sector in self.sectors:
            if piece.names is sector.names:
                return element(
                    "a",
                    in_language(piece.names, self.language),
                    href=self.sector_address(sector.id),
                    class_="name",
                )
        return super().name(piece)

    def link(self, label: Markup | str, path: str, **changes: str | None) -> Markup:
        """Link to another page of the day."""
        return element("a", label, href=self.reader.to(path, **changes))


def page_printer(view: DayView, reader: Reader) -> PagePrinter:
    """Make the printer of a day's pages."""
    edition = view.edition
    return PagePrinter(
        language=reader.language,
        figures=view.figures,
        clock=Clock(language=reader.language, zone=edition.zone),
        reader=reader,
        sectors=view.findings.sectors,
        day=edition.day.isoformat(),
    )


def plain_page_printer(reader: Reader, zone: str) -> PagePrinter:
    """Make a printer for pages that are about no single day."""
    return PagePrinter(
        language=reader.language,
        figures={},
        clock=Clock(language=reader.language, zone=zone),
        reader=reader,
    )

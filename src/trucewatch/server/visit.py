"""One visit: the library, what the reader asked for, and how answers are printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Query, Request

from trucewatch.report.markup import Markup
from trucewatch.report.printing import PlainPrinter
from trucewatch.server.library import DayView, Library
from trucewatch.server.printer import PagePrinter, page_printer, plain_page_printer
from trucewatch.server.reader import Reader, read_request
from trucewatch.vocabulary.edition import Inline, Message
from trucewatch.vocabulary.errors import TrucewatchError
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.policy import Audience


class NotFoundError(TrucewatchError):
    """There is nothing of that name here."""


@dataclass(frozen=True)
class Visit:
    """What a view needs to answer one reader."""

    library: Library
    reader: Reader

    @cached_property
    def view(self) -> DayView:
        """The day asked for, or the newest."""
        return self.day_view(self.day)

    @cached_property
    def day(self) -> date:
        """The day asked for, or the newest known as of the time asked for."""
        return self.reader.day or self.library.newest_day(self.reader.asof)

    def day_view(self, day: date) -> DayView:
        """Return another day, as of the same time."""
        return self.library.day(day, self.reader.asof, self.reader.agreement)

    def on(self, day: date) -> Visit:
        """Return the same visit to another day."""
        return Visit(library=self.library, reader=replace(self.reader, day=day))

    @cached_property
    def printer(self) -> PagePrinter:
        """The printer of the day's pages."""
        return page_printer(self.view, self.reader)

    def document(self, document_id: str) -> Document | None:
        """Return a document that the day shown rests on, as its readers may see it."""
        listed = self.view.findings.documents.get(document_id)
        if listed is None or not self._is_out(listed):
            return None
        return self.library.document(document_id, self.reader.asof)

    def _is_out(self, document: Document) -> bool:
        """Tell whether a document is of a day that may be published; what is invented always is."""
        if self.library.audience is Audience.ANALYST or self.library.synthetic:
            return True
        zone = self.library.theatre.zone
        moment = document.published_at
        appeared = local_day(moment, zone) if moment else document.dateline
        return appeared is not None and appeared <= self.view.findings.day

    @cached_property
    def plain(self) -> PagePrinter:
        """A printer for what is about no single day."""
        return plain_page_printer(self.reader, self.library.theatre.zone)

    def text(self, piece: Inline) -> str:
        """Print a piece about the day as plain text, for titles."""
        printer = PlainPrinter(
            language=self.reader.language, figures=self.view.figures, clock=self.printer.clock
        )
        return printer.inline(piece)

    def say_plainly(self, key: str) -> str:
        """Say a sentence without arguments as plain text, for titles."""
        printer = PlainPrinter(language=self.reader.language, figures={}, clock=self.plain.clock)
        return printer.inline(Message(key=key))

    def say(self, key: str, **arguments: Inline) -> Markup:
        """Say a sentence of the catalogue, marked up."""
        return self.plain.mark(Message(key=key, arguments=arguments))


Asof = Annotated[
    str | None,
    Query(max_length=40, description="Only what was known then: a day, a moment, or `now`."),
]
Lang = Annotated[str | None, Query(max_length=5, description="de, en, ru or uk.")]
Day = Annotated[
    str | None,
    Query(alias="date", max_length=10, description="Day of the mission's clock; else the newest."),
]
Agreement = Annotated[
    str | None, Query(max_length=120, description="Agreement to judge by; else the one in force.")
]


def visit_of(
    request: Request,
    asof: Asof = None,
    lang: Lang = None,
    day: Day = None,
    agreement: Agreement = None,
) -> Visit:
    """Read who asks, and for what."""
    del asof, lang, day, agreement  # named for the documentation; read with their neighbours
    library: Library = request.app.state.library
    query = {name: value for name, value in request.query_params.items() if len(value) <= 200}
    accept = request.headers.get("accept-language", "")
    reader = read_request(request.url.path, query, accept, library.theatre.zone)
    base = str(request.base_url).rstrip("/")
    return Visit(library=library, reader=replace(reader, base=base))


Asking = Annotated[Visit, Depends(visit_of)]

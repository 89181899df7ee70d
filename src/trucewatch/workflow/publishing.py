"""Publish a day: compose the edition, write its files whole, remember its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from trucewatch.report import html
from trucewatch.report import json as edition_json
from trucewatch.report.compose import compose
from trucewatch.report.pdf import typesetting as pdf
from trucewatch.vocabulary.edition import Edition
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.beside import beside
from trucewatch.workflow.day import find_day
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.whole_files import write_whole
from trucewatch.workflow.workspace import Workspace

FORMATS = ("html", "json", "pdf")
USUAL_FORMATS = ("html", "json")
INTERNAL = ".internal"
"""Part of the names of files that are for analysts; such files are never served."""


Files = dict[Path, Callable[[], str | bytes]]
"""What to write where, each rendered when its turn comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishOrder:
    """What to publish, and where to.

    Attributes:
        asof: Only what was known then counts; None means everything known.
        agreement: Id of the agreement to report on; None chooses the one in force.
        audience: Who it is for. An analyst's report is marked, its files are named
            ``<day>.internal…`` and its figures do not count as published.
    """

    day: date
    out: Path
    languages: Sequence[Language] = tuple(Language)
    formats: Sequence[str] = USUAL_FORMATS
    asof: datetime | None = None
    agreement: str | None = None
    audience: Audience = Audience.PUBLIC

    def __post_init__(self) -> None:
        unknown = [name for name in self.formats if name not in FORMATS]
        if unknown:
            raise UsageError(f"Unknown format {unknown[0]!r}; known are {', '.join(FORMATS)}.")


def parse_languages(text: str) -> tuple[Language, ...]:
    """Read ``de,en,uk,ru``; an unknown language is a wrong use of the command."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = [language.value for language in Language]
    for name in names:
        if name not in known:
            raise UsageError(f"Unknown language {name!r}; known are {', '.join(known)}.")
    return tuple(Language(name) for name in dict.fromkeys(names))


def compose_day(workspace: Workspace, request: DayRequest) -> Edition:
    """Find everything about a day and compose its edition; nothing is written."""

    def recompute(day: date, asof: datetime) -> Mapping[str, Figure]:
        earlier = replace(request, day=day, asof=asof)
        return compose(find_day(workspace, earlier)).figures

    return compose(find_day(workspace, request, recompute))


def publish_day(workspace: Workspace, order: PublishOrder) -> tuple[Path, ...]:
    """Write ``<day>.<language>.html``, ``….pdf`` and ``<day>.json``, and remember the figures.

    Each file appears whole or not at all. The remembered figures let a later edition
    print what it would now print differently.
    """
    with publishing(workspace, order) as written:
        return written


@contextmanager
def publishing(workspace: Workspace, order: PublishOrder) -> Iterator[tuple[Path, ...]]:
    """Publish a day, its pages on another core while the block runs; after it all is written."""
    request = DayRequest(
        day=order.day, asof=order.asof, agreement=order.agreement, audience=order.audience
    )
    if "pdf" in order.formats:
        pdf.typesetter()  # told before the work, not after it
    edition = compose_day(workspace, request)
    order.out.mkdir(parents=True, exist_ok=True)
    pages, data = _pages(edition, order), _data(edition, order)
    with beside(lambda: _write(pages)):
        _write(data)
        if order.audience is Audience.PUBLIC:
            figures = {name: figure.value for name, figure in edition.figures.items()}
            workspace.store.publish(edition.id, edition.asof, figures)
        yield (*pages, *data)


def _pages(edition: Edition, order: PublishOrder) -> Files:
    stem = _stem(edition, order)
    siblings = {language: f"{stem}.{language}.html" for language in order.languages}
    found: Files = {}
    if "html" in order.formats:
        for language, name in siblings.items():
            found[order.out / name] = partial(html.render, edition, language, siblings)
    if "pdf" in order.formats:
        for language in order.languages:
            name = f"{stem}.{language}.pdf"
            found[order.out / name] = partial(pdf.render, edition, language)
    return found


def _data(edition: Edition, order: PublishOrder) -> Files:
    if "json" not in order.formats:
        return {}
    name = f"{_stem(edition, order)}.json"
    return {order.out / name: partial(edition_json.render, edition, tuple(order.languages))}


def _stem(edition: Edition, order: PublishOrder) -> str:
    return edition.id if order.audience is Audience.PUBLIC else f"{edition.id}{INTERNAL}"


def _write(files: Files) -> None:
    for path, render in files.items():
        write_whole(path, render())

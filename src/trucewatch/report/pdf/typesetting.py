"""Typesets an edition as PDF; needs the extra ``pdf``.

The typesetter draws with the fonts it brings and reads no file, no network and no clock: the
same edition gives the same bytes on every machine.
"""

from __future__ import annotations

import importlib
import json
from datetime import UTC, date, datetime
from importlib import resources
from types import ModuleType
from typing import Any

from trucewatch.report import html
from trucewatch.report.pdf.tree import page_tree
from trucewatch.report.printing import QUOTES, plain_printer
from trucewatch.report.swatches import LOOKS
from trucewatch.vocabulary.edition import Edition, Message, When
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.language import Language

TYPESETTER = "typst"
STANDARD = "ua-1"
"""PDF/UA-1: tagged, titled, with a language; what screen readers need."""


def render(edition: Edition, language: Language) -> bytes:
    """Typeset an edition in one language as tagged PDF.

    Raises:
        UsageError: The typesetter is not installed.
    """
    page = {
        "tree": page_tree(html.body(edition, language, {})),
        "lang": language.value,
        "quotes": list(QUOTES[language]),
        "states": {state.value: look.colour for state, look in LOOKS.items()},
        **_said(edition, language),
    }
    return _typeset("edition.typ", page, timestamp=int(edition.asof.timestamp()))


def typeset_drawing(
    svg: str, *, title: str, width_mm: float, language: Language, dated: date
) -> bytes:
    """Put one drawing on a page of its own size.

    Args:
        svg: The drawing.
        title: What it shows; the document's title and what a screen reader says.
        width_mm: Printed width in millimetres.
        language: Language of the title.
        dated: Day that the document bears; the same drawing then gives the same bytes.

    Raises:
        UsageError: The typesetter is not installed.
    """
    page = {"svg": svg, "title": title, "width_mm": width_mm, "lang": language.value}
    moment = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    return _typeset("drawing.typ", page, timestamp=int(moment.timestamp()))


def typesetter() -> ModuleType:
    """Find the typesetter.

    Raises:
        UsageError: It is not installed.
    """
    try:
        return importlib.import_module(TYPESETTER)
    except ImportError:
        raise UsageError(
            "PDF needs one more package: pip install 'trucewatch[pdf]' (or pip install typst). "
            "HTML and JSON need nothing; any browser prints the HTML."
        ) from None


def _said(edition: Edition, language: Language) -> dict[str, Any]:
    """Say what stands at the head and foot of every sheet."""
    printer = plain_printer(edition, language)
    marks = [
        printer.inline(Message(key=f"page.{name}"))
        for name, holds in (("synthetic", edition.synthetic), ("internal", edition.internal))
        if holds
    ]
    title = Message(key="page.title", arguments={"day": When(value=edition.day)})
    return {"title": printer.inline(title), "marks": marks}


def _typeset(template: str, page: dict[str, Any], *, timestamp: int) -> bytes:
    """Hand the page over as data; none of its text is ever read as instructions."""
    source = resources.files("trucewatch.report.pdf").joinpath(template).read_bytes()
    made: bytes = typesetter().compile(
        source,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"page": json.dumps(page, ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=timestamp,
    )
    return made

"""Renders an edition as one self-contained HTML page: no script, no request, no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources

from trucewatch.report.anchors import section_anchor
from trucewatch.report.blocks import blocks_html, section_html
from trucewatch.report.marked import MarkedPrinter, marked_printer
from trucewatch.report.markup import Markup, element
from trucewatch.report.printing import plain_printer
from trucewatch.report.register import figures_html, records_html
from trucewatch.report.swatches import patterns
from trucewatch.vocabulary.edition import Edition, Message, Section, When
from trucewatch.vocabulary.language import Language

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
LANGUAGE_NAMES = {
    Language.DE: "Deutsch",
    Language.EN: "English",
    Language.RU: "Русский",
    Language.UK: "Українська",
}


def render(edition: Edition, language: Language, siblings: Mapping[Language, str]) -> str:
    """Render an edition in one language.

    Args:
        edition: What to print.
        language: Language of the page.
        siblings: Where the same edition stands in other languages, relative to this page.
    """
    page = element(
        "html",
        _head(edition, language),
        body(edition, language, siblings),
        lang=language.value,
    )
    return f"<!DOCTYPE html>\n{page}\n"


def body(edition: Edition, language: Language, siblings: Mapping[Language, str]) -> Markup:
    """Render what the page shows; every element is closed but ``br``."""
    printer = marked_printer(edition, language)
    return element(
        "body",
        element("a", printer.label("page.skip"), href="#main", class_="skip"),
        patterns(),
        _header(edition, printer, siblings),
        element("main", *_main(edition, printer), id="main"),
        _footer(edition, printer),
        class_="synthetic" if edition.synthetic else None,
    )


def _head(edition: Edition, language: Language) -> Markup:
    plain = plain_printer(edition, language)
    title = Message(key="page.title", arguments={"day": When(value=edition.day)})
    style = resources.files("trucewatch.report").joinpath("page.css").read_text(encoding="utf-8")
    return element(
        "head",
        element("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", _mark_synthetic(edition, plain.inline(title), plain.inline(_SYNTHETIC))),
        element("meta", name="description", content=plain.inline(edition.headline)),
        element("link", rel="icon", href="data:,"),
        Markup(f"<style>{style}</style>"),
    )


_SYNTHETIC = Message(key="page.synthetic")


def _mark_synthetic(edition: Edition, title: str, mark: str) -> str:
    return f"{mark} · {title}" if edition.synthetic else title


def _banner(printer: MarkedPrinter, name: str) -> Markup:
    return element(
        "p",
        element("strong", printer.label(f"page.{name}")),
        " ",
        printer.label(f"page.{name}_note"),
        class_="banner",
        role="note",
    )


def _header(edition: Edition, printer: MarkedPrinter, siblings: Mapping[Language, str]) -> Markup:
    day = Message(key="page.kicker", arguments={"day": When(value=edition.day)})
    masthead = _section(edition, "masthead")
    return element(
        "header",
        _banner(printer, "synthetic") if edition.synthetic else None,
        _banner(printer, "internal") if edition.internal else None,
        element(
            "div",
            element("p", printer.mark(day), class_="kicker"),
            _languages(printer.language, siblings, printer),
            class_="topline",
        ),
        element("h1", printer.mark(edition.headline)),
        element("div", blocks_html(masthead, printer), class_="masthead") if masthead else None,
        class_="page",
    )


def _languages(
    current: Language, siblings: Mapping[Language, str], printer: MarkedPrinter
) -> Markup | None:
    if not siblings:
        return None
    items = []
    for language in Language:
        name = LANGUAGE_NAMES[language]
        if language is current:
            items.append(element("li", element("span", name, aria_current="true")))
        elif language in siblings:
            link = element(
                "a", name, href=siblings[language], lang=language.value, hreflang=language.value
            )
            items.append(element("li", link))
    return element(
        "nav", element("ul", *items), aria_label=printer.label("page.languages"), class_="lang"
    )


def _main(edition: Edition, printer: MarkedPrinter) -> Iterator[Markup]:
    sections = [section for section in edition.sections if section.id != "masthead"]
    # The summary comes before the contents: on a phone a list of links is a screen of nothing.
    for number, section in enumerate(sections):
        yield section_html(section, printer)
        if number == 0:
            yield _contents(sections, printer)
    yield _register("figures", figures_html(edition, printer), printer)
    yield _register("records", records_html(edition, printer), printer)


def _contents(sections: list[Section], printer: MarkedPrinter) -> Markup:
    names = [(section_anchor(section.id), f"section.{section.id}") for section in sections]
    names.extend((name, f"section.{name}") for name in ("figures", "records"))
    links = (
        element("li", element("a", printer.label(key), href=f"#{anchor}")) for anchor, key in names
    )
    title = element("h2", printer.label("page.contents"), id="contents-title")
    return element(
        "nav", title, element("ol", *links), class_="contents", aria_labelledby="contents-title"
    )


def _register(name: str, body: Markup, printer: MarkedPrinter) -> Markup:
    return element(
        "section",
        element("h2", printer.label(f"section.{name}"), id=f"{name}-title"),
        element("p", printer.label(f"register.{name}_note")),
        body,
        id=name,
        class_="part register",
        aria_labelledby=f"{name}-title",
    )


def _footer(edition: Edition, printer: MarkedPrinter) -> Markup:
    synthetic = (
        element("p", element("strong", printer.label("page.synthetic")))
        if (edition.synthetic)
        else None
    )
    return element("footer", synthetic, element("p", printer.label("page.footer")), class_="page")


def _section(edition: Edition, name: str) -> Section | None:
    return next((section for section in edition.sections if section.id == name), None)

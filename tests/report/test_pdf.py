"""The report on paper: the page's words and numbers, tagged, marked and the same every time."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from report.builders import bare_findings, findings
from trucewatch.report import html
from trucewatch.report.compose import compose
from trucewatch.report.pdf import typesetting
from trucewatch.report.pdf.tree import page_tree
from trucewatch.report.printing import plain_printer
from trucewatch.vocabulary.edition import Edition, FigureRef, Words
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.language import Language

INVISIBLE = re.compile(r"[\s\u00ad\u200b\ufffe]+")
EVERY = pytest.mark.parametrize("language", list(Language))


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The invented day."""
    return compose(findings())


@pytest.fixture(scope="module")
def paper(edition: Edition) -> bytes:
    """The day in German on paper."""
    return typesetting.render(edition, Language.DE)


def sheets(paper: bytes) -> list[str]:
    """Read the text of every sheet."""
    with pypdfium2.PdfDocument(paper) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def dense(text: str) -> str:
    """Take out what line breaking puts in: spaces, soft hyphens, hyphens at the line's end."""
    return INVISIBLE.sub("", text)


def test_every_figure_stands_on_paper_as_it_is_printed_on_the_page(
    edition: Edition, paper: bytes
) -> None:
    """Paper, page and JSON print the same numbers the same way."""
    printer = plain_printer(edition, Language.DE)
    said = dense("".join(sheets(paper)))

    printed = {dense(printer.inline(FigureRef(id=name))) for name in edition.figures}

    assert len(printed) > 1
    assert [number for number in printed if number not in said] == []


def test_what_is_invented_says_so_on_every_sheet(edition: Edition, paper: bytes) -> None:
    """A sheet torn from a synthetic report cannot pass for a true one."""
    assert edition.synthetic

    assert all("SYNTHETISCH" in sheet.upper() for sheet in sheets(paper))


def test_a_true_report_bears_no_mark(edition: Edition) -> None:
    """The mark is not printed by habit."""
    paper = typesetting.render(replace(edition, synthetic=False), Language.DE)

    assert "SYNTHETISCH" not in sheets(paper)[0].upper()


@EVERY
def test_paper_is_tagged_titled_and_says_its_language(language: Language) -> None:
    """Screen readers get a structure, a title and a language (PDF/UA)."""
    paper = typesetting.render(compose(bare_findings()), language)

    with pypdfium2.PdfDocument(paper) as document:
        title = document.get_metadata_value("Title")
        tagged = pdfium.FPDFCatalog_IsTagged(document)
        spoken = pdfium.FPDFCatalog_GetLanguage(document, None, 0)

    assert title
    assert tagged
    assert spoken > len("de")


def test_the_same_edition_gives_the_same_bytes(edition: Edition, paper: bytes) -> None:
    """No clock and no machine gets into the file."""
    assert typesetting.render(edition, Language.DE) == paper


def test_words_of_others_are_printed_and_never_read_as_instructions(edition: Edition) -> None:
    """A quotation full of the typesetter's signs, markup and control characters stays words."""
    evil = '#panic[x] $a$ *b* @c <script>\x00\x0b\ud800 = #read("/etc/passwd")'
    hostile = replace(edition, headline=Words(text=evil, language="en"))

    first = dense(sheets(typesetting.render(hostile, Language.EN))[0])

    assert dense("#panic[x] $a$ *b* @c <script>") in first
    assert dense('= #read("/etc/passwd")') in first


def test_addresses_lead_from_the_report_into_its_registers_only(edition: Edition) -> None:
    """Every link has its end on paper, and no id stands twice."""
    ids: list[str] = []
    links: list[str] = []

    def walk(node: dict[str, object]) -> None:
        if "id" in node:
            ids.append(str(node["id"]))
        if "href" in node:
            links.append(str(node["href"]))
        for kid in node.get("kids", ()):  # type: ignore[attr-defined]
            if isinstance(kid, dict):
                walk(kid)

    walk(page_tree(html.body(edition, Language.EN, {})))

    assert links
    assert set(links) <= set(ids)
    assert len(ids) == len(set(ids))


def test_without_a_typesetter_a_pdf_says_what_to_install(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra is named, and what works without it."""
    monkeypatch.setattr(typesetting, "TYPESETTER", "no_such_typesetter")

    with pytest.raises(UsageError, match=r"trucewatch\[pdf\]"):
        typesetting.render(edition, Language.EN)

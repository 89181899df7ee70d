"""D04 and D20: who may say what, in all templates, catalogues, field names and languages."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import trucewatch
from incidents.building import a_party_report, an_incident
from report.builders import findings
from trucewatch.assessment.wording import wording
from trucewatch.report import json as edition_json
from trucewatch.report.catalogue import entries
from trucewatch.report.compose import compose
from trucewatch.report.dates import Clock
from trucewatch.report.printing import PlainPrinter
from trucewatch.vocabulary.grade import (
    Attribution,
    Grade,
    GradedIncident,
    Occurrence,
    TermFinding,
    TermResult,
)
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.theatre import Party

SOURCE = Path(trucewatch.__file__).parent
WAYS_OUT = ("report", "server", "workflow", "cli", "storage")
FORBIDDEN = re.compile(
    r"violat|breach(?!_claimed)|Verst(?:oß|öße)|Verletzung(?:en)? (?:der|des)|порушен|нарушен",
    re.IGNORECASE,
)
ALLOWED_KEYS = {"wording.violation", "wording.violation_by"}
ALLOWED_WORDS = re.compile(r"[Ff]irst claims? (?:of )?a breach|first claim of a breach")
"""What a party says is said to be its word: "a party first claims a breach"."""
ASOF = datetime(2031, 6, 20, tzinfo=UTC)
SIDES = ("russia", "ukraine")
NAMES = {"russia": "Alpha", "ukraine": "Omega"}
PARTIES = tuple(
    Party(id=side, names=dict.fromkeys(("de", "en", "ru", "uk"), name), country="XX")
    for side, name in NAMES.items()
)


@pytest.mark.parametrize("folder", WAYS_OUT)
def test_d04_no_way_out_has_the_word_in_its_code(folder: str) -> None:
    """Literals of code: field names, labels, help texts, chart titles."""
    found = [
        f"{path.relative_to(SOURCE)}: {text[:80]}"
        for path in sorted((SOURCE / folder).rglob("*.py"))
        if "scenario" not in path.parts
        for text in _literals(path)
        if FORBIDDEN.search(ALLOWED_WORDS.sub("", text))
    ]

    assert found == []


def test_d04_no_template_style_or_script_has_the_word() -> None:
    """Files that reach a reader as they are, and every catalogue, those of the pages too."""
    paths = [
        path
        for folder in ("report", "server")
        for path in sorted((SOURCE / folder).rglob("*"))
        if path.suffix in (".html", ".js", ".css", ".svg", ".toml") and path.is_file()
    ]
    main = {SOURCE / "report" / "catalogues" / f"{language}.toml" for language in Language}
    found = [
        f"{path.name}: {line.strip()[:80]}"
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if FORBIDDEN.search(ALLOWED_WORDS.sub("", line))
        and not (path in main and line.startswith(("violation =", "violation_by =")))
    ]

    assert main <= set(paths)
    assert found == []


@pytest.mark.parametrize("language", list(Language))
def test_d04_only_two_sentences_of_a_catalogue_use_the_word(language: Language) -> None:
    """Those that need O3, terms in force and, for "by X", A3."""
    speaking = {
        key
        for key, entry in entries(language).items()
        for text in ([entry] if isinstance(entry, str) else entry.values())
        if FORBIDDEN.search(ALLOWED_WORDS.sub("", text))
    }

    assert speaking == ALLOWED_KEYS


def test_d04_no_field_of_an_edition_is_called_so() -> None:
    """Names of fields, in every object of the JSON."""
    edition = json.loads(edition_json.render(compose(findings()), tuple(Language)))

    assert [name for name in _fields(edition) if FORBIDDEN.search(name)] == []


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(Occurrence),
    st.sampled_from(Attribution),
    st.sampled_from(TermResult),
    st.sampled_from([(), ("russia",), ("ukraine",), SIDES]),
    st.sampled_from(Language),
)
def test_d20_mirrored_parties_get_the_same_words_in_four_languages(
    occurrence: Occurrence,
    attribution: Attribution,
    result: TermResult,
    bound: tuple[str, ...],
    language: Language,
) -> None:
    """Swapping the parties swaps their names in the printed sentence and nothing else."""
    triple = (occurrence, attribution, result)
    one = _printed(triple, bound, "russia", language)
    mirrored = tuple(sorted(_other(side) for side in bound))
    other = _printed(triple, mirrored, "ukraine", language)

    assert _swapped(one) == other


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("occurrence", [Occurrence.O0, Occurrence.O1, Occurrence.O2])
def test_d04_below_o3_no_printed_sentence_uses_the_word(
    occurrence: Occurrence, language: Language
) -> None:
    """Whatever the terms and the attribution say."""
    for attribution in Attribution:
        triple = (occurrence, attribution, TermResult.PROHIBITED)
        text = _printed(triple, SIDES, "russia", language)
        assert not FORBIDDEN.search(text)


@pytest.mark.parametrize("language", list(Language))
def test_d04_the_word_is_printed_where_the_grades_allow_it(language: Language) -> None:
    """The test above can fail: at O3 and A3 the sentence has the word and the party."""
    triple = (Occurrence.O4, Attribution.A3, TermResult.PROHIBITED)
    text = _printed(triple, SIDES, "russia", language)

    assert FORBIDDEN.search(text)
    assert "Alpha" in text


Triple = tuple[Occurrence, Attribution, TermResult]


def _printed(triple: Triple, bound: tuple[str, ...], side: str, language: Language) -> str:
    occurrence, attribution, result = triple
    finding = TermFinding(
        agreement="agreement",
        result=result,
        versions=(),
        clauses=("t",),
        in_force=bool(bound),
        rule=result.value,
        bound=bound,
        unbound=tuple(one for one in SIDES if one not in bound),
    )
    graded = GradedIncident(
        incident=an_incident([a_party_report(_other(side))]),
        occurrence=Grade(value=occurrence, rule="r", evidence=(), by="two people", at=ASOF),
        attribution=Grade(value=attribution, rule="r", evidence=(), by="pipeline", at=ASOF),
        terms=(finding,),
        responsible=side if attribution else None,
    )
    clock = Clock(language=language, zone="Europe/Kyiv")
    printer = PlainPrinter(language=language, figures={}, clock=clock)
    return printer.inline(wording(graded, parties=PARTIES))


def _other(side: str) -> str:
    return SIDES[1 - SIDES.index(side)]


def _swapped(text: str) -> str:
    return re.sub("Alpha|Omega", lambda name: {"Alpha": "Omega"}.get(name[0], "Alpha"), text)


def _literals(path: Path) -> Iterator[str]:
    """Yield the string constants of a file that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in documented:
            yield node.value


def _fields(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from _fields(item)
    elif isinstance(value, list):
        for item in value:
            yield from _fields(item)

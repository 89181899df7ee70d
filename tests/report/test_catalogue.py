"""The words of the report: complete in four languages, right plurals, no forbidden words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.builders import findings
from report.scene import DAY
from trucewatch.report.catalogue import PLACE, PLURAL_FORMS, Entry, entries
from trucewatch.report.compose import compose
from trucewatch.report.dates import Clock
from trucewatch.report.printing import PlainPrinter
from trucewatch.vocabulary.agreement import (
    CommitmentKind,
    CommitmentStage,
    Confidence,
    ContactKind,
    Stage,
    TermKind,
)
from trucewatch.vocabulary.decision import Verb
from trucewatch.vocabulary.edition import FigureRef, Message
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.grade import Attribution, Occurrence, TermResult
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceKind
from trucewatch.vocabulary.precedent import Ending
from trucewatch.vocabulary.quantity import CountUnit
from trucewatch.vocabulary.sector import Channel, ReaderState
from trucewatch.vocabulary.source import SourceClass
from trucewatch.vocabulary.statement import StatementType

SOURCE = Path(__file__).parents[2] / "src" / "trucewatch"
EVERY = pytest.mark.parametrize("language", list(Language))
LITERAL = re.compile(r'"([a-z_]+(?:\.[A-Za-z_0-9]+)+)"')
FORBIDDEN = re.compile(
    r"violation|Verst(?:oß|öße)|Verletzung(?:en)? (?:der|des)|порушенн|нарушени", re.IGNORECASE
)
ENUMERATED = {
    "incident_type": IncidentType,
    "term": TermKind,
    "stage": Stage,
    "confidence": Confidence,
    "state": ReaderState,
    "unit": CountUnit,
    "class": SourceClass,
    "manner": StatementType,
    "result": TermResult,
    "place_kind": PlaceKind,
    "ending": Ending,
    "contact": ContactKind,
    "promise": CommitmentKind,
    "promise_stage": CommitmentStage,
}


def forms(entry: Entry) -> Iterator[str]:
    """List the sentences of an entry."""
    if isinstance(entry, str):
        yield entry
    else:
        yield from (text for form, text in entry.items() if form != "by")


@EVERY
def test_all_catalogues_have_the_same_keys_and_arguments(language: Language) -> None:
    """A sentence exists in every language and takes the same arguments."""
    english, other = entries(Language.EN), entries(language)

    assert set(english) == set(other)
    for key in english:
        assert _places(english[key]) == _places(other[key]), key


def test_every_key_written_in_the_code_exists() -> None:
    """A key that no catalogue has would print nothing."""
    known = entries(Language.EN)
    families = {key.split(".")[0] for key in known}
    used = {key for key in _literals() if key.split(".")[0] in families}

    assert sorted(used - set(known) - NOT_KEYS) == []


def test_every_closed_list_is_said_in_words() -> None:
    """No type, state, unit or grade is left without a name."""
    known = entries(Language.EN)
    wanted = {f"{name}.{item.value}" for name, kind in ENUMERATED.items() for item in kind}
    wanted |= {f"grade.{grade.name}" for kind in (Occurrence, Attribution) for grade in kind}
    wanted |= {f"web.verb.{verb.value}" for verb in Verb}
    wanted |= {f"figure.coverage_{channel.value}" for channel in Channel}

    assert sorted(wanted - set(known)) == []


def test_no_catalogue_key_is_dead() -> None:
    """A sentence nobody can print is removed: its key, family or last part stands in the code."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in _files())
    closed = set(ENUMERATED) | CLOSED_FAMILIES

    dead = [
        key
        for key in entries(Language.EN)
        if key.split(".")[0] not in closed
        and not key.startswith("web.verb.")
        and f'"{key}"' not in text
        and f'{key.rpartition(".")[2]}"' not in text
        and f'"{key.rpartition(".")[2].replace("_", "-")}"' not in text
        and not _composed(key, text)
    ]
    assert dead == []


@EVERY
def test_no_sentence_carries_a_digit_of_its_own(language: Language) -> None:
    """Every number is an argument with its own record."""
    carrying = [
        key for key, entry in entries(language).items() for text in forms(entry) if _digit(text)
    ]
    assert carrying == []


@EVERY
def test_only_the_generator_of_wordings_speaks_of_violations(language: Language) -> None:
    """The word stands in the sentences that the grades allow, and nowhere else."""
    speaking = {
        key
        for key, entry in entries(language).items()
        for text in forms(entry)
        if FORBIDDEN.search(text)
    }
    assert speaking == {"wording.violation", "wording.violation_by"}


@EVERY
def test_plural_tables_have_every_form_of_the_language(language: Language) -> None:
    """Ukrainian and Russian need four forms, German and English two."""
    slavic = language in (Language.UK, Language.RU)
    needed = PLURAL_FORMS if slavic else {"one", "other"}

    for key, entry in entries(language).items():
        if not isinstance(entry, str):
            assert set(entry) - {"by"} == needed, key


@pytest.mark.parametrize(
    ("language", "count", "sentence"),
    [
        (Language.UK, 1, "1 джерело тихіше, ніж зазвичай."),
        (Language.UK, 2, "2 джерела тихіші, ніж зазвичай."),
        (Language.UK, 5, "5 джерел тихіші, ніж зазвичай."),
        (Language.UK, 21, "21 джерело тихіше, ніж зазвичай."),
        (Language.UK, 22, "22 джерела тихіші, ніж зазвичай."),
        (Language.UK, 25, "25 джерел тихіші, ніж зазвичай."),
        (Language.RU, 1, "1 источник тише обычного."),
        (Language.RU, 2, "2 источника тише обычного."),
        (Language.RU, 5, "5 источников тише обычного."),
        (Language.RU, 21, "21 источник тише обычного."),
        (Language.RU, 22, "22 источника тише обычного."),
        (Language.RU, 25, "25 источников тише обычного."),
        (Language.DE, 1, "1 Quelle stiller als gewöhnlich."),
        (Language.DE, 21, "21 Quellen stiller als gewöhnlich."),
        (Language.EN, 1, "1 source quieter than usual."),
        (Language.EN, 22, "22 sources quieter than usual."),
    ],
)
def test_words_agree_with_their_number(language: Language, count: int, sentence: str) -> None:
    """One, few and many follow the language's own rule."""
    figure = Figure(id="f", value=count, definition="d", formula="f")
    clock = Clock(language=language, zone="Europe/Kyiv")
    printer = PlainPrinter(language=language, figures={"f": figure}, clock=clock)

    message = Message(key="observability.silent", arguments={"sources": FigureRef(id="f")})

    assert printer.inline(message) == sentence


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.DE, "12. Juni 2031"),
        (Language.EN, "12 June 2031"),
        (Language.RU, "12 июня 2031\u202fг."),
        (Language.UK, "12 червня 2031\u202fр."),
    ],
)
def test_days_are_written_as_each_language_writes_them(language: Language, told: str) -> None:
    """Dates follow the language; Ukrainian and Russian set a narrow space."""
    assert Clock(language=language, zone="Europe/Kyiv").tell(DAY) == told


def test_figures_of_an_edition_all_have_a_definition_in_words() -> None:
    """No figure is printed without a sentence that says what it is."""
    known = entries(Language.EN)

    assert {f.definition for f in compose(findings()).figures.values()} <= set(known)


NOT_KEYS = {"page.css"}
CLOSED_FAMILIES = {
    "weapon", "object", "effect", "observation", "description", "flag", "reason", "claim",
    "ledger", "check", "outcome", "verdict", "grade", "record", "figure_unit", "wording", "zone",
    "excluded", "range", "standing", "body", "hold",
}  # fmt: skip
"""Families whose last part is a closed value of the vocabulary or comes from another folder."""


def _places(entry: Entry) -> set[str]:
    return {name for text in forms(entry) for name in PLACE.findall(text)}


def _digit(text: str) -> bool:
    return re.search(r"\d", text) is not None


def _files() -> list[Path]:
    return sorted(path for name in ("report", "server") for path in (SOURCE / name).rglob("*.py"))


def _literals() -> set[str]:
    return {key for path in _files() for key in LITERAL.findall(path.read_text(encoding="utf-8"))}


def _composed(key: str, text: str) -> bool:
    """Tell whether a key is put together in the code: its family and last part both stand there."""
    family, _, last = key.rpartition(".")
    if f'f"{family}.{{' not in text and f'f"{family.split(".")[0]}.' not in text:
        return False
    words = {last, last.replace("_", "-"), *last.split("_")}
    return any(f'"{word}"' in text or f"_{word}" in text for word in words)

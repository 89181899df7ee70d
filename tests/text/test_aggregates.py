"""Claimed totals: whose they are, what belongs to them, and that they are no incidents."""

from __future__ import annotations

import pytest

from text.building import a_document
from trucewatch.text.reading import read
from trucewatch.vocabulary.reading import Reading


def reading(text: str, language: str) -> Reading:
    """Read a text that names no known place."""
    return read(a_document(text, language), ())


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("de", "Gezählt wurden 341 Verstöße, darunter 212 Artillerieschläge.", [212]),
        ("en", "They saw 126 violations, including 70 shellings, 41 drone attacks.", [70, 41]),
        ("ru", "Насчитали 118 нарушений, в том числе 74 обстрела и 30 атак.", [74, 30]),
        ("uk", "За добу 118 порушень: шість штурмових дій та 101 обстріл.", [6, 101]),
    ],
)  # fmt: skip
def test_listed_parts_are_neither_incidents_nor_totals(
    language: str, text: str, parts: list[int]
) -> None:
    """What is listed after a total belongs to it, whatever it counts."""
    found = reading(text, language)

    (total,) = found.aggregate_claims
    assert [part.count for part in total.components] == parts
    assert found.incidents == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Gezählt wurden 90 Verstöße gegen die Waffenruhe. Davon waren 60 Angriffe."),
        ("en", "They counted 90 violations of the truce. Of these, 60 were mortar attacks."),
        ("ru", "За сутки 90 нарушений перемирия. Из них 60 атак дронов."),
        ("uk", "За добу 90 порушень перемир'я. Серед них 60 атак дронів."),
    ],
)
def test_parts_in_the_next_sentence_are_no_incidents_either(language: str, text: str) -> None:
    """The words "of these" point back to the total across the full stop."""
    found = reading(text, language)

    assert [total.total for total in found.aggregate_claims] == [90]
    assert found.incidents == ()


@pytest.mark.parametrize(("first", "second"), [("Kyiv", "Moscow"), ("Moscow", "Kyiv")])
def test_two_totals_in_a_sentence_stay_two(first: str, second: str) -> None:
    """A retelling of both sides' numbers makes neither a part of the other."""
    text = f"{first} counted 126 violations, while {second} counted 214 violations."

    totals = reading(text, "en").aggregate_claims

    assert [(total.claimant, total.total) for total in totals] == [(first, 126), (second, 214)]
    assert all(total.components == () for total in totals)
    assert {total.side for total in totals} == {"russia", "ukraine"}


def test_among_them_is_no_full_division_but_a_colon_is() -> None:
    """Parts after "including" lie within the total; parts after a colon make it up."""
    within = reading("They counted 126 violations, including 70 shellings.", "en")
    divided = reading("They counted 126 violations: 70 shellings, 56 drone attacks.", "en")

    assert [p.subset_of for p in within.aggregate_claims[0].components] == ["violations"]
    assert [p.subset_of for p in divided.aggregate_claims[0].components] == [None, None]

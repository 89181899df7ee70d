"""Both sides are read alike: exchange their names, and only the sides exchange."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text.building import a_document, a_place
from trucewatch.text.headline import read_headline
from trucewatch.text.reading import read
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import Reading

OTHER = {"russia": "ukraine", "ukraine": "russia"}

# Each sentence twice, once per side; the words differ in the names of the sides only.
PAIRS = {
    "de": (
        ("Russische Truppen", "Ukrainische Truppen"),
        ("Das russische Militär", "Das ukrainische Militär"),
        ("Russische Drohnen", "Ukrainische Drohnen"),
    ),
    "en": (
        ("Russian troops", "Ukrainian troops"),
        ("The Russian army", "The Ukrainian army"),
        ("Russian drones", "Ukrainian drones"),
    ),
    "ru": (
        ("Российские войска", "Украинские войска"),
        ("Российские военные", "Украинские военные"),
        ("Российские дроны", "Украинские дроны"),
    ),
    "uk": (
        ("Російські війська", "Українські війська"),
        ("Російські військові", "Українські військові"),
        ("Російські дрони", "Українські дрони"),
    ),
}
ACTS = {
    "de": (
        "beschossen am Dienstag Steinau mit Mörsern.",
        "nahmen am Dienstag Steinau ein.",
        "griffen Steinau an, drei Menschen wurden verletzt.",
        "haben Steinau unter voller Kontrolle.",
        "zogen sich aus Steinau zurück.",
    ),
    "en": (
        "shelled Steinau with mortars on Tuesday.",
        "captured Steinau on Tuesday.",
        "attacked Steinau, wounding three people.",
        "hold Steinau.",
        "withdrew from Steinau.",
    ),
    "ru": (
        "во вторник обстреляли Steinau из миномётов.",
        "во вторник захватили Steinau.",
        "атаковали Steinau, ранены три человека.",
        "удерживают Steinau.",
        "отошли от Steinau.",
    ),
    "uk": (
        "у вівторок обстріляли Steinau з мінометів.",
        "у вівторок захопили Steinau.",
        "атакували Steinau, поранено трьох людей.",
        "утримують Steinau.",
        "відійшли від Steinau.",
    ),
}
ENEMY = {"de": "Der Feind beschoss", "en": "The enemy shelled", "ru": "Враг обстрелял"}
ENEMY["uk"] = "Ворог обстріляв"


def _read(text: str, language: str) -> Reading:
    places = (a_place(text, "Steinau"),) if "Steinau" in text else ()
    return read(a_document(text, language), places)


def _without_words(reading: Reading) -> list[tuple[object, ...]]:
    """Claims and incidents without what the names of the sides change by their length."""
    skipped = {"span", "id", "document", "claimed_by", "actor", "affiliation", "place"}
    return [
        tuple(getattr(one, f.name) for f in fields(one) if f.name not in skipped)
        for one in (*reading.claims, *reading.incidents)
    ]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(PAIRS)), st.integers(0, 2), st.integers(0, 4))
def test_exchanged_sides_exchange_the_actor_and_nothing_else(
    language: str, who: int, what: int
) -> None:
    """The law of neutrality: kind, polarity, type, time, count and rule stay the same."""
    subjects, act = PAIRS[language][who], ACTS[language][what]

    one, other = (_read(f"{subject} {act}", language) for subject in subjects)

    assert _without_words(one) == _without_words(other)
    for left, right in zip(
        (*one.claims, *one.incidents), (*other.claims, *other.incidents), strict=True
    ):
        assert right.actor == (OTHER.get(left.actor) if left.actor else None)
    assert one.claims


@pytest.mark.parametrize("language", sorted(PAIRS))
@pytest.mark.parametrize("act", [0, 1, 2])
def test_headlines_of_exchanged_sides_differ_in_the_actor_only(language: str, act: int) -> None:
    """Type, aspect and rule of a headline do not depend on the side."""
    one, other = (
        read_headline(f"{subject} {ACTS[language][act]}", Language(language))
        for subject in PAIRS[language][0]
    )

    assert (one.kinetic, one.incident_type, one.rule) == (
        other.kinetic,
        other.incident_type,
        other.rule,
    )
    assert (one.actor, other.actor) == ("russia", "ukraine")


@pytest.mark.parametrize("language", sorted(ENEMY))
def test_an_enemy_without_a_speaker_is_nobody_in_particular(language: str) -> None:
    """A language is no side: "the enemy" alone names no actor, in any language."""
    text = f"{ENEMY[language]} Steinau."

    (incident,) = _read(text, language).incidents

    assert incident.actor is None
    assert read_headline(text, Language(language)).actor is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "{enemy} Steinau, teilte die {side} Armee mit."),
        ("en", "{enemy} Steinau, the {side} army said."),
        ("ru", "{enemy} Steinau, сообщило {side} командование."),
        ("uk", "{enemy} Steinau, повідомило {side} командування."),
    ],
)
def test_the_enemy_of_a_speaker_is_the_other_side(language: str, said: str) -> None:
    """Whoever speaks says by that who the enemy is; mirrored speakers, mirrored enemies."""
    names = {
        "de": ("russische", "ukrainische"),
        "en": ("Russian", "Ukrainian"),
        "ru": ("российское", "украинское"),
        "uk": ("російське", "українське"),
    }[language]

    actors = [
        _read(said.format(enemy=ENEMY[language], side=name), language).incidents[0].actor
        for name in names
    ]

    assert actors == ["ukraine", "russia"]

"""Who is said to have acted: the side that did, not the one aimed at, nor the one that tells."""

from __future__ import annotations

import re

import pytest

from text.building import a_document
from trucewatch.text.headline import read_headline
from trucewatch.text.reading import read
from trucewatch.vocabulary.language import Language

MIRRORED = {"russia": "ukraine", "ukraine": "russia", None: None}
WORDS = {
    "en": (("Ukrainian", "Russian"), ("Ukraine", "Russia"), ("Kyiv", "Moscow")),
    "de": (("ukrainische", "russische"), ("Ukrainische", "Russische")),
    "ru": (("украинск", "российск"), ("Украинск", "Российск"), ("Украин", "Росси")),
    "uk": (("українськ", "російськ"), ("Українськ", "Російськ"), ("Україн", "Росі")),
}
HEADLINES = (
    ("en", "Shells hit Ukrainian border town", None),
    ("en", "Missiles hit Russia overnight", None),
    ("en", "Ukrainian drones attack Russian oil depot", "ukraine"),
    ("en", "Ukraine's General Staff said Russian troops had fired from the wood", "russia"),
    ("en", "Russian border guards shelled the ferry", "russia"),
    ("de", "Russische Truppen beschossen eine ukrainische Grenzstadt", "russia"),
    ("ru", "Снаряды попали в украинский приграничный город", None),
    ("ru", "Украинские войска обстреляли российское село", "ukraine"),
    ("uk", "Російські війська обстріляли українське місто", "russia"),
    ("uk", "Дрони атакували російську підстанцію", None),
)


def swapped(text: str, language: str) -> str:
    """Let the two sides change places in a text."""
    turned = {a: b for pair in WORDS[language] for a, b in (pair, pair[::-1])}
    longest_first = sorted(turned, key=len, reverse=True)
    return re.sub("|".join(longest_first), lambda match: turned[match.group()], text)


@pytest.mark.parametrize(("language", "headline", "actor"), HEADLINES)
def test_swapping_the_sides_words_swaps_the_actor(
    language: str, headline: str, actor: str | None
) -> None:
    """D20: an adjective of a place is no actor, on either side."""
    mirrored = swapped(headline, language)

    assert read_headline(headline, Language(language)).actor == actor
    assert read_headline(mirrored, Language(language)).actor == MIRRORED[actor]


SAID = "Ukraine's General Staff said Russian troops had fired mortars at the mill on Monday."
DENIED = (
    ("en", "Mortars hit the mill on Monday. The Ukrainian General Staff denied it."),
    (
        "ru",
        "Миномёты обстреляли мельницу. Губернатор это сообщил, украинский Генштаб это отрицает.",
    ),
)


@pytest.mark.parametrize("text", [SAID, swapped(SAID, "en")])
def test_who_says_it_without_a_conjunction_is_the_source_and_not_the_actor(text: str) -> None:
    """In "X said Y had fired" the source is X and the actor is Y."""
    teller = "ukraine" if text == SAID else "russia"

    (mention,) = read(a_document(text, "en"), ()).incidents

    assert (mention.reporter_side, mention.actor) == (teller, MIRRORED[teller])


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_the_side_of_whoever_denies_is_kept(language: str, text: str) -> None:
    """A denial has a side of its own, and what is denied is no part of the denier's name."""
    for told, side in ((text, "ukraine"), (swapped(text, language), "russia")):
        (mention,) = read(a_document(told, language), ()).incidents

        assert mention.denier_side == side
        assert mention.denied_by is not None
        assert not mention.denied_by.endswith(("это", "it"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wer geschossen hatte, blieb unklar."),
        ("en", "It was not clear who had fired."),
        ("ru", "Кто стрелял, неизвестно."),
        ("uk", "Хто стріляв, невідомо."),
    ],
)
def test_asking_who_fired_reports_no_further_shots(language: str, text: str) -> None:
    """A question is no event of its own."""
    assert read(a_document(text, language), ()).incidents == ()

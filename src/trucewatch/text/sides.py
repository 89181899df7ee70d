"""Which side a text names as having acted, as being spoken for, or as the enemy.

Sides are whatever ids the language files give after ``s:``; nothing here knows them.
"""

from __future__ import annotations

from itertools import islice, pairwise

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.events import ACTION
from trucewatch.text.stems import WORD, Tagged, tagger_for
from trucewatch.vocabulary.language import Language

CONTROLLING = frozenset({"capture", "control", "holds", "advance", "lost"})
"""Acts of which "we" and "our control" name the speaker's own side as the holder."""
ACTING = CONTROLLING | ACTION | {"assault", "advance", "capture", "withdraw", "clash", "breach"}
BETWEEN = 1
"""Words that may stand between a side's name and what it owns ("Ukrainian border town")."""

_OWNED = frozenset(
    {
        "o:position", "o:residential", "o:energy_transmission", "o:energy_generation",
        "o:energy_oil_gas", "o:npp", "o:medical", "o:school", "o:rail", "o:water",
    }
)  # fmt: skip
AT_A_PLACE = (
    "по ",
    "на ",
    "у ",
    "в ",
    "in ",
    "on ",
    "at ",
    "auf ",
    "against ",
    "gegen ",
    "in der ",
)


def side_of(words: str, language: Language) -> str | None:
    """Name the first side mentioned in a few words, or None."""
    for item in tagger_for(language).tag(words):
        side = _side(item)
        if side is not None:
            return side
    return None


def acting_side(
    text: str, tagged: tuple[Tagged, ...], language: Language, speaker_side: str | None = None
) -> str | None:
    """Name the side that a clause says acted, or None.

    A side that is aimed at did not act, nor did one that only speaks of what another did.
    "The enemy" is the side opposite to the speaker's, and nobody when no side speaks: a
    language is no side. "Our control" is the speaker's.
    """
    if not any(item.tags & ACTING for item in tagged):
        return _sender(text, tagged)
    for index, item in enumerate(tagged):
        side = _meant(item, tagged, language, speaker_side)
        if side is None or _is_target(text, tagged, index, language):
            continue
        if not _speaks(text, tagged, index, language):
            return side
    return None


def _sender(text: str, tagged: tuple[Tagged, ...]) -> str | None:
    """Name whose drones or missiles were shot down ("nine Ukrainian drones were downed")."""
    if not any("intercept" in item.tags for item in tagged):
        return None
    for item, weapon in pairwise(tagged):
        sent = any(tag[:2] == "w:" for tag in weapon.tags) and "intercept" not in item.tags
        if sent and text[item.end : weapon.begin].isspace() and _side(item) not in (None, "enemy"):
            return _side(item)
    return None


def _meant(
    item: Tagged, tagged: tuple[Tagged, ...], language: Language, speaker_side: str | None
) -> str | None:
    side = _side(item)
    if side == "enemy":
        return opponent(speaker_side, language)
    if side is None and "own" in item.tags and any(one.tags & CONTROLLING for one in tagged):
        return speaker_side if speaker_side in known_sides(language) else None
    return side


def opponent(side: str | None, language: Language) -> str | None:
    """Name the other one of two sides; None when there are not exactly two."""
    known = known_sides(language)
    others = known - {side}
    return min(others) if side in known and len(others) == 1 else None


def known_sides(language: Language) -> frozenset[str]:
    """Return the ids of the sides that a language file has words for."""
    tags = lexicon_for(language).events
    return frozenset(tag[2:] for tag in tags if tag.startswith("s:")) - {"enemy"}


def _side(item: Tagged) -> str | None:
    return next((tag[2:] for tag in sorted(item.tags) if tag.startswith("s:")), None)


def _is_target(text: str, tagged: tuple[Tagged, ...], index: int, language: Language) -> bool:
    """Tell whether a side is aimed at: by preposition, by form, or as owner of a target."""
    item = tagged[index]
    lexicon = lexicon_for(language)
    if item.text.lower() in lexicon.aimed_at or _owns(text, tagged, index, lexicon.ground):
        return True
    if index and lexicon.object_follows and _adjacent_verb(tagged[index - 1], item):
        return True
    before = text[max(0, item.begin - 8) : item.begin].lower()
    return any(before == word or before.endswith(" " + word) for word in AT_A_PLACE)


def _owns(text: str, tagged: tuple[Tagged, ...], index: int, ground: tuple[str, ...]) -> bool:
    """Tell whether a side's name only says whose town, house or position it is."""
    item = tagged[index]
    following = tagged[index + 1] if index + 1 < len(tagged) else None
    if following is not None and any(tag in following.tags for tag in _OWNED):
        return text[item.end : following.begin].count(" ") <= BETWEEN + 1
    edge = following.begin if following is not None else len(text)
    last = edge + len(following.text) if following else edge
    words = islice(WORD.finditer(text, item.end, last), BETWEEN + 1)
    return any(word.group().lower().startswith(ground) for word in words) and bool(ground)


def _adjacent_verb(verb: Tagged, item: Tagged) -> bool:
    return bool(verb.tags & ACTING) and item.begin - verb.end == 1


def _speaks(text: str, tagged: tuple[Tagged, ...], index: int, language: Language) -> bool:
    """Tell whether a word of saying stands between a side and what was done."""
    speech = lexicon_for(language).speech
    acts = (item.begin for item in tagged[index + 1 :] if item.tags & ACTING)
    edge = next(acts, tagged[index].end)
    words = [word.lower() for word in WORD.findall(text, tagged[index].end, edge)]
    return any(word in speech.cues for word in words) and not speech.pronouns & set(words)

"""Reads the one-line headlines of event data sets: what they report, or why they do not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trucewatch.text.casualties import find_casualties
from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.events import EFFECT, HARM, EventReading, classify, tags_of
from trucewatch.text.language_id import detect
from trucewatch.text.quantities import count_of, find_quantities
from trucewatch.text.sentences import Stretch
from trucewatch.text.sides import acting_side, side_of
from trucewatch.text.stems import Tagged, tagger_for
from trucewatch.vocabulary.incident import Facets
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import HeadlineReading

_TRAILING = re.compile(r"[,.]?\s[–—-]\s(?P<who>[^–—:]{2,70}?)\.?\s*$")
_LEADING = re.compile(r"^(?P<who>[^:«\"“„]{2,45}):\s")
_SENTENCE_CUE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """A reason why a headline that contains words of force reports no incident.

    Attributes:
        tags: Any of these must occur.
        unless: None of these may occur.
        needs: If given, one of these must occur as well.
    """

    name: str
    aspect: str
    tags: frozenset[str]
    unless: frozenset[str] = frozenset()


VETOES = (
    Veto(name="denial", aspect="event", tags=frozenset({"deny"})),
    Veto(name="rumour", aspect="other", tags=frozenset({"rumour"})),
    Veto(name="losses", aspect="aggregate", tags=frozenset({"loss"})),
    Veto(name="total-over-a-period", aspect="aggregate", tags=frozenset({"agg"})),
    Veto(name="history", aspect="history", tags=frozenset({"past"})),
    Veto(name="exercise", aspect="other", tags=frozenset({"exercise"}), unless=HARM | {"hit"}),
    Veto(name="repair", aspect="other", tags=frozenset({"restore"}), unless=HARM | {"hit"}),
    Veto(
        name="crime-or-accident",
        aspect="other",
        tags=frozenset({"crime"}),
        unless=frozenset({"s:enemy", "shell"}),
    ),
    Veto(
        name="police-matter",
        aspect="other",
        tags=frozenset({"police"}),
        unless=frozenset({"attack", "strike", "shell", "explode"}),
    ),
    Veto(name="reaction", aspect="other", tags=frozenset({"reaction"})),
    Veto(
        name="truce-or-talks",
        aspect="talk",
        tags=frozenset({"truce", "talk", "contact", "agree", "propose"}),
        unless=EFFECT | {"hit", "explode"},
    ),
    Veto(name="plan", aspect="plan", tags=frozenset({"plan"}), unless=EFFECT | {"strike", "hit"}),
    Veto(name="hypothesis", aspect="plan", tags=frozenset({"hyp"}), unless=EFFECT | {"explode"}),
    Veto(
        name="harmless",
        aspect="other",
        tags=frozenset({"benign", "sport"}),
        unless=EFFECT | {"hit"},
    ),
    Veto(name="quiet", aspect="other", tags=frozenset({"quiet", "negated"}), unless=EFFECT),
)


def read_headline(headline: str, language: Language | None) -> HeadlineReading:
    """Classify a headline; without a language the headline's own is detected.

    >>> read_headline("Вночі обстріляли село біля Роботиного", Language.UK).incident_type
    <IncidentType.ARTILLERY: 'F3'>
    >>> read_headline("У Києві відкрили нову школу", Language.UK).kinetic
    False
    """
    spoken = language or detect(headline)
    if spoken is None:
        return _nothing("language-unknown")
    tagged = tagger_for(spoken).tag(headline)
    speaker, body = _speaker(headline, spoken)
    told = tuple(item for item in tagged if body[0] <= item.begin < body[1])
    event = classify(told)
    if event is None:
        promised = {"truce", "agree"} <= tags_of(told)  # "agreed not to attack ports"
        nothing = _nothing("no-event", speaker, spoken)
        return replace(nothing, aspect="talk") if promised else nothing
    veto = _veto(tagged, event)
    return _reading(headline, told, event, veto, (speaker, spoken))


def _veto(tagged: tuple[Tagged, ...], event: EventReading) -> Veto | None:
    relied = {item.begin for item in event.evidence}
    # A word that the event itself rests on ("clash" in a talk of clashes) cannot veto it.
    rest = tags_of(tuple(item for item in tagged if item.begin not in relied))
    for veto in VETOES:
        if rest & veto.tags and not tags_of(tagged) & veto.unless:
            return veto
    return None


def _reading(
    headline: str,
    tagged: tuple[Tagged, ...],
    event: EventReading,
    veto: Veto | None,
    source: tuple[str | None, Language],
) -> HeadlineReading:
    speaker, language = source
    side = _speaker_side(speaker, language)
    denies = veto is not None and veto.name == "denial"
    line = Stretch(begin=0, end=len(headline), paragraph=0)
    counts = list(find_quantities(headline, (line,), language))
    return HeadlineReading(
        kinetic=veto is None,
        incident_type=event.incident_type if veto is None or denies else None,
        facets=event.facets,
        speaker=speaker,
        speaker_side=side,
        denies=denies,
        aspect=veto.aspect if veto else "event",
        rule=f"{event.rule}/{veto.name}" if veto else event.rule,
        actor=acting_side(headline, tagged, language, side),
        casualties=find_casualties(tagged, counts),
        count=next((count for item in counts if (count := count_of(item))), None),
        evidence=tuple(item.span for item in event.evidence),
    )


def _nothing(
    rule: str, speaker: str | None = None, language: Language | None = None
) -> HeadlineReading:
    return HeadlineReading(
        kinetic=False,
        incident_type=None,
        facets=Facets(),
        speaker=speaker,
        speaker_side=_speaker_side(speaker, language) if language else None,
        denies=False,
        aspect="other",
        rule=rule,
    )


def _speaker(headline: str, language: Language) -> tuple[str | None, tuple[int, int]]:
    """Return the source named before a colon or after a dash, and the rest's offsets."""
    trailing = _TRAILING.search(headline)
    if trailing and _is_source(trailing["who"], language):
        return _without_cue(trailing["who"], language), (0, trailing.start())
    leading = _LEADING.match(headline)
    if leading and _is_source(leading["who"], language):
        return leading["who"].strip(), (leading.end(), len(headline))
    return None, (0, len(headline))


def _is_source(who: str, language: Language) -> bool:
    speech = lexicon_for(language).speech
    low = [word.strip('.,«»"').lower() for word in who.split()]
    if not low or len(low) > 7:
        return False
    known = any(word in speech.cues or word.startswith(tuple(speech.roles)) for word in low)
    return known or (who.strip()[:1].isupper() and len(low) <= 3 and who.isupper())


def _without_cue(who: str, language: Language) -> str:
    cues = lexicon_for(language).speech.cues
    return " ".join(word for word in who.split() if word.lower() not in cues) or who


def _speaker_side(speaker: str | None, language: Language | None) -> str | None:
    if speaker is None or language is None:
        return None
    side = side_of(speaker, language)
    return None if side == "enemy" else side

"""Turns the words that name a speaker into name, role and affiliation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.events import tags_of
from trucewatch.text.frames import Offsets, Word, words_of
from trucewatch.text.lexicon import SpeechWords
from trucewatch.text.names_said import name_of, role_of
from trucewatch.text.said import speech_of
from trucewatch.text.shelf import Shelf
from trucewatch.text.stems import tagger_for
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.statement import Speaker

COUNTRY_NAMES: Mapping[str, str] = {
    "BY": "belarus",
    "CH": "switzerland",
    "CN": "china",
    "DE": "germany",
    "FR": "france",
    "GB": "uk",
    "PL": "poland",
    "RU": "russia",
    "SA": "saudi arabia",
    "TR": "turkey",
    "UA": "ukraine",
    "US": "usa",
}
LOCAL_ROLES = frozenset(
    [
        "head",
        "mayor",
        "governor",
        "prosecutor",
        "police",
        "staff",
        "administration",
        "council",
        "officials",
        "authorities",
        "army",
        "service",
    ]
)
"""Offices whose holder speaks for the country that the place belongs to."""
MOST_REMEMBERED = 100
"""Speakers among whom a short form is looked up; a page has fewer."""
LOOK_AFTER = 28
"""Characters after a name in which a place still belongs to it ("… in Moscow")."""


@dataclass(slots=True)
class Cast:
    """The speakers of one document; remembers what was said about each of them."""

    text: str
    language: Language
    places: Shelf[PlaceMention]
    known: dict[str, Speaker] = field(default_factory=dict)

    def speaker_at(self, span: Offsets, context: Offsets, *, carried: bool) -> Speaker:
        """Describe whoever the words at a span name; ``context`` is their sentence."""
        words = [word for word in words_of(self.text, *span) if word.wordy]
        speech = lexicon_for(self.language).speech
        name = name_of(self.text, words, speech, self.language) or self.text[span[0] : span[1]]
        if len(words) > 1 and self._is_place(name, span):
            name = " ".join(word.text for word in words)
        role = _role(words, speech)
        earlier = self._earlier(name)
        affiliation = self._affiliation_beside(span, context, role, earlier)
        if earlier is not None:
            role = role or earlier.role
            name = earlier.name if len(earlier.name) > len(name) else name
        speaker = Speaker(
            name=name,
            role=role,
            affiliation=affiliation,
            span=None
            if carried
            else Span(begin=span[0], end=span[1], text=self.text[slice(*span)]),
        )
        self.known[name.split()[-1].lower()] = speaker
        return speaker

    def _affiliation_beside(
        self, span: Offsets, context: Offsets, role: str | None, earlier: Speaker | None
    ) -> str:
        """Take what the words name, else what was known of the speaker, else the sentence's."""
        known = self._named_in(*span) or (earlier and _known(earlier.affiliation))
        found = known or self._affiliation(span, context, role)
        return earlier.affiliation if earlier is not None and found == "unknown" else found

    def _is_place(self, name: str, span: Offsets) -> bool:
        """Whether what is left of a name is but a place: "the administration of X" is none."""
        return any(item.span.text == name for item in self.places.between(*span))

    def _earlier(self, name: str) -> Speaker | None:
        words = name.lower().split()
        if not words:
            return None
        if words[-1] in self.known or len(words) > 1:
            return self.known.get(words[-1])
        # "the staff" in another case takes up "the operational staff of …".
        stem = words[0][: max(4, len(words[0]) - 2)]
        return next((s for s in self._recent() if stem in s.name.lower() and len(stem) >= 4), None)

    def _recent(self) -> Iterator[Speaker]:
        return islice(reversed(self.known.values()), MOST_REMEMBERED)

    def _affiliation(self, span: Offsets, context: Offsets, role: str | None) -> str:
        # Not beyond the sentence: whom the next one blames is not where the speaker sits.
        end = min(span[1] + LOOK_AFTER, max(context[1], span[1]))
        country = self._country(span[0], self._linked(span[1], end))
        if country is not None:
            return country
        first = self.text[span[0] : span[1]].split()[:1]
        if first and first[0].lower() in lexicon_for(self.language).speech.possessives:
            return self._named_in(context[0], span[0]) or "unknown"
        return self._by_office(span, role) or "unknown"

    def _linked(self, begin: int, end: int) -> int:
        """How far small words tie what follows to a name ("… in Moscow", not "… blamed X")."""
        speech = speech_of(self.language)
        for place in self.places.between(begin, end):
            between = self.text[begin : place.span.begin].lower().split()
            if all(word in speech.links or word in speech.temporal for word in between):
                return place.span.end
        return begin

    def _by_office(self, span: Offsets, role: str | None) -> str | None:
        """What an office says about whom its holder speaks for."""
        if role == "mapping project":
            return "monitor"
        if role in LOCAL_ROLES:
            return self._country(0, span[1], last=True) or self._country(0, len(self.text))
        return None

    def _named_in(self, begin: int, end: int) -> str | None:
        tags = tags_of(tagger_for(self.language).tag(self.text, begin, end))
        for tag in sorted(tags):
            if tag.startswith("a:"):
                return tag[2:]
        sides = sorted(tag[2:] for tag in tags if tag.startswith("s:") and tag != "s:enemy")
        if sides:
            return sides[0] if len(sides) == 1 else None
        return "monitor" if "monitor" in tags else None

    def _country(self, begin: int, end: int, *, last: bool = False) -> str | None:
        inside = self.places.before(end) if last else self.places.between(begin, end)
        named = (COUNTRY_NAMES.get(item.place.country or "") for item in inside)
        known = [name for name in named if name]
        return (known[-1] if last else known[0]) if known else None


def _known(affiliation: str) -> str | None:
    return None if affiliation == "unknown" else affiliation


def _role(words: list[Word], speech: SpeechWords) -> str | None:
    found = [role for word in words if (role := role_of(word.low, speech))]
    return found[0] if found else None

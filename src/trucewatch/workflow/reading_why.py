"""Says why words were read as they were: what touches them, by which rule, from which file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.text.reading import cut_page
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.evidence import Document, Span
from trucewatch.vocabulary.reader import RULES, reader_of
from trucewatch.vocabulary.reading import Reading

_OFFSETS = re.compile(r"(\d+)-(\d+)")
SHOWN = 70
"""Characters of a result's words that are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A result whose words touch the words asked about.

    Attributes:
        part: Kind of result: ``statement``, ``time``, …
        found: What was understood, in a few words.
        source: File of the language, or of the engine, that the rule takes its words from.
    """

    part: str
    span: Span
    found: str
    rule: str
    source: str


def asked_span(text: str, asked: str) -> tuple[int, int]:
    """Return the offsets of a span given as ``BEGIN-END`` or by its words.

    Raises:
        UsageError: The words do not occur, or the offsets lie outside the text.

    >>> asked_span("Es ist ruhig.", "ruhig"), asked_span("Es ist ruhig.", "3-6")
    ((7, 12), (3, 6))
    """
    match = _OFFSETS.fullmatch(asked.strip())
    if match is not None:
        begin, end = int(match[1]), int(match[2])
        if not begin < end <= len(text):
            raise UsageError(
                f"--why {asked}: the text has {len(text)} characters. "
                "Give BEGIN-END inside it, or words of the text."
            )
        return begin, end
    begin = text.find(asked)
    if begin < 0 or not asked:
        raise UsageError(
            f"--why {asked!r}: these words are not in the text. "
            "Give them letter by letter, or BEGIN-END such as 0-20."
        )
    return begin, begin + len(asked)


def why(document: Document, reading: Reading, asked: str) -> tuple[Touch, ...]:
    """Return the results that touch a span, in the order of their words."""
    begin, end = asked_span(document.text, asked)
    touching = (
        touch
        for touch in (*_said(document, reading), *_found(reading))
        if touch.span.begin < end and touch.span.end > begin
    )
    return tuple(sorted(touching, key=lambda t: (t.span.begin, t.span.end, t.part)))


def explained(document: Document, reading: Reading, asked: str) -> str:
    """Write the results that touch a span for human eyes, one a line."""
    begin, end = asked_span(document.text, asked)
    lines = [f"{document.id} · {begin}-{end} · {document.text[begin:end]}"]
    touches = why(document, reading, asked)
    lines += [
        f"  {t.part:9} {t.span.begin}-{t.span.end} {_short(t.span.text)} → {t.found}"
        f"  ‹{t.rule}› {t.source}"
        for t in touches
    ]
    return "\n".join(lines if touches else [*lines, "  nothing was read here"])


def _said(document: Document, reading: Reading) -> Iterator[Touch]:
    """Utterances part by part: the words said, the word of saying, the name."""
    text, language = document.text, reading.language
    source = f"text/saying/{language.value}.py"

    def touch(part: str, span: tuple[int, int], found: str, rule: str) -> Touch:
        words = Span(begin=span[0], end=span[1], text=text[span[0] : span[1]])
        return Touch(part=part, span=words, found=found, rule=rule, source=source)

    for item in cut_page(text, language).utterances:
        speaker = item.mention or item.speaker
        name = text[speaker[0] : speaker[1]] if speaker else "?"
        for span in item.spans:
            yield touch("said", span, f"{item.kind} by {name}", item.rule)
        for span in item.cue:
            yield touch("cue", span, f"word of saying: {item.cue_word}", item.rule)
        for part, party in (("speaker", item.mention), ("addressee", item.addressee)):
            if party is not None:
                yield touch(part, party, f"{part} of the words said", item.rule)
        if item.relayed_by is not None:
            yield touch("relay", item.relayed_by, "passes the words on", item.rule)


def _found(reading: Reading) -> Iterator[Touch]:
    words = f"text/languages/{reading.language.value}.py"
    rows: list[tuple[str, Span, str, str, str]] = []
    said = f"text/saying/{reading.language.value}.py"
    kinds = "text/claim_kinds.py"
    timing = f"text/timing/{reading.language.value}.py"
    happening = f"text/happening/{reading.language.value}.py"
    rows += [("statement", s.span, s.speaker.name, s.rule, said) for s in reading.statements]
    rows += [
        ("place", p.span, p.place.name, p.rule, "geography/gazetteer.py") for p in reading.places
    ]
    rows += [("time", t.span, t.value, t.rule, timing) for t in reading.times]
    rows += [
        ("quantity", q.span, f"{q.value:g} {q.unit}", q.rule, words) for q in reading.quantities
    ]
    rows += [
        ("claim", c.span, f"{c.kind.value}, {c.polarity.value}", c.rule, happening)
        for c in reading.claims
    ]
    rows += [
        ("incident", i.span, i.incident_type.value, i.rule, "text/events.py")
        for i in reading.incidents
    ]
    rows += [
        ("absence", a.span, a.incident_type.value if a.incident_type else "anything", a.rule, kinds)
        for a in reading.absences
    ]
    rows += [("agreement", a.span, a.kind, a.rule, happening) for a in reading.agreements]
    rows += [("furniture", f.span, f.role.value, f.rule, happening) for f in reading.furniture]
    for part, span, found, rule, source in rows:
        reader = reader_of(rule)
        by = source if reader == RULES else f"reader {reader}, words checked in the text"
        yield Touch(part=part, span=span, found=found, rule=rule, source=by)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else f"{flat[: SHOWN - 1]}…"

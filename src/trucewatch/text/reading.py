"""Reads one document: the single door to everything that this folder understands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from trucewatch.text.absences import find_absences
from trucewatch.text.actors import blamed_for, find_blame
from trucewatch.text.aggregates import find_aggregates
from trucewatch.text.agreements_said import find_agreements
from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.claims import as_claim, judge
from trucewatch.text.datelines import NEWS_YEARS, infer_dateline
from trucewatch.text.furniture import find_furniture, is_furniture
from trucewatch.text.judged import Evidence
from trucewatch.text.language_id import detect
from trucewatch.text.mentions import find_mentions
from trucewatch.text.quantities import find_quantities
from trucewatch.text.quotation import MARKS, find_quoted
from trucewatch.text.said import Utterance
from trucewatch.text.sentences import Stretch, join_quoted, split_sentences
from trucewatch.text.shelf import Shelf
from trucewatch.text.speakers import Cast
from trucewatch.text.stems import tagger_for
from trucewatch.text.times import FRONT_ZONE, Clocks, find_times
from trucewatch.text.totals import counting_sentences, find_totals
from trucewatch.text.units import cut_units
from trucewatch.text.utterances import find_utterances
from trucewatch.text.whereabouts import written_at
from trucewatch.vocabulary.evidence import Document, Span
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.reading import Furniture, Reading
from trucewatch.vocabulary.statement import Speaker, Statement, StatementType

THEATRE_COUNTRY = "UA"
"""A text that names a place there tells its clock times by the front's clock."""

LONGEST_INSERTION = 60
"""Characters of a frame that stands within what it reports."""

_TYPES = {
    "Direct": StatementType.DIRECT,
    "Indirect": StatementType.INDIRECT,
    "FreeIndirect": StatementType.INDIRECT,
    "IndirectFreeIndirect": StatementType.INDIRECT,
    "Reported": StatementType.REPORTED,
}
Said = tuple[tuple[Utterance, Speaker | None, str | None], ...]
"""Utterances with their speakers and the acts of their words of saying."""

_NOBODY = Speaker(name="unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document cut into its parts, before anything is understood."""

    language: Language
    furniture: tuple[Furniture, ...]
    sentences: tuple[Stretch, ...]
    utterances: tuple[Utterance, ...]


@lru_cache(maxsize=2)
def cut_page(text: str, language: Language) -> Page:
    """Cut a text into furniture, sentences and utterances; the last ones are remembered."""
    furniture = find_furniture(text, language)
    quoted = tuple(q for q in find_quoted(text) if not is_furniture(q.begin, q.end, furniture))
    sentences = join_quoted(
        split_sentences(text, language, furniture), tuple((q.begin, q.end) for q in quoted)
    )
    utterances = find_utterances(text, sentences, quoted, language)
    return Page(language=language, furniture=furniture, sentences=sentences, utterances=utterances)


def read(document: Document, places: tuple[PlaceMention, ...]) -> Reading:
    """Read a document whose places are known.

    Without a dateline the first day that the text gives with its year is taken for it,
    and ``dateline_assumed`` says so; without such a day relative times stay relative.
    An unknown language is read as English: furniture and figures are still found.
    """
    language = document.language or detect(document.text) or Language.EN
    page = cut_page(document.text, language)
    dateline = _plausible(document.dateline) or infer_dateline(document.text, language)
    return _assemble(document, _outside(places, page), page, dateline)


def _plausible(day: date | None) -> date | None:
    """A placeholder such as the first day of year 1 is no dateline."""
    return day if day is not None and day.year in NEWS_YEARS else None


def _outside(places: tuple[PlaceMention, ...], page: Page) -> tuple[PlaceMention, ...]:
    return tuple(p for p in places if not is_furniture(p.span.begin, p.span.end, page.furniture))


def _assemble(
    document: Document, places: tuple[PlaceMention, ...], page: Page, dateline: date | None
) -> Reading:
    text, language = document.text, page.language
    clocks = _clocks(document, places, dateline)
    times = find_times(text, page.sentences, language, clocks)
    quantities = find_quantities(text, page.sentences, language, times)
    evidence = Evidence(
        text=text,
        language=language,
        dateline=dateline,
        places=Shelf(places),
        times=Shelf(times),
        quantities=Shelf(quantities),
        written_at=written_at(text, places),
    )
    said = _attribute(document, page, places)
    read_so_far = Reading(
        document=document.id,
        language=language,
        dateline=dateline,
        dateline_assumed=dateline is not None and dateline != document.dateline,
        statements=_statements(document, page, said),
        places=places,
        times=times,
        quantities=quantities,
        furniture=page.furniture,
    )
    return _with_claims(read_so_far, document, page, (said, evidence, clocks.zone))


def _with_claims(
    reading: Reading, document: Document, page: Page, material: tuple[Said, Evidence, str]
) -> Reading:
    """Add what is claimed, what happened, what was counted and what was agreed."""
    said, evidence, zone = material
    text, language = document.text, page.language
    units = cut_units(text, page.sentences, said, language)
    judged = judge(units, evidence)
    blames = find_blame(page.sentences, said, units, evidence)
    actors = tuple(blamed_for(item, blames, evidence) for item in judged)
    totals = find_totals(text, page.sentences, units, evidence.quantities, language)
    counting = counting_sentences(text, page.sentences, totals, evidence.quantities, language)
    return replace(
        reading,
        claims=tuple(
            as_claim(item, actor, evidence, number, document.id)
            for number, (item, actor) in enumerate(zip(judged, actors, strict=True))
        ),
        aggregate_claims=find_aggregates(document, totals, units, evidence.times, language),
        incidents=find_mentions(judged, actors, evidence, zone, counting),
        absences=find_absences(judged, actors, evidence, zone),
        agreements=find_agreements(judged, evidence),
    )


def _clocks(document: Document, places: tuple[PlaceMention, ...], dateline: date | None) -> Clocks:
    at_the_front = any(p.place.country == THEATRE_COUNTRY for p in places)
    if at_the_front or document.zone is None or document.zone[0] in "+-":
        return Clocks(dateline=dateline, zone=FRONT_ZONE, tells_offset=at_the_front)
    return Clocks(dateline=dateline, zone=document.zone, tells_offset=True)


def _attribute(
    document: Document, page: Page, places: tuple[PlaceMention, ...]
) -> tuple[tuple[Utterance, Speaker | None, str | None], ...]:
    """Give every utterance its speaker and the act of its word of saying."""
    cast = Cast(document.text, page.language, Shelf(places))
    acts = _acts(page.language)
    rows = []
    for utterance in page.utterances:
        sentence = page.sentences[utterance.sentence]
        context = (sentence.begin, sentence.end)
        speaker = None
        if utterance.speaker is not None:
            speaker = cast.speaker_at(utterance.speaker, context, carried=utterance.carried)
        rows.append((utterance, speaker, acts.get(utterance.cue_word)))
    return tuple(rows)


@cache
def _acts(language: Language) -> dict[str, str]:
    """The act of a word of saying, by its form, and by its lemma where verbs have one."""
    speech = lexicon_for(language).speech
    verbs = speech.clauses.verbs.values() if speech.clauses else ()
    lemmas = {verb.lemma: verb.act for row in verbs for verb in row if verb.act}
    return {**speech.acts, **lemmas}


def _statements(
    document: Document, page: Page, said: tuple[tuple[Utterance, Speaker | None, str | None], ...]
) -> tuple[Statement, ...]:
    found: list[Statement] = []
    last: Utterance | None = None
    for number, (utterance, speaker, _) in enumerate(said):
        if utterance.nested or _is_rumour(speaker, page.language):
            continue
        begin, end = _main_span(document.text, utterance)
        goes_on = last is not None and _same_turn(page, last, utterance)
        last = utterance
        if goes_on:
            begin = found.pop().span.begin
        cue = utterance.cue[0] if utterance.cue else None
        found.append(
            Statement(
                id=f"{document.id}:said:{number}",
                document=document.id,
                span=Span(begin=begin, end=end, text=document.text[begin:end]),
                statement_type=_TYPES[utterance.kind],
                speaker=speaker or _NOBODY,
                cue=Span(begin=cue[0], end=cue[1], text=document.text[cue[0] : cue[1]])
                if cue
                else None,
                rule=utterance.rule,
                relayed_by=_named(document.text, page, utterance.relayed_by),
                addressee=_named(document.text, page, utterance.addressee),
            )
        )
    return tuple(found)


def _is_rumour(speaker: Speaker | None, language: Language) -> bool:
    """Tell whether nobody speaks but a rumour."""
    words = speaker.name.split() if speaker else ()
    return any("rumour" in tagger_for(language).tags_of(word) for word in words)


def _same_turn(page: Page, last: Utterance, item: Utterance) -> bool:
    """Tell whether a sentence of an interview goes on with the turn of the one before."""
    if not last.rule == item.rule == "turn" or last.speaker != item.speaker:
        return False
    return page.sentences[last.sentence].paragraph == page.sentences[item.sentence].paragraph


def _named(text: str, page: Page, span: tuple[int, int] | None) -> str | None:
    """The words of a name without its article."""
    if span is None:
        return None
    first, _, rest = text[span[0] : span[1]].partition(" ")
    articles = lexicon_for(page.language).speech.determiners
    return rest if rest and first.lower() in articles else text[span[0] : span[1]]


def _is_interrupted(utterance: Utterance) -> bool:
    """Tell whether a word of saying stands between the parts of what is reported."""
    spans, cues = utterance.spans, utterance.cue
    gaps = [(before[1], after[0]) for before, after in pairwise(spans)]
    short = bool(gaps) and all(0 <= end - begin <= LONGEST_INSERTION for begin, end in gaps)
    return short and any(begin <= cue[0] < end for cue in cues for begin, end in gaps)


def _main_span(text: str, utterance: Utterance) -> tuple[int, int]:
    """The longest part; direct words without their marks, sentences without the full stop.

    What a short frame interrupts is one: "Würde er gehen, sagt sie, wäre es still".
    """
    begin, end = max(utterance.spans, key=lambda span: span[1] - span[0])
    if utterance.kind != "Direct" and _is_interrupted(utterance):
        begin, end = utterance.spans[0][0], utterance.spans[-1][1]
    if utterance.kind == "Direct" and text[begin] in MARKS:
        begin, end = begin + 1, end - 1
    while end > begin and text[end - 1] in ".; ":
        end -= 1
    return begin, end

"""The shape of what a language file must say; the engine knows no language by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.text.time_words import TimeWords
from trucewatch.vocabulary.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechVerb:
    """One reading of a verb form as a verb of saying.

    Attributes:
        act: What is done by saying it (``deny`` …), or None for plain saying.
        particle: Prefix that must stand at the end of the clause ("teilte … mit"), or None.
        shape: ``finite`` or ``participle``.
        narrates: True when it tells of words without a clause ("criticised the plan").
        clausal: True when a main clause may follow as what was said.
    """

    lemma: str
    act: str | None
    particle: str | None
    shape: str
    narrates: bool
    clausal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClauseWords:
    """The small words by which clauses of a verb-second language are read.

    All are lower case. Nouns are told by their capital letter. There is one such record for a
    language; it is compared by identity, so that what follows from it can be remembered.

    Attributes:
        verbs: Form of a verb of saying, with its readings.
        perfect: Auxiliaries of the perfect and the passive; ``passive`` are those of the
            passive alone.
        modals: Modal verbs.
        agents: Prepositions of who acts in a passive.
        prepositions: All; ``joining`` ones tie a noun to the noun before.
        oblique: Words that open a noun phrase which is not the subject.
        dative: Those of them that open an addressee; ``plural`` ones only before a plural.
        plurals: Endings of such a plural.
        determiners: Words that open a noun phrase.
        adverbs: Words that stand between verb and subject, or open a clause.
        adverb_endings: Endings of adverbs that a capital hides at the start of a sentence.
        name_particles: Lower-case words inside names.
        subordinators: Words that open a clause with the verb at its end.
        conjunctions: Those that open what is said; the ``plain_conjunctions`` do so even
            without a comma.
        relatives: Relative pronouns.
        coordinators: Words that join main clauses.
        infinitive_marks: "To" before an infinitive; ``purposes`` are "in order", "without".
        pronouns: Personal pronouns as subjects; ``objects`` those that may be the object too.
        anaphors: "That", "this": what was said stands in the sentence before.
        toward: Prepositions of the addressee.
        within: Prepositions of the document that says something ("in the report it says").
        impersonal: Lemmas whose speaker is such a document; ``dummies`` are their subjects.
        telling: Lemmas whose object is who is told.
        counting: Lemmas that tell of words only when an office is their subject.
        own: Beginnings of "own": the subject is the source ("by its own account").
        quoting: Lemmas whose object speaks and whose subject passes it on ("X quoted Y").
        hearsay: Modals by which something is passed on as said.
        sources: Prepositions of "according to"; ``sources_after`` follow their noun.
        source_nouns: Beginnings of nouns that make "after" mean "according to".
        afters: Prepositions that need such a noun.
        thereafter: "According to this" in one word.
        speech_nouns: Beginnings of nouns that a clause fills ("the opinion that …").
        thus: Words that open ", so the minister".
        as_words: Words that open "as the police said, …".
        subjunctive: Irregular forms of the reported mood; ``irrealis`` are forms which mark
            it only beside an earlier speaker.
        not_subjunctive: Words that end like a regular form of that mood and are none.
    """

    verbs: Mapping[str, tuple[SpeechVerb, ...]]
    perfect: frozenset[str]
    passive: frozenset[str]
    modals: frozenset[str]
    agents: frozenset[str]
    prepositions: frozenset[str]
    joining: frozenset[str]
    oblique: frozenset[str]
    dative: frozenset[str]
    plural: frozenset[str]
    plurals: tuple[str, ...]
    determiners: frozenset[str]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    name_particles: frozenset[str]
    subordinators: frozenset[str]
    conjunctions: frozenset[str]
    plain_conjunctions: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
    infinitive_marks: frozenset[str]
    purposes: frozenset[str]
    pronouns: frozenset[str]
    objects: frozenset[str]
    anaphors: frozenset[str]
    toward: frozenset[str]
    within: frozenset[str]
    impersonal: frozenset[str]
    dummies: frozenset[str]
    quoting: frozenset[str]
    telling: frozenset[str]
    counting: frozenset[str]
    own: tuple[str, ...]
    hearsay: frozenset[str]
    sources: frozenset[str]
    sources_after: frozenset[str]
    source_nouns: tuple[str, ...]
    afters: frozenset[str]
    thereafter: frozenset[str]
    speech_nouns: tuple[str, ...]
    thus: frozenset[str]
    as_words: frozenset[str]
    subjunctive: frozenset[str]
    irrealis: frozenset[str]
    not_subjunctive: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpeechWords:
    """How a language marks that somebody speaks; compared by identity as ``ClauseWords`` are.

    Attributes:
        cues: Finite forms and participles of verbs of saying, lower case.
        acts: Forms of verbs that narrate a speech act, by act: ``deny``, ``confirm``,
            ``announce``, ``blame``, ``demand``, ``label``.
        auxiliaries: Auxiliary verbs that may stand apart from a participle.
        particles: Separated verb prefixes ("teilte … mit").
        conjunctions: Words that open a reported clause.
        sources: Regular expressions of "according to"; the group ``who`` is the speaker.
        pronouns: Personal pronouns that carry the last speaker over.
        reported_mood: Verb forms that mark reported speech by themselves.
        stops: Words at which a speaker's name ends.
        roles: Word stems of offices and bodies, with the role in English.
        determiners: Articles and the like that may open a speaker's name.
        possessives: "Its", "their": the speaker belongs to a body named before.
        temporal: Words of time that may stand between verb and subject.
        inverts: True when the verb stands second, so that whoever speaks follows it
            wherever something else opens the clause.
        bare: Verbs of saying after which a clause may follow without a conjunction.
        objects: Pronouns that stand for what is said, never for whoever says it.
        telling: Forms of verbs whose object is told ("told the paper").
        quoting: Forms of verbs whose object speaks and whose subject passes it on.
        datives: Endings of a noun behind the verb that make it the one who is told.
        relays: Regular expressions of "citing X" with the group ``origin``, and of "quoted
            by X" with the group ``carrier``.
        plain_conjunctions: Conjunctions that open a reported clause without a comma.
        negations: "Not": what stands before a verb of saying that nobody says.
        as_words: Words that open "as the police said, …".
        only_negated: Verbs that say something only with "not" ("does not rule out").
        adding: Regular expression of what goes on with a speaker's words: "adding that".
        barred: Ways that are "denied" without a word: "access".
        articles: Words that open who somebody is, behind a name: "an analyst".
        about: Words before what somebody speaks of: "заявил об атаке".
        points_back: Beginnings of a sentence that says who said the one before.
        modifiers: Words after which a participle is no verb ("made confirmed advances").
        subject_breaks: Words that open what stands between a subject and its verb.
        passives: Helpers that make a verb's subject the one who is told.
        media: Beginnings of nouns for media, which report what others said.
        links: Words that tie a place or a body to an office ("head of").
        callings: Endings of words for people by what they do, where nouns have capitals.
        clauses: The small words of a verb-second language, or None for other languages.
    """

    cues: frozenset[str]
    acts: Mapping[str, str]
    auxiliaries: frozenset[str]
    particles: frozenset[str]
    conjunctions: frozenset[str]
    sources: tuple[str, ...]
    pronouns: frozenset[str]
    reported_mood: frozenset[str]
    stops: frozenset[str]
    roles: Mapping[str, str]
    determiners: frozenset[str]
    possessives: frozenset[str] = frozenset()
    temporal: frozenset[str] = frozenset()
    inverts: bool = False
    bare: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    quoting: frozenset[str] = frozenset()
    datives: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    plain_conjunctions: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    as_words: frozenset[str] = frozenset()
    only_negated: frozenset[str] = frozenset()
    points_back: tuple[str, ...] = ()
    modifiers: frozenset[str] = frozenset()
    subject_breaks: tuple[str, ...] = ()
    passives: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    media: tuple[str, ...] = ()
    callings: tuple[str, ...] = ()
    adding: str = ""
    barred: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    clauses: ClauseWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """Counted things by word stem, and the words that bend a number.

    Attributes:
        units: Stem of the counted noun, with the unit's English singular.
        modifiers: Meaning (``more_than`` …) with the regular expression of its words.
        multipliers: "thousand", "million" with their factor.
        adverbs: "twice" and the like with the number.
        fillers: Adjectives allowed between number and noun are any lower-case words; at
            most this many.
        squares: Beginnings of the adjective that makes a length an area ("square").
        tolls: Regular expression of "the death toll … rose to", up to the number.
        heads_last: True when two nouns side by side count what the second names.
        compounds: True when nouns grow together and count what their last part names.
        uncounted: Nouns whose number is nothing to record ("both sides").
    """

    units: Mapping[str, str]
    modifiers: Mapping[str, str]
    multipliers: Mapping[str, float]
    adverbs: Mapping[str, float]
    fillers: int = 2
    squares: tuple[str, ...] = ()
    tolls: str = ""
    heads_last: bool = False
    compounds: bool = False
    uncounted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the engine must be told about one language.

    Attributes:
        events: Tag with its stems, separated by blanks: ``stem`` matches the start of a
            word, ``=word`` the whole word, ``~tail`` the end of a compound.
        phrases: Tag and regular expression, for what takes several words.
        finished: Expression for the form of a verb of what was done; empty where none is told.
        furniture: Role and regular expression of a line or part of one.
        abbreviations: Words that end in a full stop without ending a sentence.
        ordinal_stop: True when a full stop marks ordinals ("7. Juni").
        function_words: The commonest words, for telling languages apart.
        ground: Beginnings of nouns for ground: a side's town is no actor.
        aimed_at: Forms of the sides' names that can only be the object.
        object_follows: True when what stands right behind a verb is its object.
        origins: Regular expression of the words before a place that something came from.
        part_of: Regular expression of "including", "of which".
        joiners: Words that join two predicates of a clause.
    """

    language: Language
    function_words: frozenset[str]
    abbreviations: frozenset[str]
    furniture: tuple[tuple[str, str], ...]
    events: Mapping[str, str]
    phrases: tuple[tuple[str, str], ...]
    speech: SpeechWords
    times: TimeWords
    quantities: QuantityWords
    ordinal_stop: bool = False
    ground: tuple[str, ...] = ()
    aimed_at: frozenset[str] = frozenset()
    object_follows: bool = False
    origins: str = ""
    part_of: str = r"\0"
    joiners: frozenset[str] = frozenset()
    finished: str = ""


def words(text: str) -> frozenset[str]:
    """Split a blank-separated list.

    >>> sorted(words("b a"))
    ['a', 'b']
    """
    return frozenset(text.split())


def by_name(block: str) -> dict[str, str]:
    """Read rows of ``name: form form``, ended by ``; `` or a new line; indented lines go on.

    >>> by_name("explode: blast boom; hit: struck")
    {'explode': 'blast boom', 'hit': 'struck'}
    """
    rows = re.split(r";\s|\n(?! )", block.strip())
    pairs = (re.split(r":\s+", row, maxsplit=1) for row in rows if row.strip())
    return {name.strip(): " ".join(forms.split()) for name, forms in pairs}


def by_form(block: str) -> dict[str, str]:
    """Read rows of ``meaning: form form`` as form to meaning; ``_`` stands for a blank.

    >>> by_form("EV: abend abends")
    {'abend': 'EV', 'abends': 'EV'}
    """
    return {
        form.replace("_", " "): meaning.replace("_", " ") if meaning.islower() else meaning
        for meaning, forms in by_name(block).items()
        for form in forms.split()
    }


def by_count(block: str) -> dict[str, int]:
    """Read rows of ``whole number: form form`` as form to number.

    >>> by_count("-1: gestern; 0: heute")
    {'gestern': -1, 'heute': 0}
    """
    return {form: int(number) for form, number in by_form(block).items()}


def by_number(block: str) -> dict[str, float]:
    """Read rows of ``number: form form`` as form to number.

    >>> by_number("1: eins eine")
    {'eins': 1.0, 'eine': 1.0}
    """
    return {form: float(number) for form, number in by_form(block).items()}


def patterns(block: str) -> tuple[tuple[str, str], ...]:
    """Read rows of ``name = regular expression``; indented lines go on without a blank.

    >>> patterns("year = in the year")
    (('year', 'in the year'),)
    """
    rows: list[tuple[str, str]] = []
    for line in block.rstrip().splitlines():
        if not line.strip():
            continue
        if line[0] == " " and rows:
            rows[-1] = (rows[-1][0], rows[-1][1] + line.strip())
        else:
            name, _, pattern = line.partition(" = ")
            rows.append((name.strip(), pattern))
    return tuple(rows)

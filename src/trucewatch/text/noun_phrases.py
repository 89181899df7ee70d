"""Noun phrases of a verb-second language whose nouns have capitals: where they begin and end."""

from __future__ import annotations

from trucewatch.text.lexicon import ClauseWords
from trucewatch.text.tokens import Piece, Token

LONGEST = 24
"""Tokens; longer runs are no names but misread clauses."""
_DECLINED = ("e", "en", "er", "es", "em")
_RELATIVE_LAST = 3


def phrase_end(tokens: tuple[Token, ...], begin: int, words: ClauseWords) -> int:
    """Return where the noun phrase that begins at a token ends; ``begin`` when none does.

    A pronoun is a phrase of its own. Genitives and phrases with "of" and "for" belong to it.
    """
    if begin < len(tokens) and tokens[begin].low in words.pronouns and _alone(tokens, begin):
        return begin + 1
    at = _simple(tokens, begin, words)
    while at > begin and at < len(tokens) and at - begin < LONGEST:
        further = _attached(tokens, begin, at, words)
        if further == at:
            break
        at = further
    return at


def _alone(tokens: tuple[Token, ...], at: int) -> bool:
    """A demonstrative before a noun ("diese Frau") is a determiner."""
    return at + 1 >= len(tokens) or not tokens[at + 1].capital


def _simple(tokens: tuple[Token, ...], begin: int, words: ClauseWords) -> int:
    """Articles, adjectives, nouns: without anything attached."""
    at = begin
    while at < len(tokens) and tokens[at].low in words.determiners and at - begin < 3:
        at += 1
    while at + 1 < len(tokens) and _attributive(tokens, at, words):
        at += 1
    end = _nouns_end(tokens, at, words)
    return end if end > at else begin


def _nouns_end(tokens: tuple[Token, ...], start: int, words: ClauseWords) -> int:
    """Where a run of nouns and names ends; a full stop behind it is not its own."""
    at = start
    while at < len(tokens) and _nominal(tokens, at, start, words):
        at += 1
    return at - 1 if at > start and tokens[at - 1].kind == "dot" else at


def _nominal(tokens: tuple[Token, ...], at: int, start: int, words: ClauseWords) -> bool:
    """Whether a token goes on with the nouns of a phrase."""
    joined = _initial(tokens, at, start) or _within_name(tokens, at, start, words)
    return tokens[at].nominal or joined


def _no_adjective(low: str, words: ClauseWords) -> bool:
    small = low in words.prepositions or low in words.adverbs
    verbal = low in words.perfect or low in words.modals or low in words.verbs
    return small or verbal or not low.endswith(_DECLINED)


def _attributive(tokens: tuple[Token, ...], at: int, words: ClauseWords) -> bool:
    """A lower-case declined word with a noun, or another such word, behind it."""
    token = tokens[at]
    if token.kind != "word" or token.text[0].isupper():
        return False
    if token.text[0].isdigit():
        return True
    if _no_adjective(token.low, words):
        return False
    behind = tokens[at + 1 : at + 4]
    for other in behind:
        if other.nominal:
            return True
        if other.kind != "word" or not other.low.endswith(_DECLINED):
            return other.low in words.coordinators
    return False


def _initial(tokens: tuple[Token, ...], at: int, start: int) -> bool:
    """The full stop of "W." or "Dr." inside a name."""
    return tokens[at].kind == "dot" and at > start and at + 1 < len(tokens)


def _within_name(tokens: tuple[Token, ...], at: int, start: int, words: ClauseWords) -> bool:
    """Whether it is "van" between two names."""
    if at == start or at + 1 >= len(tokens) or tokens[at].low not in words.name_particles:
        return False
    foreign = tokens[at].low not in words.determiners | words.prepositions | words.coordinators
    return foreign and tokens[at + 1].capital


def _attached(tokens: tuple[Token, ...], begin: int, at: int, words: ClauseWords) -> int:
    low = tokens[at].low
    if low not in words.joining:
        return at
    if _named(tokens, begin, at, words) and low not in words.agents | words.coordinators:
        return at
    inner = at if low in words.determiners else at + 1
    end = _simple(tokens, inner, words)
    return end if end > inner else at


def _named(tokens: tuple[Token, ...], begin: int, at: int, words: ClauseWords) -> bool:
    """Two nouns in a row, "Minister Falk": a person; what follows is no genitive.

    An article that opens the sentence has a capital, but is no noun.
    """
    if at - begin < 2 or tokens[at - 2].low in words.determiners:
        return False
    return tokens[at - 1].capital and tokens[at - 2].capital


def is_relative(piece: Piece, words: ClauseWords) -> bool:
    """Whether a piece is a relative clause: a relative pronoun first, a finite verb last.

    "die Brücke sei" is none: its verb follows the noun that the article opens.
    """
    tokens = piece.tokens
    first = 1 if tokens[0].low in words.prepositions and len(tokens) > 1 else 0
    if tokens[first].low not in words.relatives or piece.opener != ",":
        return False
    if _second(tokens, words) or _to_infinitive(tokens, words):
        return False
    if _is_article(tokens, first, words):
        return False
    return any(_verbal(token, words) for token in tokens[-_RELATIVE_LAST:])


def _is_article(tokens: tuple[Token, ...], first: int, words: ClauseWords) -> bool:
    """Whether what looks like a relative pronoun opens a phrase: with its noun, or its verb."""
    end = phrase_end(tokens, first, words)
    if first == 1:
        return end > first + 1
    return 1 < end < len(tokens) and _verbal(tokens[end], words)


def _second(tokens: tuple[Token, ...], words: ClauseWords) -> bool:
    """An auxiliary or modal well before the end: the verb of a main clause."""
    return any(
        token.low in words.perfect or token.low in words.modals for token in tokens[2:-2]
    ) and not any(t.low in words.perfect or t.low in words.modals for t in tokens[-2:])


def _to_infinitive(tokens: tuple[Token, ...], words: ClauseWords) -> bool:
    return len(tokens) > 2 and tokens[-2].low in words.infinitive_marks


def _verbal(token: Token, words: ClauseWords) -> bool:
    return (
        token.kind == "word"
        and not token.text[0].isupper()
        and token.low not in words.prepositions
        and token.low not in words.adverbs
        and token.low not in words.determiners
        and token.low not in words.coordinators
        and token.low not in words.name_particles
    )


def finite_at(tokens: tuple[Token, ...], words: ClauseWords) -> int | None:
    """Return the index of the first word that must be a finite verb, or None."""
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.text[0].isupper():
            continue
        if token.low in words.perfect or token.low in words.modals:
            return at
        if at and _after_noun(tokens, at, words) and _verbal(token, words):
            return at
    return None


def can_be_subject(token: Token, words: ClauseWords) -> bool:
    """Whether a finite verb can stand right behind a word: a noun or a pronoun."""
    if token.low in words.pronouns:
        return True
    small = token.low in words.determiners or token.low in words.prepositions
    return token.nominal and not small and token.low not in words.adverbs


def _after_noun(tokens: tuple[Token, ...], at: int, words: ClauseWords) -> bool:
    if not can_be_subject(tokens[at - 1], words):
        return False
    if tokens[at].text[0].isdigit():
        return False
    attribute = tokens[at].low.endswith(_DECLINED) and at + 1 < len(tokens)
    return not (attribute and tokens[at + 1].capital and not tokens[at].low.endswith("te"))

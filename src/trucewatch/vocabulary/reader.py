"""What reads a document, and what models may suggest to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.reading import Reading

RULES = "rules"
MODEL_MARK = "model:"
ENTITY_MARK = "spacy:"


class Reader(Protocol):
    """Reads a document whose places are known.

    Whatever it returns points at words of the text; a result that no rule of ours made
    carries the reader's name as its rule.
    """

    @property
    def name(self) -> str:
        """``rules``, ``model:NAME`` or ``spacy:NAME``."""

    def read(self, document: Document, places: tuple[PlaceMention, ...]) -> Reading:
        """Return what the document says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name that a model marked: code-point offsets, end exclusive, and its label."""

    begin: int
    end: int
    label: str


EntityFinder = Callable[[str], Iterable[Entity]]


def reader_of(rule: str) -> str:
    """Name the reader whose result carries a rule.

    >>> reader_of("according-to"), reader_of("model:tiny")
    ('rules', 'model:tiny')
    """
    return rule if rule.startswith((MODEL_MARK, ENTITY_MARK)) else RULES

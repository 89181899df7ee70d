"""Named entities by a spaCy model that the user has installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.reader import Entity, EntityFinder


def load(name: str) -> EntityFinder:
    """Load a model by the name of its package.

    Raises:
        UsageError: spaCy or the model is not installed.
    """
    try:
        import spacy  # type: ignore[import-not-found, unused-ignore]
    except ImportError as error:
        raise UsageError("spaCy is not installed; install trucewatch[spacy].") from error
    try:
        return finder(spacy.load(name))
    except OSError as error:
        raise UsageError(
            f"the spaCy model {name!r} is not installed; see spacy.io/models for its name."
        ) from error


def finder(pipeline: Callable[[str], Any]) -> EntityFinder:
    """Make a finder of any callable that returns an object with spaCy's ``ents``."""

    def find(text: str) -> Iterator[Entity]:
        for entity in pipeline(text).ents:
            yield Entity(begin=entity.start_char, end=entity.end_char, label=entity.label_)

    return find

"""Named entities of a user's model: further places, marked, without a position."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from trucewatch.models.spacy_entities import finder, load
from trucewatch.text.reading import read
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.reader import Entity
from trucewatch.workflow.readers import EntityReader
from trucewatch.workflow.text_files import document_from

TEXT = "Shells fell on Oakfield near the mill, the mayor said.\n\nPhoto: Mill Road Studio"
DOCUMENT = document_from({"doc_id": "a", "lang": "en", "date": "2031-06-12", "text": TEXT})


@dataclass
class Marked:
    """An entity with spaCy's names of fields."""

    start_char: int
    end_char: int
    label_: str


@dataclass
class Parsed:
    """What a pipeline returns."""

    ents: list[Marked]


def test_a_place_that_rules_do_not_know_is_added_with_the_models_name() -> None:
    """It has no position: a name alone says nothing about where."""
    reader = EntityReader("blank", lambda _: [Entity(begin=15, end=23, label="GPE")])

    (found,) = reader.read(DOCUMENT, ()).places

    assert (found.span.text, found.rule, found.place.position) == ("Oakfield", "spacy:blank", None)


@pytest.mark.parametrize(
    "entity",
    [
        Entity(begin=15, end=23, label="PERSON"),
        Entity(begin=62, end=71, label="FAC"),
        Entity(begin=-3, end=2, label="GPE"),
        Entity(begin=60, end=600, label="GPE"),
        Entity(begin=5, end=5, label="GPE"),
    ],
)
def test_other_labels_furniture_and_offsets_outside_are_left_out(entity: Entity) -> None:
    """What does not point at words of the article is no place."""
    assert EntityReader("blank", lambda _: [entity]).read(DOCUMENT, ()).places == ()


def test_everything_else_stays_as_the_rules_read_it() -> None:
    """Places of a model change no claim and no statement."""
    found = EntityReader("blank", lambda _: [Entity(begin=15, end=23, label="LOC")])

    assert found.read(DOCUMENT, ()).statements == read(DOCUMENT, ()).statements


def test_any_callable_with_spacys_names_will_do() -> None:
    """The adapter needs ``ents`` with offsets and labels, nothing more."""
    find = finder(lambda _: Parsed([Marked(0, 6, "LOC")]))

    assert list(find(TEXT)) == [Entity(begin=0, end=6, label="LOC")]


def test_a_model_that_is_not_installed_is_a_wrong_use() -> None:
    """The message says what to install."""
    with pytest.raises(UsageError, match="install"):
        load("xx_no_such_model")


def test_a_real_pipeline_works_through_the_adapter() -> None:
    """With spaCy at hand: a blank pipeline with a ruler of our own finds the name."""
    spacy = pytest.importorskip("spacy", reason="spaCy is an optional extra, not installed here")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Oakfield"}])

    (found,) = EntityReader("blank", finder(pipeline)).read(DOCUMENT, ()).places

    assert found.span.text == "Oakfield"

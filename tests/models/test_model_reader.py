"""A model of the user's: asked only when chosen, believed only word for word."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from models.local_model import LocalModel, served
from trucewatch.cli.main import assemble
from trucewatch.models.address import address_from, reachable_ip
from trucewatch.models.endpoint import LARGEST_ANSWER, LONGEST_TEXT, Endpoint
from trucewatch.text.anchoring import anchor
from trucewatch.text.reading import read
from trucewatch.vocabulary.errors import ModelError, UsageError
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import Reading
from trucewatch.workflow.model_answers import Answers
from trucewatch.workflow.model_settings import model_settings, shown_model_settings
from trucewatch.workflow.readers import FAILURES_TO_STOP, ModelReader
from trucewatch.workflow.text_files import document_from
from trucewatch.workflow.workspace import Workspace

TEXT = (
    "Grey smoke hung over Kupiansk at noon. Villagers kept to their cellars, a thing which "
    "Petro Lysenko puts down to habit: no school, no bread, no bus.\n\nPhoto: private"
)
SECRET = "sk-not-to-be-seen"  # noqa: S105
STATEMENT = {
    "words": "no school, no bread, no bus",
    "begin": 100,
    "speaker": "Petro Lysenko",
    "cue": "puts down to",
    "kind": "indirect",
}
INCIDENT = {"words": "Grey smoke hung over Kupiansk", "begin": 0, "place": "Kupiansk", "type": "F9"}


@pytest.fixture
def model() -> Iterator[LocalModel]:
    """A server that suggests nothing until a test says otherwise."""
    with served(LocalModel()) as running:
        yield running


def a_document(text: str = TEXT, name: str = "a") -> Document:
    """Build an English document."""
    return document_from({"doc_id": name, "lang": "en", "date": "2031-06-12", "text": text})


def a_reader(model: LocalModel, folder: Path | None = None, **changes: Any) -> ModelReader:
    """Build a reader that asks the local model."""
    fields = {"key": SECRET, "timeout_s": 5.0, **changes}
    endpoint = Endpoint(address=address_from(model.address), model="tiny", **fields)
    return ModelReader("tiny", endpoint, Answers(folder, "tiny", "1"))


def answer(*, statements: Any = (), incidents: Any = ()) -> str:
    """Write the answer of a model."""
    return json.dumps({"statements": list(statements), "incidents": list(incidents)})


def without_marks(reading: Reading) -> tuple[object, ...]:
    """Return what was read, leaving out who read it."""
    return reading.statements, reading.places, reading.times, reading.claims, reading.incidents


def test_what_stands_in_the_text_is_taken_over_and_marked(model: LocalModel) -> None:
    """Offsets are our own; the rule of the result is the model's name."""
    model.content = answer(statements=[STATEMENT], incidents=[INCIDENT])

    found = a_reader(model).read(a_document(), ())

    (said,) = [one for one in found.statements if one.rule == "model:tiny"]
    (happened,) = [one for one in found.incidents if one.rule == "model:tiny"]
    assert TEXT[said.span.begin : said.span.end] == STATEMENT["words"]
    assert said.speaker.name == "Petro Lysenko"
    assert (happened.span.begin, happened.incident_type.value) == (0, "F9")
    assert found.reader == "rules + model:tiny"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"words": "no school, no bread and no bus"}, "not_in_text"),
        ({"words": "no", "begin": None}, "ambiguous"),
        ({"words": ""}, "malformed"),
        ({"words": 7}, "malformed"),
        ({"words": "Photo: private", "begin": 150}, "furniture"),
        ({"speaker": "Peter Lysenko"}, "not_in_text"),
        ({"cue": "said"}, "not_in_text"),
        ({"kind": "shouted"}, "malformed"),
    ],
)
def test_what_does_not_stand_there_is_refused(
    model: LocalModel, changes: dict[str, Any], reason: str
) -> None:
    """A model that invents a word, a speaker or a verb of saying is not believed."""
    model.content = answer(statements=[STATEMENT | changes])
    reader = a_reader(model)

    found = reader.read(a_document(), ())

    assert all(one.rule != "model:tiny" for one in found.statements)
    assert reader.refused == {reason: 1}
    assert reason in found.notes[0]


def test_a_total_is_never_an_incident(model: LocalModel) -> None:
    """A model may suggest uses of force; codes of totals and orders are refused."""
    model.content = answer(incidents=[INCIDENT | {"type": "S2"}])

    assert a_reader(model).read(a_document(), ()).incidents == read(a_document(), ()).incidents


def test_rules_are_not_overruled(model: LocalModel) -> None:
    """What rules have read of the same words stays as it is."""
    text = "The mayor said that shells hit the school in Kupiansk."
    words = {"words": "shells hit the school in Kupiansk", "begin": 20, "speaker": None}
    model.content = answer(statements=[STATEMENT | words | {"cue": None}])
    reader = a_reader(model)

    found = reader.read(a_document(text), ())

    assert found.statements == read(a_document(text), ()).statements
    assert reader.refused == {"already_read": 1}


FAILURES: dict[str, tuple[dict[str, Any], str]] = {
    "slow": ({"delay_s": 0.8}, "timeout"),
    "no JSON": ({"content": "Here you are: {"}, "bad_answer"),
    "a list": ({"content": "[]"}, "bad_answer"),
    "lists missing": ({"content": '{"statements": 5}'}, "bad_answer"),
    "no envelope": ({"raw": b"<html>"}, "bad_answer"),
    "deep": ({"raw": b"[" * 100_000}, "bad_answer"),
    "refusal": ({"refusal": "I cannot help with that."}, "refused"),
    "error": ({"status": 500}, "refused"),
    "wrong key": ({"status": 401}, "refused"),
    "redirect": ({"status": 302, "headers": {"Location": "http://127.0.0.1:1/"}}, "redirected"),
    "large": ({"raw": b" " * (LARGEST_ANSWER + 1)}, "too_large"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failing_model_leaves_the_rules_reading_and_is_counted(
    model: LocalModel, name: str
) -> None:
    """Nothing is lost when a model fails, and nobody is left to think that it helped."""
    changes, cause = FAILURES[name]
    for field, value in changes.items():
        setattr(model, field, value)
    reader = a_reader(model, timeout_s=0.3)

    found = reader.read(a_document(), ())

    assert without_marks(found) == without_marks(read(a_document(), ()))
    assert reader.failures == {cause: 1}
    assert found.reader == "rules"
    assert cause in found.notes[0]
    assert f"1 {cause}" in next(reader.warnings())


def test_nobody_listening_is_unreachable() -> None:
    """A server that is off is a failure like any other."""
    with served(LocalModel()) as model:
        gone = model.address
    reader = a_reader(LocalModel(address=gone))

    reader.read(a_document(), ())

    assert reader.failures == {"unreachable": 1}


def test_a_model_that_fails_in_a_row_is_not_asked_again(model: LocalModel) -> None:
    """A thousand texts do not wait a thousand times for a server that is down."""
    model.status = 500
    reader = a_reader(model)

    for number in range(FAILURES_TO_STOP + 2):
        reader.read(a_document(f"{TEXT} {number}"), ())

    assert len(model.asked) == FAILURES_TO_STOP
    assert reader.failures == {"refused": FAILURES_TO_STOP, "not_asked": 2}


def test_a_text_too_long_is_not_sent(model: LocalModel) -> None:
    """The limit holds before anything leaves the machine."""
    reader = a_reader(model)

    reader.read(a_document("Shells hit Kupiansk. " * (LONGEST_TEXT // 20)), ())

    assert (model.asked, reader.failures) == ([], {"too_large": 1})


def test_the_same_text_is_asked_about_once(model: LocalModel, tmp_path: Path) -> None:
    """Answers are kept by text, model and version of the question."""
    model.content = answer(statements=[STATEMENT])

    first, second = (a_reader(model, tmp_path).read(a_document(), ()) for _ in range(2))

    assert first == second
    assert len(model.asked) == 1
    assert Answers(tmp_path, "other", "1").find(TEXT) is None
    assert Answers(tmp_path, "tiny", "2").find(TEXT) is None


def test_a_damaged_kept_answer_is_asked_for_again(model: LocalModel, tmp_path: Path) -> None:
    """Half a file counts as none."""
    a_reader(model, tmp_path).read(a_document(), ())
    (kept,) = (tmp_path / "model-answers").iterdir()
    kept.write_text(kept.read_text()[:20])

    a_reader(model, tmp_path).read(a_document(), ())

    assert len(model.asked) == 2


def test_a_bad_answer_is_not_kept(model: LocalModel, tmp_path: Path) -> None:
    """A model that failed is asked again next time."""
    model.content = "no"

    a_reader(model, tmp_path).read(a_document(), ())

    assert Answers(tmp_path, "tiny", "1").find(TEXT) is None


def test_the_question_carries_text_schema_and_key(model: LocalModel) -> None:
    """What is sent is the text as stored, and the shape of the answer."""
    a_reader(model).read(a_document(), ())

    (question,) = model.asked
    assert question["messages"][1] == {"role": "user", "content": TEXT}
    assert question["response_format"]["json_schema"]["strict"] is True
    assert model.keys == [f"Bearer {SECRET}"]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://127.0.0.1/v1",
        "localhost:8080",
        "http://user:word@127.0.0.1/v1",
        "http://127.0.0.1/v1?key=abc",
        "http://[::1",
        "",
    ],
)
def test_an_address_that_cannot_be_meant_is_refused(address: str) -> None:
    """Secrets do not belong into an address: it is shown."""
    with pytest.raises(UsageError):
        address_from(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/v1",
        "https://10.0.0.5/v1",
        "http://[fd00::1]/v1",
        "http://0.0.0.0/v1",
        "http://8.8.8.8/v1",
    ],
)
def test_only_this_machine_or_a_public_one_by_https_is_asked(address: str) -> None:
    """Neither machines of the local network nor public ones in the clear."""
    with pytest.raises(ModelError):
        reachable_ip(address_from(address))


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/v1", "https://8.8.8.8/v1"])
def test_loopback_and_public_https_are_allowed(address: str) -> None:
    """A numeric address needs no look-up."""
    assert reachable_ip(address_from(address)) in ("127.0.0.1", "8.8.8.8")


@settings(max_examples=80, deadline=None)
@given(
    text=st.text(alphabet="ab \n🕊é\u0301\u200fПщ.", min_size=1, max_size=60),
    words=st.text(alphabet="ab \n🕊é\u0301\u200fПщ.", max_size=6),
    begin=st.none() | st.integers(-5, 100),
)
def test_whatever_a_model_says_every_result_cuts_its_words_out_of_the_text(
    text: str, words: str, begin: int | None
) -> None:
    """Law of anchoring: offsets are found anew and fit, or there is no result."""
    reading = Reading(document="a", language=Language.EN, dateline=None, dateline_assumed=False)
    item = STATEMENT | {"words": words, "begin": begin, "speaker": words or None, "cue": None}

    accepted = anchor(answer(statements=[item]), text, reading, "model:tiny")

    assert len(accepted.statements) + sum(accepted.refused.values()) == 1
    for said in accepted.statements:
        assert text[said.span.begin : said.span.end] == said.span.text == words


def test_settings_show_a_key_only_as_set() -> None:
    """Nobody reads a key off a screen or a log."""
    table = {"address": "http://127.0.0.1:1/v1", "name": "tiny"}
    found = model_settings(table, {"TRUCEWATCH_MODEL_KEY": SECRET})

    shown = shown_model_settings(table, {"TRUCEWATCH_MODEL_KEY": SECRET})

    assert found is not None
    endpoint = Endpoint(address=address_from(found.address), model="tiny", key=found.key)
    assert SECRET not in f"{found}{shown}{endpoint}"
    assert ("model.key", "set, not shown", "environment") in shown


def test_the_command_asks_nobody_unless_chosen_and_then_says_who_read(
    model: LocalModel, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Off by default; on, every result names its reader; the key is nowhere."""
    caplog.set_level(logging.DEBUG)
    model.content = answer(statements=[STATEMENT, STATEMENT | {"words": "made up"}])
    desk, page = tmp_path / "desk", tmp_path / "page.txt"
    Workspace.create(desk).close()
    with (desk / "trucewatch.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[model]\naddress = "{model.address}"\nname = "tiny"\nkey = "{SECRET}"\n')
    page.write_text(TEXT, encoding="utf-8")
    run = CliRunner().invoke

    quiet = run(assemble(), ["read", str(page), "-w", str(desk), "--lang", "en"])
    assert (quiet.exit_code, model.asked) == (0, [])

    told = [str(page), "-w", str(desk), "--lang", "en", "--reader", "model"]
    asked = run(assemble(), ["read", *told, "--json"])
    why = run(assemble(), ["read", *told, "--why", "no bread"])
    printed = run(assemble(), ["settings", "-w", str(desk)])
    found = json.loads(asked.stdout)

    assert "model:tiny" in {one["reader"] for one in found["statements"]}
    assert "1 suggestions refused: 1 not_in_text" in asked.stderr
    assert "reader model:tiny" in why.stdout
    assert "set, not shown" in printed.stdout
    everything = [quiet.output, asked.output, why.output, printed.output, caplog.text]
    everything += [path.read_text() for path in (desk / "model-answers").iterdir()]
    assert all(SECRET not in text for text in everything)


def test_choosing_a_model_that_is_not_configured_is_a_wrong_use(tmp_path: Path) -> None:
    """The message says where to write the address."""
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    Workspace.create(tmp_path / "desk").close()

    ran = CliRunner().invoke(
        assemble(), ["read", str(page), "-w", str(tmp_path / "desk"), "--reader", "model"]
    )

    assert isinstance(ran.exception, UsageError)
    assert "[model]" in str(ran.exception)

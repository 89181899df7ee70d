"""The store: two clocks, revisions that only grow, one transaction a file."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.storage.schema import NEWEST, open_engine
from trucewatch.storage.store import Store
from trucewatch.vocabulary.detection import Detection
from trucewatch.vocabulary.errors import UsageError, WorkspaceError
from trucewatch.vocabulary.evidence import Document, EvidenceRef, Locator
from trucewatch.vocabulary.findings import Piece
from trucewatch.vocabulary.interval import day_interval, instant
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

NOON = datetime(2031, 6, 10, 12, tzinfo=UTC)
FIRST, SECOND, THIRD = (NOON + timedelta(days=days) for days in (1, 2, 3))
PIECE, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = Store(tmp_path / "s.sqlite")
    yield opened
    opened.close()


def _detection(name: str = "d", *, power_mw: float = 1.0, minute: int = 0, sha256: str = PIECE):
    return Detection(
        id=name,
        evidence=EvidenceRef(sha256=sha256, locator=Locator(row=0)),
        position=Position(lon=37, lat=48),
        seen=instant(NOON + timedelta(minutes=minute), "UTC"),
        power_mw=power_mw,
    )


def _powers(store: Store, asof: datetime | None = None) -> list[float | None]:
    return [detection.power_mw for detection in store.read(Detection, asof=asof)]


def test_equal_content_adds_nothing(store: Store) -> None:
    """The same row from another file is the same row."""
    store.append([_detection()], known_at=FIRST, piece=PIECE)

    again = store.append([_detection(sha256=OTHER)], known_at=SECOND, piece=OTHER)

    assert (again.new, again.known) == (0, 1)
    assert [found.evidence.sha256 for found in store.read(Detection)] == [PIECE]


def test_other_content_is_a_new_revision_and_the_old_one_stays_answerable(store: Store) -> None:
    """``asof`` answers what was known then."""
    store.append([_detection(power_mw=1)], known_at=FIRST, piece=PIECE)
    revised = store.append([_detection(power_mw=2)], known_at=SECOND, piece=OTHER)

    assert revised.revised == ("d",)
    assert _powers(store, NOON) == []
    assert _powers(store, FIRST) == [1]
    assert _powers(store, SECOND) == [2]
    assert _powers(store) == [2]
    assert store.known_at("d") == FIRST


def test_material_that_arrives_late_but_was_known_early_takes_its_place(store: Store) -> None:
    """The known time decides what is newest, not the order of adding."""
    store.append([_detection(power_mw=2)], known_at=SECOND, piece=PIECE)
    store.append([_detection(power_mw=1, sha256=OTHER)], known_at=FIRST, piece=OTHER)

    assert _powers(store, FIRST) == [1]
    assert _powers(store, SECOND) == [2]


def test_adding_two_disagreeing_files_again_does_not_swing_back_and_forth(store: Store) -> None:
    """What a piece has said once, it has said."""
    first, second = _detection(power_mw=1), _detection(power_mw=2, sha256=OTHER)
    store.append([first], known_at=FIRST, piece=PIECE)
    store.append([second], known_at=SECOND, piece=OTHER)

    again = store.append([first], known_at=THIRD, piece=PIECE)

    assert (again.new, again.known) == (0, 1)
    assert _powers(store) == [2]


def test_what_is_withdrawn_is_gone_from_then_on_only(store: Store) -> None:
    """Nothing is ever deleted."""
    store.append([_detection()], known_at=FIRST, piece=PIECE)

    store.withdraw("d", known_at=SECOND, reason="published in error")

    assert _powers(store, FIRST) == [1]
    assert _powers(store, SECOND) == []
    with pytest.raises(UsageError, match="no record 'x'"):
        store.withdraw("x", known_at=SECOND, reason="")


def test_records_come_in_the_order_of_time_and_id(store: Store) -> None:
    """However they were added."""
    records = [_detection(name, minute=minute) for name, minute in (("b", 1), ("c", 0), ("a", 1))]

    store.append(records, known_at=FIRST, piece=PIECE)

    assert [found.id for found in store.read(Detection)] == ["c", "a", "b"]


def test_a_day_holds_what_begins_in_it_and_not_what_ends_with_it(store: Store) -> None:
    """Intervals are half open; an instant at midnight belongs to the day that begins."""
    day = day_interval(date(2031, 6, 10), "UTC")
    midnight = replace(_detection("m"), seen=instant(day.start_at, "UTC"))
    next_day = replace(_detection("n"), seen=instant(day.end_at, "UTC"))
    whole_day = replace(_detection("w"), seen=day)
    day_before = replace(_detection("b"), seen=day_interval(date(2031, 6, 9), "UTC"))
    store.append([midnight, next_day, whole_day, day_before], known_at=FIRST, piece=PIECE)

    assert [found.id for found in store.read(Detection, overlapping=day)] == ["m", "w"]


@settings(max_examples=30, deadline=None)
@given(
    starts=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6)), min_size=1, max_size=8),
    window=st.tuples(st.integers(0, 20), st.integers(0, 6)),
)
def test_the_database_overlaps_as_intervals_do(
    starts: list[tuple[int, int]], window: tuple[int, int]
) -> None:
    """The condition in SQL and ``Interval.overlaps`` say the same."""

    def span(begin: int, length: int):
        base = day_interval(date(2031, 6, 10), "UTC")
        start_at = base.start_at + timedelta(hours=begin)
        return replace(base, start_at=start_at, end_at=start_at + timedelta(hours=length))

    import tempfile

    records = [replace(_detection(str(i)), seen=span(*pair)) for i, pair in enumerate(starts)]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "s.sqlite")
        store.append(records, known_at=FIRST, piece=PIECE)
        found = {record.id for record in store.read(Detection, overlapping=span(*window))}
        store.close()

    assert found == {record.id for record in records if record.seen.overlaps(span(*window))}


def test_records_are_found_by_place(store: Store) -> None:
    """The R*Tree answers which records touch a box."""
    store.append([_detection()], known_at=FIRST, piece=PIECE)

    inside = list(store.read(Detection, within=(36.5, 47.5, 37.5, 48.5)))
    outside = list(store.read(Detection, within=(30, 47, 31, 48)))

    assert (len(inside), len(outside)) == (1, 0)


def test_an_undated_text_speaks_when_it_came_in(store: Store) -> None:
    """Without date it would otherwise belong to every day."""
    document = Document(
        id="doc-1",
        evidence=EvidenceRef(sha256=PIECE),
        text="Quiet.",
        language=None,
        source="unknown",
    )
    store.append([document], known_at=FIRST, piece=PIECE)

    day = day_interval(FIRST.date(), "UTC")
    before = day_interval(NOON.date(), "UTC")

    assert [d.id for d in store.read(Document, overlapping=day)] == ["doc-1"]
    assert list(store.read(Document, overlapping=before)) == []


def test_a_failure_in_the_middle_of_a_file_leaves_nothing(store: Store) -> None:
    """Records and their piece stand in one transaction."""

    def breaking() -> Iterator[Detection]:
        for number in range(5000):
            yield _detection(str(number))
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"), store.writing() as writer:
        writer.append(breaking(), known_at=FIRST, piece=PIECE)

    assert list(store.read(Detection)) == []
    assert store.latest_known_at() is None


def test_pieces_are_listed_as_known_at_a_time(store: Store) -> None:
    """A file read again with another result keeps the time when it first came in."""
    piece = Piece(
        sha256=PIECE,
        name="v.csv",
        kind="viina",
        source="viina",
        bytes=10,
        known_at=FIRST,
        rows_read=3,
        accepted=2,
        rejected=1,
    )
    for one in (piece, piece, replace(piece, known_at=SECOND, accepted=3, rejected=0)):
        with store.writing() as writer:
            writer.record_piece(one, custody="c" * 64)

    assert store.pieces(NOON) == ()
    assert store.pieces(FIRST) == (piece,)
    assert store.pieces() == (replace(piece, accepted=3, rejected=0),)


def test_published_figures_are_remembered_in_order(store: Store) -> None:
    """Corrections compare with what was once printed."""
    store.publish("2031-06-10", SECOND, {"b": 2.0, "a": 1.5})
    store.publish("2031-06-10", FIRST, {"b": 1.0})
    store.publish("2031-06-10", FIRST, {"b": 3.0})

    found = store.published("2031-06-10")

    assert [(one.asof, dict(one.figures)) for one in found] == [
        (FIRST, {"b": 3.0}),
        (SECOND, {"b": 2.0, "a": 1.5}),
    ]
    assert list(found[1].figures) == ["b", "a"]
    assert store.published("2031-06-11") == ()


def test_a_source_is_found_by_its_id(store: Store) -> None:
    """Records without evidence of their own stand on the piece they came with."""
    source = Source(id="s", title="S", source_class=SourceClass.OSINT, reliability=Reliability.B)
    store.append([source], known_at=FIRST, piece=PIECE)

    assert store.find(Source, "s") == source
    assert store.find(Source, "s", asof=NOON) is None


def test_the_newest_tables_are_those_of_the_newest_script(tmp_path: Path) -> None:
    """The constant that saves importing Alembic must not lag."""
    from alembic.script import ScriptDirectory

    from trucewatch.storage import schema

    scripts = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))

    assert scripts.get_current_head() == NEWEST


def test_new_files_get_the_very_tables_that_the_scripts_build(tmp_path: Path) -> None:
    """Made in one go or migrated step by step: the same tables, indexes and version."""
    from trucewatch.storage import schema

    made, migrated = open_engine(tmp_path / "made"), open_engine(tmp_path / "migrated")
    schema.migrate(made)
    schema._apply(migrated, None)  # noqa: SLF001  the way that only old workspaces go

    assert _tables(made) == _tables(migrated)
    assert len(_tables(made)) > 8


def _tables(engine: sa.Engine) -> set[tuple[str, str, str]]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    engine.dispose()
    found = {(kind, name, " ".join((sql or "").split())) for kind, name, sql in rows}
    return {*found, ("version", str(version), "")}


def test_a_database_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    """An old program must not guess at new tables."""
    path = tmp_path / "s.sqlite"
    Store(path).close()
    engine = open_engine(path)
    with engine.connect() as connection, connection.begin():
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(WorkspaceError, match="version 9999"):
        Store(path)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    """Garbage gives a message, not a traceback."""
    path = tmp_path / "s.sqlite"
    path.write_bytes(b"not a database, but long enough to look like one" * 20)

    with pytest.raises(WorkspaceError, match="cannot be read"):
        Store(path)


def test_fifty_thousand_records_are_written_and_read_in_seconds(store: Store) -> None:
    """A loose floor that notices a change of order, on a busy machine too."""
    records = [_detection(str(number), minute=number) for number in range(50_000)]
    begun = time.process_time()

    store.append(records, known_at=FIRST, piece=PIECE)
    written = time.process_time()
    count = sum(1 for _ in store.read(Detection))

    assert count == 50_000
    assert written - begun < 10
    assert time.process_time() - written < 5


def test_records_kept_in_a_block_are_read_once_and_never_stale(store: Store) -> None:
    """Keeping saves work and changes no answer: a new revision is another record."""
    store.append([_detection(power_mw=1)], known_at=FIRST, piece=PIECE)

    with store.keeping():
        (before,) = store.read(Detection)
        (again,) = store.read(Detection, asof=FIRST)
        store.append([_detection(power_mw=2)], known_at=SECOND, piece=OTHER)
        revised = _powers(store)
    (outside,) = store.read(Detection, asof=FIRST)

    assert again is before
    assert revised == [2]
    assert outside == before
    assert outside is not before

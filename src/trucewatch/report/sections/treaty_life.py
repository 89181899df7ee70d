"""Where each party stands, the timeline of an agreement, and what was promised beside it."""

from __future__ import annotations

from trucewatch.report.material import Material
from trucewatch.vocabulary.agreement_life import CommitmentState, LifeView, Standing, TimelineEntry
from trucewatch.vocabulary.edition import (
    Block,
    Code,
    FigureRef,
    Inline,
    Message,
    Name,
    Sequence,
    Table,
    When,
)
from trucewatch.vocabulary.figure import Figure, FigureRecord

STANDING = ("column.party", "column.stage", "column.since", "column.why", "column.confidence")
TIMELINE = ("column.date", "column.who", "column.step", "column.notes", "column.confidence")
PROMISES = (
    "column.promise", "column.promised_by", "column.stage", "column.promised", "column.done",
    "column.due", "column.confidence",
)  # fmt: skip
Row = tuple[Inline | None, ...]


def life_blocks(material: Material, view: LifeView) -> list[Block]:
    """Compose the tables of an agreement's life as known at the end of the day."""
    blocks: list[Block] = [
        Table(
            caption="table.standing",
            columns=STANDING,
            rows=tuple(_standing(material, one) for one in view.standings),
        ),
        Table(
            caption="table.life",
            columns=TIMELINE,
            rows=tuple(_entry(material, one) for one in view.timeline),
        ),
    ]
    promised = tuple(_promise(material, one) for one in view.commitments if one.stage is not None)
    if promised:
        blocks.append(Table(caption="table.promises", columns=PROMISES, rows=promised))
    return blocks


def _standing(material: Material, one: Standing) -> Row:
    stage = "stage.none" if one.stage is None else f"stage.{one.stage.value}"
    since = one.since or one.on
    return (
        material.party(one.party),
        Message(key=stage),
        None if since is None else When(value=since),
        Message(key=f"standing.{one.rule}"),
        Message(key=f"confidence.{one.confidence.value}"),
    )


def _entry(material: Material, entry: TimelineEntry) -> Row:
    return (
        When(value=entry.at or entry.on),
        Sequence(items=tuple(_who(material, who) for who in entry.who)),
        _step(entry),
        Name(names={"en": entry.text}) if entry.text else None,
        Message(key=f"confidence.{entry.confidence.value}"),
    )


def _who(material: Material, who: str) -> Inline:
    return Message(key="author.text") if who == "text" else material.party(who)


def _step(entry: TimelineEntry) -> Inline:
    """Say what happened: a stage, a contact, a promise, or a version with its window."""
    if entry.kind == "stage":
        return Message(key=f"stage.{entry.what}")
    if entry.kind == "contact":
        return Message(key=f"contact.{entry.what}")
    if entry.kind == "commitment":
        name, _, stage = entry.what.partition(": ")
        arguments: dict[str, Inline] = {
            "promise": Code(text=name),
            "stage": Message(key=f"promise_stage.{stage}"),
        }
        return Message(key="timeline.commitment", arguments=arguments)
    return Message(key=f"timeline.{entry.kind}", arguments={"version": Code(text=entry.what)})


def _promise(material: Material, one: CommitmentState) -> Row:
    promised = one.commitment
    stage = Message(key=f"promise_stage.{one.stage.value}") if one.stage else None
    if one.overdue and stage is not None:
        stage = Message(key="timeline.overdue", arguments={"stage": stage})
    between = (_who(material, promised.by), _who(material, promised.to))
    return (
        Message(key=f"promise.{promised.kind.value}"),
        Sequence(items=between),
        stage,
        _number(material, one, "promised", promised.promised_count),
        _number(material, one, "done", one.done_count),
        None if promised.due is None else When(value=promised.due),
        Message(key=f"confidence.{one.confidence.value}"),
    )


def _number(
    material: Material, one: CommitmentState, name: str, count: int | None
) -> FigureRef | None:
    """Print a number as stated; it is somebody's word, in the promise's own unit."""
    if count is None:
        return None
    promised = one.commitment
    figure = Figure(
        id=material.book.name(None, f"commitment-{promised.id}-{name}"),
        value=count,
        unit=promised.unit or "as stated",
        definition=f"figure.commitment_{name}",
        parameters={"promise": promised.id},
        formula="as stated",
        records=(
            FigureRecord(id=promised.id, kind="commitment", label=f"{promised.id} · {one.source}"),
        ),
    )
    return material.number(figure)

"""The table of sectors: number and name, and between two maps what changed, in km²."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.report.maps.ground import group
from trucewatch.report.maps.legend import Part
from trucewatch.report.maps.letters import text_width, wrap
from trucewatch.report.maps.names import DISC, disc
from trucewatch.report.maps.patterns import INK
from trucewatch.report.maps.scene import Scene
from trucewatch.report.markup import Markup, element, joined
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.map_sheet import SectorFigures
from trucewatch.vocabulary.sector import Sector

SIZE, LEADING, ROW = 10.0, 12.0, 16.0
KEY_COLUMN = 190.0
DECIMALS = 1
NAME_SHARE = 0.34


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the table: number and name of a sector, and its printed figures."""

    number: int | None
    name: str
    cells: tuple[str, ...]
    total: bool = False


def sector_table(scene: Scene, top: float) -> Part:
    """Set the key of sectors, or the figures between two maps."""
    if scene.sheet.earlier is not None:
        return _figures(scene, top)
    if scene.wants("sectors"):
        return _key(scene, top)
    return Part(drawing=Markup(""), height=0.0)


def sides_with_change(scene: Scene) -> list[str]:
    """Name the sides that have figures, in the order of the language's alphabet."""
    changed = {row.side for row in scene.sheet.figures}
    return [party for party, _ in scene.sides() if party in changed]


def sector_lines(scene: Scene) -> list[Line]:
    """Put the figures into rows: every numbered sector, the ground outside, and the total."""
    numbered = {number for number, _ in scene.numbered_sectors()} if scene.wants("sectors") else ()
    sides = sides_with_change(scene)
    table = {(row.side, row.sector): row for row in scene.sheet.figures}
    lines = [
        Line(
            number=number,
            name=in_language(sector.names, scene.speech.language),
            cells=_cells(scene, [table.get((side, sector.id)) for side in sides]),
        )
        for number, sector in enumerate(scene.sheet.sectors, start=1)
        if number in numbered or any((side, sector.id) in table for side in sides)
    ]
    if any((side, None) in table for side in sides):
        cells = _cells(scene, [table.get((side, None)) for side in sides])
        lines.append(Line(number=None, name=scene.speech.say("sheet.outside"), cells=cells))
    sums = [_total(scene.sheet.figures, side) for side in sides]
    total = scene.speech.say("sheet.total")
    return [*lines, Line(number=None, name=total, cells=_cells(scene, sums), total=True)]


def _total(rows: Sequence[SectorFigures], side: str) -> SectorFigures:
    mine = [row for row in rows if row.side == side]
    return SectorFigures(
        side=side,
        sector=None,
        gain_km2=sum(row.gain_km2 for row in mine),
        loss_km2=sum(row.loss_km2 for row in mine),
        discarded_km2=sum(row.discarded_km2 for row in mine),
    )


def _cells(scene: Scene, rows: Sequence[SectorFigures | None]) -> tuple[str, ...]:
    cells: list[str] = []
    for row in rows:
        both = (row.gain_km2, row.loss_km2) if row else (0.0, 0.0)
        cells += [scene.speech.number(value, DECIMALS) for value in both]
    left_out = sum(row.discarded_km2 for row in rows if row)
    return (*cells, scene.speech.number(left_out, DECIMALS + 1))


def _figures(scene: Scene, top: float) -> Part:
    if not scene.sheet.figures:
        text = element("text", scene.speech.say("sheet.no_change"), x=0, y=top + 10, font_size=SIZE)
        return Part(drawing=group("figures", text, fill=INK), height=ROW)
    names = scene.width * NAME_SHARE
    heads = _heads(scene)
    column = (scene.width - names) / len(heads)
    wrapped = [wrap(head, SIZE - 1, column - 10) for head in heads]
    depth = max(len(lines) for lines in wrapped) * (LEADING - 1)
    right = [names + column * (at + 1) - 2 for at in range(len(heads))]
    marks = [
        element("text", line, x=f"{x:.1f}", y=f"{top + 9 + at * (LEADING - 1):.1f}",
                text_anchor="end", font_size=SIZE - 1)
        for lines, x in zip(wrapped, right, strict=True)
        for at, line in enumerate(lines)
    ]  # fmt: skip
    title = element("text", scene.speech.say("sheet.figures_heading"), x=0, y=f"{top + 9:.1f}",
                    font_size=SIZE, font_weight="bold")  # fmt: skip
    y = top + depth + 5
    rows: list[Markup] = []
    for line in sector_lines(scene):
        rows.append(_row(line, right, y, scene.width))
        y += ROW
    return Part(drawing=group("figures", title, *marks, *rows, fill=INK), height=y - top)


def _heads(scene: Scene) -> list[str]:
    heads: list[str] = []
    for side in sides_with_change(scene):
        name = scene.side_name(side)
        heads += [scene.speech.say(key, side=name) for key in ("sheet.gain", "sheet.loss")]
    return [*heads, scene.speech.say("sheet.discarded")]


def _row(line: Line, right: Sequence[float], y: float, width: float) -> Markup:
    weight = "bold" if line.total else None
    rule = element("path", d=f"M0,{y:.1f}h{width:.1f}", stroke="#9a9a9a",
                   stroke_width=1.0 if line.total else 0.5)  # fmt: skip
    number = disc(line.number, DISC + 1, y + ROW / 2) if line.number else None
    base = f"{y + ROW / 2 + 3.6:.1f}"
    start = 2 * DISC + 8 if line.number else 0
    name = element("text", line.name, x=start, y=base, font_size=SIZE, font_weight=weight)
    cells = [
        element("text", cell, x=f"{x:.1f}", y=base, font_size=SIZE, font_weight=weight,
                text_anchor="end")
        for cell, x in zip(line.cells, right, strict=True)
    ]  # fmt: skip
    return joined(rule, number, name, *cells)


def _key(scene: Scene, top: float) -> Part:
    """Name the numbered sectors in columns, down each column."""
    shown = scene.numbered_sectors()
    if not shown:
        return Part(drawing=Markup(""), height=0.0)
    longest = max(text_width(_name(scene, sector), SIZE) for _, sector in shown)
    columns = max(1, int(scene.width // max(KEY_COLUMN, longest + 2 * DISC + 16)))
    depth = -(-len(shown) // columns)
    marks: list[Markup] = []
    for at, (number, sector) in enumerate(shown):
        column, row = divmod(at, depth)
        x, y = column * scene.width / columns, top + row * ROW + ROW / 2
        marks.append(disc(number, x + DISC + 1, y))
        marks.append(
            element("text", _name(scene, sector), x=f"{x + 2 * DISC + 8:.1f}", y=f"{y + 3.6:.1f}",
                    font_size=SIZE)
        )  # fmt: skip
    return Part(drawing=group("sector-key", *marks, fill=INK), height=depth * ROW + 2)


def _name(scene: Scene, sector: Sector) -> str:
    return in_language(sector.names, scene.speech.language)

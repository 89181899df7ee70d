"""Drawings of a replay: placebo ratios, coverage, reliability, the watch, sectors by day."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trucewatch.report.markup import Markup, element
from trucewatch.report.replay.words import Speaker

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 14, 34
BINS = 16
STRIP_ROW, STRIP_LABEL = 15, 190
LOOKS = {"a": "above", "u": "usual", "b": "below", "-": "unknown"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Puts values of two ranges on the drawing."""

    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the spot of a pair of values, in the drawing's own units."""
        across = (x - self.x[0]) / ((self.x[1] - self.x[0]) or 1.0)
        up = (y - self.y[0]) / ((self.y[1] - self.y[0]) or 1.0)
        return (
            round(LEFT + across * (WIDTH - LEFT - RIGHT), 1),
            round(HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM), 1),
        )


def placebo_plot(reports: dict[str, Any], speaker: Speaker) -> Markup | None:
    """Draw how the ratio spreads over ordinary windows, and where the truce stands."""
    ratios = [one["ratio"] for one in reports.get("placebos", ())]
    if not ratios:
        return None
    value = reports["median"]
    low, high = math.log(min([*ratios, value])), math.log(max([*ratios, value]))
    step = ((high - low) or 1.0) / BINS
    counts = [0] * BINS
    for ratio in ratios:
        counts[min(BINS - 1, int((math.log(ratio) - low) / step))] += 1
    scale = Scale(x=(low, low + BINS * step), y=(0, max(counts)))
    bars = []
    for number, count in enumerate(counts):
        left, top = scale.at(low + number * step, count)
        right, base = scale.at(low + (number + 1) * step, 0)
        size = {"width": round(max(0.5, right - left - 1), 1), "height": round(base - top, 1)}
        bars.append(element("rect", x=left, y=top, class_="bar", **size))
    across, base = scale.at(math.log(value), 0)
    mark = element("line", x1=across, x2=across, y1=TOP, y2=base, class_="truce")
    ticks = [math.exp(low + part * BINS * step) for part in (0, 0.25, 0.5, 0.75, 1)]
    axis = _axis(scale, [(math.log(tick), speaker.number(tick)) for tick in ticks])
    rank = reports["placebo_rank"]["all"]
    words = speaker.say(
        "placebo_alt",
        rank=speaker.number(rank["rank"], 0),
        of=speaker.number(rank["of"], 0),
        ratio=speaker.number(value),
    )
    label = speaker.say("truce")
    return _drawing(words, [*bars, *axis, mark, _text(across + 5, TOP + 10, label)])


def coverage_plot(scores: dict[str, Any], speaker: Speaker) -> Markup:
    """Draw the share of counts inside each interval over what the interval promises."""
    pairs = sorted((float(level), share) for level, share in scores["coverage"].items())
    return _promise(pairs, speaker.say("coverage_alt"), speaker)


def reliability_plot(bins: Sequence[dict[str, Any]], speaker: Speaker) -> Markup:
    """Draw how often at least one report came over how probable it was called."""
    pairs = [(one["forecast"], one["happened"]) for one in bins]
    return _promise(pairs, speaker.say("reliability_alt"), speaker)


def watch_plot(watched: dict[str, Any], speaker: Speaker) -> Markup:
    """Draw the largest evidence of the day through time, the threshold, and the alarms."""
    values, threshold = watched["evidence"], watched["threshold"]
    scale = Scale(x=(0, max(1, len(values) - 1)), y=(0, max([threshold * 1.1, *values])))
    spots = [scale.at(day, value) for day, value in enumerate(values)]
    line = element("polyline", points=" ".join(f"{x},{y}" for x, y in spots), class_="course")
    start, end = scale.at(0, threshold), scale.at(max(1, len(values) - 1), threshold)
    limit = element("line", x1=start[0], x2=end[0], y1=start[1], y2=end[1], class_="limit")
    alarms = [
        element("circle", cx=spots[day][0], cy=spots[day][1], r=4, class_="alarm")
        for day, count in enumerate(watched["alarms"])
        if count
    ]
    first = date.fromisoformat(watched["first"]).toordinal()
    named = [
        (day, date.fromordinal(first + day).isoformat())
        for day in sorted({0, len(values) // 2, len(values) - 1})
    ]
    words = speaker.say("watch_alt", threshold=speaker.number(threshold, 1))
    return _drawing(words, [line, limit, *alarms, *_axis(scale, named)])


def strip_plot(strip: dict[str, Any], names: dict[str, str], speaker: Speaker) -> Markup:
    """Draw each sector's days: below, within or above what was expected; hatched unknown."""
    sectors = strip["sectors"]
    length = max(map(len, sectors.values()), default=1)
    cell = (WIDTH - STRIP_LABEL) / length
    drawn: list[Markup] = []
    for row, (sector, days) in enumerate(sectors.items()):
        y = row * STRIP_ROW
        drawn.append(_text(0, y + 11, names.get(sector, sector)))
        drawn += [
            element(
                "rect",
                x=round(STRIP_LABEL + day * cell, 2),
                y=y,
                width=round(max(cell - 0.4, 0.4), 2),
                height=STRIP_ROW - 2,
                class_=LOOKS[look],
            )
            for day, look in enumerate(days)
        ]
    height = max(1, len(sectors)) * STRIP_ROW
    words = speaker.say("strip_alt", first=strip["first"], days=speaker.number(length, 0))
    return _drawing(words, drawn, height)


def _promise(pairs: Sequence[tuple[float, float]], words: str, speaker: Speaker) -> Markup:
    scale = Scale(x=(0, 1), y=(0, 1))
    (left, base), (right, top) = scale.at(0, 0), scale.at(1, 1)
    ideal = element("line", x1=left, x2=right, y1=base, y2=top, class_="limit")
    spots = [scale.at(*pair) for pair in pairs]
    line = element("polyline", points=" ".join(f"{x},{y}" for x, y in spots), class_="course")
    dots = [element("circle", cx=x, cy=y, r=4, class_="dot") for x, y in spots]
    shares = (0, 0.25, 0.5, 0.75, 1)
    ticks = [(share, speaker.number(share, 0, share=True)) for share in shares]
    sides = [_text(LEFT - 6, scale.at(0, share)[1] + 4, words_, "end") for share, words_ in ticks]
    return _drawing(words, [ideal, line, *dots, *_axis(scale, ticks), *sides])


def _axis(scale: Scale, ticks: Sequence[tuple[float, str]]) -> list[Markup]:
    base = HEIGHT - BOTTOM
    line = element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=base, y2=base, class_="axis")
    edges = {len(ticks) - 1: "end"}
    labels = [
        _text(scale.at(at, 0)[0], base + 18, words, edges.get(number, "middle"))
        for number, (at, words) in enumerate(ticks)
    ]
    return [line, *labels]


def _text(x: float, y: float, words: str, anchor: str = "start") -> Markup:
    return element("text", words, x=round(x, 1), y=round(y, 1), text_anchor=anchor)


def _drawing(words: str, parts: Sequence[Markup], height: int = HEIGHT) -> Markup:
    svg = element(
        "svg", *parts, viewBox=f"0 0 {WIDTH} {height}", role="img", aria_label=words, class_="plot"
    )
    caption = element("figcaption", words)
    return element("figure", element("div", svg, class_="wide", tabindex="0"), caption)

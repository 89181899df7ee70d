"""Replayed truces as one self-contained HTML page in one language."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import Any

from trucewatch.report.html import POLICY
from trucewatch.report.markup import Markup, element
from trucewatch.report.replay.plots import (
    coverage_plot,
    placebo_plot,
    reliability_plot,
    strip_plot,
    watch_plot,
)
from trucewatch.report.replay.words import NOTHING, Speaker
from trucewatch.vocabulary.language import Language

COLUMNS = ("case", "window", "hours", "channel", "finding", "ratio", "interval", "rank", "power")


def render_replay(
    found: dict[str, Any], language: Language, names: dict[str, dict[str, str]]
) -> str:
    """Render what ``backtest`` found.

    Args:
        found: Cases, calibration and method, as printed by ``backtest --json``.
        language: Language of the page.
        names: Names of the sectors per language, by sector id.
    """
    speaker = Speaker(language)
    sectors = {key: each.get(language.value, each.get("en", key)) for key, each in names.items()}
    body = element(
        "body",
        _hatch(),
        element("header", element("h1", speaker.say("title")), class_="page"),
        element(
            "main",
            element("p", speaker.say("limits")),
            _cases(found["cases"], speaker),
            *_placebos(found["cases"], speaker),
            *_calibration(found.get("calibration"), sectors, speaker),
            element("p", speaker.say("method", seed=str(found["method"]["seed"])), class_="small"),
            id="main",
        ),
    )
    page = element("html", _head(speaker), body, lang=language.value)
    return f"<!DOCTYPE html>\n{page}\n"


def _head(speaker: Speaker) -> Markup:
    folder = resources.files("trucewatch.report")
    sheets = (folder / "page.css", folder / "replay" / "replay.css")
    style = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return element(
        "head",
        element("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", speaker.say("title")),
        element("link", rel="icon", href="data:,"),
        Markup(f"<style>{style}</style>"),
    )


def _hatch() -> Markup:
    lines = element("path", d="M0,0l6,6M6,0l-6,6", stroke="#777", stroke_width=0.7, fill="none")
    tile = element("pattern", lines, id="hatch", width=6, height=6, patternUnits="userSpaceOnUse")
    return element("svg", element("defs", tile), width=0, height=0, aria_hidden="true")


def _cases(cases: Sequence[dict[str, Any]], speaker: Speaker) -> Markup:
    rows = [
        row
        for case in cases
        for channel in ("reports", "thermal")
        for row in (_row(case, channel, speaker),)
    ]
    heads = [element("th", speaker.say(f"column.{name}"), scope="col") for name in COLUMNS]
    table = element(
        "table",
        element("caption", speaker.say("cases")),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
    )
    return element("div", table, class_="cases", tabindex="0")


def _row(case: dict[str, Any], channel: str, speaker: Speaker) -> Markup:
    told = case["channels"][channel]
    state = speaker.named(told["state"])
    reason = told.get("reason")
    rank = told.get("placebo_rank") or {}
    rank = rank.get("all", rank)
    cells = (
        case["id"],
        f"{case['start'][:16]} – {case['end'][:16]}",
        speaker.number(case["hours"], 0),
        speaker.say(f"channel.{channel}"),
        f"{state}: {speaker.named(reason)}" if reason else state,
        speaker.number(told.get("median")),
        speaker.span(told.get("low"), told.get("high")),
        speaker.say("rank", rank=str(rank["rank"]), of=str(rank["of"])) if rank else NOTHING,
        speaker.number(told.get("power"), 0, share=True),
    )
    first = element("th", cells[0], scope="row")
    return element("tr", first, *(element("td", cell) for cell in cells[1:]))


def _placebos(cases: Sequence[dict[str, Any]], speaker: Speaker) -> list[Markup]:
    found = [(case["id"], placebo_plot(case["channels"]["reports"], speaker)) for case in cases]
    drawn = [
        part for name, plot in found if plot is not None for part in (element("h3", name), plot)
    ]
    return [element("h2", speaker.say("placebos")), *drawn] if drawn else []


def _calibration(
    found: dict[str, Any] | None, sectors: dict[str, str], speaker: Speaker
) -> list[Markup]:
    heading = element("h2", speaker.say("calibration"))
    if found is None:
        return [heading, element("p", speaker.say("no_calibration"))]
    scores, watched = found["next_day_counts_by_sector"], found["watch"]
    return [
        heading,
        _scores(scores, watched, speaker),
        element("h3", speaker.say("coverage")),
        coverage_plot(scores, speaker),
        element("h3", speaker.say("reliability")),
        reliability_plot(found["reliability"], speaker),
        element("h2", speaker.say("watch")),
        watch_plot(watched["course"] | {"threshold": watched["threshold"]}, speaker),
        element("h2", speaker.say("strip")),
        _key(speaker),
        strip_plot(found["sector_days"], sectors, speaker),
    ]


def _scores(scores: dict[str, Any], watched: dict[str, Any], speaker: Speaker) -> Markup:
    rows = [
        (speaker.say("score.cells"), speaker.number(scores["cells"], 0)),
        *(
            (
                speaker.say("score.level", level=speaker.number(float(level), 0, share=True)),
                speaker.number(share, 1, share=True),
            )
            for level, share in scores["coverage"].items()
        ),
        (speaker.say("score.brier"), speaker.number(scores["brier_any"], 3)),
        (speaker.say("score.usual"), speaker.number(scores["brier_usual"], 3)),
        (speaker.say("score.log"), speaker.number(scores["log_score"], 3)),
        (
            speaker.say("score.alarms"),
            speaker.number(watched["false_alarms_per_100_sector_days"], 2),
        ),
    ]
    body = [
        element("tr", element("th", name, scope="row"), element("td", value))
        for name, value in rows
    ]
    caption = element("caption", speaker.say("scores"))
    return element("table", caption, element("tbody", *body), class_="scores")


def _key(speaker: Speaker) -> Markup:
    items = []
    for look in ("below", "usual", "above", "unknown"):
        swatch = element("rect", width=20, height=14, class_=look)
        drawn = element("svg", swatch, viewBox="0 0 20 14", aria_hidden="true")
        items.append(element("li", drawn, speaker.say(f"look.{look}")))
    return element("ul", *items, class_="key")

"""Scale bar and north arrow, in the map's corners."""

from __future__ import annotations

from trucewatch.report.maps.ground import group
from trucewatch.report.maps.labelling import Box
from trucewatch.report.maps.letters import text_width
from trucewatch.report.maps.patterns import INK
from trucewatch.report.maps.scene import Scene
from trucewatch.report.markup import Markup, element, joined

STEPS = (1.0, 2.0, 5.0)
SHARE = 0.24
"""A scale bar is at most this share of the map's width."""
LEFT, HEIGHT, SIZE = 12.0, 30.0, 9.5


def scale_km(width_km: float) -> float:
    """Choose a round length of at most a quarter of a width.

    >>> scale_km(140), scale_km(700), scale_km(9)
    (20.0, 100.0, 2.0)
    """
    lengths = [step * 10.0**power for power in range(-2, 4) for step in STEPS]
    return max(length for length in lengths if length <= max(width_km * SHARE, lengths[0]))


def scale_bar(scene: Scene) -> tuple[Markup, Box]:
    """Draw the bar with its kilometres, and return the room it takes."""
    canvas, speech = scene.canvas, scene.speech
    km = scale_km(canvas.width / canvas.units_per_km)
    length = km * canvas.units_per_km
    unit = speech.say("map.km")
    decimals = 0 if km >= 2 else 1 if km >= 0.2 else 2
    end = f"{speech.number(km, decimals if km < 1 else 0)}\u00a0{unit}"
    box = (4.0, canvas.height - HEIGHT - 4, LEFT + length + text_width(end, SIZE) / 2 + 10,
           canvas.height - 4)  # fmt: skip
    y = canvas.height - 13
    halves = [
        element("rect", x=LEFT + length / 2 * at, y=y - 4, width=f"{length / 2:.1f}", height=4,
                fill=colour, stroke=INK, stroke_width=0.8)
        for at, colour in enumerate((INK, "#ffffff"))
    ]  # fmt: skip
    ticks = [("0", 0.0), (speech.number(km / 2, decimals), length / 2), (end, length)]
    words = [
        element("text", word, x=f"{LEFT + at:.1f}", y=y - 8, text_anchor="middle", font_size=SIZE)
        for word, at in ticks
    ]
    return group("scale", _plate(box), *halves, joined(*words), fill=INK), box


def north_arrow(scene: Scene) -> tuple[Markup, Box]:
    """Draw the arrow; north is up in the middle of the map."""
    x = scene.canvas.width - 17
    box = (x - 12, 4.0, x + 12, 46.0)
    arrow = element("path", d=f"M{x:g},9l7,20l-7,-4.5l-7,4.5z", fill=INK)
    letter = element(
        "text", scene.speech.say("map.north"), x=f"{x:g}", y=41, text_anchor="middle",
        font_size=10, font_weight="bold",
    )  # fmt: skip
    return group("north", _plate(box), arrow, letter, fill=INK), box


def _plate(box: Box) -> Markup:
    west, north, east, south = box
    return element(
        "rect", x=west, y=f"{north:g}", width=f"{east - west:.1f}", height=f"{south - north:g}",
        fill="#ffffff", fill_opacity=0.85, rx=2,
    )  # fmt: skip

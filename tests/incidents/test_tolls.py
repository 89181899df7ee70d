"""Two statements of casualties: the same, rising, or of another event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from incidents.building import a_report, a_row
from trucewatch.incidents.tolls import risen, toll_points
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.quantity import Casualties

Toll = tuple[int | None, int | None]


def a_line(toll: Toll | None, make: Callable[..., Report] = a_row, **changes: object) -> Report:
    """Build a line that states so many killed and injured."""
    stated = None if toll is None else Casualties(killed_low=toll[0], injured_low=toll[1])
    return make(str(toll), casualties=stated, **changes)


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        (None, (5, None), 0),
        ((1, 0), (1, 0), 1),
        ((1, None), (1, 5), 1),
        ((None, 5), (None, 5), 2),
        ((3, None), (4, 2), 1),
        ((2, 0), (2, 0), 2),
        ((2, None), (2, 5), 2),
        ((2, 5), (2, 6), 1),
        ((2, 5), (3, 5), -2),
        ((3, None), (4, None), 1),
        ((2, None), (4, None), -2),
        ((3, None), (24, None), 1),
        ((3, None), (25, None), -2),
        ((3, 3), (3, 25), -2),
        ((2, None), (None, 9), -2),
        ((3, None), (None, 9), 0),
    ],
    ids=[
        "none stated", "one", "one, and injured", "injured alone",
        "more killed, and injured", "two", "one side silent on the injured", "more injured",
        "two killed or three", "a few more", "too few to rise", "eight times",
        "more than eight times",
        "injured beyond reach", "different things, few", "different things, many",
    ],
)  # fmt: skip
def test_tolls_of_two_lines(one: Toll | None, other: Toll, points: int) -> None:
    """Of small strikes a second number is a second event; both ways round alike."""
    assert toll_points(a_line(one), a_line(other)) == points
    assert toll_points(a_line(other), a_line(one)) == points


def test_texts_and_lines_that_follow_up_are_not_held_to_a_number() -> None:
    """Texts correct themselves, follow-ups count parts; the same number still speaks for one."""
    two, nine = a_line((2, None)), a_line((9, None))

    assert toll_points(two, nine) == -2
    assert toll_points(two, nine, follows_up=True) == 0
    assert toll_points(a_line((2, None), a_report), nine) == 0
    assert toll_points(two, a_line((2, None), a_report), follows_up=True) == 2


@pytest.mark.parametrize("who", ["one", "other"])
def test_a_denial_has_no_toll(who: str) -> None:
    """Who denies puts no number forward."""
    denied = {name: a_line((5, None), denies=name == who) for name in ("one", "other")}

    assert toll_points(denied["one"], denied["other"]) == 0


@pytest.mark.parametrize(
    ("earlier", "later", "grown"),
    [
        (None, (1, 1), None),
        ((1, 1), None, None),
        ((1, None), (None, 1), None),
        ((2, 3), (2, 3), None),
        ((2, 3), (2, 4), True),
        ((2, 3), (3, None), True),
        ((2, 3), (2, 2), False),
        ((2, 3), (3, 2), None),
    ],
)
def test_a_toll_has_risen_fallen_or_says_neither(
    earlier: Toll | None, later: Toll | None, *, grown: bool | None
) -> None:
    """Killed and injured that move against one another are neither."""
    assert risen(a_line(earlier), a_line(later)) is grown

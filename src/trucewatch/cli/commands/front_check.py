"""``trucewatch front check``: a territorial claim against the range that maps allow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.commands.front import JSON, MAPS, THEATRE, WORKSPACE, front

if TYPE_CHECKING:
    from trucewatch.workflow.claim_check import ClaimChecked

CLAIM = typer.Option(help="YAML file with the claim; options beside it replace its fields.")
KIND = typer.Option(help="share_regained, area_in_window, place or advance.")
COLUMNS = (
    "source",
    "denominator",
    "grey",
    "ground",
    "lag_days",
    "map_date_before",
    "map_date_after",
    "value",
)

PLACE_UNIT = "held"


def register(_app: typer.Typer) -> None:
    """Add nothing: the command joins the group of the front, which adds itself."""


@front.command()
def check(
    claim: Annotated[Path | None, CLAIM] = None,
    kind: Annotated[str | None, KIND] = None,
    by: Annotated[str | None, typer.Option(help="Side that is said to have done it.")] = None,
    value: Annotated[str | None, typer.Option(help="Percent, km² or km as claimed.")] = None,
    stated_on: Annotated[str | None, typer.Option(help="Day of the statement.")] = None,
    since: Annotated[str | None, typer.Option(help="Day from which the peak is sought.")] = None,
    first: Annotated[str | None, typer.Option("--from", help="First day of the window.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last day of the window.")] = None,
    days: Annotated[str | None, typer.Option(help="Length of the window up to then.")] = None,
    settlements: Annotated[str | None, typer.Option(help="Settlements as claimed.")] = None,
    place: Annotated[str | None, typer.Option(help="Place, or centre of the area.")] = None,
    radius_km: Annotated[str | None, typer.Option(help="How far the area reaches.")] = None,
    holds: Annotated[str | None, typer.Option(help="false: the place is said lost.")] = None,
    maps: Annotated[list[Path] | None, MAPS] = None,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Hold a claim about territory against maps: front check --claim claim.yaml --maps m/."""
    options = {"kind": kind, "by": by, "value": value, "stated_on": stated_on, "since": since}
    options |= {"from": first, "to": last, "days": days, "settlements": settlements}
    options |= {"place": place, "radius_km": radius_km, "holds": holds}
    given = {name: words for name, words in options.items() if words is not None}
    _print(_checked(claim, given, maps, workspace, theatre), as_json=as_json)


def _checked(
    path: Path | None,
    given: dict[str, str],
    maps: list[Path] | None,
    workspace: Path | None,
    theatre: str,
) -> ClaimChecked:
    from trucewatch.cli.printing import say
    from trucewatch.workflow.claim_check import check_on_maps, place_finder
    from trucewatch.workflow.claim_file import claim_from, read_fields
    from trucewatch.workflow.maps import load_field, maps_at_hand

    fields = (read_fields(path) if path else {}) | given
    field = load_field(theatre)
    wanted = claim_from(fields, field.theatre, place_finder(theatre))
    read = maps_at_hand(maps or [], workspace, field)
    for repair in read.repairs:
        say(repair)
    for one in read.unread:
        say(f"{one.path.name}: {one.reason}")
    return check_on_maps(wanted, read.maps, field)


def _print(checked: ClaimChecked, *, as_json: bool) -> None:
    from trucewatch.cli.printing import print_json
    from trucewatch.workflow.claim_check import as_json as as_values

    values = as_values(checked)
    if as_json:
        print_json(values)
        return
    _print_check(values)
    if "settlements" in values:
        _print_check(values["settlements"])


def _print_check(values: dict[str, Any]) -> None:
    import sys

    from trucewatch.cli.printing import print_table, say

    print_table(COLUMNS, [[one[name] for name in COLUMNS] for one in values["choices"]])
    for one in values["left_out"]:
        say(f"{one['source']} is left out: {one['reason']}.")
    low, high, moved = values["low"], values["high"], values["moves_most"]
    maps = "nothing" if low is None else _said(values, high)
    if low != high:
        maps = f"{_said(values, low, bare=True)} to {maps}"
    most = " No assumption moves it." if low is not None else ""
    if moved:
        most = f" Most moved by: {moved['assumption'].replace('_', ' ')}{_spread(values)}."
    stated, verdict = values["claim"]["stated"], values["verdict"].replace("_", " ")
    sys.stdout.write(
        f"stated: {_said(values, stated)}; maps: {maps}; "
        f"verdict: {verdict}: {values['reason']}.{most}\n"
    )


def _said(values: dict[str, Any], number: float | None, *, bare: bool = False) -> str:
    if number is None:
        return "no number"
    if values["unit"] == PLACE_UNIT:
        return "held" if number else "not held"
    digits = f"{number:g}" if float(number).is_integer() else f"{number:.1f}"
    return digits if bare else f"{digits} {values['unit']}"


def _spread(values: dict[str, Any]) -> str:
    if values["unit"] == PLACE_UNIT:
        return ""
    return f" ({values['moves_most']['spread']:.1f} {values['unit']})"

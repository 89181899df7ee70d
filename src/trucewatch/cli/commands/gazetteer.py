"""``trucewatch gazetteer``: what a place name can mean, and why."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from trucewatch.vocabulary.place import Place

gazetteer = typer.Typer(
    help="Place names: what they can mean, and why.", no_args_is_help=True, rich_markup_mode=None
)

Candidate = tuple["Place", float, str]


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    app.add_typer(gazetteer, name="gazetteer")


@gazetteer.callback()
def group() -> None:
    """Place names: what they can mean, and why."""


@gazetteer.command()
def find(
    name: Annotated[str, typer.Argument(help="A name in de, en, uk or ru, declined or not.")],
    theatre: Annotated[str, typer.Option(help="Theatre whose names are searched.")] = "ukraine",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """Print every place a name can mean, the likeliest first, with the reasons.

    Example: trucewatch gazetteer find Pokrovsk
    """
    from trucewatch.cli.exit import Exit
    from trucewatch.geography.gazetteer import load_gazetteer

    candidates = load_gazetteer(theatre).lookup(name)
    if as_json:
        shown = [_as_json(candidate) for candidate in candidates]
        text = json.dumps({"name": name, "theatre": theatre, "candidates": shown},
                          ensure_ascii=False, indent=2)  # fmt: skip
        sys.stdout.write(text + "\n")
    else:
        sys.stdout.writelines(_as_line(candidate) for candidate in candidates)
    if not candidates:
        sys.stderr.write(
            f"trucewatch: no place named {name!r} in theatre {theatre!r}. "
            "Check the spelling, or try the name in another language.\n"
        )
        raise typer.Exit(Exit.FAILURE)


def _as_json(candidate: Candidate) -> dict[str, object]:
    place, probability, why = candidate
    position = place.position
    return {
        "id": place.id,
        "name": place.name,
        "names": dict(place.names),
        "kind": place.kind,
        "country": place.country,
        "region": place.region,
        "lon": position.lon if position else None,
        "lat": position.lat if position else None,
        "precision_m": place.precision_m,
        "population": place.population,
        "probability": round(probability, 4),
        "why": why,
    }


def _as_line(candidate: Candidate) -> str:
    place, probability, why = candidate
    where = ", ".join(part for part in (place.kind.value, place.region, place.country) if part)
    at = f"{place.position.lat:.4f} {place.position.lon:.4f}" if place.position else "no position"
    known_as = ", ".join(dict.fromkeys(place.names.values()))
    head = f"{probability:5.1%}  {place.name} ({where}; {at}; {place.id})"
    return f"{head}\n        names: {known_as}\n        why: {why}\n"

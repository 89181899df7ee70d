"""``trucewatch gazetteer``: what a place name can mean, and why."""

from __future__ import annotations

import json
import sys
from pathlib import Path
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
    file: Annotated[
        Path | None, typer.Option(help="File made by 'gazetteer build', instead of the package's.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """Print every place a name can mean, the likeliest first, with the reasons.

    Example: trucewatch gazetteer find Pokrovsk
    """
    from trucewatch.cli.exit import Exit
    from trucewatch.workflow.gazetteer_files import gazetteer_for, origin_of

    candidates = gazetteer_for(theatre, file).lookup(name)
    if as_json:
        shown = [_as_json(one) | {"file": origin_of(one[0], theatre, file)} for one in candidates]
        text = json.dumps({"name": name, "theatre": theatre, "candidates": shown},
                          ensure_ascii=False, indent=2)  # fmt: skip
        sys.stdout.write(text + "\n")
    else:
        sys.stdout.writelines(_as_line(one, origin_of(one[0], theatre, file)) for one in candidates)
    if not candidates:
        sys.stderr.write(
            f"trucewatch: no place named {name!r} in theatre {theatre!r}. "
            "Check the spelling, or try the name in another language.\n"
        )
        raise typer.Exit(Exit.FAILURE)


@gazetteer.command()
def build(
    files: Annotated[
        list[Path], typer.Argument(help="GeoNames country dumps or postal files; .gz, .zip too.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="File to write, e.g. places.tsv.gz.")],
    theatre: Annotated[str, typer.Option(help="Theatre whose names are added to.")] = "ukraine",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """Make a fuller file of place names from GeoNames files that you have.

    Name it in trucewatch.toml (gazetteer = "places.tsv.gz") to use it in a workspace.

    Example: trucewatch gazetteer build UA.txt RU.txt -o places.tsv.gz
    """
    from dataclasses import asdict

    from trucewatch.cli.exit import Exit
    from trucewatch.workflow.gazetteer_files import build_gazetteer

    built = build_gazetteer(files, theatre, out)
    for complaint in built.complaints:
        sys.stderr.write(f"trucewatch: {complaint}\n")
    if as_json:
        sys.stdout.write(json.dumps(asdict(built) | {"out": str(out)}, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(
            f"{out}: {built.added} places added of {built.read} lines; {built.known} known "
            f"already, {built.other} of other sorts, {built.bad} unreadable.\n"
        )
    if built.bad:
        raise typer.Exit(Exit.REJECTED)


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
        "source": place.source,
        "population": place.population,
        "probability": round(probability, 4),
        "why": why,
    }


def _as_line(candidate: Candidate, file: str) -> str:
    place, probability, why = candidate
    where = ", ".join(part for part in (place.kind.value, place.region, place.country) if part)
    at = f"{place.position.lat:.4f} {place.position.lon:.4f}" if place.position else "no position"
    if place.position and place.source == "approximate":
        at = f"about {at}, within {place.precision_m / 1000:.0f} km"
    known_as = ", ".join(dict.fromkeys(place.names.values()))
    head = f"{probability:5.1%}  {place.name} ({where}; {at}; {place.id})"
    return f"{head}\n        names: {known_as}\n        why: {why}\n        from: {file}\n"

"""Settings of a workspace: one frozen record, read from ``trucewatch.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trucewatch.sources.publishers import source_from
from trucewatch.vocabulary.errors import InputError, WorkspaceError
from trucewatch.vocabulary.source import Source

FILE = "trucewatch.toml"
_KNOWN = ("theatre", "synthetic", "gazetteer", "sources", "model", "watches")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a workspace is set to.

    Attributes:
        theatre: Name of the theatre's folder.
        synthetic: True when all material is demonstration material of our own writing.
        gazetteer: File made by ``trucewatch gazetteer build``, or empty for the packaged one;
            a relative path starts at the workspace.
        sources: Publishers described by the user; they win over what files say.
        model: Table ``model`` as written; ``model_settings`` reads it.
        watches: Tables of ``watches`` as written; ``watch_settings`` reads them.
        origin: Per setting where its value came from: ``file`` or ``default``.
    """

    theatre: str = "ukraine"
    synthetic: bool = False
    gazetteer: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    model: Mapping[str, Any] = field(default_factory=dict, repr=False)
    watches: Mapping[str, Any] = field(default_factory=dict, repr=False)
    origin: Mapping[str, str] = field(default_factory=dict)


def read_settings(directory: Path) -> Settings:
    """Read the settings of the workspace in a directory.

    Raises:
        WorkspaceError: The file is not TOML or holds something unknown.
    """
    path = directory / FILE
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WorkspaceError(f"{path} cannot be read: {error}. Correct it.") from error
    unknown = sorted(set(found) - set(_KNOWN))
    if unknown:
        raise WorkspaceError(
            f"{path}: {unknown[0]!r} is not a setting; known are {', '.join(_KNOWN)}."
        )
    return Settings(
        theatre=_value(path, found, "theatre", Settings().theatre),
        synthetic=_value(path, found, "synthetic", Settings().synthetic),
        gazetteer=_value(path, found, "gazetteer", Settings().gazetteer),
        sources=_sources(path, found.get("sources", {})),
        model=_value(path, found, "model", {}),
        watches=_value(path, found, "watches", {}),
        origin={name: "file" if name in found else "default" for name in _KNOWN},
    )


def write_settings(directory: Path, *, theatre: str, synthetic: bool) -> None:
    """Write the settings of a new workspace, with an example of what may be added."""
    (directory / FILE).write_text(
        f'theatre = "{theatre}"\n'
        + ("synthetic = true\n" if synthetic else "")
        + '# gazetteer = "places.tsv.gz"   # from: trucewatch gazetteer build\n'
        + "\n# Describe publishers, one table each; without it they count as unknown:\n"
        "# [sources.example-news]\n"
        '# title = "Example News"\n'
        '# class = "independent_media"   # docs/reference/sources.md\n'
        '# reliability = "B"             # A … F\n'
        "\n# Tell another system of new incidents, docs/how-to/watch.md:\n"
        "# [watches.duty-14]\n"
        '# url = "https://example.org/hook"\n'
        '# sectors = ["orikhiv"]\n',
        encoding="utf-8",
    )


def _value(path: Path, found: Mapping[str, Any], name: str, default: Any) -> Any:
    value = found.get(name, default)
    if not isinstance(value, type(default)):
        raise WorkspaceError(f"{path}: {name} must look like {default!r}, found {value!r}.")
    return value


def _sources(path: Path, tables: object) -> dict[str, Source]:
    if not isinstance(tables, dict):
        raise WorkspaceError(f"{path}: write sources as tables, for instance [sources.viina].")
    sources = {}
    for name, fields in tables.items():
        try:
            sources[name] = source_from({**fields, "id": name})
        except (InputError, TypeError) as error:
            raise WorkspaceError(f"{path}: sources.{name}: {error}") from error
    return sources

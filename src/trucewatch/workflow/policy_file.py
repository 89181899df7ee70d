"""The publication policy of a workspace, read from its ``policy.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.vocabulary.incident import IncidentType, ItemType
from trucewatch.vocabulary.policy import DEFAULT_CLASSES, Policy, Sensitivity

FILE = "policy.toml"
PLAIN = tuple(
    each.name for each in fields(Policy) if each.name not in ("classes", "held", "origin")
)
KNOWN = (*PLAIN, "classes", "held")
KINDS = frozenset({*(each.value for each in IncidentType), *(each.value for each in ItemType)})


def read_policy(directory: Path) -> Policy:
    """Read the policy of the workspace in a directory; without a file the defaults hold.

    Raises:
        WorkspaceError: The file cannot be read, holds something unknown, or is laxer than
            the floors. A policy that is not understood never counts as no policy.
    """
    path = directory / FILE
    if not path.exists():
        return Policy(origin=dict.fromkeys(KNOWN, "default"))
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WorkspaceError(
            f"{path} cannot be read: {error}. Correct it; nothing is published before."
        ) from error
    unknown = sorted(set(found) - set(KNOWN))
    if unknown:
        raise WorkspaceError(
            f"{path}: {unknown[0]!r} is no rule of the policy; known are {', '.join(KNOWN)}."
        )
    values = {name: _plain(path, found, name) for name in PLAIN if name in found}
    try:
        return Policy(
            **values,
            classes={**DEFAULT_CLASSES, **_classes(path, found.get("classes", {}))},
            held=_held(path, found.get("held", [])),
            origin={name: "file" if name in found else "default" for name in KNOWN},
        )
    except ValueError as error:
        raise WorkspaceError(f"{path}: {error}. Raise the value or leave it out.") from error


def _plain(path: Path, found: Mapping[str, Any], name: str) -> Any:
    value, default = found[name], getattr(Policy(), name)
    number = isinstance(default, int | float) and not isinstance(default, bool)
    fits = isinstance(value, bool) if isinstance(default, bool) else False
    if number:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
    if not fits:
        raise WorkspaceError(f"{path}: {name} must look like {default!r}, found {value!r}.")
    return value


def _classes(path: Path, table: Any) -> dict[str, Sensitivity]:
    known = [each.value for each in Sensitivity]
    if not isinstance(table, dict):
        raise WorkspaceError(f'{path}: write classes as a table: [classes] C1 = "restricted".')
    for kind, name in table.items():
        if kind not in KINDS:
            raise WorkspaceError(
                f"{path}: classes.{kind}: no incident type or form of evidence; see "
                "docs/reference/policy.md."
            )
        if name not in known:
            raise WorkspaceError(f"{path}: classes.{kind} is {name!r}; known: {', '.join(known)}.")
    return {kind: Sensitivity(name) for kind, name in table.items()}


def _held(path: Path, listed: Any) -> frozenset[str]:
    if not isinstance(listed, list) or not all(isinstance(name, str) and name for name in listed):
        raise WorkspaceError(f'{path}: held must be a list of ids, for instance ["inc-0123"].')
    return frozenset(listed)


def as_json(policy: Policy) -> dict[str, dict[str, Any]]:
    """Return every rule with its value and where it comes from."""
    values: dict[str, Any] = {name: getattr(policy, name) for name in PLAIN}
    values["classes"] = {kind: each.value for kind, each in sorted(policy.classes.items())}
    values["held"] = sorted(policy.held)
    return {
        name: {"value": value, "from": policy.origin.get(name, "default")}
        for name, value in values.items()
    }

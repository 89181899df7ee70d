"""Which model may be asked: from the table ``model`` of the settings, then the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from trucewatch.vocabulary.errors import WorkspaceError

VARIABLES = {
    "address": "TRUCEWATCH_MODEL_ADDRESS",
    "name": "TRUCEWATCH_MODEL_NAME",
    "key": "TRUCEWATCH_MODEL_KEY",
    "timeout_s": "TRUCEWATCH_MODEL_TIMEOUT_S",
}
TIMEOUT_S = 60.0
LONGEST_TIMEOUT_S = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """A model that the user has configured.

    Attributes:
        address: Of the OpenAI kind, for instance ``http://127.0.0.1:8080/v1``.
        key: Secret; no output shows it.
        timeout_s: Seconds for one answer.
    """

    address: str
    name: str
    key: str | None = field(default=None, repr=False)
    timeout_s: float = TIMEOUT_S


def model_settings(
    table: Mapping[str, Any], environment: Mapping[str, str]
) -> ModelSettings | None:
    """Return the configured model, or None when address or name is missing.

    The environment wins over the file.

    Raises:
        WorkspaceError: The table holds something unknown or of another type.
    """
    found = {name: value for name, (value, _) in _values(table, environment).items()}
    if not found.get("address") or not found.get("name"):
        return None
    return ModelSettings(
        address=str(found["address"]),
        name=str(found["name"]),
        key=str(found["key"]) if found.get("key") else None,
        timeout_s=_seconds(found.get("timeout_s", TIMEOUT_S)),
    )


def shown_model_settings(
    table: Mapping[str, Any], environment: Mapping[str, str]
) -> list[tuple[str, object, str]]:
    """List the settings for people: name, value, origin; of a key only that there is one."""
    found = _values(table, environment)
    rows: list[tuple[str, object, str]] = []
    for name in VARIABLES:
        value, origin = found.get(name, ("", "default"))
        if name == "key":
            value = "set, not shown" if value else "not set"
        elif name == "timeout_s" and value == "":
            value = TIMEOUT_S
        rows.append((f"model.{name}", value, origin))
    return rows


def _values(
    table: Mapping[str, Any], environment: Mapping[str, str]
) -> dict[str, tuple[object, str]]:
    unknown = sorted(set(table) - set(VARIABLES))
    if unknown:
        raise WorkspaceError(
            f"model.{unknown[0]} is not a setting; known are {', '.join(VARIABLES)}."
        )
    found: dict[str, tuple[object, str]] = {name: (value, "file") for name, value in table.items()}
    for name, variable in VARIABLES.items():
        if environment.get(variable):
            found[name] = (environment[variable], "environment")
    return found


def _seconds(value: object) -> float:
    try:
        seconds = float(str(value))
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST_TIMEOUT_S:
        raise WorkspaceError(
            f"model.timeout_s must lie between 0 and {LONGEST_TIMEOUT_S:g}, found {value!r}."
        )
    return seconds

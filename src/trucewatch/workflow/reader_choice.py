"""Which reader the user has chosen, with what it needs from settings and workspace."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from trucewatch.models.address import address_from
from trucewatch.models.endpoint import Endpoint
from trucewatch.models.request import PROMPT_VERSION
from trucewatch.models.spacy_entities import load
from trucewatch.vocabulary.errors import UsageError, WorkspaceError
from trucewatch.vocabulary.reader import ENTITY_MARK, RULES
from trucewatch.workflow.model_answers import Answers
from trucewatch.workflow.model_settings import model_settings
from trucewatch.workflow.readers import EntityReader, ModelReader, RuleReader
from trucewatch.workflow.settings import read_settings

AnyReader = RuleReader | ModelReader | EntityReader


def choose_reader(chosen: str, workspace: Path | None, environment: Mapping[str, str]) -> AnyReader:
    """Make the reader called ``rules``, ``model`` or ``spacy:PACKAGE``.

    Only ``model`` looks at the settings, and it asks nobody before a text is read.

    Raises:
        UsageError: There is no such reader, or the model is not configured or installed.
        WorkspaceError: The workspace named is none.
    """
    if chosen == RULES:
        return RuleReader()
    if chosen.startswith(ENTITY_MARK):
        name = chosen.removeprefix(ENTITY_MARK)
        return EntityReader(name, load(name))
    if chosen != "model":
        raise UsageError(f"--reader {chosen!r} is not known; use rules, model or spacy:PACKAGE.")
    return _model_reader(_folder(workspace), environment)


def _model_reader(folder: Path | None, environment: Mapping[str, str]) -> ModelReader:
    table = read_settings(folder).model if folder is not None else {}
    found = model_settings(table, environment)
    if found is None:
        raise UsageError(
            "no model is configured. Write its address and name under [model] in "
            "trucewatch.toml, or set TRUCEWATCH_MODEL_ADDRESS and TRUCEWATCH_MODEL_NAME."
        )
    endpoint = Endpoint(
        address=address_from(found.address),
        model=found.name,
        key=found.key,
        timeout_s=found.timeout_s,
    )
    return ModelReader(found.name, endpoint, Answers(folder, found.name, PROMPT_VERSION))


def _folder(workspace: Path | None) -> Path | None:
    """Return the workspace meant; none upwards is no error, one named and missing is."""
    # Whoever reads by rules need not wait for all that a workspace loads.
    from trucewatch.workflow.workspace import locate

    try:
        return locate(workspace)
    except WorkspaceError:
        if workspace is not None:
            raise
        return None

"""What answers look like, for OpenAPI."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Problem(BaseModel):
    """Problem details, RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[dict[str, Any]] | None = None


class Coverage(BaseModel):
    """How many there are, how many are here, and how they were chosen."""

    matched: int
    returned: int
    how_chosen: str


class Listing(BaseModel):
    """A page of a list; keys may be added, never taken away."""

    model_config = ConfigDict(extra="allow")

    asof: str = Field(description="Only what was known then counts; RFC 3339, UTC.")
    release: str = Field(description="Hash of the archived files it rests on.")
    synthetic: bool
    licence: str
    credits: list[str]
    coverage: Coverage
    language: str
    next: str | None = Field(description="Address of the next page.")
    items: list[dict[str, Any]]


class Thing(BaseModel):
    """One thing with what it rests on; keys may be added, never taken away."""

    model_config = ConfigDict(extra="allow")

    asof: str
    release: str
    synthetic: bool


class Linked(BaseModel):
    """A page of the OGC API that leads to others; keys may be added, never taken away."""

    model_config = ConfigDict(extra="allow")

    links: list[dict[str, Any]]


class Conformance(BaseModel):
    """The parts of a standard that are followed."""

    conformsTo: list[str]  # noqa: N815 - the standard's own name


class Features(BaseModel):
    """A GeoJSON feature collection, RFC 7946."""

    model_config = ConfigDict(extra="allow")

    type: str
    features: list[dict[str, Any]]


def _problem(about: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": about, "content": {"application/problem+json": {"schema": schema}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _problem("The question cannot be read; the detail says how to write it."),
    403: _problem("The publication policy holds this back; the detail says until when."),
    404: _problem("There is no such thing, or nothing in the workspace yet."),
    503: _problem("Others wait for the same hard work; come back after Retry-After."),
}


def answers(model: type[BaseModel] | None, media: str = "application/json") -> dict[int | str, Any]:
    """Document the answers of an address."""
    good: dict[str, Any] = {"description": "As asked for."}
    if model is not None:
        good["content"] = {media: {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}}
    else:
        good["content"] = {media: {"schema": {"type": "string"}}}
    return {200: good, **PROBLEMS}


def moved() -> dict[int | str, Any]:
    """Document the answer to the id of an incident that was merged into another."""
    return {307: {"description": "Merged into another incident, which the body names."}}


MODELS: tuple[type[BaseModel], ...] = (
    Problem, Coverage, Listing, Thing, Linked, Conformance, Features,
)  # fmt: skip


def schemas() -> dict[str, Any]:
    """Return the schemas that the answers refer to."""
    found: dict[str, Any] = {}
    for model in MODELS:
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schema.pop("$defs", None)
        found[model.__name__] = schema
    return found

"""Lists for programs: what matched, what is returned, and an opaque mark for the rest."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from trucewatch.server.visit import Visit
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.workflow.flat_rows import FlatTable
from trucewatch.workflow.release_files import csv_text, plain

T = TypeVar("T")
DEFAULT_LIMIT, MOST = 100, 1000
GEOJSON, CSV = "application/geo+json", "text/csv; charset=utf-8"

Limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many.")]
Cursor = Annotated[
    str | None, Query(max_length=400, description="From `next` of the page before; opaque.")
]


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list is asked for: at most so many, behind the mark of the one before."""

    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor = None


Page = Annotated[Paging, Depends()]
First = Annotated[date | None, Query(alias="from", description="First day, mission's clock.")]
Last = Annotated[date | None, Query(alias="to", description="Last day; default: the newest.")]


@dataclass(frozen=True, kw_only=True)
class Slice:
    """One page of a list.

    Attributes:
        matched: How many there are in all.
        cursor: Where the next page begins, or None.
        how_chosen: How they were chosen and ordered, in a sentence.
    """

    items: list[Any]
    matched: int
    cursor: str | None
    how_chosen: str


def cut(keyed: Iterable[tuple[str, T]], asked: Paging, how_chosen: str) -> Slice:
    """Cut a page out of a list by key, so that new items do not shift it.

    Args:
        keyed: Sort key, unique, and item.
        asked: Which page.
        how_chosen: Sentence for the coverage block.

    Raises:
        UsageError: The mark is not one of ours.
    """
    ordered = sorted(keyed, key=lambda pair: pair[0])
    after = _opened(asked.cursor)
    rest = [pair for pair in ordered if after is None or pair[0] > after]
    page = rest[: asked.limit]
    more = len(rest) > asked.limit
    return Slice(
        items=[item for _, item in page],
        matched=len(ordered),
        cursor=_sealed(page[-1][0]) if more else None,
        how_chosen=how_chosen,
    )


def listing(request: Request, visit: Visit, found: Slice, findings: DayFindings) -> JSONResponse:
    """Answer with a page of a list and everything one needs to know about it."""
    following = following_address(request, found.cursor)
    content = {
        **about(findings),
        "coverage": {
            "matched": found.matched,
            "returned": len(found.items),
            "how_chosen": found.how_chosen,
        },
        "language": visit.reader.language.value,
        "next": following,
        "items": found.items,
    }
    return JSONResponse(plain(content), headers=_links(following))


def about(findings: DayFindings) -> dict[str, Any]:
    """Say what an answer rests on: time of knowledge, release, credits, whether invented."""
    credits_of = {one.credit or one.title for one in findings.sources.values()}
    return {
        "asof": findings.asof,
        "release": release_of(findings),
        "synthetic": findings.synthetic,
        "licence": "Assessments: as stated by the publisher of this server. Material: see credits.",
        "credits": sorted(credits_of),
    }


def release_of(findings: DayFindings) -> str:
    """Name the material an answer rests on by a hash of its archived files."""
    digest = sha256()
    for piece in findings.pieces:
        digest.update(piece.sha256.encode())
    return digest.hexdigest()[:16]


def padded(table: FlatTable) -> Sequence[Any]:
    """Return a geometry or None beside each row."""
    return table.geometries or (None,) * len(table.rows)


def geojson_answer(content: Mapping[str, Any], headers: dict[str, str] | None = None) -> Response:
    """Answer with GeoJSON."""
    body = json.dumps(plain(content), ensure_ascii=False, separators=(",", ":"))
    return Response(body, media_type=GEOJSON, headers=headers)


def csv_answer(table: FlatTable) -> Response:
    """Answer with CSV."""
    return Response(csv_text(table), media_type=CSV)


def following_address(request: Request, cursor: str | None) -> str | None:
    """Address the next page."""
    return None if cursor is None else str(request.url.include_query_params(cursor=cursor))


def _links(following: str | None) -> dict[str, str]:
    return {"Link": f'<{following}>; rel="next"'} if following else {}


def _sealed(key: str) -> str:
    return base64.urlsafe_b64encode(b"1" + key.encode()).decode().rstrip("=")


def _opened(cursor: str | None) -> str | None:
    if cursor is None:
        return None
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        if not raw.startswith(b"1"):
            raise ValueError
        return raw[1:].decode()
    except (ValueError, binascii.Error):
        raise UsageError("This cursor is not one of ours; begin again without it.") from None

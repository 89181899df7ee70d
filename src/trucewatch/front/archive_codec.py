"""An archive of control maps as bytes: columns of small numbers, packed, with a checksum."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.front.archive import MapArchive, SourceArchive
from trucewatch.front.cells import Cells, Square
from trucewatch.front.spans import LAT_BITS, IntArray, Spans
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.errors import VerificationError
from trucewatch.vocabulary.evidence import EvidenceRef, Locator
from trucewatch.vocabulary.place import Position

MAGIC = b"TWMAPS1\n"
_SUM = 32
_LEVEL = 9


def encode(archive: MapArchive) -> bytes:
    """Write an archive: magic, SHA-256 of what follows, length and text, then columns."""
    text = json.dumps([_described(one) for one in archive.sources], ensure_ascii=False)
    head = zlib.compress(text.encode(), _LEVEL)
    spans = [spans for source in archive.sources for spans in source.layers.values()]
    cells = [source.cells for source in archive.sources if source.cells]
    # Cells come last: who does not know them reads no further.
    columns = [
        *(_packed(column) for one in spans for column in _columns(one)),
        *(_packed(column) for one in cells for column in _cell_columns(one)),
    ]
    body = b"".join(len(part).to_bytes(4, "little") + part for part in [head, *columns])
    return MAGIC + hashlib.sha256(body).digest() + body


def decode(content: bytes) -> MapArchive:
    """Read what ``encode`` wrote.

    Raises:
        VerificationError: It is no archive, or was damaged.
    """
    if not is_archive(content):
        raise VerificationError("this is no archive of maps; name a file made by front archive.")
    stated, body = content[len(MAGIC) :][:_SUM], content[len(MAGIC) + _SUM :]
    if hashlib.sha256(body).digest() != stated:
        raise VerificationError(
            "the archive of maps is damaged: its checksum does not fit. Build it again from the "
            "maps: trucewatch front archive --maps FOLDER -o FILE"
        )
    parts = _parts(body)
    described = json.loads(zlib.decompress(next(parts)))
    sources = [_source(one, parts) for one in described]
    celled = zip(sources, described, strict=True)
    return MapArchive(sources=tuple(_with_cells(one, says, parts) for one, says in celled))


def is_archive(content: bytes) -> bool:
    """Tell an archive by its first bytes."""
    return content.startswith(MAGIC)


def _columns(spans: Spans) -> tuple[IntArray, ...]:
    # Vertices as a sorted table and numbers into it; sorted columns as steps.
    vertices, at = np.unique(np.concatenate([spans.low, spans.high]), return_inverse=True)
    low, high = at[: len(spans.low)], at[len(spans.low) :]
    lon, lat = vertices >> LAT_BITS, vertices & ((1 << LAT_BITS) - 1)
    stay = spans.last - spans.first
    return (_steps(lon), _steps(lat), _steps(low), high - low, spans.sign, spans.first, stay)


def _spans(columns: Sequence[IntArray], maps: int) -> Spans:
    lon, lat, low, ahead, sign, first, stay = columns
    vertices = (np.cumsum(lon) << LAT_BITS) | np.cumsum(lat)
    start = np.cumsum(low)
    return Spans(vertices[start], vertices[start + ahead], sign, first, first + stay, maps=maps)


def _cell_columns(cells: Cells) -> tuple[IntArray, ...]:
    return (cells.depths, cells.halvings, cells.lengths, _steps(cells.edges))


def _with_cells(
    source: SourceArchive, described: dict[str, Any], parts: Iterator[bytes]
) -> SourceArchive:
    if not described.get("cells"):
        return source
    east, north, half, lon, lat, maps = described["cells"]
    depths, halvings, lengths, edges = (_unpacked(next(parts)) for _ in range(4))
    square = Square(east, north, half, Position(lon=lon, lat=lat))
    cells = Cells(square, maps, depths, halvings, lengths, np.cumsum(edges))
    spans = source.occupied()
    if spans is None or maps != spans.maps or not cells.whole(len(spans.low)):
        raise VerificationError(
            "the archive's cells for points do not fit its maps. Build it again from the maps: "
            "trucewatch front archive --maps FOLDER -o FILE"
        )
    return replace(source, cells=cells)


def _steps(column: IntArray) -> IntArray:
    return np.diff(column, prepend=0)


def _packed(column: IntArray) -> bytes:
    # Zigzag, then all first bytes, all second bytes, …: high bytes are nearly always zero.
    zigzag = ((column << 1) ^ (column >> 63)).astype("<u8")
    width = max(1, (int(zigzag.max(initial=0)).bit_length() + 7) // 8)
    planes = zigzag.view(np.uint8).reshape(-1, 8)[:, :width].T
    return bytes([width]) + zlib.compress(planes.tobytes(), _LEVEL)


def _unpacked(part: bytes) -> IntArray:
    planes = np.frombuffer(zlib.decompress(part[1:]), dtype=np.uint8).reshape(part[0], -1)
    whole: NDArray[np.uint8] = np.zeros((planes.shape[1], 8), dtype=np.uint8)
    whole[:, : part[0]] = planes.T
    zigzag = whole.view("<u8").reshape(-1).astype(np.int64)
    return np.asarray((zigzag >> 1) ^ -(zigzag & 1))


def _parts(body: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(body):
        size = int.from_bytes(body[at : at + 4], "little")
        yield body[at + 4 : at + 4 + size]
        at += 4 + size


def _described(source: SourceArchive) -> dict[str, Any]:
    return {
        "source": source.source,
        "layers": [status.value for status in source.layers],
        "maps": [
            [
                one.id,
                one.evidence.sha256,
                _place(one.evidence.locator),
                one.file_date.isoformat(),
                one.map_date.isoformat(),
                one.retrieved_at.isoformat() if one.retrieved_at else None,
                list(one.repairs),
                [status.value for status in drawn],
            ]
            for one, drawn in zip(source.headers, source.statuses, strict=True)
        ],
        **({"cells": _described_cells(source.cells)} if source.cells else {}),
    }


def _described_cells(cells: Cells) -> list[float]:
    square = cells.square
    centre = square.centre
    return [square.east, square.north, square.half, centre.lon, centre.lat, cells.maps]


def _source(described: dict[str, Any], parts: Iterator[bytes]) -> SourceArchive:
    rows = described["maps"]
    return SourceArchive(
        source=described["source"],
        headers=tuple(_header(described["source"], row) for row in rows),
        statuses=tuple(tuple(ControlStatus(status) for status in row[7]) for row in rows),
        layers={
            ControlStatus(status): _spans([_unpacked(next(parts)) for _ in range(7)], len(rows))
            for status in described["layers"]
        },
    )


def _header(source: str, row: Sequence[Any]) -> ControlMap:
    name, digest, place, file_date, map_date, retrieved_at, repairs, _ = row
    at, begin, end, feature = place
    return ControlMap(
        id=name,
        evidence=EvidenceRef(
            sha256=digest, locator=Locator(row=at, begin=begin, end=end, feature=feature)
        ),
        source=source,
        file_date=date.fromisoformat(file_date),
        map_date=date.fromisoformat(map_date),
        retrieved_at=datetime.fromisoformat(retrieved_at) if retrieved_at else None,
        areas={},
        repairs=tuple(repairs),
    )


def _place(locator: Locator) -> list[int | None]:
    return [locator.row, locator.begin, locator.end, locator.feature]

"""A file's bytes as a stream that never unpacks more than is safe to read."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, cast

from trucewatch.vocabulary.errors import InputError, LimitError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a single file may cost.

    Attributes:
        unpacked_bytes: Bytes after unpacking.
        ratio: Unpacked over packed bytes, looked at once a megabyte is unpacked.
        line_bytes: Bytes of one line, or of a file that has to be held as a whole.
        rows: Data rows of one file.
        depth: Levels of nesting in JSON.
    """

    unpacked_bytes: int = 512 * MEGABYTE
    ratio: int = 200
    line_bytes: int = 64 * MEGABYTE
    rows: int = 1_000_000
    depth: int = 64


LIMITS = Limits()
_BLOCK = 1 << 16
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_INNERMOST = re.compile(rb"\[\]|\{\}")
_NO_BRACKETS = bytes(code for code in range(256) if chr(code) not in "[]{}")


class Raw:
    r"""One file's material, packed or not, read as often as needed.

    >>> list(Raw(b"a\r\nb").lines())
    [b'a\r', b'b']
    """

    def __init__(self, content: bytes | Path, *, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self._content = content

    def head(self, size: int = _BLOCK) -> bytes:
        """Return the first unpacked bytes."""
        with self._unpacked() as stream:
            return stream.read(size)

    def whole(self) -> bytes:
        """Return all unpacked bytes; at most ``limits.line_bytes``.

        Raises:
            LimitError: There are more.
        """
        with self._unpacked() as stream:
            found = stream.read(self.limits.line_bytes + 1)
        if len(found) > self.limits.line_bytes:
            raise LimitError(
                f"more than {self.limits.line_bytes // MEGABYTE} MB that must be read as a whole; "
                "write one record per line (NDJSON, CSV) or split the file."
            )
        return found

    def lines(self) -> Iterator[bytes]:
        """Yield the lines without their line feed; never holds more than one.

        Raises:
            LimitError: A line, or the file, is too long.
        """
        limit = self.limits.line_bytes
        with self._unpacked() as stream:
            number = 0
            while line := stream.readline(limit + 1):
                if len(line) > limit:
                    raise LimitError(
                        f"line {number} is longer than {limit // MEGABYTE} MB; "
                        "check that the file is text with line ends, or split it."
                    )
                yield line.removesuffix(b"\n")
                number += 1

    @contextmanager
    def _unpacked(self) -> Iterator[IO[bytes]]:
        with self._packed() as packed:
            start = packed.read(4)
            packed.seek(0)
            try:
                with _opened(packed, start, self.limits) as stream:
                    yield stream
            except EOFError as error:
                raise InputError(
                    "the gzip file ends before its content does.",
                    remedy="Fetch it again; the copy is incomplete.",
                ) from error
            except (gzip.BadGzipFile, zlib.error, zipfile.BadZipFile) as error:
                raise InputError(
                    f"the packed file is damaged ({error}).", remedy="Fetch it again."
                ) from error

    def _packed(self) -> IO[bytes]:
        if isinstance(self._content, bytes):
            return io.BytesIO(self._content)
        return self._content.open("rb")


def check_depth(raw: bytes, limits: Limits = LIMITS) -> None:
    """Refuse JSON nested deeper than allowed, before a parser sees it.

    Raises:
        LimitError: It is nested too deeply.
    """
    if raw.count(b"[") + raw.count(b"{") <= limits.depth:
        return
    brackets = _STRING.sub(b"", raw).translate(None, _NO_BRACKETS)
    for _ in range(limits.depth):
        smaller = _INNERMOST.sub(b"", brackets)
        if len(smaller) == len(brackets):
            return  # empty, or unbalanced: the parser will say where
        brackets = smaller
    if brackets:
        raise LimitError(f"nested deeper than {limits.depth} levels; no known format needs that.")


@contextmanager
def _opened(packed: IO[bytes], start: bytes, limits: Limits) -> Iterator[IO[bytes]]:
    if start[:2] == b"\x1f\x8b":
        watched = _Watched(gzip.GzipFile(fileobj=packed, mode="rb"), packed, limits)
        yield io.BufferedReader(watched, _BLOCK)
    elif start == b"PK\x03\x04":
        with zipfile.ZipFile(packed) as archive, archive.open(_only_member(archive)) as member:
            yield io.BufferedReader(_Watched(member, packed, limits, whole_size(packed)), _BLOCK)
    else:
        roomy = replace(limits, ratio=limits.unpacked_bytes)
        yield io.BufferedReader(_Watched(packed, packed, roomy), _BLOCK)


def whole_size(stream: IO[bytes]) -> int:
    """Return the size of a seekable stream in bytes; its position stays."""
    here = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(here)
    return size


def _only_member(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) != 1:
        raise InputError(
            f"the zip file holds {len(members)} files, not one.",
            remedy="Unpack it and add the folder.",
        )
    if members[0].flag_bits & 1:
        raise InputError("the zip file is encrypted.", remedy="Unpack it and add the content.")
    return members[0]


class _Watched(io.RawIOBase):
    """Counts what comes out of an unpacker and stops it at the limits."""

    def __init__(
        self, inner: object, packed: IO[bytes], limits: Limits, packed_bytes: int | None = None
    ) -> None:
        self._inner = cast("IO[bytes]", inner)
        self._packed = packed
        self._limits = limits
        self._packed_bytes = packed_bytes
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        block = self._inner.read(len(view))
        view[: len(block)] = block
        self._given += len(block)
        self._check()
        return len(block)

    def _check(self) -> None:
        if self._given > self._limits.unpacked_bytes:
            raise LimitError(
                f"more than {self._limits.unpacked_bytes // MEGABYTE} MB when unpacked; split it."
            )
        consumed = self._packed.tell() if self._packed_bytes is None else self._packed_bytes
        if self._given > MEGABYTE and self._given > self._limits.ratio * max(1, consumed):
            raise LimitError(
                f"unpacks to more than {self._limits.ratio} times its size, as a decompression "
                "bomb does; unpack it yourself if you trust it."
            )

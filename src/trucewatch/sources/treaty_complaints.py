"""Everything that is wrong with an agreement's file, not only the first thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from trucewatch.sources.source import Box, FileError
from trucewatch.sources.treaty import read_agreement
from trucewatch.sources.treaty_steps import read_commitment, read_contact, read_life_event
from trucewatch.sources.treaty_terms import Setting, read_version
from trucewatch.sources.yaml_nodes import Node, read_yaml

_LINE = re.compile(r"line (\d+)")


def complaints(content: bytes, *, box: Box | None = None) -> tuple[FileError, ...]:
    """List what is wrong with a file, by line; empty when it is in order.

    Each version, step, contact and promise is read by itself, so that one mistake does not
    hide the next. What can only be told of the whole (ids, overlaps) comes once the parts
    are right.
    """
    found = [*_of_the_whole(content, box), *_of_the_parts(content, box)]
    unique = {error.reason: error for error in found}
    return tuple(sorted(unique.values(), key=_line))


def _of_the_whole(content: bytes, box: Box | None) -> Iterator[FileError]:
    try:
        root = read_yaml(content)
        root.text("format")
        read_agreement(root, box=box)
    except FileError as error:
        yield error


def _of_the_parts(content: bytes, box: Box | None) -> Iterator[FileError]:
    try:
        root = read_yaml(content)
        parties, guarantors = root.words("parties"), root.words("guarantors")
    except FileError:
        return
    authors = (*parties, *guarantors, "text")
    setting = Setting(parties=parties, authors=authors, box=box)
    readers: dict[str, Callable[[Node], object]] = {
        "versions": lambda node: read_version(node, setting),
        "life": lambda node: read_life_event(node, authors),
        "contacts": read_contact,
        "commitments": read_commitment,
    }
    for key, read in readers.items():
        yield from _each(root, key, read)


def _each(root: Node, key: str, read: Callable[[Node], object]) -> Iterator[FileError]:
    try:
        nodes = list(root.items(key))
    except FileError as error:
        yield error
        return
    for node in nodes:
        try:
            read(node)
        except FileError as error:
            yield error


def _line(error: FileError) -> tuple[int, str]:
    found = _LINE.search(error.reason)
    return (int(found[1]) if found else 0), error.reason

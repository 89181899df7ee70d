"""All known kinds of material: found by lying in ``origins/``, told apart by signature."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.sources import origins
from trucewatch.sources.limits import Raw
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginReader:
    """A source's description with its two functions."""

    spec: OriginSpec
    recognises: Callable[[Head], bool]
    read: Callable[[Raw, Intake], Iterator[Outcome]]


@cache
def catalogue() -> tuple[OriginReader, ...]:
    """Return every source in ``origins/``, in the order of their names."""
    found = []
    for module_info in sorted(pkgutil.iter_modules(origins.__path__), key=lambda m: m.name):
        module = importlib.import_module(f"{origins.__name__}.{module_info.name}")
        found.append(
            OriginReader(spec=module.ORIGIN, recognises=module.recognises, read=module.read)
        )
    return tuple(found)


def recognise(name: str, head: bytes) -> OriginReader | None:
    """Name the source that a file comes from by its first unpacked bytes, or None.

    Plain text is recognised last: almost everything is text.
    """
    seen = Head(name, head)
    if not seen.text.strip():
        return None
    for origin in sorted(catalogue(), key=lambda origin: origin.spec.last_resort):
        if origin.spec.binary == seen.is_binary and origin.recognises(seen):
            return origin
    return None

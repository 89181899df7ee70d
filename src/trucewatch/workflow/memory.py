"""What was read and formed before: taken as it was, so that a run only does what is new.

Every result is kept under a hash of all that decides it – the words or reports, and the
program's own rules – so that results with and without a memory are the same.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from trucewatch.incidents.joining import Groups
from trucewatch.storage.codec import decode, encode
from trucewatch.storage.kept import Kept
from trucewatch.vocabulary.work import Work

T = TypeVar("T")
READS = ("text", "vocabulary", "geography")
FORMS = ("incidents", "vocabulary")
COUNTS = ("assessment/thermal", "front", "geography", "vocabulary")
IntArray = NDArray[np.int64]
Arrays = Mapping[str, IntArray]


class Memory:
    """Results of earlier runs, and how much this run had to do anew.

    Without a file it remembers nothing and only counts.
    """

    def __init__(self, kept: Kept | None = None) -> None:
        self._kept = kept
        self._done: Counter[str] = Counter()

    @property
    def work(self) -> Work:
        """How much was read and formed anew so far, and how much was known."""
        return Work(**self._done)

    def readings(
        self, kind: type[T], texts: Mapping[str, str], read: Callable[[str], T]
    ) -> dict[str, T]:
        """Read what is new among some texts; what was read before is taken as it was.

        Args:
            kind: The record that reading makes.
            texts: All that decides a reading, by the name under which it is asked for.
            read: Reads the text of a name.
        """
        keys = {name: _key(kind.__name__, READS, text) for name, text in texts.items()}
        known = self._find(keys.values())
        made = {name: read(name) for name, key in keys.items() if key not in known}
        self._keep({keys[name]: _written(found) for name, found in made.items()})
        self._done.update(read=len(made), read_before=len(keys) - len(made))
        return {
            name: made[name] if name in made else _record(kind, known[key])
            for name, key in keys.items()
        }

    def arrays(
        self, decided_by: Mapping[str, str], make: Callable[[Sequence[str]], Mapping[str, Arrays]]
    ) -> dict[str, Arrays]:
        """Return whole numbers counted before, by name; the others are counted now, together.

        Args:
            decided_by: All that decides a result, beside the program's own rules, by the name
                under which it is asked for.
            make: Counts what the names stand for.
        """
        keys = {name: _key("arrays", COUNTS, text) for name, text in decided_by.items()}
        known = self._find(keys.values())
        new = [name for name, key in keys.items() if key not in known]
        made = make(new) if new else {}
        self._keep({keys[name]: _packed(found) for name, found in made.items()})
        return {
            name: made[name] if name in made else _unpacked(known[key])
            for name, key in keys.items()
        }

    def record(self, kind: type[T], decided_by: str, make: Callable[[], T]) -> T:
        """Return a record worked out before, or work it out now; see ``arrays``."""
        key = _key(kind.__name__, COUNTS, decided_by)
        known = self._find([key]).get(key)
        if known is not None:
            return _record(kind, known)
        made = make()
        self._keep({key: _written(made)})
        return made

    def find_groups(self, keys: Iterable[str], /) -> Mapping[str, Groups]:
        """Return the groups kept under some keys of families."""
        by_key = {_key("groups", FORMS, key): key for key in keys}
        return {
            by_key[key]: tuple(tuple(group) for group in json.loads(body))
            for key, body in self._find(by_key).items()
        }

    def keep_groups(self, groups: Mapping[str, Groups], known: int, /) -> None:
        """Keep groups formed anew."""
        self._keep({_key("groups", FORMS, key): json.dumps(found) for key, found in groups.items()})
        self._done.update(
            formed=sum(len(found) for found in groups.values()),
            families=len(groups),
            families_before=known,
        )

    def _find(self, keys: Iterable[str]) -> dict[str, str]:
        return {} if self._kept is None else self._kept.find(keys)

    def _keep(self, found: Mapping[str, str]) -> None:
        if self._kept is not None:
            self._kept.keep(found)


def _packed(arrays: Arrays) -> str:
    """Write arrays as their shapes and their numbers' bytes, squeezed."""
    return json.dumps(
        {
            name: [
                list(numbers.shape),
                base64.b64encode(
                    zlib.compress(np.ascontiguousarray(numbers, dtype="<i8").tobytes(), 1)
                ).decode(),
            ]
            for name, numbers in arrays.items()
        }
    )


def _unpacked(body: str) -> dict[str, IntArray]:
    found = {}
    for name, (shape, packed) in json.loads(body).items():
        numbers = np.frombuffer(zlib.decompress(base64.b64decode(packed)), dtype="<i8")
        found[name] = np.asarray(numbers.reshape(shape), dtype=np.int64)
    return found


def _written(record: object) -> str:
    return json.dumps(encode(record, []), ensure_ascii=False, separators=(",", ":"))


def _record(kind: type[T], body: str) -> T:
    return decode(kind, json.loads(body), [])


def _key(kind: str, packages: Sequence[str], text: str) -> str:
    return hashlib.sha256(f"{kind}|{_rules(tuple(packages))}|{text}".encode()).hexdigest()


@lru_cache(maxsize=4)
def _rules(packages: tuple[str, ...]) -> str:
    """Hash the files of some packages: with other rules nothing kept before applies."""
    digest = hashlib.sha256()
    home = Path(__file__).parent.parent
    for path in sorted(path for name in packages for path in (home / name).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(home)).encode() + path.read_bytes())
    return digest.hexdigest()

"""YAML read as strict fields: every complaint names the line, no field is overlooked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import yaml

from trucewatch.sources.source import FileError
from trucewatch.vocabulary.errors import LimitError

_DEEPEST = 16
_QUICK: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml, where it is installed: ten times as fast."""


class Node:
    """A mapping, list or value of a YAML file, with the path and the line it stands at."""

    def __init__(self, node: yaml.Node, path: str) -> None:
        self._node = node
        self.path = path
        self._taken: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """Return a field's words; a field without default must be there and not be empty."""
        found = self.optional_text(key)
        if found is not None:
            return found
        if default is None:
            raise self.wrong(f"{key} is missing or empty.", f"Add “{key}: …”.", key)
        return default

    def optional_text(self, key: str) -> str | None:
        """Return a field's words, or None when it is absent, empty or null."""
        found = self._field(key)
        if found is None or _is_null(found):
            return None
        if not isinstance(found, yaml.ScalarNode):
            raise self.wrong(f"{key} must be a single value.", "Write it on one line.", key)
        return str(found.value).strip() or None

    def number(self, key: str) -> float | None:
        """Return a field's number, or None when it is absent."""
        words = self.optional_text(key)
        try:
            return None if words is None else float(words)
        except ValueError:
            raise self.wrong(f"{words!r} is not a number.", "Write digits.", key) from None

    def truth(self, key: str) -> bool | None:
        """Return true or false, or None when the field is absent."""
        words = self.optional_text(key)
        if words is None or words.lower() in ("true", "false"):
            return None if words is None else words.lower() == "true"
        raise self.wrong(f"{words!r} is neither true nor false.", "Write true or false.", key)

    def day(self, key: str) -> date:
        """Return a field's date."""
        words = self.text(key)
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise self.wrong(f"{words!r} is not a date.", "Write it as 2031-06-30.", key) from None

    def moment(self, key: str) -> datetime | None:
        """Return a field's time with its offset, or None when it is absent."""
        words = self.optional_text(key)
        if words is None:
            return None
        try:
            moment = datetime.fromisoformat(words)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise self.wrong(
                f"{words!r} is not a time with offset.", "Write 2031-06-30T20:00+03:00.", key
            )
        return moment

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words; empty when the field is absent."""
        return tuple(str(item.plain()) for item in self.items(key))

    def pairs(self, key: str) -> tuple[tuple[float, float], ...]:
        """Return a list of number pairs, for instance corners; empty when it is absent."""
        return tuple(item.pair() for item in self.items(key))

    def pair_of(self, key: str) -> tuple[float, float] | None:
        """Return a field's two numbers, or None when it is absent."""
        found = self._field(key)
        return None if found is None or _is_null(found) else Node(found, self.path + key).pair()

    def pair(self) -> tuple[float, float]:
        """Return the two numbers of ``[lon, lat]``."""
        children = self._node.value if isinstance(self._node, yaml.SequenceNode) else []
        try:
            first, second = (float(Node(child, self.path).plain()) for child in children)
        except ValueError:
            raise self.wrong("a pair of numbers is expected.", "Write [36.5, 49.2].") from None
        return first, second

    def names(self, key: str) -> dict[str, str]:
        """Return a mapping of words to words; empty when the field is absent."""
        found = self._field(key)
        if found is None or _is_null(found):
            return {}
        if not isinstance(found, yaml.MappingNode):
            raise self.wrong(f"{key} must be a mapping.", f"Write “{key}: {{en: …}}”.", key)
        return {
            str(name.value): Node(value, f"{self.path}{key}.{name.value}").plain()
            for name, value in found.value
        }

    def child(self, key: str) -> Node | None:
        """Return a nested mapping, or None when it is absent or null."""
        found = self._field(key)
        if found is None or _is_null(found):
            return None
        if not isinstance(found, yaml.MappingNode):
            raise self.wrong(f"{key} must hold fields.", f"Indent its fields under {key}.", key)
        return Node(found, f"{self.path}{key}.")

    def items(self, key: str) -> Iterator[Node]:
        """Yield the entries of a list; none when the field is absent."""
        found = self._field(key)
        if found is None or _is_null(found):
            return
        if not isinstance(found, yaml.SequenceNode):
            raise self.wrong(f"{key} must be a list.", "Start each entry with “- ”.", key)
        for index, item in enumerate(found.value):
            yield Node(item, f"{self.path}{key}[{index}].")

    def plain(self) -> str:
        """Return the words of a single value."""
        if not isinstance(self._node, yaml.ScalarNode):
            raise self.wrong("a single value is expected here.", "Write one word or quote it.")
        return str(self._node.value)

    def finish(self) -> None:
        """Refuse fields that nobody has asked for: they are probably misspelt."""
        if not isinstance(self._node, yaml.MappingNode):
            raise self.wrong("fields are expected here.", "Write “name: value” lines.")
        for name, _ in self._node.value:
            if str(name.value) not in self._taken:
                line = name.start_mark.line + 1
                raise FileError(
                    f"line {line}: {name.value!r} is not a known field.",
                    remedy=f"Known: {', '.join(sorted(self._taken))}.",
                    column=f"{self.path}{name.value}",
                )

    def wrong(self, reason: str, remedy: str, key: str | None = None) -> FileError:
        """Build the complaint about this place in the file."""
        found = None if key is None else self._field(key)
        line = (found or self._node).start_mark.line + 1
        column = f"{self.path}{key or ''}".rstrip(".") or None
        return FileError(f"line {line}: {reason}", remedy=remedy, column=column)

    def _field(self, key: str) -> yaml.Node | None:
        if not isinstance(self._node, yaml.MappingNode):
            raise self.wrong("fields are expected here.", "Write “name: value” lines.")
        self._taken.add(key)
        found: yaml.Node | None = None
        for name, value in self._node.value:
            if name.value == key:
                if found is not None:
                    line = value.start_mark.line + 1
                    raise FileError(
                        f"line {line}: {key} is given twice.", remedy="Keep one.", column=key
                    )
                found = value
        return found


def read_yaml(content: bytes) -> Node:
    """Parse a file into its outermost mapping; anchors and tags are refused.

    Raises:
        FileError: It is not UTF-8, not YAML, or not a mapping.
        LimitError: It is nested too deeply.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(
            f"byte {error.start} is not UTF-8.", remedy="Save the file as UTF-8."
        ) from error
    try:
        node = _outermost(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FileError(f"line {line}: {error.problem}.", remedy="Check indentation.") from error
    except yaml.YAMLError as error:
        raise FileError(f"not YAML: {error}", remedy="Remove control characters.") from error
    if not isinstance(node, yaml.MappingNode):
        raise FileError("the file holds no fields.", remedy="Start with “format: …”.")
    return Node(node, "")


def _outermost(text: str) -> yaml.Node | None:
    """Compose by the quick reader; the slow one words its complaints and lines better."""
    try:
        _refuse_tricks(text, _QUICK)
        return yaml.compose(text, Loader=_QUICK)
    except yaml.YAMLError:
        _refuse_tricks(text, yaml.SafeLoader)
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _refuse_tricks(text: str, loader: type[Any]) -> None:
    """Refuse references (they can unfold without end) and depth before composing."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise FileError(
                f"line {line}: references (*{event.anchor}) are not read.",
                remedy="Repeat the content.",
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise LimitError(f"nested deeper than {_DEEPEST} levels; no known format needs that.")


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"

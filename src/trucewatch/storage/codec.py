"""One codec for all vocabulary records: dataclass ⇄ compact JSON, shapes beside it.

Fields that equal their default are left out, so that optional fields may be added to the
vocabulary without touching what is stored.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Shapes = list[bytes]
Encoder = Callable[[Any, Shapes], Any]
Decoder = Callable[[Any, Shapes], Any]
Part = tuple[str, Encoder, Decoder, Any]
"""Name of a field, how it is written and read, and its default."""

_PLAIN = (str, int, float, bool)
_MISSING = object()


def encode(record: object, shapes: Shapes) -> Any:
    """Turn a record into JSON values; its geometries are appended to ``shapes`` as WKB."""
    kind: Any = type(record)
    return _coder(kind)[0](record, shapes)


def decode(kind: type[T], body: Any, shapes: Shapes) -> T:
    """Build a record of a kind from what ``encode`` made."""
    hashable: Any = kind
    return typing.cast(T, _coder(hashable)[1](body, shapes))


@cache
def _coder(kind: Any) -> tuple[Encoder, Decoder]:
    """Find how values of a type are written and read; built once per type."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple(typing.get_args(kind))
    if origin in (dict, Mapping):
        return _mapping(*typing.get_args(kind))
    if kind in _PLAIN:
        return _as_is, _as_is
    if isinstance(kind, type):
        return _coder_of_class(kind)
    raise TypeError(f"the codec does not know {kind!r}")


def _coder_of_class(kind: type) -> tuple[Encoder, Decoder]:
    if issubclass(kind, Enum):
        return (lambda value, _: value.value), (lambda body, _: kind(body))
    if kind is datetime:
        return (lambda value, _: value.isoformat()), (lambda body, _: _moment(body))
    if kind is date:
        return (lambda value, _: value.isoformat()), (lambda body, _: date.fromisoformat(body))
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    if kind.__module__.split(".")[0] == "shapely":
        return _write_shape, _read_shape
    raise TypeError(f"the codec does not know {kind!r}")


def _dataclass(kind: type) -> tuple[Encoder, Decoder]:
    hints = _hints(kind)
    parts = [
        (part.name, *_coder(hints[part.name]), _default(part)) for part in dataclasses.fields(kind)
    ]

    def write(value: Any, shapes: Shapes) -> dict[str, Any]:
        body: dict[str, Any] = {}
        for name, coder, _, default in parts:
            found = getattr(value, name)
            if found is None:
                if default is not None and default is not _MISSING:
                    body[name] = None
            elif default is _MISSING or found != default:
                body[name] = coder(found, shapes)
        return body

    return write, _reader(kind, parts)


def _reader(kind: type, parts: Sequence[Part]) -> Decoder:
    """Build what reads a record: plain values are taken as they lie, the others are decoded."""
    decoders = [(name, read) for name, _, read, _ in parts if read is not _as_is]
    nothing = {name: None for name, _, _, default in parts if default is _MISSING}

    def read(body: dict[str, Any], shapes: Shapes) -> Any:
        arguments = {**nothing, **body}
        for name, decoder in decoders:
            found = body.get(name)
            if found is not None:
                arguments[name] = decoder(found, shapes)
        return kind(**arguments)

    return read


def _hints(kind: type) -> dict[str, Any]:
    try:
        return typing.get_type_hints(kind)
    except NameError:  # geometry types are imported for type checking only
        import shapely

        return typing.get_type_hints(kind, localns=vars(shapely))


def _default(part: dataclasses.Field[Any]) -> Any:
    if part.default is not dataclasses.MISSING:
        return part.default
    if part.default_factory is not dataclasses.MISSING:
        return part.default_factory()
    return _MISSING


def _optional(kind: Any) -> tuple[Encoder, Decoder]:
    inner = [choice for choice in typing.get_args(kind) if choice is not types.NoneType]
    if len(inner) != 1:
        raise TypeError(f"the codec cannot tell the members of {kind!r} apart")
    write, read = _coder(inner[0])
    if write is _as_is:
        return _as_is, _as_is
    return (
        lambda value, shapes: None if value is None else write(value, shapes),
        lambda body, shapes: None if body is None else read(body, shapes),
    )


def _tuple(arguments: tuple[Any, ...]) -> tuple[Encoder, Decoder]:
    if len(arguments) == 2 and arguments[1] is ...:
        write, read = _coder(arguments[0])
        return (
            lambda value, shapes: [write(item, shapes) for item in value],
            lambda body, shapes: tuple(read(item, shapes) for item in body),
        )
    coders = [_coder(argument) for argument in arguments]
    return (
        lambda value, shapes: [
            coder[0](item, shapes) for coder, item in zip(coders, value, strict=True)
        ],
        lambda body, shapes: tuple(
            coder[1](item, shapes) for coder, item in zip(coders, body, strict=True)
        ),
    )


def _mapping(key: Any, value: Any) -> tuple[Encoder, Decoder]:
    write_key, read_key = _coder(key)
    write, read = _coder(value)
    return (
        lambda found, shapes: {
            write_key(name, shapes): write(item, shapes) for name, item in found.items()
        },
        lambda body, shapes: {
            read_key(name, shapes): read(item, shapes) for name, item in body.items()
        },
    )


def _as_is(value: Any, _: Shapes) -> Any:
    return value


def _moment(body: str) -> datetime:
    moment = datetime.fromisoformat(body)
    return moment.astimezone(UTC) if moment.tzinfo is not UTC else moment


def _write_shape(value: Any, shapes: Shapes) -> int:
    import shapely

    shapes.append(shapely.to_wkb(value))
    return len(shapes) - 1


def _read_shape(body: int, shapes: Shapes) -> Any:
    import shapely

    return shapely.from_wkb(shapes[body])

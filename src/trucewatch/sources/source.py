"""What an origin imports: its description, what it is told, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.detection import CloudCover, DatasetRow, Detection, FieldReport
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.evidence import Document, EvidenceRef, Locator
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.media import MediaItem
from trucewatch.vocabulary.source import Source
from trucewatch.vocabulary.statement import AggregateClaim

if TYPE_CHECKING:
    from shapely import MultiPolygon

Record = (
    ControlMap
    | Detection
    | CloudCover
    | DatasetRow
    | Document
    | FieldReport
    | Agreement
    | AggregateClaim
    | MediaItem
    | Source
)
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginSpec:
    """What people need to know about a source before they use it.

    Attributes:
        name: Kind printed in import reports; the file's name.
        title: Name as people know it.
        licence: Terms under which its material may be shown.
        language: ISO code of its words, or None when it has none or many.
        rows_per_day: Fewest and most rows a day that are usual; outside it is "silent".
        publisher: Who stands behind it when the file does not say; None when files do.
        last_resort: True when it takes whatever nobody else has recognised.
        binary: True when its files are no text.
    """

    name: str
    title: str
    licence: str
    language: str | None = None
    rows_per_day: tuple[float, float] | None = None
    publisher: Source | None = None
    last_resort: bool = False
    binary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in degrees, wide enough to hold a theatre and its rear."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        """Tell whether a position lies inside."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What is known about a file besides its bytes.

    Attributes:
        name: File name without folders.
        sha256: Hash of the bytes as they lie in the archive.
        received_at: When the material reached the user, aware UTC, or None.
        zone: IANA name of the theatre's clock, for local times without a zone.
        box: Rough extent of the theatre, to tell swapped axes; None to skip the check.
        country: Ground within the recognised border, WGS84; None when not at hand.
        abroad: Ground of the neighbouring countries, WGS84; None when not at hand.
        language: Language of texts that do not name their own.
        dateline: Day of texts that do not name their own.
        publisher: Publisher of texts that do not name their own.
        sidecar: Further fields from the file ``NAME.meta.yaml`` beside it.
        synthetic: True when the workspace holds demonstration material only.
    """

    name: str
    sha256: str
    received_at: datetime | None = None
    zone: str = "UTC"
    box: Box | None = None
    country: MultiPolygon | None = None
    abroad: MultiPolygon | None = None
    language: Language | None = None
    dateline: date | None = None
    publisher: str | None = None
    sidecar: Mapping[str, str] = field(default_factory=dict)
    synthetic: bool = False

    def evidence(self, locator: Locator | None = None) -> EvidenceRef:
        """Point into the file."""
        return EvidenceRef(sha256=self.sha256, locator=locator or Locator())


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Bytes made from the file that are archived beside it, for instance extracted text."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one row of the file became: records, or the reason why not.

    Attributes:
        records: Empty only when the row was refused.
        refused: Why the row was not taken, or None.
        repairs: What was put right, in words.
        derived: Pieces to archive with it.
    """

    records: tuple[Record, ...] = ()
    refused: InputError | None = None
    repairs: tuple[str, ...] = ()
    derived: tuple[Derived, ...] = field(default_factory=tuple)


class FileError(InputError):
    """The file as a whole cannot be read; none of its rows is taken."""


def each(entries: Iterable[Entry], read: Callable[[Entry], Outcome | Record]) -> Iterator[Outcome]:
    """Read entry by entry; what fails is refused with its reason, the rest goes on."""
    for entry in entries:
        try:
            made = read(entry)
        except FileError:
            raise
        except InputError as error:
            yield Outcome(refused=error)
        except ValueError as error:  # records are correct from birth and say what is wrong
            yield Outcome(refused=InputError(f"{error}.", remedy="Correct the value."))
        else:
            yield made if isinstance(made, Outcome) else Outcome(records=(made,))


def near(box: Box | None, lon: float, lat: float) -> None:
    """Refuse a position whose axes are evidently swapped.

    Raises:
        InputError: It lies outside the theatre, and inside once lon and lat are exchanged.
    """
    if box is not None and not box.holds(lon, lat) and box.holds(lat, lon):
        raise InputError(
            f"lon {lon}, lat {lat} lies far away, but in the theatre with the axes exchanged.",
            remedy="Exchange the two columns: longitude is east-west, latitude north-south.",
            column="lon",
            value=str(lon),
        )


def tally(repairs: Mapping[str, int]) -> tuple[str, ...]:
    """Write counted repairs as sentences, most frequent first.

    >>> tally({"ring closed": 2, "repaired": 1})
    ('ring closed (2 times)', 'repaired')
    """
    ordered = sorted(repairs.items(), key=lambda item: (-item[1], item[0]))
    return tuple(name if count == 1 else f"{name} ({count} times)" for name, count in ordered)

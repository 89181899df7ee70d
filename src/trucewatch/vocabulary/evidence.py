"""What every record carries to be followed back: hash, locator, span, document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.vocabulary.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where in an archived file a record stands.

    At most one of the three forms is set; none means the file as a whole.

    Attributes:
        row: Data row counted from 0, the header left out.
        begin: First code point of a text span.
        end: One past its last code point.
        feature: Index of a feature or line, counted from 0.
    """

    row: int | None = None
    begin: int | None = None
    end: int | None = None
    feature: int | None = None

    def __post_init__(self) -> None:
        forms = [self.row is not None, self.begin is not None, self.feature is not None]
        if sum(forms) > 1 or (self.begin is None) != (self.end is None):
            raise ValueError("a locator is a row, a span or a feature, not a mixture")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRef:
    """A piece of the archive: SHA-256 of the file and the place inside it."""

    sha256: str
    locator: Locator = Locator()

    def __post_init__(self) -> None:
        if len(self.sha256) != 64:
            raise ValueError(f"sha256 {self.sha256!r}: expected 64 hexadecimal digits")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Words of a text by code-point offsets, end exclusive, with the words themselves."""

    begin: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.begin <= self.end or self.end - self.begin != len(self.text):
            raise ValueError(f"span {self.begin}-{self.end} does not fit {self.text!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as stored: everything read from it points into ``text``.

    Attributes:
        id: ``doc-`` and the first 12 digits of the evidence's hash and locator.
        evidence: The archived file, and which of its items this is.
        text: The text that all offsets refer to; never changed after storing.
        language: None when it could not be told.
        source: Id of the source (publisher or channel), ``unknown`` when not given.
        title: Headline, or None.
        dateline: The day the text is written at its place of publication, or None.
        published_at: When it appeared, aware UTC, or None when only the day is known.
        zone: IANA zone of the place of publication, or a fixed offset like ``+02:00``.
        url: Address it was taken from, or None; never fetched.
        synthetic: True for demonstration material of our own writing.
    """

    id: str
    evidence: EvidenceRef
    text: str
    language: Language | None
    source: str
    title: str | None = None
    dateline: date | None = None
    published_at: datetime | None = None
    zone: str | None = None
    url: str | None = None
    synthetic: bool = False

    def evidence_of(self, begin: int, end: int) -> EvidenceRef:
        """Point at words of ``text`` in the archived file.

        Offsets count from where the text begins in the file. Where the file is not plain
        text the best that can be said is which of its items the words stand in.
        """
        whole = self.evidence.locator
        if whole.row is not None or whole.feature is not None:
            return self.evidence
        shift = whole.begin or 0
        return EvidenceRef(
            sha256=self.evidence.sha256, locator=Locator(begin=begin + shift, end=end + shift)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One archived file as listed in the evidence manifest."""

    sha256: str
    name: str
    kind: str
    source: str
    bytes: int
    known_at: datetime
    rows_read: int
    accepted: int
    rejected: int

"""Photographs and stills, PNG or JPEG; what is claimed of them stands in ``NAME.meta.yaml``.

Only size and a perceptual hash are taken from the picture. Its EXIF block, position and
camera included, stays in the archived file and is neither read nor passed on.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from trucewatch.sources.limits import Raw
from trucewatch.sources.publishers import UNNAMED, source_from, source_id
from trucewatch.sources.signature import Head
from trucewatch.sources.source import FileError, Intake, OriginSpec, Outcome, Record
from trucewatch.vocabulary.errors import LimitError
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Interval, day_interval, instant
from trucewatch.vocabulary.media import SHOWS, MediaItem
from trucewatch.vocabulary.place import Place, PlaceKind, Position

ORIGIN = OriginSpec(
    name="media_image",
    title="Photographs and stills",
    licence="that of each author; never shown",
    binary=True,
)
SIGNATURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}
MOST_PIXELS = 40_000_000
HASH_SIDE = 8
CLAIMED_PRECISION_M = 1000.0


def recognises(head: Head) -> bool:
    """Tell by the first bytes; the extension counts for nothing."""
    return _media_type(head.raw) is not None


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield the one item that a picture is.

    Raises:
        FileError: It cannot be decoded, or its sidecar says something that cannot be.
        LimitError: It has more pixels than are safe to decode.
    """
    content = raw.whole()
    media_type = str(_media_type(content))
    width, height, fingerprint = _seen(content, media_type)
    said = intake.sidecar
    try:
        item = MediaItem(
            id=f"med-{intake.sha256[:12]}",
            evidence=intake.evidence(),
            media_type=media_type,
            width_px=width,
            height_px=height,
            perceptual_hash=fingerprint,
            shows=_shows(said.get("shows", "")),
            source=source_id(_publisher(intake)) if _publisher(intake) else UNNAMED,
            published_at=_moment(said["published_at"]) if "published_at" in said else None,
            place=_place(intake),
            interval=_taken(said["taken"], intake.zone) if "taken" in said else None,
            incident_type=IncidentType(said["type"]) if "type" in said else None,
            caption=said.get("caption"),
        )
    except ValueError as error:
        raise FileError(f"its sidecar: {error}.", remedy="See docs/how-to/media.md.") from error
    yield Outcome(records=(*_publisher_record(intake), item))


def _publisher_record(intake: Intake) -> tuple[Record, ...]:
    """Describe who published it, as far as the sidecar tells; nothing when nobody is named."""
    title, said = _publisher(intake), intake.sidecar
    if not title:
        return ()
    described = {
        "id": source_id(title),
        "title": title,
        "class": said.get("source_class"),
        "side": said.get("side"),
        "reliability": said.get("reliability"),
    }
    return (source_from(described),)


def _media_type(content: bytes) -> str | None:
    return next((kind for start, kind in SIGNATURES.items() if content.startswith(start)), None)


def _seen(content: bytes, media_type: str) -> tuple[int, int, str]:
    """Return width, height and perceptual hash; the size is looked at before decoding."""
    import imagehash
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(content), formats=[FORMATS[media_type]]) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    raise LimitError(_too_many(width, height))
                fingerprint = str(imagehash.phash(picture.convert("L"), hash_size=HASH_SIDE))
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise LimitError(f"{error}; make a smaller copy.") from error
        except (OSError, SyntaxError, ValueError) as error:
            raise FileError(
                f"the picture cannot be decoded ({error}).", remedy="Fetch it again."
            ) from error
    return width, height, fingerprint


def _too_many(width: int, height: int) -> str:
    return (
        f"{width} by {height} pixels, more than {MOST_PIXELS // 1_000_000} million; "
        "make a smaller copy."
    )


def _publisher(intake: Intake) -> str:
    return (intake.sidecar.get("publisher") or intake.publisher or "").strip()


def _shows(words: str) -> tuple[str, ...]:
    named = tuple(word.strip().lower() for word in words.split(",") if word.strip())
    strange = [word for word in named if word not in SHOWS]
    if strange:
        raise ValueError(f"shows is {strange[0]!r}; known are {', '.join(SHOWS)}")
    if "nothing" in named and len(named) > 1:
        raise ValueError("shows nothing and something at once")
    return named or ("unknown",)


def _place(intake: Intake) -> Place | None:
    said = intake.sidecar
    name = said.get("place", "").strip()
    position = None
    if "lon" in said or "lat" in said:
        position = Position(lon=float(said.get("lon", "")), lat=float(said.get("lat", "")))
    if not name and position is None:
        return None
    return Place(
        id=None,
        name=name or "claimed position",
        position=position,
        precision_m=float(said.get("precision_m", CLAIMED_PRECISION_M)),
        kind=PlaceKind.SITE,
    )


def _taken(words: str, zone: str) -> Interval:
    """Read a day, which stays a day, or a moment; without an offset on the theatre's clock."""
    if len(words.strip()) <= len("2031-06-30"):
        return day_interval(date.fromisoformat(words.strip()), zone)
    moment = datetime.fromisoformat(words.strip())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    return instant(moment.astimezone(UTC), zone)


def _moment(words: str) -> datetime:
    moment = datetime.fromisoformat(words.strip())
    if moment.tzinfo is None:
        raise ValueError(f"published_at {words!r} has no offset; write 2031-06-30T20:00+03:00")
    return moment.astimezone(UTC)

"""The invented news: plain text files with a head, turned into the JSON that intake reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from importlib.resources.abc import Traversable

from trucewatch.vocabulary.errors import InputError

HEAD = frozenset({"source", "language", "published", "offset", "title"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """One invented item as its outlet printed it.

    Attributes:
        name: File name without its ending; begins with month and day.
        source: Id of the outlet in ``papers/sources.toml``.
        published_at: Aware UTC.
        offset: Offset of the place of publication, for instance ``+03:00``.
    """

    name: str
    source: str
    language: str
    published_at: datetime
    offset: str
    title: str
    text: str

    def as_json(self) -> bytes:
        """Write the item in the shape that news files have; the title stands above the text."""
        local = self.published_at.astimezone(_zone(self.offset))
        item = {
            "doc_id": f"demo-{self.name}",
            "language": self.language,
            "dateline": local.date().isoformat(),
            "publisher": self.source,
            "published_at": self.published_at.isoformat().replace("+00:00", "Z"),
            "utc_offset": self.offset,
            "title": self.title,
            "text": f"{self.title}\n\n{self.text}",
            "synthetic": True,
        }
        return (json.dumps(item, ensure_ascii=False, indent=1) + "\n").encode()


def news_items() -> Iterator[NewsItem]:
    """Yield all items in the order of their file names."""
    folder = files(__package__) / "news"
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".txt"):
            yield _read(file)


def _read(file: Traversable) -> NewsItem:
    head, _, text = file.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    if set(fields) != HEAD:
        raise InputError(
            f"{file.name}: the head has {sorted(fields)}.", remedy=f"Give exactly {sorted(HEAD)}."
        )
    return NewsItem(
        name=file.name.removesuffix(".txt"),
        source=fields["source"],
        language=fields["language"],
        published_at=datetime.fromisoformat(fields["published"]),
        offset=fields["offset"],
        title=fields["title"],
        text=text.strip(),
    )


def _zone(offset: str) -> timezone:
    """Read ``+03:00`` as a fixed clock."""
    hours, minutes = offset[1:].split(":")
    distance = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-distance if offset.startswith("-") else distance)

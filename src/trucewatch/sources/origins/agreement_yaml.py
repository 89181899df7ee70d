"""Agreements as YAML: versions per author, terms, windows, life (agreement-schema.md)."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.sources.limits import Raw
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Box, Intake, OriginSpec, Outcome
from trucewatch.sources.treaty import read_agreement
from trucewatch.sources.yaml_nodes import read_yaml
from trucewatch.vocabulary.agreement import Agreement

FORMAT = "trucewatch-agreement-1"
ORIGIN = OriginSpec(
    name="agreement_yaml", title="Agreement", licence="facts; the named sources keep theirs"
)


def recognises(head: Head) -> bool:
    """Tell by the line ``format: trucewatch-agreement-1``."""
    return head.yaml_format == FORMAT


def read(raw: Raw | bytes, intake: Intake) -> Iterator[Outcome]:
    """Yield the one agreement of the file."""
    content = raw if isinstance(raw, bytes) else raw.whole()
    yield Outcome(records=(parse(content, synthetic=intake.synthetic, box=intake.box),))


def parse(content: bytes, *, synthetic: bool = False, box: Box | None = None) -> Agreement:
    """Read an agreement; a complaint names the line.

    Args:
        content: UTF-8 YAML.
        synthetic: True marks it as demonstration material whatever the file says.
        box: Extent of the theatre, in which polygons must lie; None skips that check.

    Raises:
        FileError: A field is missing, unknown or contradicts another.
    """
    root = read_yaml(content)
    if root.text("format") != FORMAT:
        raise root.wrong("this is another format.", f"Write “format: {FORMAT}”.", "format")
    return read_agreement(root, synthetic=synthetic, box=box)

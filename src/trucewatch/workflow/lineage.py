"""The lineage of documents: of a workspace's material, or of files named on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from trucewatch.incidents.lineage import trace
from trucewatch.incidents.text_print import print_of
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.lineage import Lineage
from trucewatch.workflow.ground import load_ground
from trucewatch.workflow.material import Material, source_of
from trucewatch.workflow.reading import PlaceFinder, read_document
from trucewatch.workflow.text_files import Taken, Told, packaged_gazetteer
from trucewatch.workflow.workspace import Workspace


def lineage_of(material: Material) -> Mapping[str, Lineage]:
    """Trace every document that was read, by id."""
    prints = [
        print_of(
            material.documents[key], reading, source_of(material, material.documents[key].source)
        )
        for key, reading in material.readings.items()
    ]
    return {found.document: found for found in trace(prints)}


def lineage_of_documents(
    documents: Sequence[Document], gazetteer: PlaceFinder
) -> tuple[Lineage, ...]:
    """Read and trace documents, in the order given.

    Raises:
        UsageError: Two documents have the same id.
    """
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise UsageError(f"two texts are called {document.id!r}. Give each another name.")
        seen.add(document.id)
    return trace([print_of(one, read_document(one, gazetteer)) for one in documents])


def as_output(found: Lineage) -> dict[str, Any]:
    """Return one lineage as the JSON object that ``trucewatch lineage --json`` prints."""
    return {
        "doc_id": found.document,
        "cluster": found.cluster,
        "relation": found.relation.value,
        "follows": found.follows,
        "outlet": found.outlet,
        "likeness": round(found.likeness, 3),
        "why": found.why,
    }


def outline(lines: Sequence[Lineage]) -> Iterator[str]:
    """Write the clusters for human eyes, the largest first; one line a text."""
    clusters: dict[str, list[Lineage]] = {}
    for found in lines:
        clusters.setdefault(found.cluster, []).append(found)
    for cluster, members in sorted(clusters.items(), key=lambda item: (-len(item[1]), item[0])):
        texts = "1 text" if len(members) == 1 else f"{len(members)} texts"
        yield f"{cluster} · {texts}, one origin"
        for member in sorted(members, key=lambda one: one.follows is not None):
            follows = f" of {member.follows}" if member.follows else ""
            yield f"  {member.document}  {member.relation.value}{follows}: {member.why}"


def trace_asked(
    files: Sequence[Path],
    jsonl: Path | None,
    workspace: Path | None,
    complain: Callable[[str], None],
) -> tuple[tuple[Lineage, ...], int]:
    """Trace the texts of files, of JSON lines, or of a workspace; count what was unreadable.

    Raises:
        UsageError: Nothing was named.
        InputError: Nothing of what was named can be read.
    """
    if workspace is not None:
        with Workspace.open(workspace) as opened:
            ground = load_ground(opened.theatre_name, opened.gazetteer_file)
            documents = tuple(opened.store.read(Document))
        return lineage_of_documents(documents, ground.gazetteer), 0
    if jsonl is None and not files:
        raise UsageError("lineage: no text named. Example: trucewatch lineage one.txt two.txt")
    taken = Taken(complain)
    found = list(taken.lines(jsonl)) if jsonl else []
    found += taken.files(files, Told())
    return lineage_of_documents(found, packaged_gazetteer()), taken.bad

"""Material comes in: recognised, archived, read, stored, and every row accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from shapely import MultiPolygon

from trucewatch.evidence.archive import Problem, Staged
from trucewatch.geography.border import load_border, load_land
from trucewatch.geography.theatre import load_theatre
from trucewatch.sources.catalogue import OriginReader, recognise
from trucewatch.sources.limits import Raw
from trucewatch.sources.source import Intake
from trucewatch.sources.yaml_nodes import read_yaml
from trucewatch.storage.audit import audit
from trucewatch.storage.writer import Appended, Writer
from trucewatch.vocabulary.errors import InputError, LimitError, UsageError
from trucewatch.vocabulary.findings import Piece
from trucewatch.vocabulary.intake import FileResult, ImportReport
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.source import Source, SourceClass
from trucewatch.workflow.intake_paths import SIDECAR, Candidate, find_files
from trucewatch.workflow.intake_tally import Tally, file_rejection
from trucewatch.workflow.theatre_box import theatre_box
from trucewatch.workflow.workspace import DATABASE, Workspace

Progress = Callable[[Path, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOptions:
    """What the user says about the material.

    Attributes:
        received_at: When it reached the user; the clock's time when absent.
        language: Of texts that do not name their own.
        dateline: Day of texts that do not name their own.
        publisher: Of texts that do not name their own.
        by: Who adds it, for the custody log.
        progress: Called with the file and the rows read so far.
    """

    received_at: datetime | None = None
    language: Language | None = None
    dateline: date | None = None
    publisher: str | None = None
    by: str = "user"
    progress: Progress | None = None


def add(workspace: Workspace, paths: Sequence[Path], options: AddOptions) -> ImportReport:
    """Take files and folders in; each file as a whole or not at all, row by row inside.

    Raises:
        UsageError: The time of receipt lies in the future.
    """
    now = datetime.now(UTC)
    received_at = options.received_at or now
    if received_at > now and not workspace.settings.synthetic:
        raise UsageError(
            f"--received {received_at.isoformat()} lies in the future; nothing can be known "
            "before it arrives. Check date and offset."
        )
    visit = _Visit(workspace, replace(options, received_at=received_at), received_at)
    return ImportReport(files=tuple(visit.take(candidate) for candidate in find_files(paths)))


def verify(workspace: Workspace) -> list[Problem]:
    """Check evidence, custody log and database against each other; empty when all is well."""
    archive = workspace.archive
    with archive.writing():
        custody = archive.custody()
        problems = archive.verify()
        found = audit(
            workspace.directory / DATABASE,
            hashes={str(entry["sha256"]) for entry in custody.entries},
            entries={str(entry["entry"]) for entry in custody.entries},
        )
        return problems + [Problem(where=DATABASE, what=what) for what in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A recognised file with what has been counted in it."""

    path: Path
    staged: Staged
    origin: OriginReader
    beside: bytes | None
    tally: Tally = field(default_factory=Tally)

    def publishers(self) -> dict[str, Source]:
        """Return who stands behind it: those it names, and the source's own."""
        named = dict(self.tally.publishers)
        own = self.origin.spec.publisher
        if own is not None:
            named.setdefault(own.id, own)
        return named

    def piece(self, *, known_at: datetime) -> Piece:
        """Return its line of the evidence manifest."""
        publishers = sorted(self.publishers())
        return Piece(
            sha256=self.staged.sha256,
            name=self.path.name,
            kind=self.origin.spec.name,
            source=publishers[0] if len(publishers) == 1 else "",
            bytes=self.staged.size,
            known_at=known_at,
            rows_read=self.tally.rows_read,
            accepted=self.tally.accepted,
            rejected=self.tally.rejected,
        )

    def result(self, appended: Appended, *, already_known: bool) -> FileResult:
        """Return its entry of the import report."""
        return FileResult(
            path=str(self.path),
            kind=self.origin.spec.name,
            sha256=self.staged.sha256,
            rows_read=self.tally.rows_read,
            accepted=self.tally.accepted,
            rejected=self.tally.rejected,
            rejections=tuple(self.tally.rejections),
            already_known=already_known,
            repairs=tuple(_repairs(self.tally, appended)),
            known_rows=min(appended.known, self.tally.accepted),
        )


class _Visit:
    """One ``add``: what it was told, and the theatre it adds to."""

    def __init__(self, workspace: Workspace, options: AddOptions, received_at: datetime) -> None:
        theatre = load_theatre(workspace.theatre_name)
        self._workspace = workspace
        self._options = options
        self._received_at = received_at
        self._intake = Intake(
            name="",
            sha256="",
            received_at=received_at,
            zone=theatre.zone,
            box=theatre_box(theatre),
            country=load_border(workspace.theatre_name, theatre.country),
            abroad=_abroad(workspace.theatre_name, theatre.country),
            language=options.language,
            dateline=options.dateline,
            publisher=options.publisher,
            synthetic=workspace.settings.synthetic,
        )

    def take(self, candidate: Candidate) -> FileResult:
        """Take one file in, or say why not."""
        if candidate.left_out is not None:
            return candidate.left_out
        path = candidate.path
        archive = self._workspace.archive
        result = _nothing(path)
        try:
            with archive.writing(), archive.staged(path) as staged:
                result = replace(result, sha256=staged.sha256)
                origin = _recognised(path, Raw(staged.path))
                result = replace(result, kind=origin.spec.name)
                return self._store(path, staged, origin)
        except (InputError, LimitError) as error:
            return replace(result, rejections=(file_rejection(error),))

    def _store(self, path: Path, staged: Staged, origin: OriginReader) -> FileResult:
        """Read a file into one transaction, which is closed after the evidence is safe."""
        beside = _beside(path)
        found = _Found(path=path, staged=staged, origin=origin, beside=beside)
        intake = replace(
            self._intake, name=path.name, sha256=staged.sha256, sidecar=_fields(beside)
        )
        outcomes = origin.read(Raw(staged.path), intake)
        with self._workspace.store.writing() as writer:
            known_before = writer.has_piece(staged.sha256)
            appended = writer.append(
                found.tally.records(outcomes, self._progress(path)),
                known_at=self._received_at,
                piece=staged.sha256,
            )
            if not found.tally.rows_read:
                raise InputError("it holds no rows.", remedy="Leave the file out.")
            self._append_sources(writer, found)
            writer.record_piece(found.piece(known_at=self._received_at), custody=self._keep(found))
        return found.result(appended, already_known=known_before)

    def _keep(self, found: _Found) -> str:
        archive = self._workspace.archive
        fields: dict[str, str | None] = {"by": self._options.by, "kind": found.origin.spec.name}
        own = {**fields, "name": found.path.name}
        entry = archive.keep_staged(found.staged, own, at=self._received_at)
        fields["parent"] = found.staged.sha256
        for derived in found.tally.derived:
            with archive.staged(derived.content) as made:
                theirs = {**fields, "name": derived.name}
                archive.keep_staged(made, theirs, at=self._received_at)
        if found.beside is not None:
            with archive.staged(found.beside) as sidecar:
                theirs = {**fields, "name": found.path.name + SIDECAR, "what": "sidecar"}
                archive.keep_staged(sidecar, theirs, at=self._received_at)
        return entry

    def _append_sources(self, writer: Writer, found: _Found) -> None:
        """Append publishers: the user's word wins, and a name alone never unsays a class."""
        configured = self._workspace.settings.sources
        sources = []
        for name, source in found.publishers().items():
            chosen = configured.get(name, source)
            known = self._workspace.store.find(Source, name)
            if chosen.source_class is SourceClass.UNKNOWN and known is not None:
                continue
            sources.append(chosen)
        writer.append(sources, known_at=self._received_at, piece=found.staged.sha256)

    def _progress(self, path: Path) -> Callable[[int], None] | None:
        report = self._options.progress
        return None if report is None else lambda rows: report(path, rows)


def _abroad(theatre_name: str, country: str) -> MultiPolygon:
    """Collect the neighbours' ground; they touch but never overlap."""
    others = [land for code, land in load_land(theatre_name).items() if code != country]
    return MultiPolygon([part for land in others for part in land.geoms])


def _recognised(path: Path, raw: Raw) -> OriginReader:
    head = raw.head()
    if not head.strip():
        raise InputError("the file is empty.", remedy="Fetch it again, or leave it out.")
    origin = recognise(path.name, head)
    if origin is None:
        raise InputError(
            "it is no known kind of material.",
            remedy="Known kinds and their marks: docs/reference/sources.md.",
        )
    return origin


def _beside(path: Path) -> bytes | None:
    """Return the content of ``NAME.meta.yaml`` beside a file, or None."""
    beside = path.with_name(path.name + SIDECAR)
    if beside.is_symlink() or not beside.is_file():
        return None
    return Raw(beside).whole()


def _fields(sidecar: bytes | None) -> dict[str, str]:
    """Return what a sidecar says, field by field."""
    if sidecar is None:
        return {}
    return read_yaml(b"meta:\n" + _indented(sidecar)).names("meta")


def _indented(content: bytes) -> bytes:
    return b"".join(b" " + line + b"\n" for line in content.splitlines())


def _nothing(path: Path) -> FileResult:
    return FileResult(
        path=str(path),
        kind=None,
        sha256=None,
        rows_read=0,
        accepted=0,
        rejected=0,
        rejections=(),
        already_known=False,
    )


def _repairs(tally: Tally, appended: Appended) -> Iterator[str]:
    for repair, count in sorted(tally.repairs.items()):
        yield repair if count == 1 else f"{repair} (in {count} rows)"
    for record in appended.revised[:20]:
        yield f"{record} was known with other content: kept as a new revision"
    if len(appended.revised) > 20:
        yield f"{len(appended.revised)} records in all were known with other content"

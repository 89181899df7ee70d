"""Agreement status: what is undisputed between the versions first, then where they differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from trucewatch.report.figures import count_figure
from trucewatch.report.material import Material, known_or_code
from trucewatch.report.records import without
from trucewatch.report.sections.treaty_life import life_blocks
from trucewatch.vocabulary.agreement import Agreement, CommonTerm, Term, Version
from trucewatch.vocabulary.edition import (
    Block,
    Code,
    Facts,
    FigureRef,
    Heading,
    Inline,
    Message,
    Name,
    Paragraph,
    Section,
    Sequence,
    Table,
    When,
)
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.findings import TruceDay
from trucewatch.vocabulary.grade import TermResult

TERMS = ("column.term", "column.scope", "column.window", "column.clauses", "column.versions")
VERSIONS = ("column.version", "column.author", "column.published", "column.window", "column.hours")


def compose_agreement(material: Material) -> Section:
    """Show the agreement reported on: state, versions, terms and life."""
    truce = material.findings.truce
    if truce is None:
        return Section(id="agreement", blocks=())
    blocks: list[Block] = [
        _state(material, truce),
        *_terms(material, truce.agreement),
    ]
    blocks.append(_versions(material, truce.agreement))
    if material.findings.life is not None:
        blocks.extend(life_blocks(material, material.findings.life))
    return Section(id="agreement", blocks=tuple(blocks))


def _state(material: Material, truce: TruceDay) -> Facts:
    key = "stage.in_force" if truce.in_force else "stage.not_in_force"
    bound = tuple(material.party(party) for party in truce.bound)
    facts: list[tuple[str, Inline]] = [
        ("fact.agreement", Name(names=truce.agreement.titles)),
        ("fact.state", Message(key=key)),
        ("fact.bound", Sequence(items=bound) if bound else Message(key="party.nobody")),
        ("fact.exempt", _exempt(material)),
    ]
    return Facts(items=tuple(facts))


def _exempt(material: Material) -> FigureRef:
    exempt = [
        graded
        for graded in material.today
        if any(term.result is TermResult.EXEMPT for term in graded.terms)
    ]
    rest = material.records(graded for graded in material.today if graded not in exempt)
    figure = count_figure(
        material.book.name(None, "exempt"),
        "figure.exempt",
        material.records(exempt),
        without(rest, "excluded.not_exempt"),
        {"day": material.findings.day.isoformat()},
    )
    return material.number(figure)


def _terms(material: Material, agreement: Agreement) -> list[Block]:
    """Show what all versions say, cut to where they agree, then the terms that differ."""
    current = _current(agreement.versions)
    everyone = tuple(Code(text=version.id) for version in current)
    undisputed = [_row(material, term, term.clauses, everyone) for term in material.findings.common]
    differing = [
        _row(material, term, (term.id,), (Code(text=version.id),))
        for version in current
        for term in version.terms
        if not all(any(_same(term) == _same(other) for other in v.terms) for v in current)
    ]
    return [
        *_table("undisputed", undisputed),
        *_table("disputed", differing),
    ]


def _table(name: str, rows: list[tuple[Inline | None, ...]]) -> list[Block]:
    heading = Heading(content=Message(key=f"agreement.{name}_heading"))
    if not rows:
        return [heading, Paragraph(content=Message(key=f"agreement.{name}_none"))]
    return [heading, Table(caption=f"table.agreement.{name}", columns=TERMS, rows=tuple(rows))]


def _current(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    replaced = {version.supersedes for version in versions}
    return tuple(version for version in versions if version.id not in replaced)


def _same(term: Term) -> Hashable:
    scope = term.scope
    return (
        term.kind,
        frozenset(term.acts),
        frozenset(term.weapons),
        frozenset(scope.regions),
        frozenset(scope.excluded_regions),
        frozenset(scope.sectors),
        frozenset(scope.objects),
        None if term.window is None else (term.window.start_at, term.window.end_at),
    )


def _row(
    material: Material,
    term: Term | CommonTerm,
    clauses: tuple[str, ...],
    versions: tuple[Inline, ...],
) -> tuple[Inline | None, ...]:
    return (
        Message(key=f"term.{term.kind.value}"),
        _scope(material, term),
        None if term.window is None else When(value=term.window),
        Sequence(items=tuple(Code(text=clause) for clause in clauses)),
        Sequence(items=versions),
    )


def _scope(material: Material, term: Term | CommonTerm) -> Inline:
    scope = term.scope
    parts: list[Inline] = [
        *(known_or_code("object", kind) for kind in scope.objects),
        *(known_or_code("weapon", weapon) for weapon in term.weapons),
        *_names(material, scope.regions),
        *(Code(text=sector) for sector in scope.sectors),
        *(Name(names={"en": area.name}) for area in scope.areas),
        *(
            Message(key="scope.without", arguments={"region": region})
            for region in _names(material, scope.excluded_regions)
        ),
    ]
    return Sequence(items=tuple(parts)) if parts else Message(key="scope.everywhere")


def _names(material: Material, names: Iterable[str]) -> list[Name]:
    known = material.findings.region_names
    return [Name(names=known.get(name) or {"en": name}) for name in names]


def _versions(material: Material, agreement: Agreement) -> Table:
    rows = tuple(
        (
            Code(text=version.id),
            _author(material, version.author),
            When(value=version.published_on),
            None if version.window is None else When(value=version.window),
            _hours(material, agreement, version),
        )
        for version in agreement.versions
    )
    return Table(caption="table.versions", columns=VERSIONS, rows=rows)


def _author(material: Material, author: str) -> Inline:
    return Message(key="author.text") if author == "text" else material.party(author)


def _hours(material: Material, agreement: Agreement, version: Version) -> FigureRef | None:
    if version.stated_hours is None:
        return None
    figure = Figure(
        id=material.book.name(None, f"agreement-{agreement.id}-{version.id}-hours"),
        value=version.stated_hours,
        decimals=0 if version.stated_hours == int(version.stated_hours) else 1,
        unit="hours",
        definition="figure.stated_hours",
        parameters={"version": version.id},
        formula="as stated by the author",
    )
    return material.number(figure)

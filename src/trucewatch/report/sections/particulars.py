"""Particulars of one incident as the report prints them: grades, counts, sources, words."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.report.figures import count_figure
from trucewatch.report.material import (
    Material,
    known_or_code,
    place_name,
    type_name,
    weapon_name,
)
from trucewatch.report.records import report_record, without
from trucewatch.vocabulary.edition import (
    Code,
    FigureRef,
    Inline,
    Message,
    Name,
    Sequence,
    When,
    Words,
)
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.grade import GradedIncident, TermResult
from trucewatch.vocabulary.quantity import Count

QUOTES_PER_INCIDENT = 6


def wording(material: Material, graded: GradedIncident) -> Inline:
    """Return the generated sentence about an incident; without one, type and place only."""
    made = material.findings.wordings.get(graded.incident.id)
    if made is not None:
        return _titled(made, material)
    incident = graded.incident
    arguments: dict[str, Inline] = {
        "type": type_name(incident.incident_type),
        "place": place_name(incident.place),
    }
    return Message(key="incident.plain", arguments=arguments)


def _titled(message: Message, material: Material) -> Message:
    """Put the title of an agreement where the generator, which knows only ids, put its id."""
    titles = {agreement.id: agreement.titles for agreement in material.findings.agreements}
    arguments: dict[str, Inline] = {}
    for name, argument in message.arguments.items():
        if isinstance(argument, Message):
            arguments[name] = _titled(argument, material)
        elif name == "agreement" and isinstance(argument, Code) and argument.text in titles:
            arguments[name] = Name(names=titles[argument.text])
        else:
            arguments[name] = argument
    return Message(key=message.key, arguments=arguments)


def origins(material: Material, graded: GradedIncident) -> FigureRef:
    """Count the independent origins; further reports of an origin are listed as left out."""
    incident = graded.incident
    first = {origin.reports[0] for origin in incident.origins}
    kept = [report for report in incident.reports if report.id in first]
    rest = [report for report in incident.reports if report.id not in first]
    figure = count_figure(
        material.book.name(incident.sector, f"incident-{incident.id}-origins"),
        "figure.origins",
        (report_record(report, material.citations) for report in kept),
        without(
            tuple(report_record(report, material.citations) for report in rest),
            "excluded.same_origin",
        ),
        {"incident": incident.id},
    )
    return material.number(figure)


def reports(material: Material, graded: GradedIncident) -> FigureRef:
    """Count the reports about an incident, reprints included."""
    incident = graded.incident
    figure = count_figure(
        material.book.name(incident.sector, f"incident-{incident.id}-reports"),
        "figure.reports",
        (report_record(report, material.citations) for report in incident.reports),
        (),
        {"incident": incident.id},
    )
    return material.number(figure)


def grades(graded: GradedIncident) -> Sequence:
    """Print the three grades as codes that lead to their meaning in the method card."""
    occurrence, attribution = graded.occurrence.value.name, graded.attribution.value.name
    codes: list[Inline] = [
        Code(text=occurrence, target=f"grade-{occurrence}"),
        Code(text=attribution, target=f"grade-{attribution}"),
    ]
    codes.extend(Message(key=f"result.{result.value}") for result in _results(graded))
    return Sequence(items=tuple(codes))


def rules(graded: GradedIncident) -> Sequence:
    """Print the names of the rules that gave the grades."""
    named = [graded.occurrence.rule, graded.attribution.rule, *(t.rule for t in graded.terms)]
    return Sequence(items=tuple(Code(text=rule) for rule in dict.fromkeys(named) if rule))


def counted(material: Material, graded: GradedIncident) -> Inline | None:
    """Print how many shells, bursts or explosions, low to high, in their own unit."""
    count = graded.incident.count
    if count is None:
        return None
    arguments: dict[str, Inline] = {
        bound: _bound(material, graded, count, bound) for bound in ("low", "high")
    }
    arguments["unit"] = Message(key=f"unit.{count.unit.value}")
    if count.low == count.high:
        return Message(key="count.exact", arguments=arguments)
    return Message(key="count.range", arguments=arguments)


def harm_figure(material: Material, graded: GradedIncident, name: str) -> FigureRef | None:
    """Print one bound of the people harmed in an incident, for instance ``killed_low``."""
    casualties = graded.incident.casualties
    value = None if casualties is None else getattr(casualties, name)
    if value is None:
        return None
    incident = graded.incident
    figure = Figure(
        id=material.book.name(incident.sector, f"incident-{incident.id}-{name.replace('_', '-')}"),
        value=value,
        definition=f"figure.{name}",
        parameters={"incident": incident.id},
        formula="as reported",
        records=(material.record(graded),),
    )
    return material.number(figure)


def flags(graded: GradedIncident) -> Sequence | None:
    """Name the modifiers of an incident in alphabetical order of their codes."""
    named = tuple(known_or_code("flag", flag) for flag in sorted(graded.incident.flags))
    return Sequence(items=named) if named else None


def quotes(material: Material, graded: GradedIncident) -> tuple[Inline, ...]:
    """Quote the first report of each origin, so that one voice is heard once."""
    incident = graded.incident
    first = {origin.reports[0] for origin in incident.origins}
    voices = [report for report in incident.reports if report.id in first and report.words]
    return tuple(
        Message(
            key="quote.denies" if report.denies else "quote.says",
            arguments={
                "source": Name(
                    names={"en": report.speaker or material.citations.title(report.source)}
                ),
                "outlet": Name(names={"en": material.citations.title(report.source)}),
                "words": Words(text=report.words, language=report.language),
            },
        )
        for report in voices[:QUOTES_PER_INCIDENT]
    )


def facts(material: Material, graded: GradedIncident) -> Iterator[tuple[str, Inline]]:
    """Yield the particulars that the sentence about an incident does not say already."""
    incident = graded.incident
    worded = incident.id in material.findings.wordings
    possible: tuple[tuple[str, Inline | None], ...] = (
        ("fact.when", None if worded else When(value=incident.interval)),
        ("fact.weapon", weapon_name(incident.facets)),
        ("fact.count", counted(material, graded)),
        ("fact.grades", grades(graded)),
        ("fact.rules", rules(graded)),
        ("fact.origins", _voices(material, graded)),
        ("fact.flags", flags(graded)),
    )
    for label, value in possible:
        if value is not None:
            yield label, value


def _results(graded: GradedIncident) -> list[TermResult]:
    return list(dict.fromkeys(finding.result for finding in graded.terms))


def _voices(material: Material, graded: GradedIncident) -> Message:
    arguments: dict[str, Inline] = {
        "origins": origins(material, graded),
        "reports": reports(material, graded),
    }
    return Message(key="origins.of_reports", arguments=arguments)


def _bound(material: Material, graded: GradedIncident, count: Count, bound: str) -> FigureRef:
    incident = graded.incident
    figure = Figure(
        id=material.book.name(incident.sector, f"incident-{incident.id}-count-{bound}"),
        value=count.low if bound == "low" else count.high,
        unit=count.unit.value,
        definition=f"figure.count_{bound}",
        parameters={"incident": incident.id},
        formula="as reported",
        records=(material.record(graded),),
    )
    return material.number(figure)

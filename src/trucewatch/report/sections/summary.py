"""Summary of at most seven bullets, coverage first, and the one sentence of the headline."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from trucewatch.report.figures import count_figure, sum_figure
from trucewatch.report.material import Material, claimed, corroborated, reported
from trucewatch.report.records import sector_day_record, without
from trucewatch.report.sections.change import compose_change
from trucewatch.report.sections.compliance import prohibited_figure
from trucewatch.report.sections.control import change_message
from trucewatch.report.sections.integrity import corrections_count
from trucewatch.report.sections.observability import (
    restrictions_message,
    silent_sources,
    unobserved,
)
from trucewatch.report.sections.special import harm_totals, has_harm
from trucewatch.vocabulary.edition import Bullets, FigureRef, Inline, Message, Name, Section, When
from trucewatch.vocabulary.figure import Figure, FigureRecord
from trucewatch.vocabulary.sector import ReaderState, State

MOST_BULLETS = 7


def compose_summary(material: Material) -> Section:
    """Say in at most seven bullets what is known and how much could be seen."""
    bullets: list[Message] = [
        _coverage(material),
        _corroborated(material),
        _weaker(material),
        _baseline(material),
    ]
    change = change_message(material)
    if change is not None:
        bullets.append(change)
    if has_harm(material):
        bullets.append(harm_totals(material))
    bullets.append(_hindrances(material))
    blocks = (Bullets(items=tuple(bullets[:MOST_BULLETS])), *compose_change(material))
    return Section(id="summary", blocks=blocks)


def compose_headline(material: Material) -> Message:
    """Make the one sentence: the day in the truce, what was seen, what was found, what is dark."""
    truce = material.findings.truce
    arguments: dict[str, Inline] = {
        "observed": _seen(material),
        "dark": Message(key="headline.dark", arguments={"dark": unobserved(material)}),
        "day": When(value=material.findings.day),
    }
    if truce is None:
        arguments["found"] = _sectors_with(material, "corroborated")
        return Message(key="headline.no_agreement", arguments=arguments)
    arguments["found"] = _sectors_with(material, "prohibited")
    arguments["title"] = Name(names=truce.agreement.titles)
    if not truce.in_force:
        arguments["found"] = _sectors_with(material, "would_prohibit")
        return Message(key="headline.proposed", arguments=arguments)
    if truce.day_number is None:
        return Message(key="headline.in_force_open", arguments=arguments)
    arguments["position"] = _position(material, truce.day_number, truce.days_total)
    return Message(key="headline.in_force", arguments=arguments)


def _seen(material: Material) -> Message:
    """Say how many sectors were well observed; without that judgement, how many at all."""
    parts = material.findings.headline_parts
    if parts is None:
        return Message(key="headline.observed", arguments=_share(material, observed(material)))
    days = material.sector_days.values()
    kept = tuple(sector_day_record(day) for day in days if day.sector in parts.observed)
    rest = tuple(sector_day_record(day) for day in days if day.sector not in parts.observed)
    well = _count(material, "well-observed", kept, rest, "excluded.not_well_observed")
    return Message(key="headline.well_observed", arguments=_share(material, well))


def _share(material: Material, seen: FigureRef) -> dict[str, Inline]:
    """Say "so many of so many sectors"; the verb agrees with the first, the noun with the last."""
    counted: dict[str, Inline] = {"observed": seen, "sectors": sectors(material)}
    share = Message(key="headline.of_sectors", arguments=counted)
    return {"share": share, "observed": seen}


def observed(material: Material) -> FigureRef:
    """Count the sectors that somebody or something looked at for some of the day."""
    days = material.sector_days.values()
    seen = tuple(
        sector_day_record(day) for day in days if day.reader_state is not ReaderState.NOT_OBSERVED
    )
    dark = tuple(
        sector_day_record(day) for day in days if day.reader_state is ReaderState.NOT_OBSERVED
    )
    return _count(material, "observed", seen, dark, "excluded.not_observed")


def sectors(material: Material) -> FigureRef:
    """Count the sectors of the line."""
    days = tuple(sector_day_record(day) for day in material.sector_days.values())
    return _count(material, "sectors", days, (), "")


def _position(material: Material, number: int, total: int | None) -> Message:
    arguments: dict[str, Inline] = {"number": _days(material, "day-number", number, number)}
    if total is None:
        return Message(key="headline.day", arguments=arguments)
    arguments["total"] = _days(material, "days-total", number, total)
    return Message(key="headline.day_of", arguments=arguments)


def _days(material: Material, name: str, number: int, length: int) -> FigureRef:
    """Count the calendar days of the truce, from its first to the ``length``-th, and list them."""
    truce = material.findings.truce
    first = material.findings.day - timedelta(days=number - 1)
    days = ((first + timedelta(days=after)).isoformat() for after in range(length))
    figure = count_figure(
        material.book.name(None, name),
        f"figure.{name.replace('-', '_')}",
        (FigureRecord(id=f"day@{day}", kind="day", label=day) for day in days),
        (),
        {"agreement": truce.agreement.id if truce else "", "day": _day(material)},
    )
    return material.number(replace(figure, unit="days"))


def _sectors_with(material: Material, name: str) -> Message:
    """Count the sectors with a corroborated incident, or with one that the terms prohibit."""
    if name == "corroborated":
        counted = {g.incident.sector for g in material.today if corroborated(g)}
    else:
        counted = {day.sector for day in material.sector_days.values() if day.prohibited}
    days = material.sector_days.values()
    kept = tuple(sector_day_record(day) for day in days if day.sector in counted)
    rest = tuple(sector_day_record(day) for day in days if day.sector not in counted)
    figure = _count(
        material, f"sectors-{name.replace('_', '-')}", kept, rest, "excluded.without_incident"
    )
    return Message(key=f"headline.{name}", arguments={"found": figure})


def _count(
    material: Material,
    name: str,
    kept: tuple[FigureRecord, ...],
    rest: tuple[FigureRecord, ...],
    reason: str,
) -> FigureRef:
    figure = count_figure(
        material.book.name(None, name),
        f"figure.{name.replace('-', '_')}",
        kept,
        without(rest, reason),
        {"day": _day(material)},
    )
    return material.number(figure)


def _day(material: Material) -> str:
    return material.findings.day.isoformat()


def _coverage(material: Material) -> Message:
    arguments: dict[str, Inline] = {
        **_share(material, observed(material)),
        "dark": unobserved(material),
        "hours": _hours(material),
        "possible": _possible(material),
    }
    return Message(key="summary.coverage", arguments=arguments)


def _hours(material: Material) -> FigureRef:
    records = tuple(
        FigureRecord(
            id=f"{day.sector}@{day.day.isoformat()}",
            kind="sector_day",
            label=f"{day.sector} · {day.day.isoformat()} · {day.reader_state}",
            value=day.observed_hours,
        )
        for day in material.sector_days.values()
    )
    figure = sum_figure(
        material.book.name(None, "observed-hours"),
        "figure.total_hours",
        records,
        (),
        {"day": _day(material)},
    )
    return material.number(figure)


def _possible(material: Material) -> FigureRef:
    period = material.findings.period
    figure = Figure(
        id=material.book.name(None, "possible-hours"),
        value=period.hours * len(material.sector_days),
        unit="hours",
        definition="figure.possible_hours",
        parameters={"day": _day(material)},
        formula=f"{period.hours:g} hours of the day x sectors",
    )
    return material.number(figure)


def _corroborated(material: Material) -> Message:
    past = [
        material.by_id[incident]
        for day in material.before.values()
        for incident in day.incidents
        if incident in material.by_id
    ]
    arguments: dict[str, Inline] = {
        "found": material.count_incidents(None, "corroborated", corroborated, material.today),
        "before": material.count_incidents(None, "before", corroborated, past),
    }
    truce = material.findings.truce
    if truce is None:
        return Message(key="summary.corroborated", arguments=arguments)
    arguments["prohibited"] = prohibited_figure(material, None)
    key = "summary.corroborated_in_force" if truce.in_force else "summary.corroborated_proposed"
    return Message(key=key, arguments=arguments)


def _weaker(material: Material) -> Message:
    arguments: dict[str, Inline] = {
        "reported": material.count_incidents(None, "reported", reported, material.today),
        "claimed": material.count_incidents(None, "claimed", claimed, material.today),
    }
    return Message(key="summary.weaker", arguments=arguments)


def _baseline(material: Material) -> Message:
    arguments: dict[str, Inline] = {}
    for name, state in (
        ("above", State.ABOVE_BASELINE),
        ("at", State.AT_BASELINE),
        ("below", State.BELOW_BASELINE),
    ):
        days = material.sector_days.values()
        kept = tuple(sector_day_record(day) for day in days if day.state is state)
        rest = tuple(sector_day_record(day) for day in days if day.state is not state)
        arguments[name] = _count(material, f"{name}-baseline", kept, rest, "excluded.other_state")
    return Message(key="summary.baseline", arguments=arguments)


def _hindrances(material: Material) -> Message:
    arguments: dict[str, Inline] = {
        "silent": silent_sources(material),
        "restrictions": restrictions_message(material),
        "corrections": Message(
            key="summary.corrections", arguments={"corrections": corrections_count(material)}
        ),
    }
    return Message(key="summary.hindrances", arguments=arguments)

"""Composes the edition of a day: sections in their order, and every number as a figure."""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.report.material import Material, gather
from trucewatch.report.sections.agreement import compose_agreement
from trucewatch.report.sections.annexes import (
    compose_incident_table,
    compose_manifest,
    compose_rejected,
)
from trucewatch.report.sections.comparable import compose_comparable
from trucewatch.report.sections.compliance import compose_compliance
from trucewatch.report.sections.control import compose_control
from trucewatch.report.sections.incidents import compose_incidents
from trucewatch.report.sections.integrity import (
    compose_corrections,
    compose_integrity,
    compose_method,
)
from trucewatch.report.sections.ledger import compose_claims, compose_ledger, compose_said
from trucewatch.report.sections.masthead import compose_data_ages, compose_masthead
from trucewatch.report.sections.observability import compose_observability
from trucewatch.report.sections.special import (
    compose_harm,
    compose_objects,
    compose_people,
    compose_weapons,
    compose_windows,
)
from trucewatch.report.sections.summary import compose_headline, compose_summary
from trucewatch.vocabulary.edition import Edition, Section
from trucewatch.vocabulary.findings import DayFindings

SECTIONS: tuple[Callable[[Material], Section], ...] = (
    compose_masthead,
    compose_summary,
    compose_agreement,
    compose_compliance,
    compose_incidents,
    compose_weapons,
    compose_objects,
    compose_control,
    compose_harm,
    compose_people,
    compose_windows,
    compose_ledger,
    compose_claims,
    compose_said,
    compose_comparable,
    compose_observability,
    compose_integrity,
    compose_method,
    compose_corrections,
    compose_data_ages,
    compose_incident_table,
    compose_manifest,
    compose_rejected,
)
"""The order of the daily report; readers know it from observer missions."""


def compose(findings: DayFindings) -> Edition:
    """Compose the report of a day.

    The same findings give the same edition; nothing is read from the clock or the world.
    """
    return edition_of(gather(findings))


def edition_of(material: Material) -> Edition:
    """Compose the report from a day's findings that are already cut to the day."""
    findings = material.findings
    headline = compose_headline(material)
    sections = tuple(section(material) for section in SECTIONS)
    return Edition(
        id=findings.day.isoformat(),
        day=findings.day,
        period=findings.period,
        asof=findings.asof,
        zone=findings.theatre.zone,
        synthetic=findings.synthetic,
        headline=findings.headline or headline,
        sections=sections,
        figures=material.book.figures,
        manifest=findings.pieces,
        versions=dict(sorted(findings.method.items())),
        sector_names={sector.id: sector.names for sector in findings.sectors},
        sector_days=tuple(material.sector_days.values()),
        incidents=material.today,
        internal=findings.internal,
    )

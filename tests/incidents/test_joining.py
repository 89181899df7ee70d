"""Families of reports: what is kept from earlier runs saves work and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.building import DAY, KYIV, OTHER_TOWN, TOWN, a_party_report, a_report, a_row
from trucewatch.incidents.formation import form_incidents
from trucewatch.incidents.joining import Groups
from trucewatch.incidents.rulings import NO_RULINGS, Rulings
from trucewatch.vocabulary.incident import Facets, Incident, IncidentType, Report
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.quantity import Casualties

NEXT = DAY + timedelta(days=1)
OPPOSITE = {"russia": "ukraine", "ukraine": "russia"}


class Shelf:
    """Keeps groups in memory and counts the families gone through anew."""

    def __init__(self) -> None:
        self.groups: dict[str, Groups] = {}
        self.anew = 0

    def find_groups(self, keys: Iterable[str], /) -> Mapping[str, Groups]:
        """Return what was kept."""
        return {key: self.groups[key] for key in keys if key in self.groups}

    def keep_groups(self, groups: Mapping[str, Groups], known: int, /) -> None:  # noqa: ARG002
        """Keep and count."""
        self.groups |= groups
        self.anew = len(groups)


def on(day: object, name: str, words: str, **changes: object) -> Report:
    """Build a headline of a data set on a day."""
    return a_row(name, words=words, interval=day_interval(day, KYIV), **changes)


POOL = [
    on(DAY, "a", "Дрон влучив у пекарню в Тихому, двоє поранених"),
    on(DAY, "b", "Беспилотник попал в пекарню в Тихом: двое раненых"),
    on(NEXT, "c", "Удар по Тихому: завершено розбір завалів пекарні"),
    on(NEXT, "d", "Ракета влучила в школу в Тихому"),
    on(NEXT, "e", "Дрон влучив у пекарню в Тихому, двоє поранених"),
    on(DAY, "f", "Обстріл Тихого з мінометів"),
    on(DAY, "g", "Обстріл автобуса в Темному", place=OTHER_TOWN),
    on(DAY, "h", "Автобус обстріляли в Темному", place=OTHER_TOWN),
    a_report("i", facets=Facets(weapon_class="fpv_drone")),
    a_party_report("russia", responsible="ukraine", casualties=Casualties(injured_low=2)),
    a_party_report("ukraine", responsible="russia", casualties=Casualties(injured_low=2)),
    a_report("j", incident_type=IncidentType.UNDETERMINED_EXPLOSION, facets=Facets()),
]
SOME = st.sets(st.sampled_from(range(len(POOL))))
GROUPS = st.sampled_from(
    [
        NO_RULINGS,
        Rulings(same=(frozenset({"rep-a", "rep-g"}),)),
        Rulings(apart=((frozenset({"rep-a"}), frozenset({"rep-b"})),)),
    ]
)


def chosen(numbers: Iterable[int]) -> list[Report]:
    """Take some reports of the pool."""
    return [POOL[number] for number in sorted(numbers)]


def formed(
    reports: list[Report], rulings: Rulings = NO_RULINGS, shelf: Shelf | None = None
) -> tuple[Incident, ...]:
    """Form incidents in a theatre of one sector."""
    return form_incidents(reports, lambda _: "s", rulings, shelf or Shelf())


@settings(max_examples=60, deadline=None)
@given(SOME, SOME, GROUPS)
def test_what_was_formed_before_changes_nothing(
    before: set[int], now: set[int], rulings: Rulings
) -> None:
    """A run after any other run gives exactly what a first run gives, rulings or not."""
    shelf = Shelf()
    formed(chosen(before), NO_RULINGS, shelf)
    formed(chosen(before | now), rulings, shelf)

    assert formed(chosen(now), rulings, shelf) == formed(chosen(now), rulings)


def test_a_late_report_touches_its_own_family_only() -> None:
    """Evidence on one town leaves the incidents of another as they were."""
    shelf = Shelf()
    before = [POOL[number] for number in (0, 1, 6, 7)]
    late = on(DAY, "late", "Пекарня в Тихому згоріла через дрон, двоє поранених")

    formed(before, shelf=shelf)
    first = shelf.anew
    formed([*before, late], shelf=shelf)

    assert (first, shelf.anew) == (2, 1)


def test_nothing_new_forms_nothing_anew() -> None:
    """The second run over the same reports finds all families known."""
    shelf = Shelf()
    formed(POOL, shelf=shelf)

    formed(list(reversed(POOL)), shelf=shelf)

    assert shelf.anew == 0


@settings(max_examples=60, deadline=None)
@given(SOME)
def test_mirrored_parties_form_mirrored_incidents(numbers: set[int]) -> None:
    """D20: swapping the sides swaps them in the incidents and changes nothing else."""
    reports = chosen(numbers)

    incidents = formed([mirrored(report) for report in reports])

    assert [[mirrored(one) for one in incident.reports] for incident in incidents] == [
        list(incident.reports) for incident in formed(reports)
    ]


def mirrored(report: Report) -> Report:
    """Swap the sides of a report."""
    return replace(
        report,
        side=OPPOSITE.get(report.side or "", report.side),
        responsible=OPPOSITE.get(report.responsible or "", report.responsible),
    )


@settings(max_examples=60, deadline=None)
@given(SOME.filter(bool), st.data())
def test_a_copy_never_adds_an_origin(numbers: set[int], data: st.DataObject) -> None:
    """D02: the same row listed again is the same voice, and no second incident."""
    reports = chosen(numbers)
    original = data.draw(st.sampled_from(reports))
    copy = replace(original, id="rep-copy", published_at=original.published_at)

    before, after = formed(reports), formed([*reports, copy])

    assert sum(len(one.origins) for one in after) <= sum(len(one.origins) for one in before)
    assert len(after) <= len(before)


def test_an_incident_keeps_its_id_when_a_late_report_joins() -> None:
    """Names are stable while evidence grows."""
    late = replace(POOL[1], published_at=POOL[0].published_at + timedelta(hours=9))

    assert formed([POOL[0]])[0].id == formed([late, POOL[0]])[0].id
    assert POOL[0].place == TOWN

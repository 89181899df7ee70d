"""What was built into the demonstration is found by the pipeline (docs/explanation/demo.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from demo.conftest import Built

EVE, DAY = date(2031, 6, 8), date(2031, 6, 9)
BOTH = ["russia-1", "ukraine-1"]


def grades(incident: dict[str, Any]) -> tuple[str, str, str, list[str]]:
    """Occurrence, attribution, term result and the versions it rests on."""
    (term,) = incident["terms"]
    return (
        incident["occurrence"]["grade"],
        incident["attribution"]["grade"],
        term["result"],
        term["versions"],
    )


def said(built: Built, section: str) -> str:
    """All English words of one section of the report day."""
    (found,) = [each for each in built.editions[DAY]["sections"] if each["id"] == section]
    return "\n".join(_texts(found["blocks"]))


def test_a_sector_that_nobody_saw_is_not_called_quiet(built: Built) -> None:
    """No team, closed cloud and no words: not observed, no statement."""
    sectors = {each["id"]: each for each in built.editions[DAY]["sectors"]}

    assert sectors["kherson-dnipro"]["reader_state"] == "not_observed"
    assert sectors["kherson-dnipro"]["incidents"] == []


def test_a_correspondent_and_a_field_team_corroborate_each_other(built: Built) -> None:
    """Zarichne: two independent origins, prohibited whichever text one reads."""
    shelling = built.one_incident(DAY, "Zarichne", "F3")

    assert grades(shelling)[0] == "O3"
    assert grades(shelling)[2:] == ("prohibited", BOTH)


def test_a_drone_breaks_only_the_text_that_mentions_drones(built: Built) -> None:
    """Kostiantynivka: corroborated, prohibited in Ukraine's version."""
    attack = built.one_incident(DAY, "Kostiantynivka", "F6")

    assert grades(attack) == ("O3", "A0", "prohibited_in_version", ["ukraine-1"])


def test_shells_behind_the_border_break_only_the_text_that_covers_them(built: Built) -> None:
    """Sudzha: reported, denied by the other side, prohibited in Russia's version."""
    shelling = built.one_incident(DAY, "Sudzha", "F3")

    assert grades(shelling)[0] == "O2"
    assert "contested" in shelling["flags"]
    assert grades(shelling)[2:] == ("prohibited_in_version", ["russia-1"])


def test_what_one_side_says_stays_a_claim_however_many_print_it(built: Built) -> None:
    """Horlivka and Hryshyne: each claimed by one side in two channels, one origin, O1."""
    horlivka = built.one_incident(DAY, "Horlivka", "F3")
    hryshyne = built.one_incident(DAY, "Hryshyne", "G1")

    for claimed in (horlivka, hryshyne):
        assert grades(claimed)[:2] == ("O1", "A1")
        assert len(claimed["reports"]) == 2
        assert claimed["origins"] == 1


def test_both_sides_agreeing_on_the_fact_corroborate_it_but_not_the_blame(built: Built) -> None:
    """Mala Tokmachka: each says the other began; it happened, responsibility open."""
    exchange = built.one_incident(DAY, "Mala Tokmachka", "F3")

    assert exchange["occurrence"]["rule"] == "both_parties_agree"
    assert grades(exchange) == ("O3", "A0", "prohibited", BOTH)


def test_reprints_and_translations_are_one_origin(built: Built) -> None:
    """Vovchansk: four items in three languages, one agency."""
    shelling = built.one_incident(EVE, "Vovchansk", "F3")

    assert len(shelling["reports"]) == 4
    assert shelling["origins"] == 1
    assert grades(shelling)[0] == "O2"


def test_the_maps_contradict_both_generals(built: Built) -> None:
    """Toretsk and Siversk are claimed by those who do not hold them on any map."""
    words = said(built, "claims")

    assert words.count("contradicted by the maps") >= 2
    assert "Торецьк" in words
    assert "Северск" in words


def test_areas_claimed_by_both_sides_exceed_what_the_maps_allow(built: Built) -> None:
    """120 and 60 km² in a month: neither fits the change between the maps."""
    words = said(built, "claims")

    assert "120" in words
    assert "60" in words
    assert words.count("above the range the maps allow") >= 2


def test_totals_are_checked_for_parts_series_and_duration(built: Built) -> None:
    """One total falls, one has parts that do not add up and a window that is too short."""
    words = said(built, "ledger")

    assert "a running total has fallen" in words
    assert "the duration differs from its ends" in words
    assert "-29" in words


def test_the_late_report_changes_yesterdays_numbers_and_says_so(built: Built) -> None:
    """Huliaipole: O2 in the evening's edition, O3 today, listed as a correction."""
    evening = built.editions[EVE]["figures"]["f/2031-06-08/huliaipole/corroborated"]["value"]
    words = said(built, "corrections")

    assert evening == 0
    assert "f/2031-06-08/huliaipole/corroborated" in words
    assert built.one_incident(EVE, "Huliaipole", "F3")["occurrence"]["grade"] == "O2"


def test_everything_is_marked_synthetic_in_the_language_of_the_page(built: Built) -> None:
    """Every page and the JSON say so."""
    marks = {"de": "SYNTHETISCH", "en": "SYNTHETIC", "ru": "СИНТЕТИЧ", "uk": "СИНТЕТИЧ"}

    assert all(edition["synthetic"] for edition in built.editions.values())
    for path in built.result.report_files:
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            assert marks[path.suffixes[-2][1:]] in text.upper(), path.name


def test_no_material_of_the_demonstration_is_credited_to_a_real_publisher(built: Built) -> None:
    """Formats are borrowed, names are not."""
    pages = [path for path in built.result.report_files if path.suffix == ".html"]

    for name in ("DeepState", "NASA FIRMS", "VIINA 2.0", "Open-Meteo"):
        assert not [path.name for path in pages if name in path.read_text(encoding="utf-8")]


def _texts(piece: Any) -> list[str]:
    if isinstance(piece, dict):
        if isinstance(piece.get("en"), str):
            return [piece["en"]]
        return [text for value in piece.values() for text in _texts(value)]
    if isinstance(piece, list):
        return [text for value in piece for text in _texts(value)]
    return [piece] if isinstance(piece, str) else []

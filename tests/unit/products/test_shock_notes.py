"""What stands under a figure in whose time something happened: it is never called counting."""

from dataclasses import replace
from datetime import date

from tests.unit.products import sample

from headwater.products.assembling import mixed_notes, notes_on
from headwater.products.trend_figures import trend_figure
from headwater.released import Release
from headwater.released.release import Break

FLOOD = Break("ed_assaults", date(2024, 3, 1), "A flood.", kind="event", until=date(2024, 5, 1))


def test_a_shock_that_passed_parts_its_months_alone():
    (note,) = [n for n in notes_on([], measure=sample.MEASURES[2], breaks=[FLOOD]) if "flood" in n]
    assert note == "Not compared with other months, Mar 2024 to May 2024: A flood."


def test_a_shock_that_lasts_parts_before_from_after():
    lasting = replace(FLOOD, until=None)
    notes = notes_on([], measure=sample.MEASURES[2], breaks=[lasting])
    assert "Numbers before and after Mar 2024 cannot be compared: A flood." in notes


def test_a_year_that_holds_a_shock_is_a_mixture_and_not_counted_anew():
    release = Release.of(sample.released(breaks=(FLOOD,)))
    rows = release.series("ed_assaults", sample.WHOLE, "year")
    (note,) = mixed_notes(rows, [FLOOD])
    assert note.startswith("Part of the time shown is unlike the rest, Mar 2024 to May 2024")
    assert "ounting" not in note
    (lasting,) = mixed_notes(rows, [replace(FLOOD, until=None)])
    assert "from Mar 2024 on" in lasting


def test_a_chart_draws_a_shock_and_does_not_say_that_it_counts_differently():
    words = "counted differently from here"
    shock = Release.of(sample.released(breaks=(FLOOD,)))
    system = Release.of(sample.released(breaks=(replace(FLOOD, kind="new_system", until=None),)))
    assert words not in trend_figure(shock, shock.measure("ed_assaults")).svg
    assert words in trend_figure(system, system.measure("ed_assaults")).svg

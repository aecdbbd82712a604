"""The columns of a plan: of the form, and of a plan that is written out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from headwater_web.evaluations.models import CHOSEN, COUNTS, DESIGNS, DIRECTIONS
from headwater_web.ui.rows_of_files import Column, Shape


def _of_a_group(name: str, label: Any, meaning: Any, shape: Shape) -> Column:
    return Column(name, label, meaning, shape, is_needed=False)


_YEARS = _("People times years: 40 people for half a year are 20")
_EVENTS = _("A count, such as admissions; only for a plan about two groups")
PLAN_COLUMNS = (
    Column(
        "intervention",
        _("Programme"),
        _("The reference of the programme, such as PG-3"),
        longest=12,
    ),
    Column("title", _("Title"), _("A few words by which people know the evaluation"), longest=160),
    Column("question", _("Question"), _("What is asked, in one sentence")),
    Column(
        "where",
        _("Where"),
        _("The place as a sentence has it after “in”: a city, three estates"),
        longest=120,
    ),
    Column(
        "design",
        _("Design"),
        _("What the change is held against"),
        Shape.CHOICE,
        choices=tuple(DESIGNS),
    ),
    Column(
        "counts_from",
        _("Counts"),
        _("Where the counts come from"),
        Shape.CHOICE,
        choices=tuple(COUNTS),
    ),
    Column(
        "outcome",
        _("Key of the outcome"),
        _("The name of the series or the key of the measure"),
        longest=80,
    ),
    Column(
        "outcome_words",
        _("Outcome"),
        _("The same in words, such as: violent injuries"),
        longest=160,
    ),
    Column(
        "direction",
        _("What is expected"),
        _("Which way it goes if it works"),
        Shape.CHOICE,
        choices=tuple(DIRECTIONS),
    ),
    Column(
        "smallest_effect",
        _("Smallest change worth acting on, in percent"),
        _("Below this nobody would do anything differently, such as 10"),
        Shape.NUMBER,
    ),
    Column(
        "chosen_because",
        _("How the places or people were chosen"),
        _("Those chosen at their worst get better by themselves"),
        Shape.CHOICE,
        choices=tuple(CHOSEN),
    ),
    Column("begins", _("Counts from"), _("The first day of the first month"), Shape.DAY),
    Column(
        "ends", _("Counts until before"), _("The first day of the month after the last"), Shape.DAY
    ),
    Column(
        "treated",
        _("Areas with it"),
        _("One in a line, with the first day of its first month: Area name, 2025-04-01"),
        Shape.TEXT,
        is_needed=False,
    ),
    Column(
        "comparison",
        _("Areas to compare with"),
        _("One in a line: areas that never had it"),
        Shape.TEXT,
        is_needed=False,
    ),
    Column(
        "areas_beside",
        _("Areas beside"),
        _("One in a line: where violence might have moved to"),
        Shape.TEXT,
        is_needed=False,
    ),
    _of_a_group("took_part_before", _("Took part: events before"), _EVENTS, Shape.WHOLE),
    _of_a_group("took_part_years_before", _("Took part: years before"), _YEARS, Shape.NUMBER),
    _of_a_group("took_part_after", _("Took part: events after"), _EVENTS, Shape.WHOLE),
    _of_a_group("took_part_years_after", _("Took part: years after"), _YEARS, Shape.NUMBER),
    _of_a_group("did_not_before", _("Did not: events before"), _EVENTS, Shape.WHOLE),
    _of_a_group("did_not_years_before", _("Did not: years before"), _YEARS, Shape.NUMBER),
    _of_a_group("did_not_after", _("Did not: events after"), _EVENTS, Shape.WHOLE),
    _of_a_group("did_not_years_after", _("Did not: years after"), _YEARS, Shape.NUMBER),
)
WRITTEN = tuple(column.name for column in PLAN_COLUMNS if column.name != "intervention")
PARTS = (
    (_("The question"), ("intervention", "title", "question", "where")),
    (
        _("What would count as an answer"),
        ("design", "direction", "smallest_effect", "chosen_because"),
    ),
    (_("The counts"), ("counts_from", "outcome", "outcome_words", "begins", "ends")),
    (_("The places"), ("treated", "comparison", "areas_beside")),
    (
        _("Two groups, only where the counts are of people"),
        tuple(each for each in WRITTEN if each.startswith(("took_part", "did_not"))),
    ),
)
"""The columns as a page asks for them, under the words of each part."""
GROUP_COLUMNS = tuple(each for each in WRITTEN if each.startswith(("took_part", "did_not")))

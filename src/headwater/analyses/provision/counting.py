"""Counts of similar pupils in both settings, group by group, from the returns that state them."""

from collections.abc import Mapping

from headwater.tables.aggregates import GROUPS
from headwater.tables.results import ProvisionCount
from headwater.tables.schema import Expression
from headwater.vocabulary.provision import Likeness, Question, Setting

FEEDS: Mapping[tuple[Question, Setting], str] = {
    (Question.ATTENDANCE, Setting.ALTERNATIVE): "alternative_provision",
    (Question.ATTENDANCE, Setting.MAINSTREAM): "school_attendance",
    (Question.DESTINATION, Setting.ALTERNATIVE): "post16_destinations",
    (Question.DESTINATION, Setting.MAINSTREAM): "post16_destinations",
}
"""Which return says it. Destinations of both come from one, so that they mean the same."""

_MAINSTREAM = ("primary", "secondary", "all_through")
_IN_ACTIVITY = ("education", "employment", "training")
_NOT_KNOWN = "not_known"
_OTHERS = {
    # What a row of each feed may say beside likeness; any other group must be all together.
    "alternative_provision": ("category",),
    "school_attendance": ("phase",),
    "post16_destinations": ("category", "phase"),
}
_ABSENCE = ("sessions_authorised_absence", "sessions_unauthorised_absence")


def provision_counts() -> Expression:
    """Every group that a return of either setting states, over all of its schools and places.

    A row with a gap in any figure is counted among the rows and among the gaps, and in no sum: to
    add up what is possible and leave out what was attended would be to make pupils absent.
    """
    selects = [
        _attendance(Setting.ALTERNATIVE, ("sessions_attended",), _STATED),
        _attendance(Setting.MAINSTREAM, _ABSENCE, f"possible - {_STATED}"),
        _destinations(),
    ]
    return Expression(ProvisionCount, "\nUNION ALL\n".join(selects))


_LIKENESSES = ", ".join(Likeness)
_STATED = "stated"


def _attendance(setting: Setting, figures: tuple[str, ...], attended: str) -> str:
    """The return of one setting, whose `figures` added up are `stated`."""
    feed = FEEDS[Question.ATTENDANCE, setting]
    only = f"AND phase IN ({_listed(_MAINSTREAM)})" if setting is Setting.MAINSTREAM else ""
    needed = ("pupils", "sessions_possible", *figures)
    added = " + ".join(f"SUM(CASE WHEN figure = '{each}' THEN value END)" for each in figures)
    # Names are figures and columns of our own; no cell of a file becomes part of it.
    rows = f"""SELECT supplier, organisation, area_code, phase, category, period_start,
  {_LIKENESSES}, COUNT(CASE WHEN state <> 'released' THEN 1 END) > 0 AS is_gap,
  SUM(CASE WHEN figure = 'pupils' THEN value END) AS people,
  SUM(CASE WHEN figure = 'sessions_possible' THEN value END) AS possible, {added} AS {_STATED}
FROM published_aggregate
WHERE {_of_feed(feed)} AND figure IN ({_listed(needed)}) {only}
GROUP BY {_first(6 + len(Likeness))}"""  # noqa: S608 -- own names
    return _added_up(Question.ATTENDANCE, f"'{setting}'", rows, "possible", attended)


def _destinations() -> str:
    feed = FEEDS[Question.DESTINATION, Setting.ALTERNATIVE]
    rows = f"""SELECT supplier, area_code, period_start, {_LIKENESSES},
  CASE phase WHEN 'alternative_provision' THEN 'alternative' ELSE 'mainstream' END AS setting,
  COUNT(CASE WHEN state <> 'released' THEN 1 END) > 0 AS is_gap, SUM(value) AS people,
  COALESCE(SUM(CASE WHEN category <> '{_NOT_KNOWN}' THEN value END), 0) AS known,
  COALESCE(SUM(CASE WHEN category IN ({_listed(_IN_ACTIVITY)}) THEN value END), 0) AS active
FROM published_aggregate
WHERE {_of_feed(feed)} AND figure = 'young_people' AND age_group = '16'
  AND phase IN ({_listed((*_MAINSTREAM, "alternative_provision"))})
GROUP BY {_first(4 + len(Likeness))}"""  # noqa: S608 -- own names
    return _added_up(Question.DESTINATION, "setting", rows, "known", "active")


def _added_up(question: Question, setting: str, rows: str, among: str, counted: str) -> str:
    return f"""SELECT supplier, '{question}' AS question, {setting} AS setting, period_start,
  {_LIKENESSES}, SUM(CASE WHEN NOT is_gap THEN people END) AS people,
  SUM(CASE WHEN NOT is_gap THEN {among} END) AS among,
  SUM(CASE WHEN NOT is_gap THEN {counted} END) AS counted,
  COUNT(*) AS rows, COUNT(CASE WHEN is_gap THEN 1 END) AS gaps
FROM ({rows}) AS stated_row GROUP BY {_first(4 + len(Likeness))}"""  # noqa: S608 -- own names


def _of_feed(feed: str) -> str:
    """Rows of the feed that are of every person but for likeness and what the feed tells apart."""
    allowed = {*Likeness, *_OTHERS[feed]}
    empty = [f"{name} IS NULL" for name in GROUPS if name not in allowed]
    return " AND ".join([f"feed = '{feed}'", "period_start IS NOT NULL", *empty])


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _first(columns: int) -> str:
    """The first columns of a statement, by number."""
    return ", ".join(str(number) for number in range(1, columns + 1))

"""Cards and evaluations as files that others can use: CSV and JSON, a dictionary and a schema."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from headwater_web.evidence.followed_studies import FollowedStudy
from headwater_web.evidence.following import ShownCard
from headwater_web.evidence.models import Outcome, Result
from headwater_web.evidence.models.studies import About
from headwater_web.evidence.row_columns import CARD_COLUMNS, OUTCOME_COLUMNS
from headwater_web.ui.rows_of_files import Column, Shape, dictionary_as_csv
from headwater_web.ui.spreadsheets import lines_of

EVALUATION_FORMAT = "headwater-evaluation-summary/1"
CARDS_FORMAT = "headwater-evidence-cards/1"
STUDY_COLUMNS = (
    Column("study", "", "the study's reference in the register of the partnership that ran it"),
    Column("title", "", "what the study is called"),
    Column("question", "", "the question that it asked", Shape.TEXT),
    Column(
        "about",
        "",
        "which of the four public health questions it asked",
        Shape.CHOICE,
        choices=tuple(About.choices),
    ),
    Column("partner", "", "who did the study"),
    Column("commissioner", "", "who asked for it"),
    Column("ethics_body", "", "the body that decided on ethics approval", is_needed=False),
    Column("ethics_reference", "", "the body's own reference", is_needed=False),
    Column("ethics_state", "", "what the body last said", is_needed=False),
    Column("plan_address", "", "where the plan was published", Shape.ADDRESS, is_needed=False),
    Column("planned_starts_on", "", "the first planned beginning", Shape.DAY),
    Column("planned_ends_on", "", "the first planned end", Shape.DAY),
    Column("started_on", "", "when it began", Shape.DAY, is_needed=False),
    Column("ended_on", "", "when it finished", Shape.DAY, is_needed=False),
    Column(
        "result",
        "",
        "what it can say; finding no difference is a result like any other",
        Shape.CHOICE,
        is_needed=False,
        choices=tuple(Result.choices),
    ),
    Column("result_words", "", "the same in a few sentences", Shape.TEXT, is_needed=False),
    Column("takes_part", "", "who took part", Shape.TEXT),
    Column("thanks", "", "how those who took part were thanked", Shape.TEXT),
)
"""What an evaluation's summary says of its study. What the study cost is not in it."""
_SUMMARY_COLUMNS = (*STUDY_COLUMNS, *OUTCOME_COLUMNS)


def cards_as_csv(cards: Iterable[ShownCard]) -> str:
    """Published cards, one in a row; the file can be imported elsewhere as it is."""
    names = [column.name for column in CARD_COLUMNS]
    return "".join(lines_of(names, (list(_card(each).values()) for each in cards)))


def cards_as_json(cards: Iterable[ShownCard], *, partnership: str, today: date) -> str:
    """The same as JSON, with the day on which it was handed over."""
    return _json(
        {
            "format": CARDS_FORMAT,
            "partnership": partnership,
            "handed_over_on": today,
            "cards": [_card(each) for each in cards],
        }
    )


def card_dictionary() -> str:
    """The data dictionary of cards."""
    return dictionary_as_csv(CARD_COLUMNS)


def evaluation_dictionary() -> str:
    """The data dictionary of an evaluation's summary: the study, then each outcome."""
    names = {column.name for column in STUDY_COLUMNS}
    outcomes = (each for each in OUTCOME_COLUMNS if each.name not in names)
    return dictionary_as_csv((*STUDY_COLUMNS, *outcomes))


def evaluation_as_csv(followed: FollowedStudy) -> str:
    """One outcome in a row, with the study's own columns before it; a row without, if none."""
    study = list(_study(followed).values())
    outcomes: list[list[Any]] = [
        list(_outcome(each.stated).values()) for each in followed.shown_outcomes
    ] or [[None] * len(OUTCOME_COLUMNS)]
    rows = ([*study, *outcome] for outcome in outcomes)
    return "".join(lines_of([column.name for column in _SUMMARY_COLUMNS], rows))


def evaluation_as_json(followed: FollowedStudy, *, partnership: str, today: date) -> str:
    """An evaluation's summary that `evaluation_schema` describes."""
    return _json(
        {
            "format": EVALUATION_FORMAT,
            "partnership": partnership,
            "handed_over_on": today,
            "study": _study(followed),
            "outputs": [
                {"title": each.title, "came_out_on": each.came_out_on, "address": each.address}
                for each in followed.outputs
            ],
            "outcomes": [_outcome(each.stated) for each in followed.shown_outcomes],
        }
    )


def evaluation_schema() -> dict[str, Any]:
    """The JSON Schema of an evaluation's summary (draft 2020-12)."""
    output = {
        "title": {"type": "string"},
        "came_out_on": {"type": "string", "format": "date"},
        "address": {"type": "string", "format": "uri"},
    }
    described = {
        "format": {"const": EVALUATION_FORMAT},
        "partnership": {"type": "string"},
        "handed_over_on": {"type": "string", "format": "date"},
        "study": _object(STUDY_COLUMNS),
        "outputs": {"type": "array", "items": _closed(output)},
        "outcomes": {"type": "array", "items": _object(OUTCOME_COLUMNS)},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Summary of an evaluation",
        **_closed(described),
    }


def schema_as_json() -> str:
    """The schema as a file."""
    return _json(evaluation_schema())


def _object(columns: tuple[Column, ...]) -> dict[str, Any]:
    return _closed({column.name: _described(column) for column in columns})


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _described(column: Column) -> dict[str, Any]:
    kinds: dict[Shape, dict[str, Any]] = {
        Shape.NUMBER: {"type": "number"},
        Shape.WHOLE: {"type": "integer", "minimum": 0},
        Shape.DAY: {"type": "string", "format": "date"},
    }
    described = dict(kinds.get(column.shape, {"type": "string"}))
    if not column.is_needed:
        described["type"] = [described["type"], "null"]
    if column.choices:
        values: list[str | None] = [value for value, _words in column.choices]
        described["enum"] = values if column.is_needed else [*values, None]
    return {"description": str(column.meaning), **described}


def _card(shown: ShownCard) -> dict[str, Any]:
    said = {column.name: getattr(shown.version, column.name, None) for column in CARD_COLUMNS}
    return {name: _plain(value) for name, value in (said | {"key": shown.card.key}).items()}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {column.name: _plain(getattr(outcome, column.name)) for column in OUTCOME_COLUMNS}


def _study(followed: FollowedStudy) -> dict[str, Any]:
    study, ethics, finished = followed.study, followed.ethics, followed.finished
    said = {
        **{column.name: getattr(study, column.name, None) for column in STUDY_COLUMNS},
        "study": study.reference,
        "ethics_body": ethics.body if ethics else None,
        "ethics_reference": ethics.body_reference if ethics else None,
        "ethics_state": ethics.get_kind_display() if ethics else None,
        "started_on": followed.started_on,
        "ended_on": followed.ended_on,
        "result": finished.result if finished else None,
        "result_words": finished.words if finished else None,
    }
    return {column.name: _plain(said[column.name]) for column in STUDY_COLUMNS}


def _plain(value: Any) -> Any:
    """A value as a file holds it; nothing is null, never an empty text."""
    if value == "":
        return None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False, default=_plain) + "\n"

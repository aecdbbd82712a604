"""What one return says, page by page, with every share beside its counts and its interval."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.provider_returns.answers import Answer, as_day, is_mark
from headwater_web.provider_returns.asked import asked
from headwater_web.provider_returns.outcomes import BEGAN, LEFT, LOOKED, PART, SOURCE, WEEKS, WHOLE
from headwater_web.provider_returns.queries.accepted import Told
from headwater_web.provider_returns.questions import REPEATED, Group, Question, Row, Shape, Unit
from headwater_web.provider_returns.shares import (
    comparison,
    number_shown,
    repeated_shown,
    share_of,
    share_shown,
)
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class Reading:
    """One table with what it says in a sentence. The first cell of each row is its head."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentences: tuple[str, ...] = ()
    note: str = ""


def readings_of(told: Told) -> tuple[Reading, ...]:
    """All that a return says, in the order of its pages. Attendance is never shown alone."""
    found: list[Reading] = []
    partner = dict(_pairs(told))
    second = set(partner.values())
    outcomes: list[Group] = []
    silent: list[str] = []
    for group in told.form.groups:
        if group.outcome is not None:
            outcomes.append(group)
        elif group.key in second:
            continue
        elif not _has_number(told, group):
            silent.append(group.title)
        else:
            other = told.form.group(partner.get(group.key, ""))
            found.append(_beside(told, group, other) if other else _reading(told, group))
    if outcomes:
        found.append(_outcomes(told, outcomes))
    if silent:
        found.append(_silent(silent))
    return tuple(found)


def _has_number(told: Told, group: Group) -> bool:
    answers = told.said.get(group.key, {})
    return any(not is_mark(answer) for answer in answers.values())


def _silent(titles: Sequence[str]) -> Reading:
    """Pages without any number: named, because not collected is not nothing."""
    words = _("Nothing was counted under: {titles}. That is not the same as nothing.")
    sentence = words.format(titles="; ".join(titles))
    return Reading("silent", _("Not counted"), (), (), (sentence,))


def _pairs(told: Told) -> Iterator[tuple[str, str]]:
    known = asked().parts
    for key in told.report.parts:
        if key in known and (pair := known[key].beside):
            yield pair


def _reading(told: Told, group: Group) -> Reading:
    return _table(told, group) if group.rows else _path(told, group)


def _path(told: Told, group: Group, *, note: str = "") -> Reading:
    """Questions that are asked once, each beside its own whole."""
    has_parts = any(question.of for question in group.questions)
    rows = tuple(
        (
            question.short,
            _said(question, told.answer(group.key, question.key)),
            *([_of_whole(told, group, question)] if has_parts else []),
        )
        for question in group.questions
    )
    heads = (_("What"), _("How many"), *([_("Of what it is a part of")] if has_parts else []))
    return Reading(group.key, group.title, heads, rows, (), note)


def _of_whole(told: Told, group: Group, question: Question) -> str:
    if not question.of:
        return _("by itself")
    part, whole = told.answer(group.key, question.key), told.answer(group.key, question.of)
    return share_shown(part, whole)


def _table(told: Told, group: Group) -> Reading:
    """Questions that are asked for each line; shares are compared between lines."""
    heads = (_("Group"), *(question.short for question in group.questions))
    rows = tuple(
        (row.words, *(_cell(told, group, question, row) for question in group.questions))
        for row in group.rows
    )
    sentences = tuple(_compared(told, group))
    note = ""
    if group.overlaps:
        note = _("One person may be in several lines, so lines are never added up.")
    elif any(question.of and question.unit in REPEATED for question in group.questions):
        note = _("One person brings many of these, so ranges allow for people, or are not given.")
    return Reading(group.key, group.title, heads, rows, sentences, note)


def _cell(told: Told, group: Group, question: Question, row: Row) -> str:
    part = told.answer(group.key, question.key, row.key)
    if not question.of:
        return _said(question, part)
    whole = told.answer(group.key, question.of, row.key)
    if question.unit in REPEATED:
        people = told.answer(group.key, question.clusters, row.key) if question.clusters else None
        return repeated_shown(part, whole, people)
    return share_shown(part, whole)


def _compared(told: Told, group: Group) -> Iterator[str]:
    for question in group.questions:
        if question.of and not group.overlaps and question.unit not in REPEATED:
            named = [
                (row.words, share)
                for row in group.rows
                if (
                    share := share_of(
                        told.answer(group.key, question.key, row.key),
                        told.answer(group.key, question.of, row.key),
                    )
                )
            ]
            if words := comparison(named):
                yield f"{question.short}: {words}"


def _beside(told: Told, group: Group, other: Group) -> Reading:
    """Two pages of which the second is only ever read beside the first."""
    first, second = _path(told, group), _path(told, other)
    both = _("{first}, and {second} beside it").format(
        first=first.title, second=second.title.lower()
    )
    return Reading(
        group.key,
        both,
        first.heads,
        (*first.rows, *second.rows),
        note=_("Attendance alone says nothing about safety."),
    )


def _outcomes(told: Told, groups: Sequence[Group]) -> Reading:
    rows = tuple(
        (
            group.title,
            share_shown(told.answer(group.key, PART), told.answer(group.key, WHOLE)),
            _("{definition} Out of: {whole}.").format(
                definition=group.outcome.definition, whole=group.outcome.whole
            ),
            _followed(told, group.key),
            _source(told, group),
            number_shown(told.answer(group.key, LEFT)),
            standing_of_outcome(told, group),
        )
        for group in groups
        if group.outcome is not None
    )
    heads = (
        _("Outcome"),
        _("Happened for"),
        _("What it means"),
        _("Followed"),
        _("How we know"),
        _("Left before anybody looked"),
        _("What it is"),
    )
    sentence = _("Each is what was counted, without a comparison: it does not say what caused it.")
    return Reading("outcomes", _("Outcomes"), heads, rows, (sentence,))


def standing_of_outcome(told: Told, group: Group) -> str:
    """Whether an outcome says enough to be read as a count of what happened."""
    missing = [
        words
        for name, words in (
            (WHOLE, _("out of how many")),
            (WEEKS, _("how long people were followed")),
            (SOURCE, _("how it is known")),
        )
        if is_mark(said := told.answer(group.key, name)) or said is None
    ]
    if not missing:
        return _("A count with its follow-up")
    return _("What the provider says. Not stated: {missing}.").format(missing=", ".join(missing))


def _followed(told: Told, key: str) -> str:
    weeks = told.answer(key, WEEKS)
    if not isinstance(weeks, int):
        return _("follow-up not stated")
    words = ngettext("{weeks} week", "{weeks} weeks", weeks).format(weeks=weeks)
    began, looked = as_day(told.answer(key, BEGAN)), as_day(told.answer(key, LOOKED))
    if began and looked:
        return _("{weeks}; first start {began}, looked on {looked}").format(
            weeks=words, began=day_words(began), looked=day_words(looked)
        )
    return words


def _source(told: Told, group: Group) -> str:
    question = group.question(SOURCE)
    return _said(question, told.answer(group.key, SOURCE)) if question else ""


def _said(question: Question, answer: Answer | None) -> str:
    if question.shape is Shape.CHOICE:
        chosen = next((each.words for each in question.choices if each.key == answer), "")
        return chosen or number_shown(answer)
    if question.unit is Unit.DAYS and isinstance(answer, int):
        return ngettext("{days} day", "{days} days", answer).format(days=answer)
    return number_shown(answer)

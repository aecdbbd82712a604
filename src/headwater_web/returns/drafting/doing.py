"""Actions: done with evidence, overdue, not begun, and how each priority stands."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.returns.drafting.draft import Asked, Draft, counted
from headwater_web.strategy.api import (
    ShownAction,
    Tracker,
    all_entries,
    shown_entries,
    tracker,
)
from headwater_web.ui.strategy_words import strategy_words
from headwater_web.ui.words import day_words


def actions_done(asked: Asked) -> Draft:
    """The actions whose evidence a second person saw within the period."""
    found = _done_within(asked)
    words = ngettext(
        "{n} action was done in the period, with evidence that a second person saw.",
        "{n} actions were done in the period, with evidence that a second person saw.",
        len(found),
    )
    return counted(
        words.format(n=len(found)),
        len(found),
        figures={"actions_done": str(len(found))},
        headings=(_("Action"), _("What was done"), _("Confirmed on")),
        rows=tuple(
            (each.reference, each.action.title, day_words(each.facts.confirmed_on))
            for each in found
        ),
        references=tuple(each.reference for each in found),
    )


def actions_overdue(asked: Asked) -> Draft:
    """The actions past the date first agreed on the day, as a board pack has them."""
    tables = tracker(since=asked.span.starts_on, today=asked.as_at)
    late, asking = tables.overdue, tables.extensions_asked
    words = ngettext(
        "{n} action is overdue, counted from the date first agreed.",
        "{n} actions are overdue, counted from the date first agreed.",
        len(late),
    ).format(n=len(late))
    if asking:
        words += " " + ngettext(
            "More time is asked for on {n} more.",
            "More time is asked for on {n} more.",
            len(asking),
        ).format(n=len(asking))
    return counted(
        words,
        len(late),
        figures={"actions_overdue": str(len(late)), "extensions_asked": str(len(asking))},
        headings=(_("Action"), _("What was to be done"), _("Agreed for"), _("Days overdue")),
        rows=tuple(
            (
                each.reference,
                each.action.title,
                day_words(each.facts.due_on),
                str(each.days_overdue),
            )
            for each in (*late, *asking)
        ),
        references=tuple(each.reference for each in (*late, *asking)),
    )


def actions_not_begun(asked: Asked) -> Draft:
    """The actions of which nobody has ever said how they go."""
    found = _not_begun(asked.as_at)
    words = ngettext(
        "{n} action is not begun: nobody has said yet how it goes.",
        "{n} actions are not begun: nobody has said yet how they go.",
        len(found),
    )
    return counted(
        words.format(n=len(found)),
        len(found),
        figures={"actions_not_begun": str(len(found))},
        headings=(_("Action"), _("What is to be done"), _("Agreed for")),
        rows=tuple((each, title, due) for each, (title, due) in found.items()),
        references=tuple(found),
    )


def actions_by_priority(asked: Asked) -> Draft:
    """For each priority of the strategy: its actions done in the period, overdue, not begun."""
    done = {each.reference for each in _done_within(asked)}
    late = {each.reference for each in _tables(asked.as_at).overdue}
    untouched = set(_not_begun(asked.as_at))
    of_priority = _references_by_priority(asked.as_at)
    figures: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    for priority in strategy_words().priorities:
        mine = of_priority.get(priority.number, set())
        counts = tuple(str(len(mine & each)) for each in (mine, done, late, untouched))
        rows.append((f"{priority.number}. {priority.title}", *counts))
        for name, count in zip(("all", "done", "overdue", "not_begun"), counts, strict=True):
            figures[f"priority_{priority.number}_{name}"] = count
    return Draft(
        _("An action that serves two priorities is counted under each."),
        figures=figures,
        headings=(_("Priority"), _("Actions"), _("Done"), _("Overdue"), _("Not begun")),
        rows=tuple(rows),
        references=tuple(sorted(set().union(*of_priority.values()))),
    )


def _references_by_priority(as_at: date) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for each in shown_entries(all_entries(), today=as_at):
        if each.entry.priority_number is not None:
            mine = found.setdefault(each.entry.priority_number, set())
            mine |= {action.reference for action in each.actions}
    return found


def _done_within(asked: Asked) -> tuple[ShownAction, ...]:
    completed = tracker(since=asked.span.starts_on, today=asked.as_at).completed
    return tuple(
        each for each in completed if _is_before(each.facts.confirmed_on, asked.span.ends_on)
    )


def _is_before(day: date | None, end: date) -> bool:
    return day is not None and day < end


def _not_begun(as_at: date) -> dict[str, tuple[str, str]]:
    """Title and date of each open action without a word of progress, by reference."""
    tables = _tables(as_at)
    begun = {update.action.reference for update in tables.updates}
    begun |= {each.reference for each in tables.to_confirm}
    still_open = {
        each.reference: (each.action.title, day_words(each.facts.due_on)) for each in _open(tables)
    }
    return {key: words for key, words in still_open.items() if key not in begun}


def _open(tables: Tracker) -> Iterable[ShownAction]:
    return (
        *tables.overdue,
        *tables.extensions_asked,
        *tables.due_soon,
        *tables.later,
        *tables.held_up,
    )


def _tables(as_at: date) -> Tracker:
    return tracker(since=date.min, today=as_at)

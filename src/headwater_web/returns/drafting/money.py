"""Money: spent in the period and to date, conditions with their sums, priorities without any."""

from decimal import Decimal

from django.utils.translation import gettext as _

from headwater_web.funding.api import (
    SpendBetween,
    agreements_words,
    conditions_standing,
    pounds,
    priorities_funded,
    spend_between,
)
from headwater_web.returns.drafting.draft import Asked, Draft

NOTHING = Decimal(0)


def spend_in_period(asked: Asked) -> Draft:
    """What was spent in the period; what nobody has entered is said, and is not zero."""
    found = spend_between(asked.span.starts_on, asked.span.ends_on, today=asked.as_at)
    return Draft(
        _spend_words(found),
        number=found.granted,
        figures={"spend_in_period": str(found.granted), "match_in_period": str(found.match)},
        headings=(_("Kind of spending"), _("Spent")),
        rows=tuple((each.title, pounds(each.amount)) for each in found.by_category),
        references=found.agreements,
    )


def _spend_words(found: SpendBetween) -> str:
    words = _("{granted} of grants and {match} of match funding is entered as spent.").format(
        granted=pounds(found.granted), match=pounds(found.match)
    )
    if not found.not_entered:
        return words
    gaps = ", ".join(f"{reference} {span.words}" for reference, span in found.not_entered)
    return (
        words
        + " "
        + _("Some lines are not yet entered: {gaps}. That is not zero.").format(gaps=gaps)
    )


def spend_to_date(asked: Asked) -> Draft:
    """Each agreement: granted, spent, foreseen, and what is not entered."""
    found = agreements_words(asked.as_at)
    total = sum((each.spent for each in found), NOTHING)
    return Draft(
        _("{spent} is entered as spent of {granted} granted.").format(
            spent=pounds(total),
            granted=pounds(sum((each.amount for each in found), NOTHING)),
        ),
        number=total,
        figures={f"{each.reference}_spent": str(each.spent) for each in found},
        headings=(_("Agreement"), _("Granted"), _("Spent"), _("Foreseen"), _("Not yet entered")),
        rows=tuple(
            (
                f"{each.reference} {each.title}",
                pounds(each.amount),
                pounds(each.spent),
                pounds(each.foreseen),
                ", ".join(each.missing) or _("nothing is missing"),
            )
            for each in found
        ),
        references=tuple(each.reference for each in found),
    )


def conditions(asked: Asked) -> Draft:
    """Each condition as it stands, with its sum."""
    found = conditions_standing(asked.as_at)
    met = sum(each.is_met is True for each in found)
    open_ = sum(each.is_met is None for each in found)
    return Draft(
        _("{met} of {all} conditions are met so far; of {open} we cannot say yet.").format(
            met=met, all=len(found), open=open_
        ),
        figures={"conditions": str(len(found)), "conditions_met": str(met)},
        headings=(_("Agreement"), _("Condition"), _("Where it stands"), _("From what")),
        rows=tuple((each.agreement, each.title, each.standing, each.words) for each in found),
        references=tuple(dict.fromkeys(each.agreement for each in found)),
    )


def priorities_with_money(asked: Asked) -> Draft:
    """What is budgeted and spent for each priority, and which has no funded activity."""
    found = [each for each in priorities_funded(asked.as_at) if each.number is not None]
    without = [each for each in found if not each.has_funded_activity]
    words = (
        _("No activity is funded for: {priorities}.").format(
            priorities="; ".join(f"{each.number}. {each.title}" for each in without)
        )
        if without
        else _("Every priority has funded activity.")
    )
    return Draft(
        words,
        figures={f"priority_{each.number}_budget": str(each.total) for each in found},
        headings=(_("Priority"), _("Budgeted for activity"), _("Spent")),
        rows=tuple(
            (f"{each.number}. {each.title}", pounds(each.total), pounds(each.spent))
            for each in found
        ),
    )

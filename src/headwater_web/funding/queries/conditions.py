"""How each condition stands: its sum shown, and never met while a number is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.funding.models import Category, Condition, ConditionCheck
from headwater_web.funding.money import (
    NOTHING,
    percentage,
    pounds,
    reaches,
    share_of,
    stays_within,
)
from headwater_web.funding.queries.lines import ShownLine
from headwater_web.funding.spans import Span
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class Totals:
    """What an agreement's lines spent and foresee, by category, and the periods not entered."""

    spent: Mapping[str, Decimal]
    foreseen: Mapping[str, Decimal]
    missing: tuple[Span, ...]

    @classmethod
    def of(cls, lines: Iterable[ShownLine], *, missing: tuple[Span, ...]) -> "Totals":
        """The totals of lines."""
        spent = dict.fromkeys(Category.values, NOTHING)
        foreseen = dict.fromkeys(Category.values, NOTHING)
        for each in lines:
            spent[each.line.category] += each.spent
            foreseen[each.line.category] += each.foreseen
        return cls(spent, foreseen, missing)

    @property
    def missing_words(self) -> str:
        """The periods not entered, in words."""
        return ", ".join(each.words for each in self.missing)

    @property
    def with_forecast(self) -> dict[str, Decimal]:
        """Spent and foreseen together."""
        return {key: self.spent[key] + self.foreseen[key] for key in Category.values}


@dataclass(frozen=True, slots=True)
class ConditionStanding:
    """How one condition stands on a day. `is_met` is None where that cannot be said yet.

    `part`, `base` and `share` are there for a share of what is spent; `asked` is its percentage.
    """

    agreement: str
    agreement_title: str
    address: str
    number: int
    title: str
    words: str
    is_met: bool | None
    is_over: bool = False
    part: Decimal | None = None
    base: Decimal | None = None
    share: Decimal | None = None
    asked: Decimal | None = None
    due_on: date | None = None
    explained: str = ""

    @property
    def standing(self) -> str:
        """Whether it is met, in words."""
        if self.is_met is None:
            return _("we cannot say yet")
        if self.is_over:
            return _("met") if self.is_met else _("not met")
        return _("met so far") if self.is_met else _("not met so far")


def standing_of(condition: Condition, totals: Totals, *, today: date) -> ConditionStanding:
    """How a condition stands on a day."""
    if condition.kind in {Condition.Kind.AT_LEAST, Condition.Kind.AT_MOST}:
        return _share(condition, totals, today)
    check = list(condition.checks.all())[-1:]
    latest = check[0] if check else None
    if condition.kind == Condition.Kind.PRODUCT:
        return _product(condition, latest, today)
    return _looked_at(condition, latest)


def _share(condition: Condition, totals: Totals, today: date) -> ConditionStanding:
    asked = condition.percentage or NOTHING
    is_floor = condition.kind == Condition.Kind.AT_LEAST
    part, base = parts_of(condition, totals.spent)
    limit = _("at least {share}") if is_floor else _("at most {share}")
    wanted = limit.format(share=percentage(asked))
    if not base:
        words = _("Nothing is entered to take a share of: the condition asks for {limit}.")
        return _standing(condition, words.format(limit=wanted), None, asked=asked)
    share = share_of(part, base, rounded_up=not is_floor)
    words = _("{category}: {part} of {base} {of}, {share}: the condition asks for {limit}.").format(
        category=Category(condition.category).label,
        part=pounds(part),
        base=pounds(base),
        of=_of_words(condition),
        share=percentage(share),
        limit=wanted,
    )
    met = (reaches if is_floor else stays_within)(part, base, asked)
    return _standing(
        condition,
        " ".join(filter(None, (words, _foreseen_words(condition, totals), _gap_words(totals)))),
        None if totals.missing else met,
        is_over=condition.agreement.whole.is_over(today),
        part=part,
        base=base,
        share=share,
        asked=asked,
    )


def parts_of(condition: Condition, amounts: Mapping[str, Decimal]) -> tuple[Decimal, Decimal]:
    """The part that a condition is about, and what it is a share of.

    Without another category that is the funder's own money: match funding is compared with it and
    is no part of it.
    """
    own = (amount for key, amount in amounts.items() if key != Category.MATCH)
    base = amounts[condition.of] if condition.of else sum(own, NOTHING)
    return amounts[condition.category], base


def _of_words(condition: Condition) -> str:
    if not condition.of:
        return _("spent")
    return _("spent on {category}").format(category=str(Category(condition.of).label).lower())


def _foreseen_words(condition: Condition, totals: Totals) -> str:
    if not any(totals.foreseen.values()):
        return ""
    part, base = parts_of(condition, totals.with_forecast)
    if not base:
        return ""
    is_floor = condition.kind == Condition.Kind.AT_LEAST
    share = share_of(part, base, rounded_up=not is_floor)
    return _("With what is foreseen: {part} of {base}, {share}.").format(
        part=pounds(part), base=pounds(base), share=percentage(share)
    )


def _gap_words(totals: Totals) -> str:
    if not totals.missing:
        return ""
    return _("Not yet entered: {periods}. So we cannot say whether it is met.").format(
        periods=totals.missing_words
    )


def _product(condition: Condition, latest: ConditionCheck | None, today: date) -> ConditionStanding:
    due = condition.due_on or today
    if latest is not None and latest.is_met:
        late = max(0, (latest.happened_on - due).days)
        words = _("Due on {due}, there on {day}.").format(
            due=day_words(due), day=day_words(latest.happened_on)
        )
        if late:
            words += " " + ngettext("That is {n} day late.", "That is {n} days late.", late).format(
                n=late
            )
        return _standing(condition, words, not late, is_over=True)
    if due < today:
        words = _("Due on {due}, and not there yet.").format(due=day_words(due))
        return _standing(condition, words, False, is_over=False)
    return _standing(condition, _("Due on {due}.").format(due=day_words(due)), None)


def _looked_at(condition: Condition, latest: ConditionCheck | None) -> ConditionStanding:
    who = condition.looked_at_by
    if latest is None:
        words = _("Nobody has looked yet. It is looked at by: {who}.").format(who=who)
        return _standing(condition, words, None)
    words = _("Looked at on {day} by {who}: {words}").format(
        day=day_words(latest.happened_on), who=who, words=latest.words
    )
    return _standing(condition, words, latest.is_met)


def _standing(
    condition: Condition, words: str, is_met: bool | None, **figures: object
) -> ConditionStanding:
    agreement = condition.agreement
    return ConditionStanding(
        agreement=agreement.reference,
        agreement_title=agreement.title,
        address=reverse("funding:agreement", args=[agreement.reference]),
        number=condition.pk,
        title=condition.title,
        words=words,
        is_met=is_met,
        due_on=condition.due_on,
        explained=condition.words,
        **figures,  # type: ignore[arg-type]  # each caller gives numbers of the class's own names
    )

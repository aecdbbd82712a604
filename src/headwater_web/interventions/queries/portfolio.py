"""Every pound of the programmes, set out by one thing at a time. A pound stands in one row."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from headwater_web.evidence.api import CardWords, cards_for
from headwater_web.funding.api import LineStanding, pounds
from headwater_web.interventions.lists import intervention_lists, joined, names_of
from headwater_web.interventions.models import IntendedBalance, ProgrammeDecision, Tier
from headwater_web.interventions.money_rules import NOTHING
from headwater_web.interventions.queries.money import (
    LeftOver,
    left_over,
    lines_by_number,
    shares_of,
)
from headwater_web.interventions.queries.programmes import (
    FollowedProgramme,
    all_programmes,
    followed,
    tier_words,
)
from headwater_web.strategy.api import finding_words
from headwater_web.ui.strategy_words import strategy_words

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Pounds:
    """So many pounds of one budget line for one programme, with what they are counted under."""

    amount: Decimal
    programme: FollowedProgramme
    line: LineStanding
    tier: str
    place: str
    need: str
    priority: str
    band: str
    rating: str


@dataclass(frozen=True, slots=True)
class Row:
    """What stands under one heading, of all that programmes were given."""

    words: str
    amount: Decimal
    whole: Decimal
    programmes: tuple[str, ...]

    @property
    def percent(self) -> int:
        """The share in whole per cent."""
        return percent_of(self.amount, self.whole)

    @property
    def share_words(self) -> str:
        """The share with what it is a share of."""
        return share_of_pounds(self.amount, self.whole)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """All that programmes were given, by one thing; `reading` says the picture in a sentence."""

    key: str
    title: str
    heading: str
    rows: tuple[Row, ...]
    reading: str


@dataclass(frozen=True, slots=True)
class Next:
    """What shall be decided next on a programme, and when; nothing where nobody said."""

    programme: FollowedProgramme
    decision: ProgrammeDecision | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One tier: what it has of all money, and what a body meant it to have, in per cent."""

    tier: str
    amount: Decimal
    whole: Decimal
    intended: int | None

    @property
    def actual(self) -> int:
        """The share in whole per cent."""
        return percent_of(self.amount, self.whole)

    @property
    def words(self) -> str:
        """Whether it is as meant, in words."""
        if self.intended is None:
            return _("nobody has said what was meant")
        points = self.actual - self.intended
        if points == 0:
            return _("as meant")
        said = _("{n} points more than meant") if points > 0 else _("{n} points less than meant")
        return said.format(n=abs(points))


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All money of the agreements in force on a day, and where it is."""

    on: date
    granted: Decimal
    given: Decimal
    match_given: Decimal
    breakdowns: tuple[Breakdown, ...]
    left: tuple[LeftOver, ...]
    balance: IntendedBalance | None
    balance_rows: tuple[BalanceRow, ...]
    next: tuple[Next, ...]
    pounds: tuple[Pounds, ...]
    is_made_up: bool

    @property
    def not_given(self) -> Decimal:
        """What no programme was given."""
        return self.granted - self.given


def percent_of(part: Decimal, whole: Decimal) -> int:
    """A share in whole per cent; nothing of nothing is nothing."""
    return int((part * HUNDRED / whole).to_integral_value()) if whole else 0


def share_of_pounds(part: Decimal, whole: Decimal) -> str:
    """A part with its whole: £30,000 of £120,000 (25%)."""
    return _("{part} of {whole} ({percent}%)").format(
        part=pounds(part), whole=pounds(whole), percent=percent_of(part, whole)
    )


def portfolio_on(today: date) -> Portfolio:
    """All money of the agreements in force on a day."""
    lines = {
        number: each
        for number, each in lines_by_number(today).items()
        if each.starts_on <= today < each.ends_on
    }
    found = followed(all_programmes(), today)
    counted = pounds_of(found, lines, today)
    ours = tuple(each for each in counted if not each.line.is_match)
    given = sum((each.amount for each in ours), NOTHING)
    balance = IntendedBalance.objects.order_by("pk").last()
    tiers = _by_tier(ours, given)
    return Portfolio(
        on=today,
        granted=sum((each.budget for each in lines.values() if not each.is_match), NOTHING),
        given=given,
        match_given=sum((each.amount for each in counted if each.line.is_match), NOTHING),
        breakdowns=(tiers, *_breakdowns(ours, given)),
        left=left_over(each for each in lines.values() if not each.is_match),
        balance=balance,
        balance_rows=_balance_rows(tiers, given, balance),
        next=_next(found, today),
        pounds=counted,
        is_made_up=any(each.is_made_up for each in lines.values()),
    )


def pounds_of(
    programmes: Iterable[FollowedProgramme], lines: Mapping[int, LineStanding], today: date
) -> tuple[Pounds, ...]:
    """Every share of these lines, each with what it is counted under."""
    cards = {each.reference: each for each in cards_for(today=today)}
    listed = list(programmes)
    findings = finding_words({need for each in listed for need in each.version.needs})
    titles = {reference: each.title for reference, each in findings.items()}
    return tuple(
        Pounds(
            amount=share.amount,
            programme=each,
            line=share.line,
            tier=tier_words(each.version.tier),
            place=_place(each, share.allocation.district),
            need=_need(each, titles),
            priority=_priority(each),
            band=_not_divided(each.bands_words, len(each.version.bands)),
            rating=_rating(each, cards),
        )
        for each in listed
        for share in shares_of(each, lines)
    )


def _place(each: FollowedProgramme, district: str) -> str:
    lists = intervention_lists()
    if district:
        return joined(names_of(lists.districts, [district]))
    return _not_divided(each.districts_words, len(each.version.districts))


def _need(each: FollowedProgramme, titles: Mapping[str, str]) -> str:
    needs = [f"{need} {titles[need]}" for need in each.version.needs if need in titles]
    return _not_divided("; ".join(needs), len(needs)) if needs else _("No finding named")


def _priority(each: FollowedProgramme) -> str:
    number = each.version.priority_number
    found = next((one for one in strategy_words().priorities if one.number == number), None)
    return f"{found.number}. {found.title}" if found else _("No priority named")


def _rating(each: FollowedProgramme, cards: Mapping[str, CardWords]) -> str:
    """The ratings as their cards took them over, never a rating of ours."""
    if each.grounds is None:
        return _("Nobody has looked for evidence yet")
    found = [cards[reference] for reference in each.grounds.cards if reference in cards]
    if not found:
        return _("No evidence card was found")
    rated = sorted({card.certainty for card in found if card.certainty})
    return "; ".join(rated) or _("Evidence cards that nobody rated")


def _not_divided(words: str, number: int) -> str:
    return words if number == 1 else _("{words} (together, not divided)").format(words=words)


def _by_tier(ours: Sequence[Pounds], given: Decimal) -> Breakdown:
    rows = tuple(
        _row(tier_words(tier), [each for each in ours if each.tier == tier_words(tier)], given)
        for tier in Tier.values
    )
    return Breakdown("tier", _("By tier"), _("Tier"), rows, _reading(rows))


def _breakdowns(ours: Sequence[Pounds], given: Decimal) -> Iterable[Breakdown]:
    kinds: tuple[tuple[str, str, str, Callable[[Pounds], str]], ...] = (
        ("place", _("By place"), _("Place"), lambda each: each.place),
        ("need", _("By need"), _("Finding of the assessment"), lambda each: each.need),
        ("priority", _("By priority of the strategy"), _("Priority"), lambda each: each.priority),
        ("age", _("By age"), _("Age"), lambda each: each.band),
        ("evidence", _("By evidence rating"), _("Rating"), lambda each: each.rating),
    )
    for key, title, heading, of in kinds:
        words = sorted({of(each) for each in ours})
        rows = tuple(
            _row(word, [each for each in ours if of(each) == word], given) for word in words
        )
        ordered = tuple(sorted(rows, key=lambda row: (-row.amount, row.words)))
        yield Breakdown(key, title, heading, ordered, _reading(ordered))


def _row(words: str, found: Sequence[Pounds], given: Decimal) -> Row:
    return Row(
        words,
        sum((each.amount for each in found), NOTHING),
        given,
        tuple(dict.fromkeys(each.programme.version.name for each in found)),
    )


def _reading(rows: Sequence[Row]) -> str:
    if not rows or not any(row.amount for row in rows):
        return _("No programme has money of the agreements in force.")
    most = max(rows, key=lambda row: row.amount)
    return _("Most goes to “{words}”: {share}.").format(words=most.words, share=most.share_words)


def _balance_rows(
    tiers: Breakdown, given: Decimal, balance: IntendedBalance | None
) -> tuple[BalanceRow, ...]:
    meant = {each: getattr(balance, each) if balance else None for each in Tier.values}
    return tuple(
        BalanceRow(row.words, row.amount, given, meant[tier])
        for tier, row in zip(Tier.values, tiers.rows, strict=True)
    )


def _next(found: Iterable[FollowedProgramme], today: date) -> tuple[Next, ...]:
    """What is next of all that is not over: what nobody decided first, then by day."""
    waiting = [
        Next(
            each,
            each.last_decision,
            bool(
                each.last_decision
                and each.last_decision.next_on
                and each.last_decision.next_on < today
            ),
        )
        for each in found
        if each.standing.is_live or not each.decisions
    ]
    return tuple(
        sorted(
            waiting,
            key=lambda each: (
                each.decision.next_on if each.decision and each.decision.next_on else date.min
            ),
        )
    )

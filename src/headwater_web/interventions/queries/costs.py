"""What a programme would have to prevent to pay for itself, from costs that were taken over."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater.released.evaluations.plan import Direction
from headwater.released.evaluations.result import EvaluationResult
from headwater.vocabulary.claims.ladder import Rung
from headwater.vocabulary.costs.break_even import (
    BreakEven,
    break_even,
    in_prices_of,
    sensitivity,
)
from headwater.vocabulary.costs.ratio import BenefitToCost, benefit_to_cost, prevented
from headwater_web.interventions.models import CostEdition, EditionKind, PriceIndex, UnitCost

PERCENTS = (100, 75, 50, 25)
"""The parts of a unit cost that are set side by side: how far the answer moves with them."""


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One price with the events that it would take, for each part of it that is counted."""

    words: str
    price: Decimal
    cells: tuple[BreakEven, ...]


@dataclass(frozen=True, slots=True)
class PartRow:
    """The same, counting one part into which the source divides a cost."""

    words: str
    price: Decimal
    found: BreakEven


@dataclass(frozen=True, slots=True)
class Uprated:
    """From whose prices to whose, by which index; without one the prices are as published."""

    price_year: str
    to_year: str
    index: CostEdition | None

    @property
    def words(self) -> str:
        """Whose prices these are."""
        if self.index is None:
            return _("in prices of {year}, as published: no price index was taken over").format(
                year=self.price_year
            )
        return _("brought from prices of {year} to those of {to} by “{index}”").format(
            year=self.price_year, to=self.to_year, index=self.index.title
        )


@dataclass(frozen=True, slots=True)
class Sums:
    """One break-even with everything that it rests on."""

    cost: Decimal
    event: UnitCost
    edition: CostEdition
    price: Decimal
    uprated: Uprated
    main: BreakEven
    rows: tuple[PriceRow, ...]
    parts: tuple[PartRow, ...]

    @property
    def sentence(self) -> str:
        """What it says, and no more."""
        said = ngettext(
            "This pays for itself if it prevents {n} of: {events}.",
            "This pays for itself if it prevents {n} {events}.",
            self.main.events,
        )
        return said.format(n=f"{self.main.events:,}", events=self.event.title.lower())


@dataclass(frozen=True, slots=True)
class Ratio:
    """Whether a full ratio may be said; where not, `refused` says why."""

    found: BenefitToCost | None
    refused: str
    result: EvaluationResult | None = None


def editions() -> tuple[CostEdition, ...]:
    """Every edition that was taken over, newest first."""
    return tuple(CostEdition.objects.prefetch_related("costs", "levels"))


def latest_edition(kind: EditionKind) -> CostEdition | None:
    """The edition of a kind that was published last."""
    found: CostEdition | None = CostEdition.objects.filter(kind=kind).first()
    return found


def events_to_choose(edition: CostEdition) -> tuple[UnitCost, ...]:
    """The costs of an edition that are of a whole event."""
    return tuple(edition.costs.filter(part=""))


def sums_of(event: UnitCost, *, cost: Decimal) -> Sums:
    """How many of these events would have to be prevented to earn back a cost."""
    edition = event.edition
    uprated, factor = _uprating(edition)
    price = factor(event.amount)
    prices = [
        (words, factor(amount))
        for words, amount in (
            (_("The lowest that the source gives"), event.low),
            (_("As the source has it"), event.amount),
            (_("The highest that the source gives"), event.high),
        )
        if amount is not None
    ]
    return Sums(
        cost=cost,
        event=event,
        edition=edition,
        price=price,
        uprated=uprated,
        main=break_even(cost=cost, unit_cost=price),
        rows=_rows(prices, cost),
        parts=tuple(
            PartRow(
                part.part, factor(part.amount), break_even(cost=cost, unit_cost=factor(part.amount))
            )
            for part in edition.costs.filter(event=event.event).exclude(part="")
        ),
    )


def ratio_of(sums: Sums, result: EvaluationResult | None) -> Ratio:
    """Avoided costs over costs, where a published evaluation found an effect; else why not."""
    if result is None:
        return Ratio(None, _("No evaluation of this programme has been published."))
    if not result.highest_rung.reaches(Rung.EFFECT) or result.effect is None:
        return Ratio(
            None,
            _("The published evaluation found no effect that may be claimed: “{sentence}”").format(
                sentence=result.sentence
            ),
            result,
        )
    if result.plan.direction is not Direction.FALL:
        return Ratio(
            None, _("The evaluation asked about a rise, and a cost is avoided by a fall."), result
        )
    effect = result.effect
    found = prevented(
        events_after=result.sizes.events_after,
        ratio=effect.ratio,
        lower=effect.lower,
        upper=effect.upper,
    )
    return Ratio(benefit_to_cost(found, unit_cost=sums.price, cost=sums.cost), "", result)


def _rows(prices: Sequence[tuple[str, Decimal]], cost: Decimal) -> tuple[PriceRow, ...]:
    cells = sensitivity(
        cost=cost, unit_costs=[price for _words, price in prices], percents=PERCENTS
    )
    return tuple(
        PriceRow(words, price, row) for (words, price), row in zip(prices, cells, strict=True)
    )


class _Factor:
    """Brings an amount from one level of prices to another."""

    def __init__(self, then: PriceIndex | None, now: PriceIndex | None) -> None:
        self._then, self._now = then, now

    def __call__(self, amount: Decimal) -> Decimal:
        if self._then is None or self._now is None:
            return amount
        return in_prices_of(amount, level_then=self._then.level, level_now=self._now.level)


def _uprating(edition: CostEdition) -> tuple[Uprated, _Factor]:
    """From the edition's prices to the newest year of the newest index that knows both."""
    index = latest_edition(EditionKind.PRICE_INDEX)
    then = index.levels.filter(year=edition.price_year).first() if index else None
    now = index.levels.order_by("-year").first() if index else None
    if index is None or then is None or now is None:
        return Uprated(edition.price_year, edition.price_year, None), _Factor(None, None)
    return Uprated(edition.price_year, now.year, index), _Factor(then, now)

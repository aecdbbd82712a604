"""Option appraisals as they stand: each option with its points, worked out from the weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.urls import reverse

from headwater_web.evidence.api import CardWords, cards_for
from headwater_web.governance.api import DecisionWords, decision_with
from headwater_web.interventions.models import Appraisal, AppraisalEnd, Criterion, Option, Score
from headwater_web.interventions.models.appraisals import HIGHEST_SCORE


@dataclass(frozen=True, slots=True)
class ScoredCell:
    """One option by one criterion; without a score nobody has looked yet."""

    criterion: Criterion
    score: Score | None


@dataclass(frozen=True, slots=True)
class ShownOption:
    """One option with its scores and its evidence as the cards took it over."""

    option: Option
    cells: tuple[ScoredCell, ...]
    cards: tuple[CardWords, ...]
    is_chosen: bool

    @property
    def points(self) -> Decimal | None:
        """Weighted points of a hundred; None until every criterion has a score."""
        if not self.cells or any(each.score is None for each in self.cells):
            return None
        return sum(
            (
                Decimal(each.criterion.weight * each.score.points) / HIGHEST_SCORE
                for each in self.cells
                if each.score
            ),
            Decimal(0),
        )


@dataclass(frozen=True, slots=True)
class ShownAppraisal:
    """One appraisal as it stands."""

    appraisal: Appraisal
    criteria: tuple[Criterion, ...]
    options: tuple[ShownOption, ...]
    end: AppraisalEnd | None
    decision: DecisionWords | None

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("interventions:appraisal", args=[self.appraisal.reference])

    @property
    def chose_fewer_points(self) -> bool:
        """Whether the body chose an option that another one beats on points."""
        if self.end is None:
            return False
        points = {each.option.pk: each.points for each in self.options}
        chosen = points.get(self.end.chosen_id)
        return chosen is not None and any(
            each is not None and each > chosen for each in points.values()
        )


def all_appraisals() -> QuerySet[Appraisal]:
    """Every appraisal, newest first."""
    found: QuerySet[Appraisal] = Appraisal.objects.select_related(
        "programme", "end__chosen"
    ).prefetch_related("criteria", "options__scores", "programme__versions")
    return found


def shown_appraisal(appraisal: Appraisal, today: date) -> ShownAppraisal:
    """One appraisal as it stands on a day."""
    criteria = tuple(appraisal.criteria.all())
    end = getattr(appraisal, "end", None)
    cards = {each.reference: each for each in cards_for(today=today)}
    return ShownAppraisal(
        appraisal,
        criteria,
        tuple(_option(each, criteria, cards, end) for each in appraisal.options.all()),
        end,
        decision_with(end.decision) if end else None,
    )


def _option(
    option: Option,
    criteria: tuple[Criterion, ...],
    cards: Mapping[str, CardWords],
    end: AppraisalEnd | None,
) -> ShownOption:
    latest = {each.criterion_id: each for each in option.scores.all()}
    return ShownOption(
        option,
        tuple(ScoredCell(each, latest.get(each.pk)) for each in criteria),
        tuple(cards[each] for each in option.cards if each in cards),
        is_chosen=end is not None and end.chosen_id == option.pk,
    )

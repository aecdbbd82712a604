"""Where things stand: derived from dates and rows, so that nobody can set it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.equality.models import Happened, Prediction


class GapStanding(TextChoices):
    """How far a gap in access has come. None is closed: the last step is a measurement."""

    NAMED = "named", _("named, nothing begun")
    BEGUN = "begun", _("a change has begun")
    MADE = "made", _("changed, not measured since")
    REMEASURED = "remeasured", _("changed and measured again")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the system: when it was made, if it was."""

    made_on: date | None = None


def gap_standing(*, changes: Collection[Change], measured_on: Collection[date]) -> GapStanding:
    """Where a gap stands. Only a measurement since the last change that was made counts.

    >>> gap_standing(changes=[Change(date(2026, 3, 1))], measured_on=[date(2026, 2, 1)]).value
    'made'
    """
    if not changes:
        return GapStanding.NAMED
    made = [change.made_on for change in changes if change.made_on]
    if not made:
        return GapStanding.BEGUN
    if measured_on and max(measured_on) >= max(made):
        return GapStanding.REMEASURED
    return GapStanding.MADE


class CoverStanding(TextChoices):
    """Whether a decision has an assessment that was signed off in time for it."""

    COVERED = "covered", _("has an assessment from before it")
    LATE = "late", _("its assessment came after it")
    NOT_NEEDED = "not_needed", _("said to need none")
    NONE = "none", _("has none")


def cover_standing(
    *, decided_on: date, signed_off: Collection[date], is_said_unneeded: bool
) -> CoverStanding:
    """How a decision stands. An assessment of the same day was in time.

    >>> cover_standing(
    ...     decided_on=date(2026, 3, 1), signed_off=[date(2026, 3, 2)], is_said_unneeded=True
    ... ).value
    'late'
    """
    if any(day <= decided_on for day in signed_off):
        return CoverStanding.COVERED
    if signed_off:
        return CoverStanding.LATE
    return CoverStanding.NOT_NEEDED if is_said_unneeded else CoverStanding.NONE


def due_on(check_on: date, looks: Collection[date | None]) -> date | None:
    """When an effect is to be looked at next; `looks` are the next days that checks gave, in order.

    >>> due_on(date(2026, 3, 1), []), due_on(date(2026, 3, 1), [date(2026, 9, 1), None])
    (datetime.date(2026, 3, 1), None)
    """
    return list(looks)[-1] if looks else check_on


_NOTHING_PREDICTED: dict[Happened, Promise] = {
    Happened.BETTER: _("better"),
    Happened.WORSE: _("worse"),
}


def outcomes_for(prediction: str) -> dict[Happened, Promise]:
    """What can be said to have happened after a prediction, and its words.

    Where nothing was predicted nothing came as predicted; where no difference was, seeing none is
    as predicted.
    """
    left_out = {
        Prediction.CANNOT_TELL: Happened.AS_PREDICTED,
        Prediction.NO_DIFFERENCE: Happened.NO_DIFFERENCE,
    }.get(Prediction(prediction))
    return {each: happened_words(prediction, each) for each in Happened if each is not left_out}


def happened_words(prediction: str, happened: str) -> Promise:
    """What happened beside what was predicted, in words."""
    known = Happened(happened)
    if prediction == Prediction.CANNOT_TELL and known in _NOTHING_PREDICTED:
        return _NOTHING_PREDICTED[known]
    label: Promise = known.label
    return label

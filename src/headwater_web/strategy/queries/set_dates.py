"""The dates that others set, planned back from."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from headwater_web.strategy.calendars import BackPlan, Step, back_plan
from headwater_web.strategy.models import SetDate


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date that somebody else set, planned back from."""

    set_date: SetDate
    plan: BackPlan

    @property
    def words(self) -> str:
        """What the date left for consultation."""
        days = self.plan.consultation_days
        if days < 0:
            return ngettext(
                "The steps alone need {days} weekday more than the date leaves.",
                "The steps alone need {days} weekdays more than the date leaves.",
                -days,
            ).format(days=-days)
        return ngettext(
            "The date left {days} weekday to consult.",
            "The date left {days} weekdays to consult.",
            days,
        ).format(days=days)


def shown_dates() -> tuple[ShownDate, ...]:
    """Every date that somebody else set, latest first."""
    return tuple(_planned(each) for each in SetDate.objects.order_by("-due_on", "pk"))


def _planned(set_date: SetDate) -> ShownDate:
    plan = back_plan(
        told_on=set_date.told_on,
        due_on=set_date.due_on,
        before=[Step(title, days) for title, days in set_date.before],
        after=[Step(title, days) for title, days in set_date.after],
    )
    return ShownDate(set_date, plan)

"""Returns as the thread shows them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker
from headwater_web.provider_returns.queries.returns import followed, returns_of, today_here
from headwater_web.thread.api import Thing


def returns_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Of these references, the returns that a person may see."""
    found = followed(returns_of(person).filter(reference__in=references), today=today_here())
    return {
        each.reference: Thing(
            each.reference,
            _("{programme}: return of {months}").format(
                programme=each.report.programme_name, months=each.months
            ),
            reverse("provider_returns:return", args=[each.reference]),
            each.standing_words,
            each.report.begins,
        )
        for each in found
    }

"""Returns as the thread shows them."""

from collections.abc import Collection, Mapping

from django.utils import timezone

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.returns.queries.returns import address_of, returns, shown_return
from headwater_web.thread.api import Thing


def returns_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Returns and annual reports, for whoever may see them."""
    if not may(person, Rule.SEE_RETURNS):
        return {}
    today = timezone.localdate()
    return {
        each.reference: Thing(
            each.reference,
            f"{each.title}, {each.span.words}",
            address_of(each),
            shown_return(each, today=today).words,
            each.due_on,
        )
        for each in returns().filter(reference__in=references)
    }

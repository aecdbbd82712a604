"""What returns add to a programme's own page: its newest counts, each with its whole."""

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker
from headwater_web.interventions.api import PartLink, ProgrammePart, programme_with
from headwater_web.provider_returns.queries.accepted import told_of
from headwater_web.provider_returns.queries.over_time import Count, latest_counts
from headwater_web.provider_returns.shares import number_shown, share_shown


def returns_on_its_page(person: Asker, reference: str) -> ProgrammePart | None:
    """The newest accepted return of a programme, as far as a person may see it."""
    programme = programme_with(reference)
    told = told_of(person, programme.key) if programme else ()
    if programme is None or not told:
        return None
    newest = told[0]
    return ProgrammePart(
        _("What came back"),
        tuple(_said(each) for each in latest_counts(newest) if each.part is not None),
        (
            PartLink(
                _("Quarter by quarter"),
                _("newest: {months}").format(months=newest.months),
                reverse("provider_returns:programme", args=[programme.key]),
            ),
        ),
    )


def _said(count: Count) -> str:
    if count.whole is None:
        return f"{count.words}: {number_shown(count.part)}."
    return f"{count.words}: {share_shown(count.part, count.whole)}."

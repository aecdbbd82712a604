"""How long bereaved under-18s waited, by the district in which they live."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater.vocabulary.counts import counted
from headwater_web.accounts.api import Asker
from headwater_web.provider_returns.answers import Answer
from headwater_web.provider_returns.queries.accepted import Told, told_of
from headwater_web.provider_returns.queries.readings import Reading
from headwater_web.provider_returns.shares import comparison, number_shown, share_of, share_shown

GROUP = "waits"
LONG_DAYS = 28


def waits_of(person: Asker) -> tuple[Reading, ...]:
    """The waits of each return that tells them, newest first, as far as a person may see it."""
    return tuple(waits_reading(each) for each in told_of(person) if each.said.get(GROUP))


def waits_reading(told: Told) -> Reading:
    """The waits of one return."""
    group = told.form.group(GROUP)
    districts = group.rows if group else ()
    rows = tuple(
        (
            row.words,
            number_shown(told.answer(GROUP, "seen", row.key)),
            _days(told.answer(GROUP, "median_days", row.key)),
            share_shown(
                told.answer(GROUP, "over_28", row.key), told.answer(GROUP, "seen", row.key)
            ),
            number_shown(told.answer(GROUP, "waiting", row.key)),
        )
        for row in districts
    )
    heads = (
        _("District"),
        _("Under-18s first seen"),
        _("Middle wait: half waited longer"),
        _("Waited longer than {long}, of those seen").format(long=counted(LONG_DAYS, "day")),
        _("Still waiting at the end"),
    )
    title = _("{programme}, {months}").format(
        programme=told.report.programme_name, months=told.months
    )
    return Reading(
        f"waits-{told.report.quarter}",
        title,
        heads,
        rows,
        _compared(told, [(row.key, row.words) for row in districts]),
        _("Somebody who is still waiting is in no wait yet: long queues hide long waits."),
    )


def _compared(told: Told, districts: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    named = [
        (words, share)
        for key, words in districts
        if (share := share_of(told.answer(GROUP, "over_28", key), told.answer(GROUP, "seen", key)))
    ]
    words = comparison(named)
    return (_("Long waits: {words}").format(words=words),) if words else ()


def _days(answer: Answer | None) -> str:
    if not isinstance(answer, int):
        return number_shown(answer)
    return ngettext("{days} day", "{days} days", answer).format(days=answer)

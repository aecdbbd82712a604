"""Reminders that are due: each as an e-mail to whoever of the provider may fill the return in."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Rule, may, people_in_office, person_with_reference
from headwater_web.provider_returns.asked import asked
from headwater_web.provider_returns.models import ProviderReturn, Reminder
from headwater_web.provider_returns.queries.returns import FollowedReturn, follow
from headwater_web.provider_returns.standings import mark_reached
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class Letter:
    """One reminder: about which return, at which mark, to whom, and its words."""

    report: ProviderReturn
    mark: int
    addresses: tuple[str, ...]
    subject: str
    body: str


def letters_due(day: date, *, site: str) -> tuple[Letter, ...]:
    """The reminders to be sent on a day: of each return the latest mark, and that once.

    `actions.reminding.note_reminded` says that one was sent.
    """
    lists = asked().lists
    sent = set(Reminder.objects.values_list("report_id", "mark"))
    found: list[Letter] = []
    for report in ProviderReturn.objects.prefetch_related("versions__reply", "versions__pages"):
        each = follow(report, today=day)
        mark = mark_reached(
            report.due_on, before=lists.days_before, after=lists.days_after, today=day
        )
        if each.is_waited_for and mark is not None and (report.pk, mark) not in sent:
            found.append(_letter(each, mark, day, site))
    return tuple(found)


def _letter(each: FollowedReturn, mark: int, day: date, site: str) -> Letter:
    report = each.report
    due = day_words(report.due_on)
    if each.days_late:
        subject = _("Late: your return about {months}").format(months=each.months)
        standing = _("was due on {day} and is {words}").format(day=due, words=each.late_words)
    else:
        subject = _("Your return about {months} is due on {day}").format(
            months=each.months, day=due
        )
        standing = _("is due on {day}").format(day=due)
    body = _(
        "The return of {programme} about {months} {standing}.\n\n"
        "Fill it in, over several sittings if you like: {address}\n\n"
        "Write only counts in it. If a number is not there, say “not yet” or “not collected”."
    ).format(
        programme=report.programme_name,
        months=each.months,
        standing=standing,
        address=site + reverse("provider_returns:return", args=[report.reference]),
    )
    return Letter(report, mark, _addresses(report.organisation, day), subject, body)


def _addresses(organisation: str, day: date) -> tuple[str, ...]:
    """The people of an organisation who may certify its returns."""
    found: list[str] = []
    for each in people_in_office(day):
        person = person_with_reference(each.reference)
        if person and may(person, Rule.CERTIFY_PROVIDER_RETURNS, about=organisation, on=day):
            found.append(person.email)
    return tuple(found)

"""What is about to end or due for review: derived, so that nobody has to remember it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.agreements.feeds import feed_title
from headwater_web.agreements.models import Agreement, ImpactAssessment, WarningSent
from headwater_web.agreements.queries.agreements import ShownAgreement, in_force
from headwater_web.agreements.rules import rules
from headwater_web.agreements.standings import reached
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class Ending:
    """One agreement in force whose last day is near. `mark` is the nearest mark reached."""

    shown: ShownAgreement
    last_day: date
    days_left: int
    mark: int

    @property
    def agreement(self) -> Agreement:
        """The agreement."""
        return self.shown.agreement

    @property
    def words(self) -> str:
        """How long it still carries."""
        if self.days_left == 0:
            return _("ends today")
        left = ngettext("{days} day left", "{days} days left", self.days_left)
        return left.format(days=self.days_left)


@dataclass(frozen=True, slots=True)
class Letter:
    """A warning as an e-mail: about which agreement, to which organisation, and its words."""

    agreement: Agreement
    days_before: int
    organisation: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """An agreement or an assessment that should be looked at again by a day that has come."""

    reference: str
    title: str
    review_on: date
    address: str


def endings(day: date) -> tuple[Ending, ...]:
    """The agreements in force that end soon, the nearest end first.

    One with a newer version that is in force or will be by then is left out: nothing lapses.
    """
    found = [ending for each in in_force(day) if (ending := _ending(each, day))]
    return tuple(sorted(found, key=lambda each: (each.days_left, each.agreement.reference)))


def letters_due(day: date) -> tuple[Letter, ...]:
    """The warnings to be sent on a day: each mark of each agreement once, and only the nearest.

    `actions.carrying.note_warned` says that one was sent.
    """
    near = endings(day)
    sent = set(
        WarningSent.objects.filter(agreement__in=[each.agreement for each in near]).values_list(
            "agreement_id", "days_before"
        )
    )
    return tuple(_letter(each) for each in near if (each.agreement.pk, each.mark) not in sent)


def reviews_due(day: date) -> tuple[ReviewDue, ...]:
    """What should have been reviewed, the oldest first."""
    agreements = (
        (each.agreement, "agreements:agreement")
        for each in in_force(day)
        if each.agreement.review_on and each.agreement.review_on <= day
    )
    standing = ImpactAssessment.objects.filter(
        review_on__lte=day, superseded_by__signed_off_at__isnull=True
    )
    found = [_review(each, name) for each, name in agreements]
    found += [_review(each, "agreements:assessment") for each in standing]
    return tuple(sorted(found, key=lambda each: (each.review_on, each.reference)))


def _ending(shown: ShownAgreement, day: date) -> Ending | None:
    last_day = shown.term.last_day
    if last_day is None or shown.term.replaced_from is not None:
        return None
    days_left = (last_day - day).days
    mark = reached(days_left, rules().warn_days)
    return None if mark is None else Ending(shown, last_day, days_left, mark)


def _letter(ending: Ending) -> Letter:
    agreement = ending.agreement
    feeds = _listed(feed_title(each.feed) for each in agreement.feeds.all())
    subject = _("{reference} ends on {day}").format(
        reference=agreement.reference, day=day_words(ending.last_day)
    )
    body = _(
        "{title}, with {supplier}, ends on {day}: {words}.\n\n"
        "From the day after, these feeds are refused, and what is shown from them says that there "
        "is no agreement: {feeds}.\n\n"
        "To go on: begin a new version of {reference}, have it signed, and put it in force."
    ).format(
        title=agreement.title,
        supplier=agreement.supplier_name,
        day=day_words(ending.last_day),
        words=ending.words,
        feeds=feeds,
        reference=agreement.reference,
    )
    return Letter(agreement, ending.mark, agreement.supplier, subject, body)


def _listed(titles: Iterable[str]) -> str:
    return "; ".join(titles)


def _review(found: Agreement | ImpactAssessment, name: str) -> ReviewDue:
    if found.review_on is None:
        raise ValueError(found.reference)
    address = reverse(name, args=[found.reference])
    return ReviewDue(found.reference, found.title, found.review_on, address)

"""Returns as one person may see them: the team and the board all, a provider its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.accounts.api import STAFF, Asker, Role, Rule, may, organisations_of, roles_of
from headwater_web.provider_returns.asked import asked
from headwater_web.provider_returns.models import ProviderReturn, Reply, ReplyKind, Version
from headwater_web.provider_returns.standings import (
    Facts,
    Standing,
    days_late,
    reply_due_on,
    standing_of,
)
from headwater_web.ui.words import day_words, month_words

SEE_ALL = STAFF | {Role.BOARD_MEMBER}


@dataclass(frozen=True, slots=True)
class FollowedReturn:
    """One return as it stands on a day, and how late each side is."""

    report: ProviderReturn
    version: Version
    standing: Standing
    days_late: int
    """How many days after its day the provider first certified it, or is late so far."""
    is_waited_for: bool
    """Whether the provider has not certified any version of it."""
    reply_due_on: date | None
    """When the partnership should have replied; none where nothing waits for a reply."""
    reply_days_late: int

    @property
    def reference(self) -> str:
        """Its reference."""
        return str(self.report.reference)

    @property
    def months(self) -> str:
        """The months that it is about, in words."""
        return months_words(self.report)

    @property
    def standing_words(self) -> str:
        """Where it stands, in words."""
        if self.version.number == 1:
            return str(self.standing.label)
        return _("version {number}: {standing}").format(
            number=self.version.number, standing=self.standing.label
        )

    @property
    def late_words(self) -> str:
        """How late the provider is or was; empty where it is not."""
        if not self.days_late:
            return ""
        if self.is_waited_for:
            words = ngettext("{days} day late", "{days} days late", self.days_late)
        else:
            words = ngettext("came {days} day late", "came {days} days late", self.days_late)
        return words.format(days=self.days_late)

    @property
    def reply_words(self) -> str:
        """By when the partnership replies, and how late it is."""
        if self.reply_due_on is None:
            return ""
        if not self.reply_days_late:
            return _("the partnership replies by {day}").format(day=day_words(self.reply_due_on))
        words = ngettext(
            "the partnership is {days} day late with its reply",
            "the partnership is {days} days late with its reply",
            self.reply_days_late,
        )
        return words.format(days=self.reply_days_late)


def returns_of(person: Asker) -> QuerySet[ProviderReturn]:
    """The returns that a person may see, newest first."""
    found: QuerySet[ProviderReturn] = ProviderReturn.objects.prefetch_related(
        "versions__reply", "versions__pages"
    )
    if not may(person, Rule.SEE_PROVIDER_RETURNS):
        return found.none()
    if roles_of(person) & SEE_ALL:
        return found
    return found.filter(organisation__in=organisations_seen(person))


def organisations_seen(person: Asker) -> tuple[str, ...]:
    """The organisations of which somebody sees the returns because they are theirs."""
    keys = (each.key for each in organisations_of(person))
    return tuple(key for key in keys if may(person, Rule.SEE_PROVIDER_RETURNS, about=key))


def sees_all(person: Asker) -> bool:
    """Whether somebody sees the returns of every provider."""
    return bool(roles_of(person) & SEE_ALL)


def followed(reports: Iterable[ProviderReturn], *, today: date) -> tuple[FollowedReturn, ...]:
    """Returns as they stand on a day."""
    return tuple(follow(each, today=today) for each in reports)


def follow(report: ProviderReturn, *, today: date) -> FollowedReturn:
    """One return as it stands on a day."""
    versions = list(report.versions.all())
    latest = versions[-1]
    certified = [day for each in versions if (day := each.certified_on)]
    first = min(certified, default=None)
    standing = _standing(versions)
    waits = standing is Standing.CERTIFIED
    within = asked().lists.reply_within_days
    on = latest.certified_on
    reply_on = reply_due_on(on, within_days=within) if waits and on else None
    return FollowedReturn(
        report=report,
        version=latest,
        standing=standing,
        days_late=days_late(report.due_on, done_on=first, today=today),
        is_waited_for=first is None,
        reply_due_on=reply_on,
        reply_days_late=days_late(reply_on, done_on=None, today=today) if reply_on else 0,
    )


def waits_for_provider(each: FollowedReturn) -> bool:
    """Whether the next step is the provider's."""
    return each.standing not in {Standing.CERTIFIED, Standing.ACCEPTED}


def accepted_version(report: ProviderReturn) -> Version | None:
    """The newest version that was accepted; a correction that is open leaves it standing."""
    return next((each for each in reversed(list(report.versions.all())) if _was(each)), None)


def months_words(report: ProviderReturn) -> str:
    """The months that a return is about, in words."""
    last = report.ends - timedelta(days=1)
    return _("{first} to {last}").format(first=month_words(report.begins), last=month_words(last))


def reply_of(version: Version) -> Reply | None:
    """What the partnership replied to a version."""
    return version.reply_given


def today_here() -> date:
    """Today, by the clock of the site."""
    return timezone.localdate()


def _was(version: Version) -> bool:
    reply = version.reply_given
    return reply is not None and reply.kind == ReplyKind.ACCEPTED


def _standing(versions: list[Version]) -> Standing:
    latest = versions[-1]
    reply = latest.reply_given
    before = versions[-2].reply_given if len(versions) > 1 else None
    is_open = latest.submitted_at is None
    return standing_of(
        Facts(
            number=latest.number,
            has_answers=bool(latest.pages.all()),
            is_handed_in=not is_open,
            is_certified=latest.is_certified,
            was_accepted=reply is not None and reply.kind == ReplyKind.ACCEPTED,
            were_changes_asked=is_open and before is not None and before.kind == ReplyKind.CHANGES,
        )
    )

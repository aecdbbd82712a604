"""Handing in, certifying, replying and correcting: each once, each on record."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.provider_returns import faults
from headwater_web.provider_returns.models import Page, Reply, ReplyKind, Version
from headwater_web.provider_returns.queries.asking import lines_amiss


@transaction.atomic
def hand_in(*, by: Actor, version: Version, counter: int, at: datetime | None = None) -> None:
    """Say that all is answered. Nothing is edited until it is taken back.

    Raises CertifiedAlready, HandedInAlready, ChangedMeanwhile, MonthsNotOver, NotComplete.
    """
    moment = at or timezone.now()
    held = _take(version, counter)
    if held.is_certified:
        raise faults.CertifiedAlready
    if held.submitted_at is not None:
        raise faults.HandedInAlready
    if timezone.localdate(moment) < held.report.ends:
        raise faults.MonthsNotOver
    if lines := lines_amiss(held):
        raise faults.NotComplete(lines)
    held.submitted_at, held.submitted_by = moment, by.audit_reference
    _keep(held, "submitted_at", "submitted_by")
    _record(by, "provider_returns.handed_in", held)


@transaction.atomic
def take_back(*, by: Actor, version: Version) -> None:
    """Open a version again that nobody certified. Raises CertifiedAlready, NotHandedIn."""
    held = _take(version, None)
    if held.is_certified:
        raise faults.CertifiedAlready
    if held.submitted_at is None:
        raise faults.NotHandedIn
    held.submitted_at, held.submitted_by = None, ""
    _keep(held, "submitted_at", "submitted_by")
    _record(by, "provider_returns.taken_back", held)


@transaction.atomic
def certify(*, by: Actor, version: Version, counter: int, at: datetime | None = None) -> None:
    """Stand for a version as it was read; from then on nobody edits it.

    Raises CertifiedAlready, NotHandedIn, ChangedMeanwhile, and OwnCertificate where a larger
    provider's return was filled in or handed in by the same person.
    """
    moment = at or timezone.now()
    held = _take(version, counter)
    if held.is_certified:
        raise faults.CertifiedAlready
    if held.submitted_at is None:
        raise faults.NotHandedIn
    if held.report.is_large and _wrote(by, held):
        raise faults.OwnCertificate
    held.pages.update(sealed_at=moment)
    held.certified_at, held.certified_by = moment, by.audit_reference
    _keep(held, "certified_at", "certified_by")
    _record(by, "provider_returns.certified", held)


@transaction.atomic
def accept(*, by: Actor, version: Version, at: datetime | None = None) -> Reply:
    """Take a certified version into the numbers. Raises NotCertified, RepliedAlready."""
    held = _to_reply_to(version)
    reply = _reply(by, held, ReplyKind.ACCEPTED, "", at)
    _record(by, "provider_returns.accepted", held)
    return reply


@transaction.atomic
def ask_for_changes(
    *, by: Actor, version: Version, words: str, at: datetime | None = None
) -> Version:
    """Ask the provider to look again: a new version begins with the same answers.

    Raises NotCertified, RepliedAlready.
    """
    held = _to_reply_to(version)
    _reply(by, held, ReplyKind.CHANGES, words, at)
    _record(by, "provider_returns.changes_asked_for", held)
    return _begin_after(by, held, words, at)


@transaction.atomic
def correct(*, by: Actor, version: Version, because: str, at: datetime | None = None) -> Version:
    """Begin a new version of a certified return, with the same answers. Both stay.

    Raises NotCertified, CorrectionOpen.
    """
    held = _take(version, None)
    if not held.is_certified:
        raise faults.NotCertified
    if held.report.versions.filter(number__gt=held.number).exists():
        raise faults.CorrectionOpen
    return _begin_after(by, held, because, at)


def _take(version: Version, counter: int | None) -> Version:
    held: Version = Version.objects.select_for_update().select_related("report").get(pk=version.pk)
    if counter is not None and held.counter != counter:
        raise faults.ChangedMeanwhile
    return held


def _to_reply_to(version: Version) -> Version:
    held = _take(version, None)
    if not held.is_certified:
        raise faults.NotCertified
    if Reply.objects.filter(version=held).exists():
        raise faults.RepliedAlready
    if held.report.versions.filter(number__gt=held.number).exists():
        raise faults.CorrectionOpen
    return held


def _wrote(by: Actor, held: Version) -> bool:
    own = held.writers.filter(person=by.audit_reference).exists()
    return own or held.submitted_by == by.audit_reference


def _keep(held: Version, *fields: str) -> None:
    held.counter += 1
    held.save(update_fields=[*fields, "counter"])


def _reply(by: Actor, held: Version, kind: ReplyKind, words: str, at: datetime | None) -> Reply:
    reply: Reply = Reply.objects.create(
        version=held,
        kind=kind,
        words=words,
        replied_at=at or timezone.now(),
        replied_by=by.audit_reference,
    )
    return reply


def _begin_after(by: Actor, held: Version, because: str, at: datetime | None) -> Version:
    newer = Version.objects.create(
        report=held.report,
        number=held.number + 1,
        because=because,
        begun_at=at or timezone.now(),
        begun_by=by.audit_reference,
    )
    for page in held.pages.all():
        Page.objects.create(
            version=newer,
            group=page.group,
            said=page.said,
            said_at=page.said_at,
            said_by=page.said_by,
        )
    _record(by, "provider_returns.version_begun", newer)
    return newer


def _record(by: Actor, action: str, held: Version) -> None:
    about = held.report.audit_reference
    record(actor=by, action=action, about=about, details={"version": held.number})

"""Keeping answers, page by page or from a file: checked, all of them or none."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.provider_returns import faults
from headwater_web.provider_returns.answers import AllAnswers, Answers
from headwater_web.provider_returns.checks import Fault, faults_of_group
from headwater_web.provider_returns.fault_words import fault_words
from headwater_web.provider_returns.models import Page, Version, Writer
from headwater_web.provider_returns.queries.asking import about_of, form_of, said_in
from headwater_web.provider_returns.questions import Group


@transaction.atomic
def save_page(
    *,
    by: Actor,
    version: Version,
    group: Group,
    counter: int,
    answers: Answers,
    at: datetime | None = None,
) -> Page:
    """Keep one page. `counter` is that of the page as read, 0 if it had none.

    Raises CertifiedAlready, HandedInAlready, ChangedMeanwhile, AnswersAmiss.
    """
    held = _take(version)
    page = held.pages.filter(group=group.key).first()
    if (page.counter if page else 0) != counter:
        raise faults.ChangedMeanwhile
    _check(held, {group.key: answers})
    kept = _keep(by, held, group.key, answers, at)
    _note(by, held, {"page": group.key})
    return kept


@transaction.atomic
def save_file(
    *,
    by: Actor,
    version: Version,
    counter: int,
    answers: AllAnswers,
    at: datetime | None = None,
) -> None:
    """Keep all pages that a file answers, in place of what they said. `counter` as read.

    Raises CertifiedAlready, HandedInAlready, ChangedMeanwhile, AnswersAmiss.
    """
    held = _take(version)
    if held.counter != counter:
        raise faults.ChangedMeanwhile
    _check(held, answers)
    for group, said in answers.items():
        _keep(by, held, group, said, at)
    _note(by, held, {"pages": len(answers)})


def _take(version: Version) -> Version:
    held: Version = Version.objects.select_for_update().select_related("report").get(pk=version.pk)
    if held.is_certified:
        raise faults.CertifiedAlready
    if held.submitted_at is not None:
        raise faults.HandedInAlready
    return held


def _check(held: Version, answers: AllAnswers) -> None:
    form, about = form_of(held.report), about_of(held.report)
    others = {**said_in(held), **answers}
    for key, said in answers.items():
        group = form.group(key)
        names = {cell.name for cell in group.cells()} if group else set()
        if group is None or set(said) - names:
            raise faults.AnswersAmiss
        if found := faults_of_group(group, said, others=others, about=about):
            raise faults.AnswersAmiss(tuple(f"{group.title}: {_words(each)}" for each in found))


def _words(fault: Fault) -> str:
    return fault_words(fault.kind, fault.values)


def _keep(by: Actor, held: Version, group: str, said: Answers, at: datetime | None) -> Page:
    page = held.pages.filter(group=group).first() or Page(version=held, group=group, counter=0)
    page.said, page.counter = dict(said), page.counter + 1
    page.said_at, page.said_by = at or timezone.now(), by.audit_reference
    page.save()
    return page


def _note(by: Actor, held: Version, details: Mapping[str, str | int]) -> None:
    Writer.objects.get_or_create(version=held, person=by.audit_reference)
    held.counter += 1
    held.save(update_fields=["counter"])
    record(
        actor=by,
        action="provider_returns.answered",
        about=held.report.audit_reference,
        details={"version": held.number, **details},
    )

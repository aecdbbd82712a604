"""What is odd about a published entry, kept and said instead of tidied away."""

from collections.abc import Iterator
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.strategy.models import Entry
from headwater_web.strategy.registers import NATIONAL, Register


def is_ask(entry: Entry) -> bool:
    """Whether the entry asks something of national government: never a task of ours overdue."""
    return entry.addressed_to.startswith(NATIONAL)


def peculiarities(entry: Entry) -> Iterator[Promise | str]:
    """Everything odd about an entry, in words."""
    if not entry.is_in_source:
        yield _("Not in the published table: its numbers leave this one out.")
        return
    if is_ask(entry):
        yield _("An ask of national government, not a task of ours.")
    if entry.is_orphan:
        yield _("Promised in the text, and missing from both published tables.")
    if entry.register != Register.COMMITMENTS and not entry.leads:
        yield _("No lead in the source.")
    if entry.register != Register.COMMITMENTS and not entry.timeline:
        yield _("No date in the source.")
    if entry.note and not entry.is_orphan:
        yield entry.note


def is_past(entry: Entry, *, today: date) -> bool:
    """Whether an entry's date, or the whole of its window, has gone by."""
    return entry.due_on is not None and entry.due_on < today

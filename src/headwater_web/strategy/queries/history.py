"""Everything that was ever said and done about an action, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from headwater_web.strategy.models import Action, EvidenceFile


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to an action. `by` is an audit reference, or empty."""

    at: datetime
    what: str | Promise
    words: str = ""
    by: str = ""
    by_link_of: str = ""
    address: str = ""
    reference: str = ""
    file: EvidenceFile | None = None


def history(action: Action) -> tuple[Happening, ...]:
    """All that happened to one action, newest first."""
    happened = [*_said(action), *_asked(action), *_closed(action)]
    return tuple(sorted(happened, key=lambda each: each.at, reverse=True))


def _said(action: Action) -> Iterator[Happening]:
    for update in action.updates.select_related("link__lead", "file"):
        yield Happening(
            update.made_at,
            _("Progress"),
            update.words,
            update.made_by,
            update.link.lead.organisation if update.link else "",
            file=update.file,
        )


def _asked(action: Action) -> Iterator[Happening]:
    for request in action.extensions.all():
        until = request.until.strftime("%-d %B %Y")
        yield Happening(
            request.asked_at,
            _("More time asked for, until {day}").format(day=until),
            request.reason,
            request.asked_by,
        )


def _closed(action: Action) -> Iterator[Happening]:
    for closure in action.closures.select_related("file"):
        yield Happening(
            closure.proposed_at,
            _("Said to be done"),
            closure.evidence,
            closure.proposed_by,
            address=closure.evidence_address,
            reference=closure.evidence_reference,
            file=closure.file,
        )
        if closure.confirmed_at:
            yield Happening(closure.confirmed_at, _("Confirmed"), by=closure.confirmed_by)
        if closure.returned_at:
            yield Happening(
                closure.returned_at, _("Sent back"), closure.returned_because, closure.returned_by
            )

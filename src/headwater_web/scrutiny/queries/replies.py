"""What was said in return to a challenge: by us, by the panel, by whoever decided over it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Role
from headwater_web.scrutiny.following import FollowedChallenge
from headwater_web.scrutiny.models import Answer, Override, Verdict
from headwater_web.thread.api import Thing


@dataclass(frozen=True, slots=True)
class Reply:
    """One thing that was said in return: by us, or by the panel where it did not accept."""

    heading: str
    words: str
    on: date
    changed: Thing | None = None
    stands_against: bool = False
    """Whether it says that panel and partnership do not agree."""


def replies_to(
    found: FollowedChallenge, changed: dict[str, Thing], names: dict[str, str]
) -> tuple[Reply, ...]:
    """Everything that was said in return to a challenge, oldest first."""
    said: list[tuple[datetime, Reply]] = []
    said += [(each.answered_at, _answer(each, changed)) for each in found.answers]
    said += [(each.given_at, _objection(each)) for each in found.objections]
    if found.override is not None:
        said.append((found.override.decided_at, _override(found.override, names)))
    return tuple(reply for _moment, reply in sorted(said, key=lambda each: each[0]))


def _answer(answer: Answer, changed: dict[str, Thing]) -> Reply:
    on = timezone.localdate(answer.answered_at)
    return Reply(_("We answered"), answer.words, on, changed.get(answer.changed))


def _objection(verdict: Verdict) -> Reply:
    on = timezone.localdate(verdict.given_at)
    return Reply(_("The panel did not accept this"), verdict.why, on, stands_against=True)


def _override(override: Override, names: dict[str, str]) -> Reply:
    heading = _("{name}, {role}, decided over this challenge, which stands").format(
        name=names.get(override.decided_by, _("somebody whose name is not held any more")),
        role=str(Role(override.role).label).lower(),
    )
    on = timezone.localdate(override.decided_at)
    return Reply(heading, override.reasons, on, stands_against=True)

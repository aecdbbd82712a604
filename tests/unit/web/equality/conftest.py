"""Things to assess, a board that decides, and assessments at each step of their way."""

from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from tests.unit.web.placing import place_once

from headwater_web.accounts.api import STAFF, Asker, roles_of
from headwater_web.accounts.models import Person
from headwater_web.equality.actions import drafting, signing
from headwater_web.equality.actions.drafting import DraftWords, EffectWords
from headwater_web.equality.groups import Group, groups
from headwater_web.equality.models import Assessment, Effect, Prediction
from headwater_web.governance.actions.meetings import call_meeting
from headwater_web.governance.api import load_bodies, record_decision
from headwater_web.governance.models import Body
from headwater_web.thread import kinds
from headwater_web.thread.api import FIGURE, Kind, Thing
from headwater_web.ui.definition_files import partnership_path

TODAY = timezone.localdate()
FIGURE_1 = FIGURE + "release-1/offences.v1/E1/2025/all/all"
SHOWN = ("P-1", "P-2", "A-1", "A-2", "S-1", "V-1", FIGURE_1)
STAFF_ONLY = ("U-1",)
BECAUSE = "We went through the groups one by one and found nothing that changes for any of them."
Decide = Callable[..., str]
Draft = Callable[..., Assessment]


def seen_by(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Some things that everybody with an account sees, and one that only the team does."""
    shown = SHOWN if person.is_authenticated else ()
    known = (*shown, *(STAFF_ONLY if roles_of(person) & STAFF else ()))
    return {each: Thing(each, f"Title of {each}", "/x/") for each in references if each in known}


@pytest.fixture(autouse=True)
def things(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans, actions, a funding agreement, an item of a panel, a voice and a figure."""
    for letter in ("P", "A", "U", "S", "V", FIGURE):
        monkeypatch.setitem(kinds._KINDS, letter, Kind(letter, _("Thing"), seen_by))


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def moment(days: int) -> datetime:
    """Ten o'clock, so many days from today."""
    return timezone.make_aware(datetime.combine(in_days(days), time(10)))


def draft_words(*about: str, **changes: Any) -> DraftWords:
    said: dict[str, Any] = {
        "title": "Moving the money",
        "how_made": "We asked two groups",
        "not_heard": "Nobody spoke for newcomers",
    }
    return DraftWords(about=about or ("P-1",), **said | changes)


def effect_words(**changes: Any) -> EffectWords:
    said: dict[str, Any] = {
        "prediction": Prediction.BETTER,
        "reason": "It is nearer",
        "check_on": in_days(90),
        "checker": "police",
    }
    return EffectWords(**said | changes)


def say_all(by: Person, assessment: Assessment, *, at: int = 0, **changes: Any) -> None:
    """The same of every group that has nothing yet."""
    said = set(assessment.effects.values_list("group", flat=True))
    for group in groups():
        if group.key not in said:
            words = effect_words(**changes)
            drafting.predict(
                by=by, assessment=assessment, group=group, version=0, words=words, at=moment(at)
            )


def group(key: str = "age") -> Group:
    return next(each for each in groups() if each.key == key)


def effect_of(assessment: Assessment, key: str = "age") -> Effect:
    return assessment.effects.get(group=key)


@pytest.fixture
def drafted(cast: dict[str, Person]) -> Draft:
    """Grace begins an assessment: `drafted("P-1", at=-30)`."""

    def draft(*about: str, at: int = 0, **changes: Any) -> Assessment:
        words = draft_words(*about, **changes)
        return drafting.draft(by=cast["grace"], words=words, at=moment(at))

    return draft


@pytest.fixture
def signed(cast: dict[str, Person], drafted: Draft) -> Draft:
    """The same, said of every group and signed off by Hari: `signed("P-1", at=-30)`."""

    def sign(*about: str, at: int = 0, title: str = "Moving the money", **said: Any) -> Assessment:
        assessment = drafted(*about, at=at, title=title)
        say_all(cast["grace"], assessment, at=at, **said)
        assessment.refresh_from_db()
        version = assessment.version
        signing.sign_off(by=cast["hari"], assessment=assessment, version=version, at=moment(at))
        assessment.refresh_from_db()
        return assessment

    return sign


@pytest.fixture
def decided(cast: dict[str, Person]) -> Decide:
    """A decision of the strategic board: `decided("P-1", days=-7)`."""
    place_once("bodies", lambda: load_bodies(partnership_path("bodies.yaml")))

    def decide(*about: str, days: int = -7, outcome: str = "agreed") -> str:
        meeting = call_meeting(
            by=None,
            body=Body.objects.get(key="strategic_board"),
            title=f"Meeting of {in_days(days)}",
            starts_at=moment(days),
            place="Town hall",
        )
        return record_decision(
            by=cast["grace"],
            meeting=meeting.reference,
            about=about,
            words="Move the money",
            outcome=outcome,
            reasons="Two sources agree",
        )

    return decide

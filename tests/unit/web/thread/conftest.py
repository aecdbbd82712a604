"""Things of two kinds that exist for the tests alone: public ones, and ones for the team."""

from collections.abc import Callable, Collection, Mapping
from itertools import pairwise

import pytest
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.thread import kinds
from headwater_web.thread.actions import link
from headwater_web.thread.kinds import Kind, Thing
from headwater_web.thread.models import LinkKind

Tie = Callable[..., None]


def public(_person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    return {each: Thing(each, f"Public {each}", f"/x/{each}/") for each in references}


def for_the_team(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    if not may(person, Rule.LINK_THINGS):
        return {}
    return {each: Thing(each, f"Secret {each}", f"/y/{each}/", "open") for each in references}


@pytest.fixture(autouse=True)
def two_kinds(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    """X things are seen by everybody, Y things by the team."""
    monkeypatch.setattr(kinds, "_KINDS", {})
    kinds.register_kind(Kind("X", _("Open thing"), public))
    kinds.register_kind(Kind("Y", _("Team's thing"), for_the_team))


@pytest.fixture
def tie() -> Tie:
    """Tie things in a row: `tie("X-1", "X-2", "X-3")`."""

    def in_a_row(*references: str, kind: LinkKind = LinkKind.LED_TO) -> None:
        for earlier, later in pairwise(references):
            link(by=None, earlier=earlier, later=later, kind=kind)

    return in_a_row

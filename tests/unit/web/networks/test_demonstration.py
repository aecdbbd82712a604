"""The demonstration's asks and libraries, and what other apps are told of them."""

from pathlib import Path

import pytest
import yaml
from tests.unit.web.networks.conftest import ENTRY, Desk, ago, today
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.networks.api import (
    NetworksUnreadable,
    ask_words,
    asks_of_entry,
    asks_open,
    asks_to_chase,
    contributions_since,
    stage_networks,
)
from headwater_web.networks.lists import network_lists
from headwater_web.networks.models import AddresseeKind, Ask, EventKind, Resource, Use
from headwater_web.networks.queries.resources import shown_resources
from headwater_web.networks.standings import Standing
from headwater_web.ui.definition_files import definition_path, partnership_path

NATIONAL = {"B-7", "B-8", "B-13", "B-16", "B-21"}


@pytest.fixture
def staged(bodies: None, cast: dict[str, Person], networks_file: Path) -> None:
    place_once(
        "networks", lambda: stage_networks(networks_file, staff=cast["grace"], today=today())
    )


@pytest.mark.usefixtures("staged")
class TestStaging:
    """Everything is there once, and passes through the same acts as on the site."""

    def test_twice_changes_nothing(self, cast: dict[str, Person], networks_file: Path) -> None:
        before = AuditEvent.objects.count()
        stage_networks(networks_file, staff=cast["grace"], today=today())
        assert AuditEvent.objects.count() == before

    def test_the_five_asks_of_government_follow_their_entries(self) -> None:
        told = {entry: asks_of_entry(entry, today=today()) for entry in NATIONAL}
        assert all(len(asks) == 1 for asks in told.values())
        assert all(
            ask.addressee_kind is AddresseeKind.NATIONAL for asks in told.values() for ask in asks
        )

    def test_one_was_chased_twice_one_never_answered_one_replied(self) -> None:
        (chased,) = asks_of_entry("B-8", today=today())
        assert (chased.times_chased, chased.standing) == (2, Standing.WAITING)
        (never,) = asks_of_entry("B-13", today=today())
        assert (never.days_waiting, never.times_chased, never.reply_is_late) == (560, 0, True)
        (replied,) = asks_of_entry("B-21", today=today())
        assert replied.standing is Standing.REPLIED
        assert replied.what_we_owe == "say whether their answer meets it"

    def test_what_is_to_chase(self) -> None:
        led = {each.title for each in asks_to_chase(today())}
        assert "Set dates that leave time to talk with communities" in led
        assert "Name a lead for the Duty, and units among those with the duty" in led
        assert len(led) == 2

    def test_a_joint_ask_was_sent_once_for_two_units(self) -> None:
        (joint,) = asks_of_entry("B-17", today=today())
        assert len(joint.units) == 2
        assert joint.addressee_kind is AddresseeKind.REGIONAL
        assert joint.reference in [each.reference for each in asks_open(today())]

    def test_another_still_waits_for_the_other_unit_and_is_told_to_nobody(self) -> None:
        waiting = Ask.objects.get(sent_on__isnull=True)
        assert asks_of_entry("B-9", today=today()) == ()
        assert ask_words(waiting.reference, today=today()) is None
        assert waiting.reference not in [each.reference for each in asks_open(today())]

    def test_a_library_used_by_several_units(self) -> None:
        shown = shown_resources(Resource.objects.all(), today())
        assert len(shown) == 2
        assert max(len(each.used_by) for each in shown) >= 3
        assert {use.recorded_by for use in Use.objects.all()} != {""}
        assert sum(each.review_is_overdue for each in shown) == 1

    def test_what_we_did_as_a_member(self) -> None:
        assert len(contributions_since(ago(365))) == 2


class TestWhatIsTold:
    """Other apps are told of what was sent, by its facts."""

    def test_an_ask_in_words(self, desk: Desk) -> None:
        ask = desk.send(desk.draft(comes_from=[ENTRY]), days_ago=70, reply_days=60)
        desk.happened(ask, EventKind.CHASED, days_ago=5)
        told = ask_words(ask.reference, today=today())
        assert told is not None
        assert told.address == f"/asks/{ask.reference}/"
        assert (told.days_waiting, told.times_chased, told.days_quiet) == (70, 1, 5)
        assert told.reply_is_late
        assert not told.is_to_chase

    def test_what_is_settled_is_not_open_and_still_told_of_its_entry(self, desk: Desk) -> None:
        ask = desk.send(desk.draft(comes_from=[ENTRY]))
        desk.happened(ask, EventKind.MET)
        assert asks_open(today()) == ()
        (told,) = asks_of_entry(ENTRY, today=today())
        assert told.standing is Standing.MET

    def test_what_does_not_exist(self, desk: Desk) -> None:
        assert ask_words("L-99", today=today()) is None
        assert asks_of_entry("B-99", today=today()) == ()


class TestFiles:
    """Each partnership's file can be read."""

    def test_every_partnership_with_a_file(self) -> None:
        paths = sorted(definition_path("partnerships").glob("*/networks.yaml"))
        assert len(paths) >= 2
        for path in paths:
            said = yaml.safe_load(path.read_text("utf-8"))
            assert said["chase_after_days"] == 90
            assert {AddresseeKind(each["kind"]) for each in said["addressees"]}

    def test_a_file_without_a_demonstration_adds_nothing(
        self, bodies: None, cast: dict[str, Person]
    ) -> None:
        path = definition_path("partnerships", "leicestershire", "networks.yaml")
        stage_networks(path, staff=cast["grace"], today=today())
        assert not Ask.objects.exists()

    def test_an_ask_of_somebody_unknown_is_refused(
        self, bodies: None, cast: dict[str, Person], tmp_path: Path
    ) -> None:
        path = tmp_path / "networks.yaml"
        path.write_text("demonstration: {asks: [{title: One, of: nobody}]}", "utf-8")
        with pytest.raises(NetworksUnreadable, match="One is asked of nobody"):
            stage_networks(path, staff=cast["grace"], today=today())

    def test_the_partnerships_own_lists(self) -> None:
        lists = network_lists()
        assert partnership_path("networks.yaml").exists()
        assert {each.kind for each in lists.addressees} >= {
            AddresseeKind.NATIONAL,
            AddresseeKind.REGIONAL,
        }
        assert [each.organisation for each in lists.addressees if each.key == "home_office"] == [""]

"""A network's library: what is offered, looked at again, taken back, and used by whom."""

import pytest
from django.db import IntegrityError, transaction
from tests.unit.web.networks.conftest import NETWORK, OTHERS, Desk, ago, today

from headwater_web.keeping.rows import NeverChanged, NeverDeleted
from headwater_web.networks.actions import questions, resources
from headwater_web.networks.models import AddedTheme, Helped, Resource, Use
from headwater_web.networks.queries.networks import (
    network_members,
    network_themes,
    network_with,
    networks,
    organisations_for,
)
from headwater_web.networks.queries.resources import (
    ShownResource,
    resources_of,
    shown_resources,
)
from headwater_web.networks.refusals import (
    ChangedMeanwhile,
    NotComeYet,
    PutRightAlready,
    Withdrawn,
)


def shown_now(resource: Resource) -> ShownResource:
    (found,) = shown_resources(Resource.objects.filter(pk=resource.pk), today())
    return found


class TestNetworks:
    """Networks are bodies; their members are seats."""

    def test_they_are_the_bodies_of_that_kind(self, desk: Desk) -> None:
        keys = {each.key for each in networks(today())}
        assert NETWORK in keys
        assert "strategic_board" not in keys

    def test_members_are_organisations_and_posts(self, desk: Desk) -> None:
        members = network_members(NETWORK, today())
        assert [each.organisation for each in members] == ["partnership", "other_units"]
        assert [each.post for each in members] == ["Lead unit", "Member unit"]

    def test_a_theme_is_added_once(self, desk: Desk) -> None:
        grace = desk.cast["grace"]
        first = network_themes(NETWORK)
        assert len(first) == 4
        for _time in range(2):
            questions.add_theme(by=grace, network=NETWORK, words="Stalking")
        questions.add_theme(by=grace, network=NETWORK, words=first[0])
        assert network_themes(NETWORK) == (*first, "Stalking")

    def test_one_that_is_not_a_network_is_not_found(self, desk: Desk) -> None:
        assert network_with("strategic_board") is None
        assert network_with("nothing") is None

    def test_for_whom_somebody_may_share(self, desk: Desk) -> None:
        mine = organisations_for(desk.cast["ben"], NETWORK, today(), reaches_all=False)
        assert list(mine) == ["police"]
        all_of_it = organisations_for(desk.cast["grace"], NETWORK, today(), reaches_all=True)
        assert {"partnership", "other_units", OTHERS, "unit_north"} <= set(all_of_it)
        assert all_of_it["unit_north"].startswith("A violence reduction unit")


class TestUse:
    """Counted by organisation, only when said."""

    def test_nobody_used_what_nobody_says_they_used(self, desk: Desk) -> None:
        found = shown_now(desk.offer())
        assert (found.times_used, found.used_by, found.helped) == (0, (), {})

    def test_uses_are_counted_by_organisation(self, desk: Desk) -> None:
        resource = desk.offer()
        desk.use(resource, "police")
        desk.use(resource, "police", Helped.NO)
        desk.use(resource, OTHERS, Helped.TOO_EARLY)
        found = shown_now(resource)
        assert [(each.organisation, each.times) for each in found.used_by] == [
            (OTHERS, 1),
            ("police", 2),
        ]
        assert found.times_used == 3
        assert found.helped == {Helped.YES: 1, Helped.NO: 1, Helped.TOO_EARLY: 1}

    def test_what_came_of_it_is_said_later_and_counted_once(self, desk: Desk) -> None:
        resource = desk.offer()
        early = desk.use(resource, helped=Helped.TOO_EARLY)
        grace = desk.cast["grace"]
        resources.say_whether_it_helped(by=grace, use=early, helped=Helped.YES)
        assert shown_now(resource).helped == {Helped.YES: 1}
        assert Use.objects.count() == 2
        with pytest.raises(PutRightAlready):
            resources.say_whether_it_helped(by=grace, use=early, helped=Helped.NO)

    def test_not_before_its_day(self, desk: Desk) -> None:
        resource = desk.offer()
        with pytest.raises(NotComeYet):
            resources.record_use(
                by=desk.cast["grace"],
                resource=resource,
                organisation="police",
                used_on=ago(-1),
                what_for="Tomorrow",
                helped=Helped.YES,
            )

    def test_a_use_stays(self, desk: Desk) -> None:
        use = desk.use(desk.offer())
        with pytest.raises(NeverChanged):
            use.delete()
        use.helped = Helped.NO
        with pytest.raises(IntegrityError), transaction.atomic():
            use.save()


class TestKeeping:
    """A resource is looked at again, changed by one at a time, and taken back."""

    @pytest.mark.parametrize(("due_in", "overdue"), [(1, False), (0, False), (-1, True)])
    def test_a_review_is_overdue(self, desk: Desk, due_in: int, overdue: bool) -> None:
        assert shown_now(desk.offer(due_in=due_in)).review_is_overdue is overdue

    def test_looking_again_puts_it_off(self, desk: Desk) -> None:
        resource = desk.offer(due_in=-1)
        looked = resources.Looked(today(), ago(-365), "It still holds")
        resources.review_resource(by=desk.cast["grace"], resource=resource, looked=looked)
        found = shown_now(resource)
        assert not found.review_is_overdue
        assert found.review is not None
        assert found.review.words == "It still holds"
        assert resource.reviews.count() == 2

    def test_two_people_changing_it(self, desk: Desk) -> None:
        resource = desk.offer()
        words = resources.ResourceWords("Six questions", "What", "Open", text="Who?")
        grace = desk.cast["grace"]
        resources.change_resource(by=grace, resource=resource, words=words, version=1)
        with pytest.raises(ChangedMeanwhile):
            resources.change_resource(by=grace, resource=resource, words=words, version=1)

    def test_taken_back_it_leaves_the_library_and_stays_known(self, desk: Desk) -> None:
        resource = desk.offer()
        desk.use(resource)
        grace = desk.cast["grace"]
        resources.withdraw_resource(by=grace, resource=resource, why="Out of date")
        assert list(resources_of(NETWORK)) == []
        assert shown_now(resource).times_used == 1
        with pytest.raises(Withdrawn):
            resources.withdraw_resource(by=grace, resource=resource, why="Again")
        with pytest.raises(NeverDeleted):
            resource.delete()

    @pytest.mark.parametrize("lacking", ["title", "what", "licence", "text"])
    def test_the_database_wants_it_whole(self, desk: Desk, lacking: str) -> None:
        said = {"title": "T", "what": "W", "licence": "L", "text": "X"} | {lacking: ""}
        with pytest.raises(IntegrityError), transaction.atomic():
            resources.offer_resource(
                by=desk.cast["grace"],
                network=NETWORK,
                offered_by="police",
                words=resources.ResourceWords(**said),
                looked=resources.Looked(ago(1), ago(-1)),
            )

    def test_a_theme_narrows_the_library(self, desk: Desk) -> None:
        desk.offer()
        assert resources_of(NETWORK).count() == 1
        assert resources_of(NETWORK, theme="Stalking").count() == 0
        assert not AddedTheme.objects.exists()

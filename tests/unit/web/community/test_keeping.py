"""What is kept of an asset, what the database refuses, and how what we know of it ages."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.unit.web.community.conftest import stage, today, typed

from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.community.actions.assets import (
    add_asset,
    change_asset,
    confirm_asset,
    end_asset,
)
from headwater_web.community.columns import asset_columns
from headwater_web.community.faults import ChangedMeanwhile, EndedAlready, ListedAlready, NotYet
from headwater_web.community.lists import asset_lists
from headwater_web.community.models import Asset, Confirmation
from headwater_web.community.queries.assets import asset_with, listed, to_confirm
from headwater_web.community.reading import read_asset
from headwater_web.community.standings import Standing
from headwater_web.keeping.rows import NeverDeleted


def said(**changes: str) -> dict[str, Any]:
    lists = asset_lists()
    return read_asset(asset_columns(lists), lists, typed(**changes))


@pytest.fixture
def club(cast: dict[str, Person]) -> Asset:
    return add(cast["grace"])


def add(by: Person, *, days_ago: int = 0, **changes: str) -> Asset:
    return add_asset(
        by=by,
        said=said(**changes),
        confirmed_on=today() - timedelta(days=days_ago),
        confirmed_how="Rang them",
    )


def refuses(write: Any) -> bool:
    try:
        with transaction.atomic():
            write()
    except DatabaseError:
        return True
    return False


class TestTheDatabaseRefuses:
    """Whoever asks."""

    @pytest.mark.parametrize(
        "place",
        [{"postcode": "NG1 5FS"}, {"small_area": "Z01000001"}, {"website": "www.refuge.example"}],
    )
    def test_a_place_of_what_is_sensitive(
        self, cast: dict[str, Person], place: dict[str, str]
    ) -> None:
        refuge = add(cast["grace"], kind="refuge", small_area="", telephone="01632 960001")
        assert refuge.is_sensitive
        assert refuses(lambda: Asset.objects.filter(pk=refuge.pk).update(**place))

    def test_ages_the_wrong_way_round(self, club: Asset) -> None:
        assert refuses(lambda: Asset.objects.filter(pk=club.pk).update(ages_from=30, ages_to=20))

    def test_one_name_twice_in_a_district(self, club: Asset, cast: dict[str, Person]) -> None:
        other = add(cast["grace"], name="Other")
        assert refuses(lambda: Asset.objects.filter(pk=other.pk).update(name="blue gate CLUB"))

    def test_deleting_and_rewriting_what_was_confirmed(self, club: Asset) -> None:
        with pytest.raises(NeverDeleted):
            club.delete()
        row = club.confirmations.get()
        plain = Confirmation._base_manager.filter(pk=row.pk)
        assert refuses(lambda: plain._raw_delete(plain.db))
        row.how = "Nobody"
        assert refuses(row.save)

    def test_changing_what_has_ended(self, club: Asset, cast: dict[str, Person]) -> None:
        end_asset(by=cast["grace"], asset=club, why="Its money ran out")
        assert refuses(lambda: Asset.objects.filter(pk=club.pk).update(name="Again"))


class TestActs:
    """Each is on record, and says why it may not be done."""

    def test_each_act_is_on_record(self, club: Asset, cast: dict[str, Person]) -> None:
        change_asset(by=cast["grace"], asset=club, said=said(aim="Another aim."), version=1)
        confirm_asset(by=cast["amara"], asset=club, confirmed_on=today(), how="Went there")
        end_asset(by=cast["grace"], asset=club, why="It closed")
        acts = AuditEvent.objects.filter(about=club.audit_reference).order_by("number")
        assert [each.action.removeprefix("community.asset_") for each in acts] == [
            "added",
            "confirmed",
            "changed",
            "confirmed",
            "ended",
        ]

    def test_two_who_change_it_at_once(self, club: Asset, cast: dict[str, Person]) -> None:
        change_asset(by=cast["grace"], asset=club, said=said(aim="One."), version=1)
        with pytest.raises(ChangedMeanwhile):
            change_asset(by=cast["amara"], asset=club, said=said(aim="Two."), version=1)
        assert Asset.objects.get().aim == "One."

    def test_the_same_thing_twice_unless_it_ended(
        self, club: Asset, cast: dict[str, Person]
    ) -> None:
        with pytest.raises(ListedAlready):
            add(cast["grace"], name="blue gate club")
        end_asset(by=cast["grace"], asset=club, why="It closed")
        with pytest.raises(EndedAlready):
            confirm_asset(by=cast["grace"], asset=club, confirmed_on=today(), how="x")
        assert add(cast["grace"]).pk != club.pk

    def test_a_day_that_has_not_come(self, club: Asset, cast: dict[str, Person]) -> None:
        with pytest.raises(NotYet):
            confirm_asset(
                by=cast["grace"], asset=club, confirmed_on=today() + timedelta(days=1), how="x"
            )


#  days since    standing                on the list
AGES = {
    365: (Standing.CONFIRMED, True),
    366: (Standing.STALE, True),
    730: (Standing.STALE, True),
    731: (Standing.OFF_THE_LIST, False),
}


@pytest.mark.parametrize("days", AGES)
def test_what_we_know_ages(cast: dict[str, Person], days: int) -> None:
    club = add(cast["grace"], days_ago=days)
    found = asset_with(club.reference, today())
    assert found is not None
    assert (found.standing, found in listed(today())) == AGES[days]
    assert bool(to_confirm(today())) is (days > 365)
    confirm_asset(by=cast["grace"], asset=club, confirmed_on=today(), how="Rang them")
    assert [each.asset for each in listed(today())] == [club]


def test_staging_twice_changes_nothing(staged: None, cast: dict[str, Person]) -> None:
    before = AuditEvent.objects.count(), Asset.objects.count()
    stage(cast["grace"])
    assert (AuditEvent.objects.count(), Asset.objects.count()) == before
    assert before[1] == 44

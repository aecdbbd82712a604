"""The demonstration: what it shows, and that staging it twice changes nothing."""

from typing import Any

import pytest
import yaml
from tests.unit.web.placing import place_once
from tests.unit.web.provider_returns.conftest import TODAY, programme_words

from headwater_web.accounts.models import Person
from headwater_web.audit.api import verify
from headwater_web.interventions.api import ProgrammeWords
from headwater_web.provider_returns import staging
from headwater_web.provider_returns.models import Page, ProviderReturn, Version
from headwater_web.provider_returns.queries.accepted import told_of
from headwater_web.provider_returns.queries.asking import faults_in
from headwater_web.provider_returns.queries.returns import followed, returns_of
from headwater_web.provider_returns.staging import ProviderStaff, stage_provider_returns
from headwater_web.ui.definition_files import partnership_path

PATH = ("provider_returns.yaml",)
WHOSE = {"custody_mentoring", "targeted_outreach", "girls_and_young_women"}
Cast = dict[str, Person]


def programmes_of_file() -> dict[str, Any]:
    said = yaml.safe_load(partnership_path("interventions.yaml").read_text(encoding="utf-8"))
    return {each["key"]: each for each in said["programmes"]}


def programme_staged(key: str, *, today: object) -> ProgrammeWords | None:
    """A programme of the definitions as it would be staged, without staging all of them."""
    found = programmes_of_file().get(key)
    if found is None:
        return None
    districts = () if found["districts"] == "all" else tuple(found["districts"])
    return programme_words(key, organisation=found["organisation"], districts=districts)


@pytest.fixture
def staged(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> ProviderStaff:
    monkeypatch.setattr(staging, "programme_with", programme_staged)
    staff = ProviderStaff("youth_project", cast["dev"], cast["ellis"], cast["grace"])
    place_once("provider returns", lambda: stage(staff))
    return staff


def stage(staff: ProviderStaff) -> tuple[str, ...]:
    return stage_provider_returns(partnership_path(*PATH), staff=staff, today=TODAY)


def test_twice_changes_nothing(staged: ProviderStaff) -> None:
    models = (ProviderReturn, Version, Page)
    before = ([model.objects.count() for model in models], verify().events)
    assert len(stage(staged)) == before[0][0] == 13 * 4
    assert ([model.objects.count() for model in models], verify().events) == before


def test_a_partnership_without_the_file_has_none(cast: Cast) -> None:
    staff = ProviderStaff("youth_project", cast["dev"], cast["ellis"], cast["grace"])
    path = partnership_path("no_such_file.yaml")
    assert stage_provider_returns(path, staff=staff, today=TODAY) == ()


def test_returns_are_at_every_step(staged: ProviderStaff, cast: Cast) -> None:
    newest = followed(returns_of(cast["grace"]), today=TODAY)
    standings = {each.standing.value for each in newest}
    assert standings == {"asked", "handed_in", "certified", "changes", "accepted"}
    assert {each.report.programme for each in followed(returns_of(cast["dev"]), today=TODAY)} == (
        WHOSE
    )


def test_no_staged_return_has_a_fault(staged: ProviderStaff) -> None:
    for version in Version.objects.filter(submitted_at__isnull=False):
        assert faults_in(version) == (), version


def test_what_is_made_up_says_so(staged: ProviderStaff) -> None:
    assert all(each.is_made_up for each in ProviderReturn.objects.all())


def test_four_quarters_of_outreach(staged: ProviderStaff, cast: Cast) -> None:
    told = told_of(cast["amara"], "targeted_outreach")
    assert [each.number("reach", "contacts") for each in told] == [1790, 1700, 1611, 1539]

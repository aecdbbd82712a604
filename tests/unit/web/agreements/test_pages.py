"""The pages: who sees what, what is kept of a refused form, and the whole way in a browser."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.agreements.conftest import TODAY, Made, in_days

from headwater.products import point_current, write_release
from headwater_web.accounts.models import Person
from headwater_web.agreements.models import (
    Access,
    Agreement,
    DataRequest,
    Dataset,
    ImpactAssessment,
)
from headwater_web.agreements.rules import rules

Cast = dict[str, Person]
SignedIn = Callable[[str], Client]
Asked = Callable[..., DataRequest]


def text(client: Client, name: str, *args: Any, **query: str) -> str:
    response = client.get(reverse(f"agreements:{name}", args=args), query)
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def post(client: Client, name: str, *args: Any, **said: Any) -> Any:
    return client.post(reverse(f"agreements:{name}", args=args), said)


def test_the_way_of_an_agreement_in_a_browser(signed_in: SignedIn, cast: Cast) -> None:
    grace, farah = signed_in("grace"), signed_in("farah")
    post(grace, "begin_assessment", title="Counting violence")
    assessment = ImpactAssessment.objects.get()
    for number, question in enumerate(rules().assessment_questions, start=1):
        post(grace, "answer", assessment.reference, question.key, version=number, words="Known")
    assessment.refresh_from_db()
    said = {"version": assessment.version, "review_on": in_days(365), "was_read": "on"}
    assert post(grace, "sign_off", assessment.reference, **said).status_code == 422
    assert post(farah, "sign_off", assessment.reference, **said).status_code == 302
    post(
        grace,
        "new",
        version=0,
        title="Recorded crime",
        kind="agreement",
        supplier="police",
        controllers=["police", "partnership"],
        purposes=["counts"],
        starts_on=TODAY,
        ends_on=in_days(60),
        review_on=in_days(50),
        assessment=assessment.reference,
    )
    agreement = Agreement.objects.get()
    assert "It covers no feed." in text(grace, "agreement", agreement.reference)
    assert post(grace, "cover", agreement.reference, **FEED, version=1).status_code == 302
    post(farah, "put_in_force", agreement.reference, version=2, signed_on=TODAY)
    agreement.refresh_from_db()
    assert not agreement.is_draft
    page = text(signed_in("amara"), "agreements")
    assert "60 days left" in page
    register = farah.get(reverse("agreements:register")).content.decode()
    assert f"{agreement.reference}-police_recorded_crime" in register


FEED = {
    "feed": "police_recorded_crime",
    "level": "person_level",
    "regime": "part_3",
    "lawful_basis": "part_3_law",
    "special_category": "schedule_8_statutory",
    "powers": ["section_16"],
    "fields_named": "*",
    "frequency": "monthly",
    "keep_raw_days": 30,
}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {
                "feed": "ed_assault_attendances",
                "regime": "uk_gdpr",
                "lawful_basis": "article_6_1_e",
            },
            "does not cover information about patients",
        ),
        ({"lawful_basis": "article_6_1_e"}, "not of the law chosen above"),
        ({"fields_named": "shoe_size"}, "has no field shoe_size"),
        ({"keep_raw_days": 9_999}, "less than or equal to 3660"),
        ({"powers": []}, "Tick at least one."),
        ({"key_fingerprint": " ".join(["12ab"] * 8)}, "are not signed: leave this empty."),
        ({"feed": "partner_aggregate", "key_fingerprint": "12ab"}, "eight groups of four"),
    ],
)
def test_a_feed_that_may_not_be_covered_is_refused_with_words(
    changes: dict[str, Any], words: str, signed_in: SignedIn, drafted: Made
) -> None:
    agreement = drafted()
    version = agreement.version
    response = post(
        signed_in("grace"), "cover", agreement.reference, **FEED | changes, version=version
    )
    assert response.status_code == 422
    assert words in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "open_licence"}, "Name the licence"),
        ({"ends_on": ""}, "A signed agreement needs this day."),
        ({"ends_on": in_days(-1)}, "before the first day in force"),
        ({"controllers": []}, "Tick everybody who signs"),
        ({"title": "=cmd()"}, "takes for a formula"),
    ],
)
def test_an_agreement_that_does_not_hold_together_is_refused(
    changes: dict[str, Any], words: str, signed_in: SignedIn, cast: Cast
) -> None:
    said = {
        "version": 0,
        "title": "Recorded crime",
        "kind": "agreement",
        "supplier": "police",
        "controllers": ["police"],
        "purposes": ["counts"],
        "starts_on": TODAY,
        "ends_on": in_days(60),
        "review_on": in_days(50),
    }
    response = post(signed_in("grace"), "new", **said | changes)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Agreement.objects.exists()


def test_an_officer_sees_their_own_organisations_agreements_alone(
    signed_in: SignedIn, in_force: Made
) -> None:
    own = in_force(title="With the police")
    other = in_force(
        title="With the ambulance service",
        supplier="ambulance",
        supplier_name="Ambulance service",
        controllers=["ambulance", "partnership"],
        feed={"feed": "ambulance_callouts", "level": "aggregate"},
    )
    ben = signed_in("ben")
    page = text(ben, "agreements")
    assert "With the police" in page
    assert "With the ambulance service" not in page
    assert "deleted" not in page
    text(ben, "agreement", own.reference)
    assert ben.get(reverse("agreements:agreement", args=[other.reference])).status_code == 404
    assert ben.get(reverse("thread:thread", args=[other.reference])).status_code == 404
    assert own.assessment is not None
    text(ben, "assessment", own.assessment.reference)


@pytest.mark.parametrize("name", ["new", "register", "begin_assessment", "new_dataset"])
@pytest.mark.parametrize("who", ["ben", "amara", "chioma", "hari", "dev", "imani"])
def test_who_does_not_keep_agreements_may_not(name: str, who: str, signed_in: SignedIn) -> None:
    assert signed_in(who).get(reverse(f"agreements:{name}")).status_code == 403


def test_an_officer_cannot_ask_for_person_level_data(signed_in: SignedIn, in_force: Made) -> None:
    in_force()
    assert signed_in("ben").get(reverse("agreements:ask_access")).status_code == 403
    assert post(signed_in("ben"), "ask_access").status_code == 403


def test_who_was_slower_reads_what_is_saved_and_keeps_their_words(
    signed_in: SignedIn, drafted: Made
) -> None:
    agreement = drafted()
    stale = agreement.version - 1
    said = {
        "version": stale,
        "title": "My own title",
        "kind": "agreement",
        "supplier": "police",
        "controllers": ["police"],
        "purposes": ["counts"],
        "starts_on": agreement.starts_on,
        "ends_on": agreement.ends_on,
        "review_on": agreement.review_on,
    }
    response = post(signed_in("grace"), "reword", agreement.reference, **said)
    page = response.content.decode()
    assert response.status_code == 422
    assert "What is saved now" in page
    assert "Recorded crime" in page
    assert "My own title" in page
    assert f'name="version" value="{agreement.version}"' in page


def test_the_way_of_a_request_in_a_browser(signed_in: SignedIn, cast: Cast) -> None:
    grace = signed_in("grace")
    post(
        grace,
        "new_dataset",
        title="Call-outs",
        holder="ambulance",
        feed="ambulance_callouts",
        words="Where and when",
    )
    dataset = Dataset.objects.get()
    again = post(
        grace, "new_dataset", title="Call-outs", holder="ambulance", feed="", words="Again"
    )
    assert "noted already" in again.content.decode()
    post(grace, "new_share", dataset.reference, shared_with="A ministry", since_on="")
    post(
        grace,
        "ask",
        dataset.reference,
        words="Two years of counts",
        purposes=["counts"],
        level="aggregate",
        units=["partnership", "police"],
        asked_on=in_days(-12),
    )
    request = DataRequest.objects.get()
    post(
        grace,
        "new_barrier",
        request.reference,
        kind="capacity",
        met_on=TODAY,
        words="One person makes all extracts",
    )
    post(grace, "new_step", request.reference, step="chased", happened_on=TODAY, words="")
    page = text(signed_in("ben"), "request", request.reference)
    for words in ("12 days", "(jointly)", "Nobody has time", "asked again", "One specification"):
        assert words in page
    assert "surname" not in page.lower()
    barrier = request.barriers.get()
    post(grace, "overcome", request.reference, barrier.pk, overcome_on=TODAY)
    assert "overcome on" in text(grace, "request", request.reference)
    assert "asked for since" in text(grace, "datasets")
    text(grace, "dataset", dataset.reference)
    assert "Call-outs" in text(grace, "requests")


def test_the_way_of_access_in_a_browser(signed_in: SignedIn, in_force: Made) -> None:
    agreement = in_force()
    amara, farah = signed_in("amara"), signed_in("farah")
    said = {
        "agreement": agreement.reference,
        "feeds": ["police_recorded_crime"],
        "why": "Two records look like one",
        "hours": 2,
    }
    too_long = post(amara, "ask_access", **said | {"hours": 500, "why": ""})
    assert too_long.status_code == 422
    assert "Ask for 72 hours or less." in too_long.content.decode()
    assert "Write something here." in too_long.content.decode()
    post(amara, "ask_access", **said)
    access = Access.objects.get()
    assert amara.get(reverse("agreements:decide", args=[access.reference])).status_code == 403
    refused = post(farah, "decide", access.reference, decision="refuse", because="")
    assert "Say why not" in refused.content.decode()
    post(farah, "decide", access.reference, decision="approve", because="")
    page = text(amara, "access", access.reference)
    assert "End it now" in page
    assert post(signed_in("chioma"), "end", access.reference).status_code == 404
    post(amara, "end", access.reference)
    assert "ended early by" in text(farah, "access", access.reference)
    assert access.reference in text(signed_in("ben"), "accesses")


def test_withdrawing_and_a_new_version_in_a_browser(signed_in: SignedIn, in_force: Made) -> None:
    agreement = in_force()
    farah = signed_in("farah")
    post(farah, "revise", agreement.reference, starts_on=in_days(10))
    newer = Agreement.objects.get(supersedes=agreement)
    assert newer.reference in text(farah, "agreement", agreement.reference)
    post(
        farah,
        "became",
        agreement.reference,
        kind="withdrawn",
        happened_on=TODAY,
        because="The hospital left",
    )
    assert "The hospital left" in text(farah, "agreement", agreement.reference)
    response = farah.get(reverse("agreements:became", args=[agreement.reference]))
    assert response.status_code == 302


@pytest.mark.parametrize("name", ["agreements", "assessments", "datasets", "requests", "accesses"])
def test_empty_pages_say_so(name: str, signed_in: SignedIn) -> None:
    assert 'class="hw-empty"' in text(signed_in("farah"), name)


def test_the_thread_knows_all_five_kinds(signed_in: SignedIn, in_force: Made, asked: Asked) -> None:
    agreement, request = in_force(), asked()
    farah = signed_in("farah")
    assert agreement.assessment is not None
    for reference in (
        agreement.reference,
        agreement.assessment.reference,
        request.reference,
        request.dataset.reference,
    ):
        response = farah.get(reverse("thread:thread", args=[reference]))
        assert response.status_code == 200, reference
        assert reference in response.content.decode()


def test_the_page_says_what_its_basis_is_called_in_the_register_and_in_the_release(
    signed_in: SignedIn, in_force: Made, drafted: Made, settings: Settings, tmp_path: Path
) -> None:
    agreement, draft = in_force(), drafted(title="Another")
    (covered,) = agreement.feeds.all()
    own = replace(
        sample.source(covered.feed, "Recorded crime", "Police"),
        supplier=agreement.supplier,
        basis_reference="SYN-BASIS-704",
    )
    released = sample.released(sources=(own,))
    write_release(released, root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, released.release_id)
    settings.HEADWATER_RELEASED = tmp_path
    page = text(signed_in("grace"), "agreement", agreement.reference)
    assert f"{agreement.reference}-{covered.feed}" in page
    assert "The newest release names its basis SYN-BASIS-704." in page
    assert "SYN-BASIS-704" not in text(signed_in("grace"), "agreement", draft.reference)

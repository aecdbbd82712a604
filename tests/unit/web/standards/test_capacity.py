"""What would stop if one post were empty, what is short, and that only posts are kept."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from tests.unit.web.standards.conftest import closed, opened, small, team

from headwater_web.accounts.models import Person
from headwater_web.standards import actions
from headwater_web.standards.faults import (
    AssessmentClosed,
    NotAPost,
    PostThereAlready,
    UnknownToFramework,
)
from headwater_web.standards.models import Assessment, Cover, Post
from headwater_web.standards.posts import looks_like_a_person
from headwater_web.standards.queries.capacity import Capacity, capacity
from headwater_web.standards.wording import capacity_sentences, law_words, loss_words

pytestmark = pytest.mark.django_db
Team = dict[str, tuple[int, dict[str, int]]]


def reviewed(posts: Team) -> Assessment:
    assessment = opened(team())
    for title, (days, can_do) in posts.items():
        post = actions.add_post(by=None, assessment=assessment, title=title, days_a_month=days)
        for function, given in can_do.items():
            actions.cover_function(by=None, post=post, function=function, days_a_month=given)
    return assessment


def found(assessment: Assessment) -> Capacity:
    return capacity(assessment, team())


@pytest.mark.parametrize(
    ("posts", "losses"),
    [
        ({}, {}),
        ({"Analyst": (10, {"report": 4})}, {"Analyst": ["report"]}),
        # a second post that can do it, even without days for it now, is enough not to lose it
        ({"Analyst": (10, {"report": 4}), "Officer": (10, {"report": 0})}, {}),
        (
            {"Analyst": (10, {"report": 4, "grant": 3}), "Officer": (10, {"grant": 0})},
            {"Analyst": ["report"]},
        ),
        (
            {"Analyst": (10, {"report": 4}), "Officer": (10, {"grant": 3, "course": 2})},
            {"Analyst": ["report"], "Officer": ["grant", "course"]},
        ),
    ],
)
def test_what_nobody_else_can_do(posts: Team, losses: dict[str, list[str]]) -> None:
    review = found(reviewed(posts))
    assert {
        each.post.title: [function.key for function in each.functions] for each in review.losses
    } == losses


def test_the_sentence_says_which_post_and_what_the_law_asks_for() -> None:
    review = found(reviewed({"Analyst": (10, {"report": 4, "course": 2})}))
    (loss,) = review.losses
    expected = "If the post Analyst is empty, Yearly report and Course have nobody."
    assert loss_words(loss) == expected
    assert law_words(loss) == "The law asks for: Yearly report (An Act)."


def test_what_the_law_does_not_ask_for_is_said_too() -> None:
    (loss,) = found(reviewed({"Trainer": (10, {"course": 2})})).losses
    assert loss_words(loss) == "If the post Trainer is empty, Course has nobody."
    assert law_words(loss) == "The law asks for none of it."


def test_what_is_short() -> None:
    review = found(reviewed({"Analyst": (5, {"report": 3, "grant": 3})}))
    assert capacity_sentences(review) == (
        "Nobody can do Course now.",
        "Yearly report has 3 of the 4 days a month it needs: 1 day is missing.",
        "Analyst is asked for 6 days a month and has 5.",
    )


class TestPosts:
    @pytest.mark.parametrize(
        ("title", "is_a_person"),
        [
            ("Senior analyst", False),
            ("Analyst 2", False),
            ("Doctor in public health", False),
            ("Ms Okafor", True),
            ("Analyst (Mr. Brown)", True),
            ("Dr Eze", True),
            ("analyst@partnership.example", True),
            ("Analyst 01150 496000", True),
        ],
    )
    def test_a_person_is_no_post(self, title: str, is_a_person: bool) -> None:
        assert looks_like_a_person(title) is is_a_person
        assessment = opened(team())
        if is_a_person:
            with pytest.raises(NotAPost):
                actions.add_post(by=None, assessment=assessment, title=title, days_a_month=1)
        else:
            actions.add_post(by=None, assessment=assessment, title=title, days_a_month=1)

    def test_a_title_is_there_once(self) -> None:
        assessment = reviewed({"Analyst": (10, {})})
        with pytest.raises(PostThereAlready):
            actions.add_post(by=None, assessment=assessment, title="Analyst", days_a_month=1)

    def test_a_post_taken_out_no_longer_counts_and_is_kept(self, cast: dict[str, Person]) -> None:
        assessment = reviewed({"Analyst": (10, {"report": 4})})
        actions.remove_post(by=cast["grace"], post=Post.objects.get())
        assert found(assessment).losses == ()
        assert Post.objects.get().removed_by == cast["grace"].audit_reference
        assert Cover.objects.get().ended_at is not None
        actions.add_post(by=None, assessment=assessment, title="Analyst", days_a_month=1)

    def test_new_days_stand_beside_the_old(self) -> None:
        assessment = reviewed({"Analyst": (10, {"report": 4})})
        actions.cover_function(by=None, post=Post.objects.get(), function="report", days_a_month=2)
        assert [each.days_a_month for each in Cover.objects.order_by("pk")] == [4, 2]
        assert found(assessment).functions[0].days == 2

    def test_a_closed_review_is_not_changed(self, cast: dict[str, Person]) -> None:
        assessment = closed(reviewed({"Analyst": (10, {"report": 4})}))
        post = Post.objects.get()
        with pytest.raises(AssessmentClosed):
            actions.add_post(by=None, assessment=assessment, title="Other", days_a_month=1)
        with pytest.raises(AssessmentClosed):
            actions.cover_function(by=None, post=post, function="grant", days_a_month=1)
        with pytest.raises(AssessmentClosed):
            actions.remove_post(by=cast["grace"], post=post)

    def test_only_functions_of_the_framework_are_covered(self) -> None:
        reviewed({"Analyst": (10, {})})
        with pytest.raises(UnknownToFramework):
            actions.cover_function(by=None, post=Post.objects.get(), function="tea", days_a_month=1)

    def test_posts_belong_to_capacity_reviews(self) -> None:
        with pytest.raises(UnknownToFramework):
            actions.add_post(by=None, assessment=opened(small()), title="Analyst", days_a_month=1)

    @pytest.mark.parametrize("facts", [{"title": ""}, {"removed_by": "person/x"}])
    def test_facts_that_do_not_hold_together_cannot_be_kept(self, facts: dict[str, str]) -> None:
        reviewed({"Analyst": (10, {})})
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.update(**facts)


class TestPages:
    @pytest.fixture
    def grace(self, signed_in: object) -> Client:
        return signed_in("grace")  # type: ignore[operator,no-any-return]

    def test_a_post_is_added_and_what_it_can_do(self, grace: Client) -> None:
        assessment = opened(team())
        address = f"/standards/assessments/{assessment.reference}/"
        response = grace.post(address + "posts/new/", {"title": "Analyst", "days_a_month": "12"})
        post = Post.objects.get()
        assert response["Location"] == f"/standards/posts/{post.pk}/"
        grace.post(response["Location"], {"function": "report", "days_a_month": "4"})
        page = grace.get(address).text
        assert "If the post Analyst is empty, Yearly report has nobody." in page
        assert "The law asks for: Yearly report (An Act)." in page
        grace.post(f"/standards/posts/{post.pk}/covers/report/end/")
        assert "Nobody can do Yearly report now." in grace.get(address).text
        grace.post(f"/standards/posts/{post.pk}/remove/")
        assert "No post is in this review yet" in grace.get(address).text

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({"title": "", "days_a_month": "1"}, "Give the title of the post."),
            ({"title": "Mr Brown", "days_a_month": "1"}, "This looks like a person."),
            ({"title": "Analyst", "days_a_month": "99"}, "whole number from 0 to 62"),
            ({"title": "Analyst", "days_a_month": "some"}, "whole number from 0 to 62"),
        ],
    )
    def test_what_is_wrong_is_said(self, grace: Client, data: dict[str, str], words: str) -> None:
        assessment = opened(team())
        address = f"/standards/assessments/{assessment.reference}/posts/new/"
        response = grace.post(address, data)
        assert response.status_code == 422
        assert words in response.text
        assert not Post.objects.exists()

    @pytest.mark.parametrize("who", ["ben", "hari", "amara"])
    def test_only_who_manages_changes_posts(self, signed_in: object, who: str) -> None:
        assessment = reviewed({"Analyst": (10, {"report": 4})})
        client: Client = signed_in(who)  # type: ignore[operator]
        post = Post.objects.get()
        for address in (
            f"/standards/assessments/{assessment.reference}/posts/new/",
            f"/standards/posts/{post.pk}/",
            f"/standards/posts/{post.pk}/remove/",
        ):
            assert client.post(address, {}).status_code == 403
        assert Post.objects.get().removed_at is None

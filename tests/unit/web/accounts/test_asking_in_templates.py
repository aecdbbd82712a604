"""`{% may … as x %}` gives a template the same answer as a view gets."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory

from headwater_web.accounts.api import Rule, may
from headwater_web.accounts.models import Person

ASKING = Template("{% load permissions %}{% may rule about=about as answer %}{{ answer }}")


def answer_for(person: Person | AnonymousUser, rule: str, about: str | None = None) -> str:
    request = RequestFactory().get("/")
    request.user = person
    return ASKING.render(Context({"request": request, "rule": rule, "about": about}))


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("who", ["stranger", "ben", "farah"])
def test_the_answer_is_that_of_the_one_function(
    who: str, rule: Rule, cast: dict[str, Person]
) -> None:
    person = cast.get(who, AnonymousUser())
    assert answer_for(person, rule) == str(may(person, rule))


def test_it_can_ask_about_an_organisation(cast: dict[str, Person]) -> None:
    assert answer_for(cast["ben"], "submit_files", "police") == "True"
    assert answer_for(cast["ben"], "submit_files", "ambulance") == "False"


def test_an_unknown_rule_is_a_fault_and_not_a_no(cast: dict[str, Person]) -> None:
    with pytest.raises(ValueError, match="fly"):
        answer_for(cast["ben"], "fly")


def test_a_template_without_a_request_gets_no() -> None:
    text = ASKING.render(Context({"rule": "everyone"}))
    assert text == "False"

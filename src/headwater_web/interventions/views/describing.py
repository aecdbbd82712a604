"""Pages on which a programme is described, step by step."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares
from headwater_web.audit.api import Actor
from headwater_web.evidence.api import cards_for, evidence_lists
from headwater_web.interventions.actions import programmes as actions
from headwater_web.interventions.forms.programmes import (
    ChangedProgrammeForm,
    ChoiceForm,
    EndChoiceForm,
    GroundsForm,
    ProgrammeForm,
    TheoryForm,
)
from headwater_web.interventions.lists import intervention_lists
from headwater_web.interventions.models import Programme
from headwater_web.interventions.queries.programmes import FollowedProgramme, today_here
from headwater_web.interventions.views.shared import FORM_METHODS, ask, programme_found
from headwater_web.ui.asking import posted, read_anew

_KEY_LENGTH = 56


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_programme(request: HttpRequest) -> HttpResponse:
    """Describe a programme for the first time."""
    form = ProgrammeForm(
        posted(request), person=request.user, lists=intervention_lists(), kinds=_kinds()
    )

    def act(by: Actor) -> str:
        said = actions.ProgrammeSaid(**form.cleaned_data)
        made = actions.describe_programme(by=by, key=_free_key(said.name), said=said)
        return _address(made.reference)

    return ask(
        request,
        form,
        act,
        heading=_("Describe a programme"),
        introduction=_(
            "First what it is. Then how it is meant to work, on what grounds, and with what money. "
            "A body decides after that."
        ),
        button=_("Keep it"),
        back=reverse("interventions:programmes"),
    )


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def change_programme(request: HttpRequest, reference: str) -> HttpResponse:
    """Say anew what a programme is, and why."""
    found = programme_found(reference)
    form = ChangedProgrammeForm(
        posted(request),
        initial=_initial(found),
        person=request.user,
        lists=intervention_lists(),
        kinds=_kinds(found.version.kind),
    )

    def act(by: Actor) -> str:
        given = dict(form.cleaned_data)
        because, version = given.pop("because"), given.pop("version")
        actions.change_programme(
            by=by,
            programme=found.programme,
            said=actions.ProgrammeSaid(**given),
            because=because,
            version=version,
        )
        return _address(reference)

    return ask(
        request,
        form,
        act,
        refused=lambda refused: read_anew(refused, version=found.version.number),
        caption=f"{reference} {found.version.name}",
        heading=_("Say anew what it is"),
        introduction=_("What was said before stays to be read, with the reason for the change."),
        button=_("Keep the new version"),
        back=_address(reference),
    )


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def say_theory(request: HttpRequest, reference: str) -> HttpResponse:
    """Say how a programme is meant to work."""
    found = programme_found(reference)
    names = TheoryForm.base_fields
    initial = {name: getattr(found.theory, name) for name in names} if found.theory else {}
    form = TheoryForm(posted(request), initial=initial)

    def act(by: Actor) -> str:
        said = actions.TheorySaid(**form.cleaned_data)
        actions.say_theory(by=by, programme=found.programme, said=said)
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {found.version.name}",
        heading=_("How it is meant to work"),
        introduction=_("From what goes in to what shall change, and what has to be true for it."),
        button=_("Keep it"),
        back=_address(reference),
    )


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def say_grounds(request: HttpRequest, reference: str) -> HttpResponse:
    """Say on what a programme stands."""
    found = programme_found(reference)
    cards = cards_for(today=found.today, intervention=found.version.kind)
    form = GroundsForm(
        posted(request),
        initial=_grounds_before(found, {each.reference for each in cards}),
        person=request.user,
        cards=cards,
    )

    def act(by: Actor) -> str:
        said = actions.GroundsSaid(**form.cleaned_data)
        actions.say_grounds(by=by, programme=found.programme, said=said)
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {found.version.name}",
        heading=_("On what grounds"),
        introduction=_(
            "Cards say what others found, with their rating as its source has it. Where there is "
            "no card, say so: not knowing is no reason against trying, if we find out."
        ),
        button=_("Keep it"),
        back=_address(reference),
    )


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_choice(request: HttpRequest, reference: str) -> HttpResponse:
    """Note what shaped one choice in how a programme is made."""
    found = programme_found(reference)
    form = ChoiceForm(posted(request), person=request.user)

    def act(by: Actor) -> str:
        actions.note_choice(by=by, programme=found.programme, **form.cleaned_data)
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {found.version.name}",
        heading=_("What shaped a choice"),
        introduction="",
        button=_("Keep it"),
        back=_address(reference),
    )


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def end_choice(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say that a choice holds no longer."""
    found = programme_found(reference)
    choice = next((each for each in found.choices if each.pk == number), None)
    if choice is None:
        raise Http404
    form = EndChoiceForm(posted(request))

    def act(by: Actor) -> str:
        actions.end_choice(by=by, choice=choice, how=form.cleaned_data["how"])
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {found.version.name}",
        heading=_("End a choice"),
        introduction=choice.choice,
        button=_("End it"),
        back=_address(reference),
    )


def _address(reference: str) -> str:
    return reverse("interventions:programme", args=[reference])


def _kinds(current: str = "") -> list[str]:
    """The types of the lists, of what is bought, and of the cards: each once."""
    bought = [each.intervention for each in evidence_lists().bought]
    carded = [each.intervention for each in cards_for(today=today_here())]
    found = [*intervention_lists().kinds, *bought, *carded, current]
    return sorted({each for each in found if each})


def _free_key(name: str) -> str:
    """A key from the name; numbered where another programme has it."""
    first = slugify(name).replace("-", "_")[:_KEY_LENGTH] or "programme"
    taken = set(Programme.objects.filter(key__startswith=first).values_list("key", flat=True))
    numbered = (f"{first}_{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (first, *numbered) if each not in taken)


def _initial(found: FollowedProgramme) -> dict[str, Any]:
    version = found.version
    initial = {name: getattr(version, name, None) for name in ProgrammeForm.base_fields}
    return initial | {
        "last_day": version.ends_on.fromordinal(version.ends_on.toordinal() - 1),
        "needs": " ".join(version.needs),
        "version": version.number,
    }


def _grounds_before(found: FollowedProgramme, offered: set[str]) -> dict[str, Any]:
    if found.grounds is None:
        return {}
    said = found.grounds
    return {
        "cards": [each for each in said.cards if each in offered],
        "other_cards": " ".join(each for each in said.cards if each not in offered),
        "none_because": said.none_because,
        "equality": said.equality,
        "equality_because": said.equality_because,
    }

"""Pages on which evaluations are planned, locked, published and taken back."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares
from headwater_web.audit.api import Actor
from headwater_web.evaluations.actions import plans, publishing
from headwater_web.evaluations.forms.plans import (
    ChangePlanForm,
    LockForm,
    PlanForm,
    PublishForm,
    WithdrawForm,
)
from headwater_web.evaluations.plan_columns import PLAN_COLUMNS
from headwater_web.evaluations.queries.offered import what_is_offered
from headwater_web.evaluations.views.shared import FORM_METHODS, ask, plan_found
from headwater_web.interventions.api import programme_with, programmes
from headwater_web.ui.asking import posted, read_anew
from headwater_web.ui.column_forms import initial_of

_NO_PROGRAMME = gettext_lazy(
    "There is no programme with this reference. Look it up among the programmes."
)


@declares(Rule.PLAN_EVALUATIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_plan(request: HttpRequest) -> HttpResponse:
    """Plan an evaluation."""
    form = PlanForm(
        posted(request),
        initial={"intervention": request.GET.get("programme", "")},
        programmes=programmes(),
    )
    owner = ""
    if request.method == "POST" and form.is_valid():
        programme = programme_with(form.said["intervention"])
        owner = programme.organisation if programme else ""
        if not owner:
            form.add_error("intervention", _NO_PROGRAMME)

    def act(by: Actor) -> str:
        return _address(plans.add_plan(by=by, said=form.said, organisation=owner).reference)

    return ask(
        request,
        form,
        act,
        heading=_("Plan an evaluation"),
        introduction=_(
            "Say what would count as what before anybody looks. Somebody else then locks the plan, "
            "and only then is its answer worked out. Whatever comes out is kept."
        ),
        button=_("Keep the plan"),
        offered=what_is_offered(),
        template="evaluations/plan_form.html",
        back=reverse("evaluations:evaluations"),
    )


@declares(Rule.PLAN_EVALUATIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def change_plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Write a new version of a plan."""
    found = plan_found(request, reference)
    newest = found.plan.versions.get(number=found.newest)
    initial = initial_of(PLAN_COLUMNS, newest) | {"intervention": found.plan.intervention}
    form = ChangePlanForm(
        posted(request),
        initial=initial | {"version": found.newest},
        programmes=[each for each in programmes() if each.reference == found.plan.intervention],
    )
    is_read = form.is_bound and form.is_valid()
    if is_read and form.said["intervention"] != found.plan.intervention:
        form.add_error("intervention", _("A plan stays with its programme. Leave it as it was."))

    def act(by: Actor) -> str:
        plans.change_plan(
            by=by, plan=found.plan, said=form.said, version=form.cleaned_data["version"]
        )
        return _address(reference)

    introduction = (
        _(
            "An answer to this plan was asked for. A new version is shown for ever as one that was "
            "changed after data was opened."
        )
        if found.lock
        else _("Earlier versions stay to be read.")
    )
    return ask(
        request,
        form,
        act,
        refused=lambda refused: read_anew(refused, version=found.newest),
        caption=reference,
        heading=_("Write a new version of {reference}").format(reference=reference),
        introduction=introduction,
        button=_("Keep the new version"),
        offered=what_is_offered(),
        template="evaluations/plan_form.html",
        back=_address(reference),
    )


@declares(Rule.LOCK_EVALUATIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def lock_plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Lock the newest version and ask for its answer."""
    found = plan_found(request, reference)
    form = LockForm(posted(request), initial={"version": found.newest})

    def act(by: Actor) -> str:
        plans.lock_plan(by=by, plan=found.plan, version=form.cleaned_data["version"])
        return _address(reference)

    return ask(
        request,
        form,
        act,
        refused=lambda refused: read_anew(refused, version=found.newest),
        caption=reference,
        heading=_("Lock version {number} and ask for its answer").format(number=found.newest),
        introduction=found.version.question,
        button=_("Lock it"),
        back=_address(reference),
    )


@declares(Rule.PUBLISH_EVALUATIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """Let everybody read the answer, whatever it says."""
    found = plan_found(request, reference)
    form = PublishForm(posted(request), result=found.result)

    def act(by: Actor) -> str:
        publishing.publish(by=by, followed=found, summary=form.cleaned_data["summary"])
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=reference,
        heading=_("Publish what came out"),
        introduction=found.result.sentence if found.result else "",
        button=_("Publish it"),
        back=_address(reference),
    )


@declares(Rule.PUBLISH_EVALUATIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a published answer back."""
    found = plan_found(request, reference)
    form = WithdrawForm(posted(request))

    def act(by: Actor) -> str:
        publishing.withdraw(by=by, followed=found, because=form.cleaned_data["because"])
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=reference,
        heading=_("Take {reference} back").format(reference=reference),
        introduction=_("Everybody else can read it no longer. That it was out stays on record."),
        button=_("Take it back"),
        back=_address(reference),
    )


def _address(reference: str) -> str:
    return reverse("evaluations:evaluation", args=[reference])

"""Pages of items: reading one, drafting one, its data, and taking one back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, display_names, person_of
from headwater_web.scrutiny import panels as membership
from headwater_web.scrutiny.actions import items as actions
from headwater_web.scrutiny.forms.items import ItemForm, RowForm, WhyForm
from headwater_web.scrutiny.models import Item
from headwater_web.scrutiny.queries import challenges, items, taking_part
from headwater_web.scrutiny.refusals import ChangedMeanwhile, NotADraft
from headwater_web.scrutiny.views.shared import form_page, item_seen, refusal_words
from headwater_web.thread.api import things_seen_by
from headwater_web.ui.asking import posted

_FORM_METHODS = ["GET", "POST"]


@declares(Rule.SEE_SCRUTINY)
@require_GET
@never_cache
def item(request: HttpRequest, reference: str) -> HttpResponse:
    """One item: the plan, the data with a sentence for each group, and its challenges."""
    found, today = item_seen(request, reference), timezone.localdate()
    person = person_of(request)
    sent_to = tuple(found.sent_to.all())
    panels = [each.panel for each in sent_to]
    ours = set(challenges.panels_of(person, on=today)) & set(panels)
    shown = items.shown(found, today)
    context = {
        "shown": shown,
        "item": found,
        "about": things_seen_by(person, [found.about]).get(found.about),
        "decided_too_soon": items.decided_too_soon(found),
        "rows": items.shown_rows(found),
        "missing": items.missing_of(found),
        "sent_to": [(each, taking_part.latest_look(each.panel)) for each in sent_to],
        "challenges": [(each, each.is_overdue(today)) for each in challenges.challenges_to(found)],
        "may_challenge": bool(ours) and shown.can_be_challenged,
        "may_finish": [
            each.panel
            for each in shown.looking
            if each.panel in ours and membership.is_chair(person, each.panel.body, on=today)
        ],
        "names": display_names([found.drafted_by, found.sent_by, found.withdrawn_by]),
    }
    return render(request, "scrutiny/item.html", context)


@declares(Rule.SEND_TO_SCRUTINY)
@require_http_methods(_FORM_METHODS)
@never_cache
def new_item(request: HttpRequest) -> HttpResponse:
    """Begin an item about a plan."""
    initial = {"about": request.GET.get("about", "")[:12]}
    form = ItemForm(posted(request), person=request.user, initial=initial)
    if form.is_valid():
        made = actions.draft_item(by=person_of(request), words=form.words)
        return redirect("scrutiny:item", made.reference)
    heading = _("Send something to a panel")
    return _item_form(request, form, heading=heading, back=reverse("scrutiny:home"))


@declares(Rule.SEND_TO_SCRUTINY)
@require_http_methods(_FORM_METHODS)
@never_cache
def change_item(request: HttpRequest, reference: str) -> HttpResponse:
    """Change a draft. Where someone else did meanwhile, what it says now is shown."""
    found = item_seen(request, reference)
    form = ItemForm(posted(request), person=request.user, initial=_initial(found))
    now: list[tuple[str, str]] = []
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            actions.change_item(
                by=person_of(request), item=found, words=form.words, version=version
            )
        except (ChangedMeanwhile, NotADraft) as refusal:
            form, now = _held_up(request, found, refusal)
        else:
            return redirect("scrutiny:item", reference)
    heading = _("Change the draft {reference}").format(reference=reference)
    back = reverse("scrutiny:item", args=[reference])
    return _item_form(request, form, heading=heading, back=back, now=now)


@declares(Rule.SEND_TO_SCRUTINY)
@require_http_methods(_FORM_METHODS)
@never_cache
def add_row(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a group's released counts to a draft."""
    found = item_seen(request, reference)
    form = RowForm(posted(request))
    if form.is_valid():
        try:
            actions.add_row(by=person_of(request), item=found, **form.cleaned_data)
        except NotADraft as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("scrutiny:item", reference)
    return form_page(
        request,
        form,
        heading=_("Add a group to the data"),
        caption=f"{found.reference} {found.title}",
        introduction=_(
            "Give numbers that were released. The share, how sure we can be of it, and what "
            "missing ethnicity could do to it are worked out here. A group that is there already "
            "is replaced."
        ),
        button=_("Add the group"),
        back=reverse("scrutiny:item", args=[reference]),
    )


@declares(Rule.SEND_TO_SCRUTINY)
@require_POST
def remove_row(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Take a group out of a draft."""
    found = item_seen(request, reference)
    row = found.rows.filter(pk=number, removed_at__isnull=True).first()
    if row is None or not items.shown(found, timezone.localdate()).is_draft:
        raise Http404
    actions.remove_row(by=person_of(request), row=row)
    return redirect("scrutiny:item", reference)


@declares(Rule.SEND_TO_SCRUTINY)
@require_POST
def new_version(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin a new item in place of one that was sent; where one was begun, open it."""
    found = item_seen(request, reference)
    if found.sent_at is None:
        raise Http404
    begun: Item | None = getattr(found, "replaced_by", None)
    made = begun or actions.draft_new_version(by=person_of(request), item=found)
    return redirect("scrutiny:item", made.reference)


@declares(Rule.SEND_TO_SCRUTINY)
@require_http_methods(_FORM_METHODS)
@never_cache
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take an item back, with the reason."""
    found = item_seen(request, reference)
    form = WhyForm(posted(request))
    if form.is_valid():
        try:
            actions.withdraw_item(by=person_of(request), item=found, why=form.cleaned_data["why"])
        except ChangedMeanwhile as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("scrutiny:item", reference)
    return form_page(
        request,
        form,
        heading=_("Withdraw {reference}").format(reference=found.reference),
        caption=found.title,
        introduction=_(
            "It stays readable, with your reason. Challenges to it stand until they are answered "
            "and the panel accepts the answer."
        ),
        button=_("Withdraw it"),
        back=reverse("scrutiny:item", args=[reference]),
    )


def _item_form(
    request: HttpRequest,
    form: ItemForm,
    *,
    heading: str,
    back: str,
    now: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    return form_page(request, form, heading=heading, button=_("Save"), back=back, now=now or [])


def _initial(found: Item) -> dict[str, object]:
    names = ("version", "about", "title", "asked", "plan", "dataset", "not_heard")
    numbers = ("missing_numerator", "missing_denominator", "decision_due_on")
    return {name: getattr(found, name) for name in (*names, *numbers)}


def _held_up(
    request: HttpRequest, found: Item, refusal: ChangedMeanwhile | NotADraft
) -> tuple[ItemForm, list[tuple[str, str]]]:
    """The form with what was typed, and what the draft says now where it says something else."""
    found.refresh_from_db()
    data = request.POST.copy()
    data["version"] = str(found.version)
    form = ItemForm(data, person=request.user)
    form.is_valid()
    form.add_error(None, refusal_words(refusal))
    typed = form.cleaned_data
    now = [
        (str(form.fields[name].label), str(value))
        for name, value in _initial(found).items()
        if name != "version" and value != typed.get(name)
    ]
    return form, now

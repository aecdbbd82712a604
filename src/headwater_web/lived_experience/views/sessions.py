"""The pages of listening sessions, and of consent taken back."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.lived_experience.actions import sessions as actions
from headwater_web.lived_experience.forms.sessions import (
    ChangeSessionForm,
    SessionForm,
    WithdrawForm,
    said_of,
)
from headwater_web.lived_experience.lists import heard_lists
from headwater_web.lived_experience.models import Note, Purpose, Session
from headwater_web.lived_experience.queries import notes
from headwater_web.lived_experience.standings import in_force
from headwater_web.lived_experience.views.shared import (
    FORM_METHODS,
    Page,
    form_page,
    note_found,
    session_found,
)
from headwater_web.ui.asking import posted

_ON_A_PAGE = 20
_FORM = "lived_experience/session_form.html"


@declares(Rule.SEE_LIVED_EXPERIENCE)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Every session, latest first."""
    page = Paginator(notes.sessions(), _ON_A_PAGE).get_page(request.GET.get("page"))
    lists = heard_lists()
    rows = [(each, lists.place_names(each.places)) for each in page.object_list]
    return render(request, "lived_experience/sessions.html", {"page": page, "rows": rows})


@declares(Rule.SEE_LIVED_EXPERIENCE)
@require_GET
@never_cache
def session(request: HttpRequest, number: int) -> HttpResponse:
    """One session: who was there by group, what they agreed to, and its notes."""
    found = session_found(number)
    today = timezone.localdate()
    lists = heard_lists()
    context = {
        "session": found,
        "places": lists.place_names(found.places),
        "groups": [(lists.group_name(key), people) for key, people in found.groups.items()],
        "agreed": [
            (each.label, found.agreed_to(each), in_force(found, each, today)) for each in Purpose
        ],
        "withdrawals": [
            (row, [Purpose(each).label for each in row.purposes]) for row in found.withdrawals.all()
        ],
        "notes": found.notes.all(),
        "has_ended": found.consent_until < today,
        "may_write": in_force(found, Purpose.ANALYSIS, today),
    }
    return render(request, "lived_experience/session.html", context)


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def new_session(request: HttpRequest) -> HttpResponse:
    """Record a session."""
    form = SessionForm(posted(request), initial={"language": _("English")})
    page = Page(
        heading=_("A listening session"),
        button=_("Record it"),
        back=reverse("lived_experience:sessions"),
        introduction=_("Who was there by number and group. Names are kept nowhere here."),
        template=_FORM,
    )

    def act() -> str:
        made = actions.record_session(
            by=person_of(request),
            held_on=form.cleaned_data["held_on"],
            told=form.told,
            consent=form.consent,
        )
        return _address(made)

    return form_page(request, form, page, act)


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Put right who was there."""
    found = session_found(number)
    form = ChangeSessionForm(posted(request), initial=said_of(found))
    page = Page(
        heading=_("Put right who was there"),
        button=_("Save"),
        back=_address(found),
        caption=found.title,
        introduction=_("The day and what people agreed to stay as they were recorded."),
        template=_FORM,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_session(
            by=person_of(request),
            session=found,
            version=form.cleaned_data["version"],
            told=form.told,
        ),
    )


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Record that the people of a session take back what they agreed to."""
    found = session_found(number)
    return _withdrawal(request, found, None, _address(found), found.title)


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def withdraw_note(request: HttpRequest, number: int) -> HttpResponse:
    """Record that whoever spoke in one note takes back what they agreed to."""
    found = note_found(number)
    caption = _("Note {number}").format(number=found.pk)
    back = reverse("lived_experience:note", args=[found.pk])
    return _withdrawal(request, found.session, found, back, caption)


def _withdrawal(
    request: HttpRequest, session: Session, note: Note | None, back: str, caption: str
) -> HttpResponse:
    form = WithdrawForm(posted(request))
    page = Page(
        heading=_("Whoever spoke takes consent back") if note else _("Consent is taken back"),
        button=_("Record it, and take the words away"),
        back=back,
        caption=caption,
        introduction=_(
            "If they no longer agree that we study what they said, the words of the notes and "
            "every quotation from them are taken away for good. If they no longer agree that we "
            "publish their words, every quotation is withdrawn, and wherever one was shown the "
            "page says so. This cannot be undone."
        ),
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.withdraw_consent(
            by=person_of(request),
            session=session,
            note=note,
            purposes=form.taken_back,
            withdrawn_on=form.cleaned_data["withdrawn_on"],
        ),
    )


def _address(session: Session) -> str:
    return reverse("lived_experience:session", args=[session.pk])

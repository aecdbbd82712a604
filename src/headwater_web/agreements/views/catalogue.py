"""Pages of datasets, held and not held."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.agreements.actions import catalogue as actions
from headwater_web.agreements.forms.requests import DatasetForm, ShareForm
from headwater_web.agreements.models import Dataset
from headwater_web.agreements.queries.catalogue import catalogue, datasets_of, line_of
from headwater_web.agreements.queries.requests import requests_of, shown_request
from headwater_web.agreements.views.shared import FORM_METHODS, Page, form_page
from headwater_web.ui.asking import posted


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def datasets(request: HttpRequest) -> HttpResponse:
    """Datasets held and not held."""
    lines = catalogue(request.user, timezone.localdate())
    return render(request, "agreements/datasets.html", {"lines": lines})


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def dataset(request: HttpRequest, reference: str) -> HttpResponse:
    """One dataset: whose, with whom it is shared, and who asked for it."""
    found = dataset_found(request, reference)
    day = timezone.localdate()
    seen = requests_of(request.user).filter(dataset=found)
    context = {
        "dataset": found,
        "line": line_of(found, day),
        "requests": [shown_request(each, day) for each in seen],
    }
    return render(request, "agreements/dataset.html", context)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_dataset(request: HttpRequest) -> HttpResponse:
    """Note a dataset that matters."""
    form = DatasetForm(posted(request))
    if form.is_valid() and _is_noted(form):
        form.add_error("title", _("This dataset of this holder is noted already."))

    def act() -> str:
        made = actions.note_dataset(by=person_of(request), said=form.said)
        return dataset_address(made)

    page = Page(_("Note a dataset"), _("Keep it"), reverse("agreements:datasets"))
    return form_page(request, form, page, act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_share(request: HttpRequest, reference: str) -> HttpResponse:
    """Note with whom a dataset is shared."""
    found = dataset_found(request, reference)
    form = ShareForm(posted(request))

    def act() -> None:
        said, by = form.cleaned_data, person_of(request)
        actions.note_share(by=by, dataset=found, **said)

    page = Page(
        heading=_("Who else has {reference}").format(reference=reference),
        button=_("Keep it"),
        back=dataset_address(found),
        caption=found.title,
    )
    return form_page(request, form, page, act)


def dataset_found(request: HttpRequest, reference: str) -> Dataset:
    """A dataset that this person may see, or 404."""
    found: Dataset = get_object_or_404(datasets_of(request.user), reference=reference)
    return found


def dataset_address(found: Dataset) -> str:
    """The address of a dataset's page."""
    return reverse("agreements:dataset", args=[found.reference])


def _is_noted(form: DatasetForm) -> bool:
    said = form.cleaned_data
    return bool(Dataset.objects.filter(title=said["title"], holder=said["holder"]).exists())

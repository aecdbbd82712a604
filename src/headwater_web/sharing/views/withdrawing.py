"""The page on which a file is taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.sharing.actions.asking import withdraw_file
from headwater_web.sharing.forms.withdrawing import WithdrawalForm
from headwater_web.sharing.queries.exchange import exchange
from headwater_web.sharing.views.shared import found_submission, is_done
from headwater_web.ui.asking import posted


@declares(Rule.SUBMIT_FILES)
@require_http_methods(["GET", "POST"])
@never_cache
def withdraw(request: HttpRequest, submission_id: str) -> HttpResponse:
    """Take a file back, for a reason, knowing what will happen."""
    sent = found_submission(request, submission_id, Rule.SUBMIT_FILES)
    form = WithdrawalForm(posted(request))
    if form.is_valid() and is_done(
        form,
        lambda: withdraw_file(
            by=person_of(request),
            sent=sent,
            because=form.cleaned_data["because"],
            asked_at=timezone.now(),
            spool=exchange(),
        ),
    ):
        messages.success(request, _("The file is being withdrawn."))
        return redirect("sharing:submission", submission_id)
    context = {"form": form, "sent": sent, "submission": sent.submission, "report": sent.report}
    return render(request, "sharing/withdraw.html", context, status=422 if form.errors else 200)

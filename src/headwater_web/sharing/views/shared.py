"""What the pages of one submission share."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Rule, check_may
from headwater_web.sharing.models import Submission
from headwater_web.sharing.queries.exchange import exchange
from headwater_web.sharing.queries.submissions import Sent, with_answer
from headwater_web.ui.asking import NotAllowedNow


def found_submission(request: HttpRequest, submission_id: str, rule: Rule) -> Sent:
    """The submission of an address, if `rule` lets this person at its organisation's."""
    submission = get_object_or_404(Submission, submission_id=submission_id)
    check_may(request.user, rule, about=submission.organisation)
    return with_answer(submission, exchange())


def is_done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do something, or say on the form why it cannot be done."""
    try:
        act()
    except NotAllowedNow as fault:
        form.add_error(None, str(fault.words))
    except OSError:
        form.add_error(None, no_room())
    else:
        return True
    return False


def no_room() -> str:
    """What is said where the exchange has no room."""
    return _("There was no room to hand this over, so nothing was sent. Tell the analyst.")


def engine_absent() -> str:
    """What is said where no engine has opened the exchange."""
    return _("The engine is not running, so nothing was sent. Tell the analyst, then retry.")

"""What is asked when a finding is raised or withdrawn."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.standards.frameworks import Framework, LevelFramework
from headwater_web.ui.fields import offer
from headwater_web.ui.free_text import FreeText


class FindingForm(forms.Form):
    """What an assessment shows."""

    title = forms.CharField(
        label=_("The finding in one line"),
        max_length=160,
        error_messages={"required": _("Say the finding in one line.")},
    )
    indicator = forms.ChoiceField(label=_("Which question is it about?"), required=False)
    words = FreeText(
        label=_("What was seen, and what should follow"),
        error_messages={"required": _("Say what was seen, and what should follow.")},
    )

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(framework, LevelFramework):
            del self.fields["indicator"]
            return
        asked = [(each.key, each.question) for each in framework.indicators]
        offer(self, "indicator", [("", _("The whole assessment")), *asked])


class WithdrawForm(forms.Form):
    """Why a finding does not stand."""

    because = FreeText(
        label=_("Why does it not stand?"),
        rows=3,
        max_length=1_000,
        error_messages={"required": _("Say why it does not stand.")},
    )

"""Forms of saved views."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.dashboard.models import SharedWith
from headwater_web.dashboard.people import SignedIn
from headwater_web.dashboard.saved_views.actions import own_groups
from headwater_web.dashboard.saved_views.addresses import NotAPageOfOurs, read_page_address
from headwater_web.dashboard.saved_views.queries import group_names
from headwater_web.ui.fields import line_field, offer

LONGEST_NAME = 80


class NameForm(forms.Form):
    """What a view is called."""

    name = line_field(
        _("Name"),
        missing=_("Give the view a name, so that you find it again."),
        help_text=_("Whoever you share it with sees the name. Name no person in it."),
        longest=LONGEST_NAME,
    )


class SaveForm(NameForm):
    """A page to keep, and its name. The address comes from the page itself."""

    address = forms.CharField(widget=forms.HiddenInput)

    def clean_address(self) -> str:
        """The address of a page of ours, put together anew."""
        try:
            return read_page_address(self.cleaned_data["address"]).text
        except NotAPageOfOurs:
            words = _("This is not a page of the numbers. Open the page, and save it from there.")
            # Nobody can mend what is hidden, so the fault is one of the whole form.
            self.add_error(None, words)
            return ""


class ShareForm(forms.Form):
    """With which of one's own organisations or roles a view is shared, if any."""

    shared_with = forms.ChoiceField(
        label=_("Who sees it beside you"),
        help_text=_(
            "They see what they may see anyway. If they may not open the page, they do not see "
            "the view."
        ),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of those listed.")},
    )

    def __init__(self, *args: Any, person: SignedIn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = group_names()
        labels = {
            SharedWith.ORGANISATION: _("Everyone of {name}"),
            SharedWith.ROLE: _("Everyone with the role {name}"),
        }
        choices = [
            (f"{kind}:{key}", str(labels[kind]).format(name=names[kind.value, key]))
            for kind, keys in own_groups(person).items()
            for key in keys
        ]
        offer(self, "shared_with", [("", _("Nobody")), *choices])

    @property
    def chosen(self) -> tuple[str, str]:
        """The kind and key of what was chosen; both empty for nobody."""
        kind, _colon, key = self.cleaned_data["shared_with"].partition(":")
        return kind, key

"""What somebody looks for: on the list, near a postcode, and where nothing is."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.opened import Release
from headwater_web.community.hours import DAY_NAMES
from headwater_web.community.lists import AssetLists
from headwater_web.community.models.assets import OLDEST
from headwater_web.community.postcode_words import Postcode, read_postcode
from headwater_web.community.queries.assets import Wanted
from headwater_web.community.queries.near import Asked
from headwater_web.community.queries.places import (
    Start,
    knows_outward,
    knows_postcodes,
    start_at_postcode,
)


def _age_field(*, required: bool) -> forms.IntegerField:
    return forms.IntegerField(
        label=gettext_lazy("For what age?"),
        required=required,
        min_value=0,
        max_value=OLDEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": gettext_lazy("Give an age in years, such as 15."),
            "invalid": gettext_lazy("This is not an age in years, such as 15."),
        },
    )


class WantedForm(forms.Form):
    """What somebody looks for on the list; nothing is everything."""

    words = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=60)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    district = forms.ChoiceField(label=gettext_lazy("District"), required=False)
    age = _age_field(required=False)

    def __init__(self, *args: Any, lists: AssetLists, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(each.key, each.name) for each in lists.kinds]
        places = [(each.code, each.name) for each in lists.places]
        self.fields["kind"].choices = [("", _("Every kind")), *kinds]  # type: ignore[attr-defined]
        self.fields["district"].choices = [("", _("Everywhere")), *places]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Wanted:
        """What is looked for, once the form is valid."""
        said = self.cleaned_data
        return Wanted(said["words"].strip(), said["kind"], said["district"], said["age"])


class NearForm(forms.Form):
    """From where, for what age, and when. What is typed here is answered and not kept.

    `start` is where it is, once the form is valid.
    """

    postcode = forms.CharField(
        label=gettext_lazy("Postcode"),
        help_text=gettext_lazy("The whole of it, or only its first half, such as NG1."),
        max_length=12,
        error_messages={"required": gettext_lazy("Give a postcode, or its first half.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    age = _age_field(required=True)
    day = forms.ChoiceField(
        label=gettext_lazy("Open on"),
        required=False,
        choices=[("", gettext_lazy("Any day")), *DAY_NAMES.items()],
    )
    at = forms.TimeField(
        label=gettext_lazy("At what time?"),
        help_text=gettext_lazy("Such as 17:30. Empty for any time of that day."),
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"invalid": gettext_lazy("Write the time like 17:30.")},
    )
    start: Start

    def __init__(self, *args: Any, release: Release | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.release = release

    def clean_postcode(self) -> str:
        """A postcode of which something is known."""
        typed: str = self.cleaned_data["postcode"]
        postcode = read_postcode(typed)
        if postcode is None:
            raise forms.ValidationError(
                _("This is not a postcode. One looks like NG1 5FS; its first half is NG1.")
            )
        found = start_at_postcode(postcode, self.release)
        if found is None:
            raise forms.ValidationError(self._why_unknown(postcode))
        self.start = found
        return str(postcode)

    def clean(self) -> dict[str, Any]:
        """A time belongs to a day."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("at") and not found.get("day"):
            self.add_error("day", _("Choose the day, too."))
        return found

    @property
    def asked(self) -> Asked:
        """For whom and when, once the form is valid."""
        said = self.cleaned_data
        return Asked(said["age"], said["day"], said["at"])

    def _why_unknown(self, postcode: Postcode) -> str:
        if not knows_postcodes(self.release):
            return _(
                "This site has no list of postcodes yet. Look at the list by district instead."
            )
        if postcode.is_whole and knows_outward(postcode, self.release):
            return _(
                "We do not know {postcode}. It may be new, mistyped, or just outside our area. "
                "Give {outward} alone for the middle of what we know there."
            ).format(postcode=postcode, outward=postcode.outward)
        return _(
            "{postcode} is outside our area, as far as our list of postcodes goes. Your own "
            "council's website lists what is near you."
        ).format(postcode=postcode)


class ReachForm(forms.Form):
    """For which ages, of what kind, and in which district nothing is near."""

    ages = forms.ChoiceField(label=gettext_lazy("For ages"))
    kind = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    district = forms.ChoiceField(label=gettext_lazy("District"), required=False)

    def __init__(self, *args: Any, lists: AssetLists, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "ages": [(each.key, each.words) for each in lists.age_bands],
            "kind": [
                ("", _("Anything at all")),
                *((each.key, each.name) for each in lists.kinds if not each.is_sensitive),
            ],
            "district": [
                ("", _("All districts")),
                *((each.code, each.name) for each in lists.districts),
            ],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

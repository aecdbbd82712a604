"""What a network takes up and asks together, and how a member counts."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from headwater.released.release import ReleasedMeasure
from headwater_web.networks.actions.questions import Definition
from headwater_web.networks.forms.fields import one_of
from headwater_web.ui.fields import line_field, offer


class ThemeForm(forms.Form):
    """A theme that a network takes up."""

    words = line_field(
        _("What the network will work on"), missing=_("Name the theme."), longest=200
    )


class QuestionForm(forms.Form):
    """A question that members ask of their own data together."""

    words = line_field(
        _("What do the members want to know together?"),
        missing=_("Write the question."),
        longest=300,
    )


class DefinitionForm(forms.Form):
    """How one member counts the answer."""

    organisation = one_of(_("Which member"), missing=_("Choose the member."))
    measure = forms.ChoiceField(
        label=_("By which of our definitions do they count?"),
        help_text=_("Choose none if they count another way, and say how below."),
        required=False,
    )
    version = forms.IntegerField(
        label=_("Which version of it"),
        required=False,
        min_value=1,
        max_value=10_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("This is not a whole number. Give one, such as 2.")},
    )
    words = line_field(_("What is different, or how they count instead"), longest=300)

    def __init__(
        self,
        *args: Any,
        organisations: dict[str, str],
        measures: tuple[ReleasedMeasure, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", organisations.items())
        named = [
            (
                each.measure,
                gettext("{title}, version {version} here").format(
                    title=each.title, version=each.version
                ),
            )
            for each in measures
        ]
        offer(self, "measure", [("", _("None: another way")), *named])

    def clean(self) -> dict[str, Any]:
        """Our definition has a version; another way has words."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("measure") and not found.get("version") and "version" not in self.errors:
            self.add_error("version", _("Say which version of the definition they use."))
        if not found.get("measure") and found.get("version"):
            self.add_error("version", _("Leave this empty, or choose a definition above."))
        if not found.get("measure") and not found.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say how they count."))
        return found

    @property
    def definition(self) -> Definition:
        """The definition, once the form is valid."""
        said = self.cleaned_data
        return Definition(said["measure"], said["version"], said["words"])

"""What is recorded of panels' meetings and of who is represented."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.scrutiny.forms.fields import not_before
from headwater_web.scrutiny.lists import Listed
from headwater_web.scrutiny.models import Panel, PanelSession, Standing
from headwater_web.ui.fields import day_field, not_after


class SessionForm(forms.Form):
    """A panel met."""

    held_on = day_field(_("When did it meet?"))
    took_part = forms.IntegerField(
        label=_("How many people took part?"), min_value=1, max_value=500
    )
    hours = forms.DecimalField(
        label=_("How many hours did it last?"),
        min_value=Decimal("0.5"),
        max_value=Decimal(24),
        max_digits=3,
        decimal_places=1,
    )
    was_painful = forms.BooleanField(
        label=_("People spoke of painful things: support is to be offered afterwards"),
        required=False,
    )

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._panel = panel

    def clean_held_on(self) -> date:
        """A day that has come, within the time of which there are records."""
        day = not_before(self.cleaned_data["held_on"], self._panel.records_from)
        return not_after(day, timezone.localdate())


class DoneForm(forms.Form):
    """The day on which people were thanked, or support was offered."""

    on = day_field(_("On which day?"))

    def __init__(self, *args: Any, session: PanelSession, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": timezone.localdate()})
        super().__init__(*args, **kwargs)
        self._session = session

    def clean_on(self) -> date:
        """A day that has come, on or after the meeting."""
        day: date = self.cleaned_data["on"]
        if day < self._session.held_on:
            raise forms.ValidationError(_("This is before the meeting. Choose a later day."))
        return not_after(day, timezone.localdate())


class PaidForm(DoneForm):
    """What each person was paid, and when."""

    each = forms.DecimalField(
        label=_("How much did each person get, in pounds?"),
        min_value=Decimal("0.01"),
        max_digits=7,
        decimal_places=2,
    )

    def __init__(self, *args: Any, session: PanelSession, **kwargs: Any) -> None:
        due = session.hours * session.panel.pay_per_hour
        kwargs.setdefault("initial", {"on": timezone.localdate(), "each": round(due, 2)})
        super().__init__(*args, session=session, **kwargs)


class RepresentationForm(forms.Form):
    """For each group of the list: represented, not represented, or not asked."""

    looked_on = day_field(_("On which day did you look?"))

    def __init__(self, *args: Any, groups: Iterable[Listed], panel: Panel, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"looked_on": timezone.localdate()})
        super().__init__(*args, **kwargs)
        self._panel, self._groups = panel, tuple(groups)
        for group in self._groups:
            self.fields[f"group_{group.key}"] = forms.ChoiceField(
                label=group.name,
                choices=Standing.choices,
                initial=Standing.NOT_ASKED,
                widget=forms.RadioSelect,
            )

    def clean_looked_on(self) -> date:
        """A day that has come, within the time of which there are records."""
        day = not_before(self.cleaned_data["looked_on"], self._panel.records_from)
        return not_after(day, timezone.localdate())

    @property
    def standings(self) -> dict[str, Standing]:
        """What was said of each group, once the form is valid."""
        return {
            group.key: Standing(self.cleaned_data[f"group_{group.key}"]) for group in self._groups
        }

"""A listening session: who was there, how they were treated, and what they agreed to."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.lived_experience.actions.sessions import Consent, SessionWords
from headwater_web.lived_experience.lists import HeardGroup, HeardLists, heard_lists
from headwater_web.lived_experience.models import Purpose, Session, SessionKind
from headwater_web.ui.fields import VersionedForm, day_field, line_field, not_after, offer
from headwater_web.ui.free_text import FreeText

_GROUP = "group_"
_MOST_PEOPLE = 5_000
_ORDER = ("title", "kind", "held_on", "places", "led_by", "people", "language")


def _people_field(label: str, *, required: bool) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=0 if not required else 1,
        max_value=_MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": gettext_lazy("Say how many people took part."),
            "invalid": gettext_lazy("This is not a whole number."),
        },
    )


class SessionWordsForm(forms.Form):
    """Who was there. Groups are a number each, and none is left empty to mean that nobody knows."""

    title = line_field(
        gettext_lazy("What we call it here"),
        help_text=gettext_lazy("Such as “Evening at the youth club”. No names of people."),
        missing=gettext_lazy("Give it a short name."),
        longest=120,
    )
    kind = forms.ChoiceField(label=gettext_lazy("How we listened"), choices=SessionKind.choices)
    places = forms.MultipleChoiceField(
        label=gettext_lazy("Where the people live or spend their time"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose the whole area, or districts of it.")},
    )
    led_by = line_field(
        gettext_lazy("The organisation that led it"),
        missing=gettext_lazy("Say which organisation led it."),
        longest=120,
    )
    language = line_field(
        gettext_lazy("Language"), missing=gettext_lazy("Say in which language."), longest=60
    )
    thanks = line_field(
        gettext_lazy("How people were paid or thanked"),
        missing=gettext_lazy("Say how they were paid or thanked, or that they were not."),
        longest=200,
    )
    aftercare = FreeText(label=gettext_lazy("What was offered afterwards"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists: HeardLists = heard_lists()
        offer(self, "places", [(place.key, place.name) for place in self.lists.places])
        self.fields["people"] = _people_field(_("How many people took part"), required=True)
        for group in self.lists.groups:
            self.fields[_GROUP + group.key] = _people_field(group.name, required=False)
        self.order_fields(_ORDER)

    @property
    def groups(self) -> dict[str, tuple[BoundField, ...]]:
        """The fields of groups, by the name of their kind."""
        return {
            kind: tuple(self[_GROUP + group.key] for group in groups)
            for kind, groups in self.lists.kinds.items()
        }

    @property
    def others(self) -> Iterator[BoundField]:
        """Every visible field that is no group."""
        return (field for field in self.visible_fields() if not field.name.startswith(_GROUP))

    def clean(self) -> dict[str, Any]:
        """People of groups that do not overlap are at most all who took part."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        people = cleaned.get("people") or 0
        by_kind: dict[str, list[HeardGroup]] = {}
        for group in self.lists.groups if people else ():
            by_kind.setdefault(group.kind, []).append(group)
        for groups in by_kind.values():
            counted = sum(cleaned.get(_GROUP + group.key) or 0 for group in groups)
            if counted > people:
                self.add_error(
                    _GROUP + groups[0].key,
                    _("{kind}: these are {counted} people, and {people} took part.").format(
                        kind=groups[0].kind_name, counted=counted, people=people
                    ),
                )
        return cleaned

    @property
    def told(self) -> SessionWords:
        """Who was there, once the form is valid."""
        said = self.cleaned_data
        return SessionWords(
            title=said["title"],
            kind=SessionKind(said["kind"]),
            places=tuple(said["places"]),
            led_by=said["led_by"],
            people=said["people"],
            groups={group.key: said[_GROUP + group.key] or 0 for group in self.lists.groups},
            language=said["language"],
            thanks=said["thanks"],
            aftercare=said["aftercare"],
        )


class SessionForm(SessionWordsForm):
    """A new session, with its day and what people agreed to."""

    held_on = day_field(gettext_lazy("On which day?"))
    consent_asked = line_field(
        gettext_lazy("How people were asked for consent"),
        help_text=gettext_lazy("Such as “read aloud, and a form signed by each”."),
        missing=gettext_lazy("Say how they were asked."),
        longest=200,
    )
    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("Everybody agreed"),
        choices=[(each.value, each.label) for each in Purpose],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Leave out whatever one of them did not agree to."),
    )
    consent_until = day_field(gettext_lazy("Until when does the consent hold?"))

    def clean_held_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["held_on"], timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """Consent holds at least on the day itself."""
        cleaned = super().clean()
        held_on, until = cleaned.get("held_on"), cleaned.get("consent_until")
        if held_on and until and until < held_on:
            self.add_error("consent_until", _("This is before the day of the session."))
        return cleaned

    @property
    def consent(self) -> Consent:
        """What people agreed to, once the form is valid."""
        said = self.cleaned_data
        return Consent(
            said["consent_asked"],
            frozenset(Purpose(each) for each in said["purposes"]),
            said["consent_until"],
        )


class ChangeSessionForm(VersionedForm, SessionWordsForm):
    """Who was there, put right."""


def said_of(session: Session) -> dict[str, Any]:
    """A session as its form shows it."""
    names = ("title", "kind", "places", "led_by", "people", "language", "thanks", "aftercare")
    said = {name: getattr(session, name) for name in (*names, "version")}
    return said | {_GROUP + group: people for group, people in session.groups.items()}


class WithdrawForm(forms.Form):
    """That people take back what they agreed to."""

    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("They no longer agree"),
        choices=[(each.value, each.label) for each in Purpose],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one of these.")},
    )
    withdrawn_on = day_field(gettext_lazy("On which day did they say so?"))

    def clean_withdrawn_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["withdrawn_on"], timezone.localdate())

    @property
    def taken_back(self) -> frozenset[Purpose]:
        """What is taken back, once the form is valid."""
        return frozenset(Purpose(each) for each in self.cleaned_data["purposes"])

"""On what legal basis an agreement covers a feed, and which of its fields."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.agreements.actions.agreements import FeedWords
from headwater_web.agreements.feeds import EVERY_FIELD, Feed, feeds
from headwater_web.agreements.forms.fields import choice_field, set_choices, ticks_field
from headwater_web.agreements.rules import rules
from headwater_web.ui.fields import VersionedForm

LONGEST_KEPT = 3_660
_FINGERPRINT = re.compile(r"[0-9a-f]{32}")
_GROUP = 4
_lazy = gettext_lazy


class FeedForm(VersionedForm):
    """On what legal basis a feed is covered, and which of its fields."""

    feed = choice_field(_lazy("Feed"))
    level = choice_field(_lazy("What the rows are"))
    regime = choice_field(_lazy("Which law on data protection applies"))
    lawful_basis = choice_field(_lazy("Lawful basis"))
    special_category = choice_field(_lazy("Condition for special category data"))
    powers = ticks_field(
        _lazy("Which powers let it be shared"),
        help_text=_lazy(
            "Section 16 of the 2022 Act alone covers no information about patients, and none "
            "that identifies people from health or social-care authorities."
        ),
    )
    fields_named = forms.CharField(
        label=_lazy("Fields"),
        help_text=_lazy(
            "* for all, or names separated by spaces, as the feed's specification gives them. "
            "Fields that are not named are not read."
        ),
        max_length=2_000,
        initial=EVERY_FIELD,
        error_messages={"required": _lazy("Name the fields, or write * for all.")},
    )
    frequency = choice_field(_lazy("How often"))
    keep_raw_days = forms.IntegerField(
        label=_lazy("For how many days the file as supplied is kept, sealed"),
        min_value=0,
        max_value=LONGEST_KEPT,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _lazy("This is not a whole number.")},
    )
    key_fingerprint = forms.CharField(
        label=_lazy("Fingerprint of the supplier's key"),
        help_text=_lazy(
            "Only for counts that are made and signed at the supplier's own desk: eight groups of "
            "four letters and digits. Ring them on a number that you know and let them read it out."
        ),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._feeds = {each.key: each for each in feeds()}
        known = rules()
        set_choices(
            self, "feed", [(each.key, each.title) for each in self._feeds.values()], begin=True
        )
        for name, listed in _LISTS.items():
            set_choices(self, name, known.choices(listed), begin=name != "powers")

    def clean_key_fingerprint(self) -> str:
        """The fingerprint in groups, however it was written down."""
        digits = "".join(self.cleaned_data["key_fingerprint"].split()).casefold()
        if digits and not _FINGERPRINT.fullmatch(digits):
            raise forms.ValidationError(
                _("A fingerprint has eight groups of four, each of digits and the letters a to f.")
            )
        starts = range(0, len(digits), _GROUP)
        return " ".join(digits[start : start + _GROUP] for start in starts)

    def clean(self) -> dict[str, Any]:
        """A basis belongs to its law, fields belong to their feed, and a key to a signed one."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        basis = next((b for b in rules().lawful_bases if b.key == said.get("lawful_basis")), None)
        if basis and said.get("regime") and basis.regime != said["regime"]:
            self.add_error("lawful_basis", _("This basis is not of the law chosen above."))
        feed = self._feeds.get(said.get("feed", ""))
        if feed and "fields_named" in said:
            self._check_fields(feed, said["fields_named"].replace(",", " ").split())
        if feed and said.get("key_fingerprint") and not feed.is_signed:
            words = _("Files of {feed} are not signed: leave this empty.").format(feed=feed.title)
            self.add_error("key_fingerprint", words)
        return said

    def _check_fields(self, feed: Feed, named: list[str]) -> None:
        unknown = sorted({name for name in named if name not in {*feed.names, EVERY_FIELD}})
        if unknown:
            self.add_error(
                "fields_named",
                _("This feed has no field {names}. It has: {known}.").format(
                    names=", ".join(unknown), known=", ".join(feed.names)
                ),
            )

    @property
    def words(self) -> FeedWords:
        """What was said, once the form is valid."""
        said = {
            name: self.cleaned_data[name]
            for name in self.fields
            if name not in {"version", "fields_named"}
        }
        named = self.cleaned_data["fields_named"].replace(",", " ").split()
        fields = [EVERY_FIELD] if EVERY_FIELD in named else list(dict.fromkeys(named))
        return FeedWords(**said, fields=fields)


_LISTS = {
    "level": "levels",
    "regime": "regimes",
    "lawful_basis": "lawful_bases",
    "special_category": "special_category_conditions",
    "powers": "powers",
    "frequency": "frequencies",
}


class LeaveOutForm(VersionedForm):
    """That a draft covers a feed no more."""

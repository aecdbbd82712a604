"""What is asked about claims: a figure, a file of several, and why one is withdrawn or doubted."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater.vocabulary.claims.ladder import Rung
from headwater_web.claims.claim_columns import CLAIM_COLUMNS, PARTS
from headwater_web.claims.claim_files import read_claims
from headwater_web.claims.findings import findings_of
from headwater_web.claims.said import headline_faults, read_claim
from headwater_web.interventions.api import ProgrammeWords
from headwater_web.ui.column_forms import ColumnsForm
from headwater_web.ui.fields import VersionedForm
from headwater_web.ui.free_text import FreeText
from headwater_web.ui.rows_of_files import FileUnreadable, RowFault


def _read(typed: Any) -> dict[str, Any]:
    return read_claim(typed, findings_of(typed.get("programme", "").strip()))


class ClaimForm(ColumnsForm):
    """The figure of a claim of one of `programmes`."""

    columns = CLAIM_COLUMNS
    fieldsets = PARTS
    read = staticmethod(_read)

    def __init__(self, *args: Any, programmes: Iterable[ProgrammeWords], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(each.reference, f"{each.reference} {each.name}") for each in programmes]
        self.fields["programme"].widget = forms.Select(choices=[("", _("Choose one")), *named])
        self.fields["programme"].help_text = ""


class ChangeClaimForm(ClaimForm):
    """A new version of a claim."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ImportForm(forms.Form):
    """A file of figures. After a fault `faults` tells each of them."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Comma-separated values (.csv), at most 500 kB."),
        error_messages={"required": _("Choose a file.")},
    )
    faults: tuple[RowFault, ...] = ()
    claims: tuple[dict[str, Any], ...] = ()

    def clean_file(self) -> object:
        """The figures of the file, or every fault of it."""
        sent = self.cleaned_data["file"]
        try:
            self.claims = read_claims(sent.read(), findings_of)
        except FileUnreadable as fault:
            self.faults = fault.faults
            raise forms.ValidationError(
                _("Nothing was kept: the file has faults. Put each right, and send it again.")
            ) from None
        return sent


class PublishForm(VersionedForm):
    """That a version is to be read by everybody."""


class WithdrawForm(forms.Form):
    """Why a claim no longer holds."""

    because = FreeText(
        label=_("Why it no longer holds"),
        help_text=_("Whoever may see drafts can read this in place of the claim's standing."),
        rows=3,
    )


class DisagreeForm(forms.Form):
    """What somebody would say against a published claim, beside it."""

    words = FreeText(
        label=_("What you disagree with, and why"),
        help_text=_("It is printed beside the claim with your organisation's name."),
        rows=4,
        max_length=1_000,
    )

    def __init__(self, *args: Any, rung: Rung, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rung = rung

    def clean_words(self) -> str:
        """The words, which may not claim more than the figures carry either."""
        words: str = self.cleaned_data["words"]
        faults = headline_faults(words, self._rung)
        if faults:
            raise forms.ValidationError(faults)
        return words

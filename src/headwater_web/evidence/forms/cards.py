"""What is asked about cards: what one says, a file of several, and why one is withdrawn."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.evidence.card_files import read_cards
from headwater_web.evidence.row_columns import CARD_COLUMNS
from headwater_web.evidence.said import read_card
from headwater_web.ui.column_forms import ColumnsForm
from headwater_web.ui.fields import VersionedForm
from headwater_web.ui.free_text import FreeText
from headwater_web.ui.rows_of_files import FileUnreadable, RowFault


class CardForm(ColumnsForm):
    """What a card says."""

    columns = CARD_COLUMNS
    read = staticmethod(read_card)


class ChangeCardForm(ColumnsForm):
    """A new version of a card."""

    columns = CARD_COLUMNS
    read = staticmethod(read_card)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ImportForm(forms.Form):
    """A file of cards. After a fault `faults` tells each of them."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Comma-separated values (.csv) or YAML (.yaml), at most 500 kB."),
        error_messages={"required": _("Choose a file.")},
    )
    faults: tuple[RowFault, ...] = ()
    cards: tuple[dict[str, Any], ...] = ()

    def clean_file(self) -> object:
        """The cards of the file, or every fault of it."""
        sent = self.cleaned_data["file"]
        try:
            self.cards = read_cards(sent.name, sent.read())
        except FileUnreadable as fault:
            self.faults = fault.faults
            raise forms.ValidationError(
                _("Nothing was kept: the file has faults. Put each right, and send it again.")
            ) from None
        return sent


class PublishForm(VersionedForm):
    """That a version is to be read by everybody."""


class WithdrawForm(forms.Form):
    """Why a card no longer holds."""

    because = FreeText(
        label=_("Why it no longer holds"),
        help_text=_("Everybody can read this in place of the card's standing."),
        rows=3,
    )

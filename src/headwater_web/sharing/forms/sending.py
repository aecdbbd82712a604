"""What a partner officer says when sending a file, in one piece or in parts."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from headwater.exchange.spool import FeedOffer
from headwater_web.sharing.actions.uploads import ChosenFile
from headwater_web.sharing.passing import LARGEST_FILE_BYTES
from headwater_web.sharing.queries.names import supplier_names
from headwater_web.ui.fields import offer

LARGEST_UPLOAD_BYTES = 2 * 1024 * 1024 * 1024
NO_TABLE = frozenset(
    {".pdf", ".doc", ".docx", ".rtf", ".ppt", ".pptx", ".msg", ".eml", ".html", ".htm"}
    | {".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".heic", ".mp3", ".mp4", ".mov"}
    | {".exe", ".msi"}
)
"""Endings of files in which no table can be. Anything else the engine judges by its content."""


class OfferForm(forms.Form):
    """A feed that may be sent."""

    offer = forms.ChoiceField(
        label=_("What is in the file?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is in the file."),
            "invalid_choice": _(
                "Choose one of the feeds listed: the one you chose may not be sent now."
            ),
        },
    )

    def __init__(self, *args: Any, offers: tuple[FeedOffer, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offers = {f"{each.feed}:{each.supplier}": each for each in offers}
        several = len({each.supplier for each in offers}) > 1
        names = supplier_names()
        named = [
            (key, f"{each.title} ({names[each.supplier]})" if several else each.title)
            for key, each in self._offers.items()
        ]
        offer(self, "offer", named)
        if len(self._offers) == 1:
            self.fields["offer"].initial = next(iter(self._offers))

    @property
    def chosen_offer(self) -> FeedOffer:
        """The feed that was chosen, once the form is valid."""
        return self._offers[self.cleaned_data["offer"]]


class SubmissionForm(OfferForm):
    """A feed that may be sent, and the file in one piece."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_(
            "The file as it comes out of your system: CSV, Excel, OpenDocument or Parquet, plain, "
            "gzipped or zipped. Do not open and save a CSV file in a spreadsheet: that changes "
            "codes and dates."
        ),
        max_length=255,
        widget=forms.FileInput(),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Export it again and choose the new file."),
            "max_length": _("The name of the file is too long. Shorten it and choose it again."),
            "missing": _("Choose a file."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Only a script reads these, and a script sends in parts.
        largest = filesizeformat(LARGEST_UPLOAD_BYTES)
        self.fields["file"].widget.attrs |= {
            "data-largest-bytes": LARGEST_UPLOAD_BYTES,
            "data-too-large": _("The file is larger than {largest}.").format(largest=largest),
        }

    def clean_file(self) -> UploadedFile[Any]:
        """A file that may hold a table, small enough to have been taken whole."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        size = file.size or 0
        if size > LARGEST_FILE_BYTES:
            raise forms.ValidationError(
                _(
                    "The file is {size}; at most {largest} can be sent in one piece. Compress it "
                    "with gzip, or send it from a browser with JavaScript: that sends it in parts."
                ).format(size=filesizeformat(size), largest=filesizeformat(LARGEST_FILE_BYTES))
            )
        check_may_hold_a_table(file.name or "")
        return file


class UploadForm(OfferForm):
    """A feed that may be sent, and what the browser knows of a file that will come in parts."""

    name = forms.CharField(
        max_length=255,
        error_messages={
            "required": _("Choose a file."),
            "max_length": _("The name of the file is too long. Shorten it and choose it again."),
        },
    )
    size = forms.IntegerField(
        min_value=1,
        error_messages={
            "required": _("Choose a file."),
            "min_value": _("The file is empty. Export it again and choose the new file."),
        },
    )
    # Up to the year 9999: a clock may be wrong, and it only tells one file from another.
    changed = forms.IntegerField(min_value=0, max_value=253_402_300_799_999)

    def clean_name(self) -> str:
        """The name without a folder, of a file that may hold a table."""
        name = PurePath(self.cleaned_data["name"].replace("\\", "/")).name
        check_may_hold_a_table(name)
        return name

    def clean_size(self) -> int:
        """A size that can be sent."""
        size: int = self.cleaned_data["size"]
        if size > LARGEST_UPLOAD_BYTES:
            raise forms.ValidationError(
                _(
                    "The file is {size}; at most {largest} can be sent here. Compress it with "
                    "gzip, or send it by month."
                ).format(size=filesizeformat(size), largest=filesizeformat(LARGEST_UPLOAD_BYTES))
            )
        return size

    @property
    def chosen_file(self) -> ChosenFile:
        """The file, once the form is valid."""
        said = self.cleaned_data
        return ChosenFile(said["name"], said["size"], said["changed"])


def check_may_hold_a_table(name: str) -> None:
    """Raise ValidationError where the ending of a name says that there is no table in the file."""
    ending = PurePath(name).suffix.lower()
    if ending in NO_TABLE:
        raise forms.ValidationError(
            _(
                "A {ending} file holds no table that can be read. Send the file as CSV, Excel, "
                "OpenDocument or Parquet."
            ).format(ending=ending)
        )

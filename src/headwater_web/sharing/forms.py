"""What a partner officer says when sending a file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from headwater.exchange.spool import FeedOffer
from headwater_web.sharing.passing import LARGEST_FILE_BYTES
from headwater_web.ui.fields import offer
from headwater_web.ui.words import plain_words


class SubmissionForm(forms.Form):
    """A feed that may be sent, and the file."""

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
    file = forms.FileField(
        label=_("The file"),
        help_text=_(
            "A CSV file, plain or gzipped, as it comes out of your system. Do not open and save "
            "it in a spreadsheet: that changes codes and dates."
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

    def __init__(self, *args: Any, offers: tuple[FeedOffer, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offers = {f"{each.feed}:{each.supplier}": each for each in offers}
        several = len({each.supplier for each in offers}) > 1
        named = [
            (key, f"{each.title} ({plain_words(each.supplier)})" if several else each.title)
            for key, each in self._offers.items()
        ]
        offer(self, "offer", named)
        if len(self._offers) == 1:
            self.fields["offer"].initial = next(iter(self._offers))
        largest = filesizeformat(LARGEST_FILE_BYTES)
        self.fields["file"].widget.attrs |= {
            "data-largest-bytes": LARGEST_FILE_BYTES,
            "data-too-large": _("The file is larger than {largest}.").format(largest=largest),
        }

    def clean_file(self) -> UploadedFile[Any]:
        """A file small enough to have been taken whole."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        size = file.size or 0
        if size > LARGEST_FILE_BYTES:
            raise forms.ValidationError(
                _(
                    "The file is {size}; at most {largest} can be sent here. Compress it with "
                    "gzip, or send it in parts by month."
                ).format(size=filesizeformat(size), largest=filesizeformat(LARGEST_FILE_BYTES))
            )
        return file

    @property
    def chosen_offer(self) -> FeedOffer:
        """The feed that was chosen, once the form is valid."""
        return self._offers[self.cleaned_data["offer"]]

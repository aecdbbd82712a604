"""A file as evidence, and where in it to look."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from headwater_web.strategy.evidence.kinds import NotEvidence
from headwater_web.strategy.evidence.limits import LARGEST_EVIDENCE_BYTES, LONGEST_PLACE
from headwater_web.strategy.evidence.receiving import Received, receive


class EvidenceFields(forms.Form):
    """A file, and the pages of a long one. After cleaning, `file` is a Received or nothing."""

    file = forms.FileField(
        label=_("A file that shows it"),
        help_text=_(
            "PDF, PNG, JPEG, CSV, XLSX, DOCX, ODT or TXT, at most 20 MB. It must hold no personal "
            "details of people outside work: no names, addresses, pictures or cases by which "
            "anyone could be known. Everyone who can see the action can open it."
        ),
        required=False,
        widget=forms.FileInput(),
        error_messages={"empty": _("The file is empty. Choose it again, or another one.")},
    )
    where_to_look = forms.CharField(
        label=_("Where in it should the second person look?"),
        help_text=_("Which pages, and what is to be seen there. Needed from 21 pages on."),
        required=False,
        max_length=LONGEST_PLACE,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs |= {
            "data-largest-bytes": LARGEST_EVIDENCE_BYTES,
            "data-too-large": _("The file is larger than 20 MB."),
        }

    def clean_file(self) -> Received | None:
        """The file looked at, if there is one."""
        upload: UploadedFile[Any] | None = self.cleaned_data["file"]
        if not upload:
            return None
        try:
            return receive(upload)
        except NotEvidence as fault:
            raise forms.ValidationError(str(fault.words)) from None

    def clean(self) -> dict[str, Any]:
        """A long document says where in it to look. A file has to be chosen again after a fault."""
        cleaned = super().clean() or self.cleaned_data
        place = cleaned.pop("where_to_look", "")
        received: Received | None = cleaned.get("file")
        if received is None:
            return cleaned
        if received.is_long and not place:
            self.add_error(
                "where_to_look",
                _(
                    "This document has %(pages)s pages. Say on which of them the second person "
                    "should look, and for what."
                )
                % {"pages": received.pages},
            )
        return cleaned | {"file": replace(received, where_to_look=place)}

    def ask_for_the_file_again(self) -> None:
        """A browser does not send a file twice by itself: where a form is shown again, say so."""
        if self.files.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose the file again: it was not kept."))

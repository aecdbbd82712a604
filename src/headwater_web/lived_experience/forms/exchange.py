"""A file of coded notes that another program wrote."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.lived_experience.models import Session
from headwater_web.lived_experience.refi.project import Project
from headwater_web.lived_experience.refi.reading import read_project
from headwater_web.lived_experience.refi.unpacking import LARGEST_FILE, NotReadable
from headwater_web.ui.fields import offer


class ImportForm(forms.Form):
    """A project or codebook, and the session whose people agreed that their words are studied."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy(
            "A .qdpx project or a .qdc codebook, such as QualCoder, Taguette, NVivo, ATLAS.ti and "
            "MAXQDA write. At most 5 MB."
        ),
        widget=forms.FileInput(),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty. Choose it again, or another one."),
        },
    )
    session = forms.ChoiceField(
        label=gettext_lazy("The session in which its texts were said"),
        help_text=gettext_lazy("Its people must have agreed that their words are studied."),
        error_messages={"required": gettext_lazy("Choose the session.")},
    )

    def __init__(self, *args: Any, sessions: Iterable[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "session", [(each.pk, f"{each.pk}: {each.title}") for each in sessions])

    def clean_file(self) -> Project:
        """The project in the file."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if upload.size is None or upload.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        try:
            return read_project(upload.read())
        except NotReadable as fault:
            raise forms.ValidationError(str(fault.words)) from None

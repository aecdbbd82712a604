"""A page of the site as a document to print: PDF/UA, from the page's own words."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from headwater_web.ui.api import static_folder

STYLE = Path(__file__).parent / "printed" / "document.css"
"""How documents look; the addresses in it are of the site's built files."""


class PrintingAbsent(Exception):
    """The system libraries that make PDF files are not installed here."""


class OutsideTheDocument(Exception):
    """A document asked for something that does not belong to it."""


def as_pdf(template: str, context: dict[str, Any]) -> bytes:
    """The document that a template makes. Raises PrintingAbsent.

    A document may fetch the site's own typeface and pictures, and nothing from anywhere else.
    """
    try:
        from weasyprint import CSS, HTML, URLFetcher
        from weasyprint.text.fonts import FontConfiguration
    except OSError:
        raise PrintingAbsent from None

    folder = static_folder()

    class OwnFilesOnly(URLFetcher):
        """Hands out the site's own built files, and refuses everything else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """The file at an address within the folder."""
            path = Path(unquote(urlsplit(url).path)).resolve()
            if urlsplit(url).scheme != "file" or not path.is_relative_to(folder):
                raise OutsideTheDocument(url)
            return super().fetch(url, headers)

    text = render_to_string(template, context)
    own = {"base_url": f"{folder.as_uri()}/", "url_fetcher": OwnFilesOnly()}
    fonts = FontConfiguration()
    sheet = CSS(string=STYLE.read_text("utf-8"), font_config=fonts, **own)
    written: bytes = HTML(string=text, **own).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return written


def pdf_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, name: str, instead: str
) -> HttpResponse:
    """A page as a document to open; where none can be made here, back to `instead` saying so."""
    context = {
        **context,
        "site": request.build_absolute_uri("/").rstrip("/"),
        "made_on": timezone.localdate(),
    }
    try:
        document = as_pdf(template, context)
    except PrintingAbsent:
        messages.info(
            request, _("PDF files cannot be made on this machine. Print this page instead.")
        )
        return redirect(instead)
    return HttpResponse(
        document,
        headers={
            "Content-Type": "application/pdf",
            "Content-Disposition": f'inline; filename="{name}.pdf"',
        },
    )

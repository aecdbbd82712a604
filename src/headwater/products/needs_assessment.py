"""The needs assessment: accessible pages, and the same document as PDF/UA."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from headwater.products.contours import contours
from headwater.products.figure_set import FigureSet, Progress
from headwater.products.labels import breakdown_words
from headwater.products.paper import (
    WHAT_PAPER_HOLDS,
    has_picture_on_paper,
    is_said_already,
    pointer_words,
)
from headwater.products.readings import trend_reading
from headwater.products.sections import Section, sections_of
from headwater.products.slugs import people_slugs, place_slugs, trend_slugs
from headwater.released.opened import Release
from headwater.released.words import day_words, listed, lower_first, month_words

PDF_NAME = "needs-assessment.pdf"
_TITLE = "Needs assessment of serious violence"
_TEMPLATES = Path(__file__).parent / "templates"
_STYLES = ("assessment.css", "screen.css", "print.css")
_TYPEFACE = Path(__file__).parent / "typeface"
"""Put there with the site's own; where nobody built them, documents take a typeface at hand."""


@dataclass(frozen=True, slots=True)
class NeedsAssessment:
    """The files that were written, and why there is no PDF where there is none."""

    paths: tuple[Path, ...]
    without_pdf_because: str | None = None


def write_document(
    release: Release,
    figures: FigureSet,
    *,
    directory: Path,
    figures_folder: Path,
    progress: Progress,
    with_pdf: bool = True,
) -> NeedsAssessment:
    """Write pages and PDF around figures that are already saved in `figures_folder`."""
    directory.mkdir(parents=True, exist_ok=True)
    for style in _STYLES:
        shutil.copyfile(_TEMPLATES / style, directory / style)
    _copy_typeface(directory)
    (directory / "contours.svg").write_text(contours(), "utf-8")
    sections = sections_of(release, figures)
    shared = _shared_context(release, figures, sections)
    shared["figures_path"] = Path(os.path.relpath(figures_folder, directory)).as_posix()
    without = "The PDF was not asked for."
    if with_pdf:
        progress("Writing the needs assessment as PDF")
        without = _write_pdf(shared, directory=directory)
    progress("Writing the needs assessment as pages")
    pages = _write_pages(shared, directory=directory, has_pdf=not without)
    if without:
        return NeedsAssessment(pages, without)
    return NeedsAssessment((*pages, directory / PDF_NAME))


def _copy_typeface(directory: Path) -> None:
    if _TYPEFACE.is_dir():
        shutil.copytree(_TYPEFACE, directory, dirs_exist_ok=True)
        shutil.copyfile(_TEMPLATES / "typeface.css", directory / "typeface.css")


def _write_pages(shared: dict[str, Any], *, directory: Path, has_pdf: bool) -> tuple[Path, ...]:
    environment = _environment()
    template = environment.get_template("page.html")
    paths = []
    for section in shared["sections"]:
        page = shared | {"section": section, "has_pdf": has_pdf, "pdf_name": PDF_NAME}
        page["body"] = _body(environment, section, shared)
        path = directory / section.file_name
        path.write_text(template.render(page), "utf-8")
        paths.append(path)
    return tuple(paths)


def _body(environment: jinja2.Environment, section: Section, shared: dict[str, Any]) -> Markup:
    """A section's own text, the same for page and print."""
    return Markup(environment.get_template(section.template).render(shared | section.context))  # noqa: S704 - rendered with autoescape


def _write_pdf(shared: dict[str, Any], *, directory: Path) -> str:
    """Write the PDF; return why not where its system libraries are absent, else nothing."""
    try:
        from weasyprint import HTML
    except OSError:
        return (
            "The document is HTML only, because the libraries for PDF were not found. Expected: "
            "Pango and HarfBuzz. Next: install libpango-1.0-0, libpangoft2-1.0-0 and "
            "libharfbuzz-subset0, then run again."
        )
    HTML(string=_printed(shared), base_url=f"{directory.resolve().as_uri()}/").write_pdf(
        directory / PDF_NAME, pdf_variant="pdf/ua-1"
    )
    return ""


def printed_page(release: Release, figures: FigureSet, *, figures_path: str) -> str:
    """The whole document as one page for print, by the rule of `products.paper`."""
    shared = _shared_context(release, figures, sections_of(release, figures))
    return _printed(shared | {"figures_path": figures_path})


def _printed(shared: dict[str, Any]) -> str:
    environment = _environment()
    printed = shared | {"for_print": True}
    chapters = [(section, _body(environment, section, printed)) for section in shared["sections"]]
    return environment.get_template("document.html").render(printed | {"chapters": chapters})


def _shared_context(
    release: Release, figures: FigureSet, sections: list[Section]
) -> dict[str, Any]:
    whole = release.whole_area
    return {
        "release": release,
        "figures": figures,
        "sections": sections,
        "whole": whole,
        "document_title": f"{_TITLE}: {whole.name}",
        "reading": lambda measure: trend_reading(release, measure, whole.code),
        "for_print": False,
        "pictured": {slug for slug in figures if has_picture_on_paper(slug, release)},
        "on_paper": WHAT_PAPER_HOLDS,
        "has_typeface": _TYPEFACE.is_dir(),
    }


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": day_words,
        "month": month_words,
        "listed": listed,
        "lower_first": lower_first,
        "breakdown_words": breakdown_words,
        "pointer_words": pointer_words,
    }
    environment.tests["said_already"] = is_said_already
    environment.globals |= {
        "trend_slugs": trend_slugs,
        "place_slugs": place_slugs,
        "people_slugs": people_slugs,
    }
    return environment

"""An edition as accessible pages: one for each chapter, and one on how each number was made."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from headwater.products.contours import contours
from headwater.products.editions.document import Document
from headwater.products.editions.made import made_of
from headwater.products.editions.pieces import Chapter, Run, Text
from headwater.products.figure import FigureTable
from headwater.products.paper import WHAT_PAPER_HOLDS
from headwater.released.editions.tokens import Form, Token
from headwater.released.words import day_words, listed

TEMPLATES = Path(__file__).parent / "templates"
_SHARED = Path(__file__).parents[1] / "templates"
NUMBERS_PAGE = "numbers.html"
EASY_PAGE = "easy-read.html"
STYLES = ("assessment.css", "screen.css", "print.css")
_OWN_STYLES = (
    "edition.css",
    "easy.css",
    "easy-screen.css",
    "edition-print.css",
    "report-print.css",
)
_INNER_ROLES = re.compile(r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")')
_TYPEFACE = Path(__file__).parents[1] / "typeface"


def page_name(document: Document, chapter: Chapter) -> str:
    """The page of a chapter; the first is the one that a folder opens with."""
    return "index.html" if chapter is document.chapters[0] else f"{chapter.key}.html"


def write_pages(document: Document, folder: Path, *, beside: Mapping[str, str]) -> None:
    """Write every chapter, the numbers page, styles and figures. `beside` are files to link."""
    folder.mkdir(parents=True, exist_ok=True)
    write_styles(folder)
    _copy_figures(document, folder)
    shared = context(document) | {"beside": beside}
    page = environment().get_template("page.html")
    last = len(document.chapters) - 1
    for place, chapter in enumerate(document.chapters):
        around = {
            "chapter": chapter,
            "before": document.chapters[place - 1] if place else None,
            "after": document.chapters[place + 1] if place < last else None,
            "is_first": place == 0,
        }
        written = page.render(shared | around)
        (folder / page_name(document, chapter)).write_text(written, "utf-8")
    numbers = environment().get_template("numbers.html").render(shared)
    (folder / NUMBERS_PAGE).write_text(numbers, "utf-8")


def write_styles(folder: Path) -> None:
    """Copy what every page needs: styles, the motif, and the typeface where it was built."""
    for name in STYLES:
        (folder / name).write_bytes((_SHARED / name).read_bytes())
    for name in _OWN_STYLES:
        (folder / name).write_bytes((TEMPLATES / name).read_bytes())
    (folder / "contours.svg").write_text(contours(), "utf-8")
    if _TYPEFACE.is_dir():
        for path in sorted(_TYPEFACE.iterdir()):
            (folder / path.name).write_bytes(path.read_bytes())
        (folder / "typeface.css").write_bytes((_SHARED / "typeface.css").read_bytes())


def context(document: Document, *, for_print: bool = False) -> dict[str, Any]:
    """What every template needs."""
    release = document.source.release
    return {
        "document": document,
        "content": document.edition.content,
        "edition": document.edition,
        "release": release,
        "register": document.register,
        "made": made_of(document.register),
        "runs": lambda text, in_table=False: runs(
            text, document, in_table=in_table, for_print=for_print
        ),
        "page_name": lambda chapter: page_name(document, chapter),
        "numbers_page": "" if for_print else NUMBERS_PAGE,
        "easy_page": EASY_PAGE,
        "for_print": for_print,
        "has_annex": _has_annex(document),
        "what_paper_holds": WHAT_PAPER_HOLDS,
        "files_at": "",
        "has_typeface": _TYPEFACE.is_dir(),
        "svg": lambda slug: _inline(document.source.figures.svg_path(slug).read_text("utf-8")),
    }


def _has_annex(document: Document) -> bool:
    """Whether what each measure counts stands in a chapter of its own."""
    annexes = {each.key for each in document.edition.content.modules if each.computed == "annex"}
    return any(chapter.key in annexes for chapter in document.chapters)


def _inline(picture: str) -> Markup:
    """A picture for a page: one image with its words, whose inner parts have none of their own."""
    return Markup(_INNER_ROLES.sub("", picture))  # noqa: S704 - drawn by our own code


def runs(text: Text, document: Document, *, in_table: bool, for_print: bool) -> Markup:
    """A text as HTML, each number of it a link to how it was made."""
    page = "" if for_print else NUMBERS_PAGE
    return Markup("").join(_run(run, document, in_table=in_table, page=page) for run in text)


def _run(run: Run, document: Document, *, in_table: bool, page: str) -> Markup:
    if isinstance(run, str):
        return escape(run)
    register = document.register
    words = register.words(run, in_table=in_table) if isinstance(run, Token) else run.words
    is_period = isinstance(run, Token) and run.form is Form.PERIOD
    if is_period or not register.explains(run):
        return escape(words)
    link = Markup('<a class="number" href="{}#{}">{}</a>')
    return link.format(page, register.anchor(run), words)


def _copy_figures(document: Document, folder: Path) -> None:
    figures = document.source.figures
    slugs = {
        piece.figure.slug
        for chapter in document.chapters
        for piece in chapter.pieces
        if piece.kind == "picture"
    }
    if slugs:
        (folder / "figures").mkdir(exist_ok=True)
    for slug in sorted(slugs):
        for path in (figures.svg_path(slug), figures.csv_path(slug)):
            (folder / "figures" / path.name).write_bytes(path.read_bytes())


@cache  # a template takes longer to compile than to fill
def environment() -> jinja2.Environment:
    """Templates of editions; a name that is missing in what they are given is an error."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"day": day_words, "listed": listed}
    made.globals["figure_columns"] = figure_columns
    return made


def figure_columns(rows: tuple[tuple[str, ...], ...], width: int) -> tuple[bool, ...]:
    """Which columns of a table of words hold figures, to be lined up at the right."""
    return FigureTable(("",) * width, rows).figure_columns

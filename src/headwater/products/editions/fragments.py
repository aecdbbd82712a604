"""The parts that the engine wrote, without a page around them, for the site to show in its own.

A number leads to its page on the site; one that was worked out to the edition's own. Paths
are those from where the site shows a module of an edition.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from headwater.products.editions.document import Document
from headwater.products.editions.pages import NUMBERS_PAGE, context, environment, page_name
from headwater.products.editions.pieces import Run, Text
from headwater.released.editions.content import Module
from headwater.released.editions.tokens import Form, Token

FOLDER = "computed"


def write_fragments(document: Document, folder: Path) -> None:
    """Write `computed/<module key>.html` for each module that the engine had a part in."""
    shared = context(document)
    for module in document.edition.content.modules_of(document.cut):
        if module.computed:
            (folder / FOLDER).mkdir(exist_ok=True)
            path = folder / FOLDER / f"{module.key}.html"
            path.write_text(_fragment(document, module, shared), "utf-8")


def _fragment(document: Document, module: Module, shared: Mapping[str, Any]) -> str:
    """What the engine wrote in the module's first chapter, and where its other parts are."""
    first = next(each for each in document.chapters if each.key == module.key)
    files_at = f"../../files/{document.cut}/"
    own = {
        "pieces": first.pieces[len(module.blocks) :],
        "parts": [
            (files_at + page_name(document, each), each.title)
            for each in document.chapters
            if each.part_of == module.key
        ],
        "files_at": files_at,
        "runs": lambda text, in_table=False: _runs(text, document, in_table, files_at),
    }
    return environment().get_template("fragment.html").render({**shared, **own})


def _runs(text: Text, document: Document, in_table: bool, files_at: str) -> Markup:
    return Markup("").join(_run(run, document, in_table, files_at) for run in text)


def _run(run: Run, document: Document, in_table: bool, files_at: str) -> Markup:
    register = document.register
    link = Markup('<a class="number" href="{}">{}</a>')
    if isinstance(run, str):
        return escape(run)
    if not isinstance(run, Token):
        return link.format(f"{files_at}{NUMBERS_PAGE}#{register.anchor(run)}", run.words)
    words = register.words(run, in_table=in_table)
    if run.form is Form.PERIOD:
        return escape(words)
    return link.format(f"/figures/{register.said(run).reference}/", words)

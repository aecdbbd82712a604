"""How cells and columns of an ODS file look, each look by its name."""

from collections.abc import Iterable
from typing import Final

HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>'
NAMES: Final = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}"'
    for short, name in (
        ("office", "office:1.0"),
        ("table", "table:1.0"),
        ("text", "text:1.0"),
        ("style", "style:1.0"),
        ("number", "datastyle:1.0"),
        ("meta", "meta:1.0"),
        ("manifest", "manifest:1.0"),
        ("fo", "xsl-fo-compatible:1.0"),
    )
)
MOST_DECIMALS: Final = 3
_CENTIMETRES_A_LETTER: Final = 0.24


def default_styles(language_of_all: str) -> str:
    """The part of the file that says how cells look unless they say otherwise."""
    language, _dash, country = language_of_all.partition("-")
    return (
        f'{HEAD}<office:document-styles {NAMES} office:version="1.3"><office:styles>'
        '<style:default-style style:family="table-cell"><style:text-properties '
        'style:font-name="Arial" fo:font-family="Arial" fo:font-size="12pt" '
        f'fo:language="{language}" fo:country="{country}"/></style:default-style>'
        "</office:styles></office:document-styles>"
    )


def styles_of_columns(letters: Iterable[int]) -> str:
    """The widths of columns, by how many letters they hold."""
    return "".join(
        f'<style:style style:name="letters{count}" style:family="table-column">'
        "<style:table-column-properties "
        f'style:column-width="{count * _CENTIMETRES_A_LETTER:.2f}cm"/>'
        "</style:style>"
        for count in sorted(letters)
    )


def styles_of_cells() -> str:
    """The looks of cells, by the kind of what they hold."""
    numbers = "".join(
        f'<number:number-style style:name="n{places}">'
        f'<number:number number:decimal-places="{places}" number:min-decimal-places="{places}" '
        'number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
        for places in range(MOST_DECIMALS + 1)
    )
    shown = (
        '<number:percentage-style style:name="nshare"><number:number number:decimal-places="0" '
        'number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>'
        '<number:date-style style:name="nday"><number:day/><number:text> </number:text>'
        '<number:month number:style="long" number:textual="true"/><number:text> </number:text>'
        '<number:year number:style="long"/></number:date-style>'
    )
    bold = 'fo:font-weight="bold"'
    cells = [
        _cell_style("body"),
        _cell_style("line", wraps=False),
        _cell_style("title", text=f'{bold} fo:font-size="16pt"', wraps=False),
        _cell_style("heading", text=bold, cell='fo:border-bottom="0.5pt solid #17232b"'),
        _cell_style("day", shows="nday"),
        _cell_style("share", shows="nshare"),
        *(
            _cell_style(f"number{places}", shows=f"n{places}")
            for places in range(MOST_DECIMALS + 1)
        ),
    ]
    return numbers + shown + "".join(cells)


def _cell_style(
    name: str, *, text: str = "", cell: str = "", shows: str = "", wraps: bool = True
) -> str:
    shown = f' style:data-style-name="{shows}"' if shows else ""
    wrap = ' fo:wrap-option="wrap"' if wraps else ""
    words_of_text = f"<style:text-properties {text}/>" if text else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{shown}>'
        f'<style:table-cell-properties style:vertical-align="top"{wrap} {cell}/>{words_of_text}'
        "</style:style>"
    )

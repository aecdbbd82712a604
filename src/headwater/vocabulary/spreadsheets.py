"""Words in a cell that a spreadsheet may open: they never become formulas."""

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_words(text: str) -> str:
    """The text as it may stand in a cell; what would be taken for a formula is kept a word.

    >>> as_words("=1+1"), as_words("knife")
    ("'=1+1", 'knife')
    """
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def as_typed(cell: str) -> str:
    """A cell without the mark that `as_words` gave it.

    >>> as_typed("'=1+1"), as_typed("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA_SIGNS) else cell

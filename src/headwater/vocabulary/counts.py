"""A number with the word for what it counts."""


def counted(number: int, one: str, many: str = "") -> str:
    """How many there are, with the word in the singular or the plural.

    `one` is the word for exactly one; `many` is given where an s alone does not make the plural.

    >>> counted(1, "row"), counted(0, "row"), counted(1234, "row"), counted(2, "reply", "replies")
    ('1 row', '0 rows', '1,234 rows', '2 replies')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"

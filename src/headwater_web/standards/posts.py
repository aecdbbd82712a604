"""Telling a post's title from a person: a capacity review is about posts alone."""

import re

_PERSON = re.compile(r"@|\b(?:mr|mrs|ms|miss|mx|dr|sir|dame)\b\.?\s+\w|\d{5,}", re.IGNORECASE)


def looks_like_a_person(title: str) -> bool:
    """Whether a title has a form of address, an e-mail address or a telephone number in it.

    A name alone cannot be told from a post by its form; the page asks for posts only.

    >>> looks_like_a_person("Ms Okafor"), looks_like_a_person("Senior analyst")
    (True, False)
    """
    return _PERSON.search(title) is not None

"""What a theme means, when to use it and when not to, as the one description that a code has."""

USE_WHEN = "Use when:"
NOT_WHEN = "Not when:"


def description_of(definition: str, use_when: str, not_when: str) -> str:
    """The three in one text.

    >>> description_of("Fear on the way home.", "", "It is about school.")
    'Fear on the way home.\\n\\nNot when: It is about school.'
    """
    parts = [definition]
    parts += [f"{USE_WHEN} {use_when}"] if use_when else []
    parts += [f"{NOT_WHEN} {not_when}"] if not_when else []
    return "\n\n".join(parts)


def parts_of(description: str) -> tuple[str, str, str]:
    """Definition, when to use it and when not, out of a description; other programs have one text.

    >>> parts_of("Fear.\\n\\nUse when: outside.")
    ('Fear.', 'outside.', '')
    """
    rest, _mark, not_when = description.partition(f"\n\n{NOT_WHEN} ")
    definition, _mark, use_when = rest.partition(f"\n\n{USE_WHEN} ")
    return definition.strip(), use_when.strip(), not_when.strip()

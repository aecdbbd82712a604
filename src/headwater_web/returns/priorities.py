"""The strategy's priorities by number, as the partnership's definitions name them."""

from headwater_web.ui.definition_files import partnership_definition


def priority_titles() -> dict[int, str]:
    """The title of each priority, in order."""
    found = partnership_definition("strategy.yaml")["priorities"]
    return {each["number"]: each["title"] for each in found}

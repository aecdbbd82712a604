"""Whether enough people of a group were heard in a place for one of them to be named so."""

from headwater_web.lived_experience.counting import FEWEST
from headwater_web.lived_experience.lists import heard_lists
from headwater_web.lived_experience.models import Session


def is_crowded(*, group: str, place: str, year: int) -> bool:
    """Whether eight people or more of a group (of anybody where it is empty) were heard there.

    People of all sessions of one year in the place are counted; in the whole area all are.
    """
    sessions = Session.objects.filter(held_on__year=year)
    is_everywhere = place == heard_lists().whole_area
    people: int = sum(
        session.groups.get(group, 0) if group else session.people
        for session in sessions
        if is_everywhere or place in session.places
    )
    return people >= FEWEST

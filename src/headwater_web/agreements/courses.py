"""How a request has gone, read from its rows."""

from headwater_web.agreements.models import DataRequest, Step
from headwater_web.agreements.standings import Course


def course_of(request: DataRequest) -> Course:
    """When a request was made, and each of its steps."""
    steps = tuple((Step(each.step), each.happened_on) for each in request.events.all())
    return Course(request.asked_on, steps)

"""What would have to be known for a claim to say more: one step up the ladder, no further."""

from headwater.vocabulary.claims.figures import ClaimFigure, FigureKind, Missing, missing_facts
from headwater.vocabulary.claims.judging import highest_rung
from headwater.vocabulary.claims.ladder import Rung

ASKED = {
    Missing.WHOLE: "Of how many it is.",
    Missing.WHOLE_IS: "Who was counted: everyone who started, or those who stayed to the end.",
    Missing.THOSE_IN_NEED: "How many people needed this, counted when they started.",
    Missing.DEFINITION: "What exactly was counted, so that somebody else would count the same.",
    Missing.FOLLOW_UP: "For how many months each person was followed.",
    Missing.SOURCE: "Where the count is from: own records, police records, what people said.",
    Missing.WHO_LEFT: "How many left early, and whether they are among those counted.",
}
_NEXT = {
    Rung.OUTPUT: "The same count of the same people at the start.",
    Rung.CHANGE_OBSERVED: (
        "The same count over the same months of similar people without the programme: those who"
        " were referred when it was full, say, not those who refused it."
    ),
    Rung.CHANGE_AGAINST_COMPARISON: (
        "An evaluation whose outcome, groups and months were written down before anybody looked."
    ),
    Rung.EFFECT: "The same effect found by an evaluation in another place.",
}


def next_step(figure: ClaimFigure) -> tuple[str, ...]:
    """What is needed to go one step further, in words; nothing where there is no further step.

    >>> sessions = ClaimFigure(FigureKind.DONE, "young people", "came to a session", 412)
    >>> next_step(sessions)
    ('A count of what became so for people, of how many, besides what was done.',)
    """
    if figure.kind is FigureKind.DONE:
        return ("A count of what became so for people, of how many, besides what was done.",)
    missing = tuple(ASKED[each] for each in missing_facts(figure))
    if missing:
        return missing
    if figure.kind is FigureKind.SUPPORT_GIVEN:
        return ("What became of those who were helped, and for how long.",)
    step = _NEXT.get(highest_rung(figure))
    return () if step is None else (step,)

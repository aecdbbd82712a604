"""What is asked of every outcome: how many, of whom, followed how long, told by whom, who left."""

from headwater_web.provider_returns.questions import Choice, Outcome, Question, Shape, Unit

PART = "part"
WHOLE = "whole"
LEFT = "left"
WEEKS = "weeks"
SOURCE = "source"
BEGAN = "began_on"
LOOKED = "looked_on"
MOST_WEEKS = 520


def questions_of(outcome: Outcome, sources: tuple[Choice, ...]) -> tuple[Question, ...]:
    """The questions of one outcome. Without a follow-up it says too little."""
    return (
        Question(WHOLE, f"Out of how many people: {outcome.whole}?", "Out of", cohort=True),
        Question(PART, "For how many of them did it happen?", "Happened for", of=WHOLE),
        Question(
            LEFT,
            "How many of them had left, or were lost to you, before you could look?",
            "Left before anybody looked",
            of=WHOLE,
        ),
        Question(
            WEEKS,
            "How many weeks after their start did you look?",
            "Weeks followed",
            unit=Unit.WEEKS,
            least=1,
            most=MOST_WEEKS,
        ),
        Question(SOURCE, "How do you know?", "Source", shape=Shape.CHOICE, choices=sources),
        Question(BEGAN, "When did the first of them start?", "First start", shape=Shape.DAY),
        Question(LOOKED, "On which day did you look?", "Looked on", shape=Shape.DAY),
    )

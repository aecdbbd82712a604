"""What waits for an answer of ours, by reference: others show it as their reader may see it."""

from headwater_web.scrutiny.queries.challenges import due_from_us
from headwater_web.scrutiny.queries.voices import unanswered_voices


def waiting_for_us() -> tuple[str, ...]:
    """References of challenges and voices that have no answer yet, challenges first."""
    challenges = [each.challenge.reference for each in due_from_us()]
    return (*challenges, *(voice.reference for voice in unanswered_voices()))

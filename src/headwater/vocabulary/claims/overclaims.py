"""Words of somebody's own sentence that say more than the figures behind it."""

import re
from dataclasses import dataclass

from headwater.vocabulary.claims.ladder import Rung


@dataclass(frozen=True, slots=True)
class Overclaim:
    """A word as it stands in a text, the rung it would need, and what to do instead."""

    words: str
    needs: Rung
    instead: str


_CAUSE = "Say what was counted, and that we do not know why."
_CHANGE = "Say what it was at the start and at the end, each of how many."
_BESIDE = "Say with whom it is compared, and what was counted there."
_SURE = "Say what was found, where, and how sure that is."

_WORDS: tuple[tuple[Rung, str, str], ...] = (
    (Rung.REPLICATED, r"prov(?:e[sdn]?|en|ing)|proof|guarantee[sd]?|always|never again", _SURE),
    (Rung.REPLICATED, r"(?:will|would) (?:reduce|prevent|cut|stop|save)\w*", _SURE),
    (Rung.EFFECT, r"reduc(?:e[sd]?|ing|tions?)|prevent(?:s|ed|ing|ion of)?", _CAUSE),
    (Rung.EFFECT, r"(?:it|this|that|programme|project|service|scheme|mentoring|outreach)"
                  r" (?:really )?work(?:s|ed)", _CAUSE),
    (Rung.EFFECT, r"works|worked well|cut(?:s|ting)? (?:\w+ )?(?:crime|violence|re-?offending)",
     _CAUSE),
    (Rung.EFFECT, r"led to|leads to|because of|thanks to|due to|effects? (?:on|of)", _CAUSE),
    (Rung.EFFECT, r"(?:as a )?result(?:s|ed)? (?:of|in)", _CAUSE),
    (Rung.EFFECT, r"impact(?:s|ed|ful)?|effective(?:ly|ness)?|success(?:es|ful|fully)?", _CAUSE),
    (Rung.EFFECT, r"caus(?:e[sd]?|ing)|transform\w*|turn(?:s|ed|ing)? (?:\w+ ){0,2}around", _CAUSE),
    (Rung.EFFECT, r"stop(?:s|ped|ping) (?:\w+ )?(?:crime|violence|re-?offending)|diver(?:ts|ted)",
     _CAUSE),
    (Rung.EFFECT, r"saves?|saved|sav(?:es|ed|ing) lives", _CAUSE),
    (Rung.CHANGE_AGAINST_COMPARISON, r"(?:better|worse|more|less|lower|higher|fewer) than"
                                     r" (?:others?|elsewhere|average|similar)", _BESIDE),
    (Rung.CHANGE_AGAINST_COMPARISON, r"outperform\w*|compared (?:with|to)", _BESIDE),
    (Rung.CHANGE_OBSERVED, r"(?:in|de)creas(?:e[sd]?|ing)|improv(?:e[sd]?|ing|ements?)", _CHANGE),
    (Rung.CHANGE_OBSERVED, r"fell|rose|dropped|halved|doubled|progress(?:ed|ion)", _CHANGE),
)  # fmt: skip
_PATTERNS = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), rung, instead)
    for rung, pattern, instead in _WORDS
)


def overclaims(text: str, rung: Rung) -> tuple[Overclaim, ...]:
    """Every word of `text` that would need a higher rung than `rung`, in its order.

    It errs towards finding too much: a word that is refused can be said otherwise.

    >>> [found.words for found in overclaims("100% have not reoffended, proving it works",
    ...     Rung.OUTPUT)]
    ['proving', 'it works']
    """
    found = [
        (match.start(), -match.end(), Overclaim(match.group(), needs, instead))
        for pattern, needs, instead in _PATTERNS
        if not rung.reaches(needs)
        for match in pattern.finditer(text)
    ]
    kept: list[tuple[int, int, Overclaim]] = []
    for start, end, each in sorted(found, key=lambda item: item[:2]):
        if not kept or start >= -kept[-1][1]:
            kept.append((start, end, each))
    return tuple(each for _start, _end, each in kept)

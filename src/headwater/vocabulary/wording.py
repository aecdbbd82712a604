"""Words that are never used of places or people, why not, and what to say instead.

A page that its residents would resent is a page that nobody shows them. The list is for words of
our own; titles of other people's work are theirs.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One kind of word. `pattern` finds it whole, in any case, with spaces or hyphens alike."""

    pattern: str
    because: str
    instead: str


@dataclass(frozen=True, slots=True)
class Found:
    """A doubtful word as it stands in a text, with why it is doubtful and what to say instead."""

    words: str
    because: str
    instead: str


_NAMES_BY_THE_WORST = "It names people by the worst thing they did, or may have done."
_MARKS_A_PLACE = "It marks a place and everyone who lives in it."
_BLAMES = "It puts the fault in people who were left without something."
_FRIGHTENS = "It frightens, and says nothing that can be counted."
_LUMPS_TOGETHER = "It makes one group of people who have little in common."

DOUBTFUL = (
    Doubtful("offenders?(?! institutions?)", _NAMES_BY_THE_WORST, "people who have offended"),
    Doubtful("perpetrators?", _NAMES_BY_THE_WORST, "people who harmed somebody"),
    Doubtful("criminals", _NAMES_BY_THE_WORST, "people who have offended"),
    Doubtful("nominals?", _NAMES_BY_THE_WORST, "people known to the police"),
    Doubtful("prolific", _NAMES_BY_THE_WORST, "say how many times, of how many people"),
    Doubtful("gangs?", "It is put on friends and neighbours without proof.", "groups"),
    Doubtful("thugs?|yobs?|hooligans?|feral", _NAMES_BY_THE_WORST, "say what was done"),
    Doubtful("addicts?|junkies?|drug abusers?", _NAMES_BY_THE_WORST, "people who use drugs"),
    Doubtful("prostitutes?", _NAMES_BY_THE_WORST, "people who sell sex, or children exploited"),
    Doubtful("child prostitut\\w+", "A child cannot choose it.", "children sexually exploited"),
    Doubtful("hot ?spots?", _MARKS_A_PLACE, "small areas where more is recorded"),
    Doubtful("no go (?:area|zone)s?", _MARKS_A_PLACE, "say what was recorded, where and when"),
    Doubtful("war ?zones?|battle ?grounds?", _MARKS_A_PLACE, "say what was recorded"),
    Doubtful("(?:sink|rough|problem|notorious) (?:estate|area|street|neighbourhood)s?",
             _MARKS_A_PLACE, "name the place, and say what it is owed"),
    Doubtful("(?:crime|violence) ridden|blighted|plagued", _MARKS_A_PLACE,
             "say how much was recorded"),
    Doubtful("ghettos?|slums?", _MARKS_A_PLACE, "name the place"),
    Doubtful("(?:worst|most dangerous|most violent) (?:area|place|district|street|town)s?",
             "Places are never ranked.", "say whether the number differs, and how sure that is"),
    Doubtful("hard to reach", _BLAMES, "people whom services have not reached"),
    Doubtful("(?:problem|troubled|chaotic|dysfunctional) famil(?:y|ies)", _BLAMES,
             "families who need help with several things"),
    Doubtful("broken homes?", _BLAMES, "say what the child went through"),
    Doubtful("(?:disengaged|disaffected) (?:youths?|young people|pupils?)", _BLAMES,
             "young people whom school or services have not kept"),
    Doubtful("deprived (?:people|children|families|communities)", _BLAMES,
             "people who live in the most deprived areas"),
    Doubtful("underclass|benefit scroungers?", _BLAMES, "people with little money"),
    Doubtful("lifestyle choices?|put (?:him|her|them)sel(?:f|ves) at risk", _BLAMES,
             "say what was done to them"),
    Doubtful("youths", "It is said of young people only where they are feared.", "young people"),
    Doubtful("epidemics? of (?:violence|knife crime)|knife crime epidemics?", _FRIGHTENS,
             "say by how much it rose, and how sure that is"),
    Doubtful("out of control|spiralling|soaring|rampant", _FRIGHTENS,
             "say by how much, and how sure that is"),
    Doubtful("bame|bme|non whites?", _LUMPS_TOGETHER, "name each ethnic group that is meant"),
    Doubtful("black on black", "Nobody says the like of anyone else.", "say what was done"),
    Doubtful("illegal (?:im)?migrants?|illegals", _NAMES_BY_THE_WORST,
             "people without leave to stay"),
    Doubtful("the (?:homeless|poor|disabled|mentally ill)(?! (?:people|quality|health|children))",
             _LUMPS_TOGETHER,
             "people who are homeless, poor, disabled or ill"),
)  # fmt: skip
"""Every kind of word, people first, then places, then what is said of both."""

_PATTERNS = tuple(
    (re.compile(rf"\b(?:{each.pattern.replace(' ', '[ -]')})\b", re.IGNORECASE), each)
    for each in DOUBTFUL
)


def doubtful_words(text: str) -> tuple[Found, ...]:
    """The doubtful words of a text in its order; none where it may be published as it stands.

    >>> [(found.words, found.instead) for found in doubtful_words("A hard-to-reach offender.")]
    [('hard-to-reach', 'people whom services have not reached'), ('offender', 'people who have \
offended')]
    """
    matches = [(match, each) for pattern, each in _PATTERNS for match in pattern.finditer(text)]
    found = sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end()))
    return tuple(Found(match.group(), each.because, each.instead) for match, each in found)

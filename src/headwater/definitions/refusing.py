"""Tells, by its header alone, a column about one person: what aggregate feeds must not bring.

A header is read as words: `DateOfBirth`, `date_of_birth` and `D.O.B.` say the same. The name,
address or postcode of a school or a service is public and passes; that of a pupil does not. A file
of one row per person whose headers give nothing away cannot be told by its headers.
"""

import re
from collections.abc import Iterable, Mapping

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# Words by which a header says whose column it is.
_PERSONS = frozenset(
    {
        *("person", "persons", "people", "individual", "pupil", "pupils", "child"),
        *("children", "childs", "student", "learner", "young", "yp", "client", "patient"),
        *("victim", "suspect", "offender", "perpetrator", "parent", "parents", "carer"),
        *("guardian", "mother", "father", "sibling", "user", "customer", "claimant"),
        *("tenant", "resident", "participant", "worker", "nominal"),
    }
)
# Words by which it says that the column is about something public.
_INSTITUTIONS = frozenset(
    {
        *("school", "establishment", "college", "provider", "organisation", "organization"),
        *("service", "site", "office", "trust", "academy", "la", "lad", "authority", "local"),
        *("district", "region", "regional", "country", "area", "ward", "lsoa", "msoa"),
        *("geography", "indicator", "measure", "dataset", "file", "sheet", "setting"),
        *("centre", "hospital", "team", "group"),
    }
)
_ONE_PERSON = ("pupil", "child", "person", "client", "student", "learner", "patient", "case", "yp")
_NUMBERS = ("id", "identifier", "ref", "reference", "number", "no", "key")
_ADVERSITY = (
    *("ace", "aces", "adverse childhood experience", "adverse childhood experiences"),
    *("childhood adversity", "childhood trauma"),
)
_SCORED = (
    *("score", "scores", "scoring", "points", "tally", "total", "count", "number", "sum"),
    *("rating", "rank", "band", "category", "level", "flag", "result", "screening", "screen"),
)
KINDS: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("forename", "surname", "first name", "last name", "given name", "family name"),
        *("full name", "middle name", "known as", "preferred name", "initials", "alias"),
    ),
    "date of birth": ("date of birth", "birth date", "year of birth", "dob", "born on", "born"),
    "UPN": ("UPN", "unique pupil number", "ULN", "unique learner number"),
    "NHS number": ("NHS number", "NHS no", "NHS num", "NHS id"),
    "postcode": ("postcode", "post code", "postal code"),
    "address": ("address", "street", "house number", "UPRN", "email", "e mail"),
    "telephone": ("telephone", "phone", "mobile", "tel"),
    "person identifier": (
        *(f"{person} {number}" for person in _ONE_PERSON for number in _NUMBERS),
        *("national insurance number", "NINO", "PNC id", "PNC number", "custody number"),
    ),
    "free text": ("free text", "notes", "narrative", "case notes", "comments"),
}
"""What can be refused, each with the words by which headers say it."""


def about_a_person(headers: Iterable[str], *, kinds: Iterable[str]) -> tuple[str, ...]:
    """The headers that any of `kinds` refuses, in their order.

    A kind that is not in `KINDS` is itself the words to look for.

    >>> about_a_person(["School Name", "PupilSurname", "D.O.B."], kinds=["name", "date of birth"])
    ('PupilSurname', 'D.O.B.')
    """
    stated = [kind.casefold() for kind in kinds]
    known = {kind.casefold(): words for kind, words in KINDS.items()}
    phrases = {_joined(words) for kind in stated for words in known.get(kind, (kind,))}
    return tuple(
        header for header in headers if _is_refused(_words(header), phrases, "name" in stated)
    )


def scores_of_childhoods(headers: Iterable[str]) -> tuple[str, ...]:
    """The headers of a score or count of one person's adverse childhood experiences.

    Such a score says something of large groups and nothing reliable of one child, so that no feed
    may bring one, of whatever kind it is. How common such experiences are in an area may be told.
    Source: Anda, Porter & Brown 2020, American Journal of Preventive Medicine 59, 293-295.

    >>> scores_of_childhoods(["ACE_Score", "NumberOfACEs", "Place score", "Adults with any ACEs %"])
    ('ACE_Score', 'NumberOfACEs')
    """
    return tuple(header for header in headers if _is_score_of_childhood(_words(header)))


def _is_score_of_childhood(words: list[str]) -> bool:
    if "".join(words) in {_joined(each) for each in _ADVERSITY}:
        return True
    return not _SCORES_OF_CHILDHOODS.isdisjoint(_runs(words))


def _is_refused(words: list[str], phrases: set[str], names_refused: bool) -> bool:
    is_of_a_person = not _PERSONS.isdisjoint(words)
    if not is_of_a_person and not _INSTITUTIONS.isdisjoint(words):
        return False
    runs = _runs(words)
    is_a_name = {"name", "names"} & set(words) and (is_of_a_person or len(words) == 1)
    return not phrases.isdisjoint(runs) or (names_refused and bool(is_a_name))


def _runs(words: list[str]) -> set[str]:
    """Every run of words, written as one."""
    return {
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    }


def _words(header: str) -> list[str]:
    text = header.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    # A header of thousands of words is no header; the comparison grows with their square.
    return re.findall(r"[^\W\d_]+", _CAMEL.sub(" ", text).casefold())[:12]


def _joined(phrase: str) -> str:
    return "".join(_words(phrase.casefold()))


_SCORES_OF_CHILDHOODS = frozenset(
    run
    for adversity in map(_joined, _ADVERSITY)
    for scored in _SCORED
    for run in (f"{adversity}{scored}", f"{scored}{adversity}", f"{scored}of{adversity}")
)

"""Percentages that stand alone: without their counts and without how sure we can be of them."""

import re

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_PERCENT = r"\s?(?:%|per cent\b|percent\b)"
_PERCENTAGE = re.compile(rf"(?<![\d.])(?<!\d,)(?:{_NUMBER}){_PERCENT}", re.IGNORECASE)
_OF_A_METHOD = re.compile(
    r"\b(?:9\d(?:\.\d+)?|80)\s?% (?:confidence |prediction |credible )?"
    r"(?:intervals?|limits?|ranges?|power|sure)|(?:power|level) of (?:9\d(?:\.\d+)?|80|5)\s?%"
    r"|false discoveries are held to 5\s?%",
    re.IGNORECASE,
)
_OF_A_RULE = re.compile(
    rf"\b(?:highest|lowest) {_NUMBER}\s?%|\bat (?:least|most) {_NUMBER}\s?% of what is spent"
    rf"|{_NUMBER}\s?% of it counted|^Good enough: .*|=\"{_NUMBER}%\"",
    re.IGNORECASE,
)
"""A line that somebody drew, or what a sum assumes: nobody was counted."""
_OF_RECORDS = re.compile(
    rf"\b(?:complete|missing ethnicity|not recorded): {_NUMBER}\s?%"
    rf"|{_NUMBER}\s?% complete(?= |$|[;.,)])(?! (?:the|a|an|their|our|it)\b)"
    rf"|{_NUMBER}\s?% of the events have|of the events, {_NUMBER}\s?% have"
    rf"|{_NUMBER}\s?% filled\b|\bgives [^.]{{1,40}} for {_NUMBER}\s?% of events\b"
    r"|\bof the terms and rows\b.*"
    rf"|{_NUMBER}\s?% of the pupils [^.]*\bwho may be shown have\b"
    rf"|is known of {_NUMBER}\s?% of those .* and {_NUMBER}\s?% of the others"
    r"|\bshares are rounded\b.*",
    re.IGNORECASE,
)
"""How much of what was recorded arrived or can be read: said of files and not of people."""
_HEADED_BY_RECORDS = re.compile(
    r"\b(?:complete|weighed|given|readable|missing|filled in)\b.{0,25} of (?:the )?"
    r"(?:events|offences|rows)|\bshare of (?:rows|events with each detail)\b"
    r"|\bgroup not recorded\b",
    re.IGNORECASE,
)
"""The head of a table whose row has that beside its counts."""
_COUNTS = re.compile(
    rf"\b(?:{_NUMBER}|none|all|one|two|three|four|five|six|seven|eight|nine) (?:out )?of"
    rf" (?:the |these |those |our )?£?{_NUMBER}(?!\d*\s?%)|\bof the {_NUMBER}\b(?!\s?%)"
    rf"|£{_NUMBER}\w? of £{_NUMBER}|{_NUMBER}\s?% of (?:about |the )?{_NUMBER}\b(?!\s?%)"
    rf"|{_NUMBER} accepted and {_NUMBER} rejected of {_NUMBER}"
    rf"|\b{_NUMBER} people [^.]*{_NUMBER}\s?% of them"
    rf"|\bshare\b.*\b(?:pupils|people|events)\b.* {_NUMBER}\s?% {_NUMBER} {_NUMBER}(?!\s?%)",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"95\s?% (?:interval|range) [-\u2212]?{_NUMBER} to [-\u2212]?{_NUMBER}", re.IGNORECASE
)
"""An interval in the number's own unit, such as of a ratio."""
_WAY = r"(?: (?:lower|higher|fewer|more))?"
_INTERVAL = re.compile(
    rf"[-\u2212]?{_NUMBER}\s?%?{_WAY}\s?(?:to|\u2013|and|-)\s?(?:odds )?[-\u2212]?{_NUMBER}\s?%"
    rf"|[-\u2212]?{_NUMBER} to [-\u2212]?{_NUMBER} percentage points"
    rf"|\bas (?:few|many) as {_NUMBER}\s?% would\b|\bit could be [-\u2212]?{_NUMBER} to {_NUMBER}",
    re.IGNORECASE,
)


def bare_percentages(block: str) -> tuple[str, ...]:
    """The percentages of one block of text (a paragraph, a table's row) that stand alone.

    One that stands in a block with its counts, or with an interval, is not alone. Nor is the
    percentage of a method, such as that of a 95% interval; of a rule, such as the highest 15%; or
    of how complete records are, which counts rows and not people.

    >>> bare_percentages("75% went into work")
    ('75%',)
    >>> bare_percentages("21 of 28, 75% (57% to 87%)"), bare_percentages("the 95% interval")
    ((), ())
    """
    text = " ".join(block.split())
    if _STATED.search(text):
        return ()
    for known in (_OF_A_METHOD, _OF_A_RULE, _OF_RECORDS):
        text = known.sub("", text)
    if any(shown.search(text) for shown in (_COUNTS, _INTERVAL, _HEADED_BY_RECORDS)):
        return ()
    return tuple(match.group() for match in _PERCENTAGE.finditer(text))

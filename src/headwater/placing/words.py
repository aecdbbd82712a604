"""Brings a text, or a name of the gazetteer, into one form in which they can be compared."""

import re
import unicodedata

_OUT_OF_SHORTHAND = (
    (re.compile(r"\bo\s*/\s*s\b"), " outside "),
    (re.compile(r"\bn\s*/\s*k\b"), " unknown "),
    (re.compile(r"\bn\s*/\s*a\b"), " unknown "),
    (re.compile(r"\bc\s*/\s*o\b"), " outside "),
    (re.compile("['`\u00b4\u2018\u2019]"), ""),
    (re.compile(r"&|\+"), " and "),
    (re.compile(r"\?"), " maybe "),
    # A time of day says nothing of the place, and would be taken for a house or a postcode.
    (re.compile(r"\b\d{1,2}\s*([:.]\s*\d\d)?\s*([ap]\.?m\b\.?|hrs\b)|\b\d{1,2}:\d\d\b"), " "),
)
_SAME_WORD = {
    # "St" is kept as it is, for it is both a street and a saint.
    "street": "st",
    "str": "st",
    "saint": "st",
    "sts": "st",
    "rd": "road",
    "ave": "avenue",
    "av": "avenue",
    "ln": "lane",
    "cres": "crescent",
    "crt": "court",
    "ct": "court",
    "sq": "square",
    "dr": "drive",
    "gdns": "gardens",
    "pl": "place",
    "blvd": "boulevard",
    "center": "centre",
    "ctr": "centre",
    "cntr": "centre",
    "stn": "station",
    "hosp": "hospital",
    "uni": "university",
    "sch": "school",
    "pk": "park",
    "mkt": "market",
    "mt": "mount",
    "n": "and",
    "nr": "near",
    "opp": "opposite",
    "opposit": "opposite",
    "outsid": "outside",
    "outisde": "outside",
    "otside": "outside",
    "bhd": "behind",
    "adj": "beside",
    "nk": "unknown",
    "na": "unknown",
    "dk": "unknown",
}
_SAME_PHRASE = tuple(
    (re.compile(rf"\b{phrase}\b"), word)
    for phrase, word in (
        ("next (door )?to|adjacent to|alongside|in front of|just by", "beside"),
        ("across (the )?(road|street|st) from|across from|opposite to", "opposite"),
        ("back of|round the back of|rear of|at the back of", "behind"),
        ("close to|close by|(just )?(around|round) corner( from| of)?|vicinity of", "near"),
        ("not far from|near to|nearby|by near|somewhere near", "near"),
        ("(on|in) (my |his |her |the |their )?way (home|back)", "home"),
        ("car park", "carpark"),
        ("public house|beer garden", "pub"),
        ("with (my |his |her |their |some )?(friends|mates|family|friend|mate)", "together"),
    )
)
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def normalise(words: str) -> str:
    """Plain lower-case words in one spelling, without marks, accents, shorthand or "the".

    >>> normalise("O/S  St. Peter's Church, nr. the Market Sq.")
    'outside st peters church near market square'
    """
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    for shorthand, meaning in _OUT_OF_SHORTHAND:
        text = shorthand.sub(meaning, text)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    plain = (_SAME_WORD.get(word, word) for word in _NOT_PLAIN.split(text))
    text = " ".join(word for word in plain if word and word != "the")
    for phrase, word in _SAME_PHRASE:
        text = phrase.sub(word, text)
    return text

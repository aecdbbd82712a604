"""What a machine can see in words that would point at somebody, and what it leaves alone."""

import pytest
from django.core.exceptions import ValidationError

from headwater_web.scrutiny.forms.fields import ExaminedText, examined
from headwater_web.scrutiny.identifying import identifying_marks

#  found                      words
POINTS = [
    ("an e-mail address", "Write to j.brown@mail.example about it"),
    ("an e-mail address", "JOY+1@school.example"),
    ("a telephone number", "Ring 07700 900123 after six"),
    ("a telephone number", "Ring +44 7700 900 123"),
    ("a telephone number", "(0115) 496 0123"),
    ("a telephone number", "01154960123."),
    ("a postcode", "It was near NG7 2RD, at the shops"),
    ("a postcode", "near ng72ab"),
    ("a postcode", "E1W 1AA"),
    ("the number of a vehicle", "A van, AB12 CDE, drove by"),
    ("the number of a vehicle", "a van ab12cde"),
    ("the number of a vehicle", "the old one, K123 ABC"),
    ("a name after a title, such as Ms", "Mr Brown told us to leave"),
    ("a name after a title, such as Ms", "We asked Mrs. O'Neil"),
    ("a name after a title, such as Ms", "PC Green stopped him"),
    ("a name after a title, such as Ms", "Dr Zoë said so"),
    ("a name after a word such as brother", "They stopped my little brother Jordan"),
    ("a name after a word such as brother", "Her mate, Kayleigh, ran"),
    ("a name after a word such as brother", "my name\u2019s Aaliyah and I am 15"),
    ("a name after a word such as brother", "He is called Marcus by everyone"),
    ("the address of a house", "It is outside 14 Alfred Street"),
    ("the address of a house", "at 7b, Old Mill Lane every night"),
    ("a date of birth", "He was born on 3 March 2010"),
    ("a date of birth", "DOB 03/03/2010"),
    ("a name on social media", "Find me, @jord_an10, on there"),
]
INNOCENT = [
    "Our sons are stopped on the way home and nobody tells us why.",
    "21 of 280 young people, 7.5%, in 2025.",
    "Ring 999 or 101; Childline is 0800 1111.",
    "It took 1,200,000 pounds and 12 months.",
    "The A52 3rd exit floods.",
    "The number 77 bus stops at 10 and at 23.",
    "On 21 November 2026 the miss was ours.",
    "Dr and nurse were kind.",
    "Year 11 pupils, 14 to 16.",
    "My brother Saturday to Sunday, my mum I never see.",
    "My mum said no. Our friends at the club were born here.",
    "I walk down Alfred Street; 14 of us go that way.",
    "He is called names. They called me names.",
    "We meet @ six.",
]


@pytest.mark.parametrize(("found", "words"), POINTS)
def test_marks_that_point_at_somebody(found: str, words: str) -> None:
    assert found in identifying_marks(words)


@pytest.mark.parametrize("words", INNOCENT)
def test_words_that_point_at_nobody(words: str) -> None:
    assert identifying_marks(words) == ()


def test_a_refusal_says_what_was_found_and_never_repeats_it() -> None:
    with pytest.raises(ValidationError) as refused:
        examined("Ring Ms Brown on 07700 900123")
    said = " ".join(refused.value.messages)
    assert "a telephone number, a name after a title" in said
    assert "say it another way" in said
    assert "Brown" not in said
    assert "07700" not in said


def test_every_box_of_an_examined_text_refuses() -> None:
    with pytest.raises(ValidationError):
        ExaminedText().clean("j.brown@mail.example")
    assert ExaminedText().clean("  We were not asked.  ") == "We were not asked."

"""Numbers in prose: which texts name a number, which do not, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.released.editions.tokens import (
    NEWEST,
    WHOLE,
    Form,
    Token,
    TokenUnreadable,
    parse_token,
    parts_of,
    tokens_in,
)

READABLE = """
written                                         | measure | area  | period      | form     | group
[[rape ; whole ; newest ; rate]]                | rape    | whole | newest      | rate     | all=all
[[rape;E07000174;2025;count]]                   | rape    | E07000174 | 2025 | count    | all=all
[[ rape ; whole ; 2025-03 ; number ]]           | rape    | whole | 2025-03     | number   | all=all
[[rape ; whole ; 2023-01/P36M ; interval]] | rape    | whole | 2023-01/P36M | interval | all=all
[[rape ; csp_banks ; 2025 ; period]]            | rape    | csp_banks | 2025 | period   | all=all
[[rape ; whole ; 2025 ; rate ; age_band=18-24]] | rape | whole | 2025 | rate | age_band=18-24
"""

UNREADABLE = """
written                                      | why
[[]]                                         | it has 1 part
[[rape ; whole ; 2025]]                  | it has 3 parts
[[Rape ; whole ; 2025 ; rate]]         | no measure or area has such a name
[[rape ; who le ; 2025 ; rate]]        | no measure or area has such a name
[[rape ; whole ; last year ; rate]]    | last year is no period
[[rape ; whole ; 2025-13 ; rate]]      | 2025-13 is no period
[[rape ; whole ; 2025 ; percent]]      | percent is no form
[[rape ; whole ; 2025 ; rate ; age]] | its fifth part names no group
[[rape ; whole ; 2025 ; rate ; =18]] | its fifth part names no group
rape                                         | it does not stand between double brackets
"""


def rows(table):
    lines = [line.split("|") for line in table.strip().splitlines()[1:]]
    return [tuple(cell.strip().replace(";", "|") for cell in line) for line in lines]


@pytest.mark.parametrize(("written", "measure", "area", "period", "form", "group"), rows(READABLE))
def test_a_token_names_one_cell_and_a_form(written, measure, area, period, form, group):
    token = parse_token(written)
    assert (token.measure, token.area, token.period, token.form) == (measure, area, period, form)
    assert f"{token.breakdown}={token.category}" == group


@pytest.mark.parametrize(("written", "why"), rows(UNREADABLE))
def test_what_is_no_token_says_why(written, why):
    with pytest.raises(TokenUnreadable, match=why):
        parse_token(written)


@pytest.mark.parametrize("text", ["Up to [[rape", "Up to ]] it", "[[a [[b]] c]]", "[[a | b]"])
def test_brackets_that_do_not_close_are_never_printed(text):
    with pytest.raises(TokenUnreadable):
        list(parts_of(text))


names = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
periods = st.sampled_from([NEWEST, "2025", "2025-03", "2023-01/P36M", "2024-01/P12M"])
groups = st.one_of(
    st.just(("all", "all")),
    st.tuples(
        names.filter(lambda name: name != "all"), st.from_regex(r"[a-z0-9+-]{1,9}", fullmatch=True)
    ),
)
tokens = st.builds(
    lambda measure, area, period, form, group: Token(measure, area, period, form, *group),
    names, st.one_of(st.just(WHOLE), st.from_regex(r"[A-Z][0-9]{8}", fullmatch=True)),
    periods, st.sampled_from(Form), groups,
)  # fmt: skip
plain = st.text(st.characters(exclude_characters="[]"), max_size=30)


@given(tokens)
def test_a_token_is_read_as_it_was_written(token):
    assert parse_token(str(token)) == token


@given(st.lists(st.tuples(plain, tokens), max_size=6), plain)
def test_tokens_survive_among_words(pairs, end):
    text = "".join(f"{words}{token}" for words, token in pairs) + end
    found = list(parts_of(text))
    assert [part for part in found if isinstance(part, Token)] == [token for _, token in pairs]
    assert "".join(map(str, found)) == text
    assert tokens_in(text, text) == tuple(dict.fromkeys(token for _, token in pairs))

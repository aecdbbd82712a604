"""The reader that looks for percentages that stand alone finds them, and nothing else."""

import pytest
from tests.functional.accessibility.percentages_on_pages import alone_in_file, alone_on_page

PAGES = [
    # html, how many stand alone
    ("<p>75% went into work</p>", 1),
    ("<p>21 of 28, <b>75%</b> (57% to 87%)</p>", 0),
    ("<p>21 of 28</p><p>75%</p>", 1),
    ("<table><thead><tr><th>Share</th></tr></thead><tr><td>75%</td></tr></table>", 1),
    ("<table><tr><td>75%</td><td>57% to 87%</td></tr></table>", 0),
    ("<script>let a = '75%'</script><style>p{width:75%}</style><title>75%</title>", 0),
    ("<ul><li>12% and <p>20% (10% to 30%)</p></li></ul>", 1),
]


@pytest.mark.parametrize(("html", "number"), PAGES)
def test_on_a_page(html: str, number: int) -> None:
    assert len(alone_on_page(html)) == number


def test_in_a_file() -> None:
    assert alone_in_file("who,share\nall,75%") == ("75% in “who,share all,75%”",)
    assert alone_in_file('who,share\nall,"21 of 28, 75% (57% to 87%)"') == ()


def test_in_json_one_thing_at_a_time() -> None:
    assert alone_in_file('{"all": [{"said": "21 of 28", "share": "75%"}]}') == ()
    assert alone_in_file('{"said": "21 of 28", "others": [{"share": "75%"}]}') == ("75% in “75%”",)

"""One mistake of a typist, against the textbook's slow table."""

from hypothesis import example, given
from hypothesis import strategies as some

from headwater.placing.spelling import SHORTEST, Spellings, within_one

_WORD = some.text(alphabet="abcd", max_size=7)


def distance(first: str, second: str) -> int:
    """Optimal string alignment, by the whole table."""
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) + 1):
        for j in range(len(second) + 1):
            if not i or not j:
                table[i][j] = i + j
                continue
            same = first[i - 1] == second[j - 1]
            options = [
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (not same),
            ]
            if i > 1 and j > 1 and first[i - 2 : i] == second[j - 2 : j][::-1]:
                options.append(table[i - 2][j - 2] + 1)
            table[i][j] = min(options)
    return table[-1][-1]


@given(_WORD, _WORD)
@example("ab", "ba")
@example("aab", "ab")
@example("abcd", "abdc")
@example("", "a")
def test_the_quick_answer_is_that_of_the_table(first: str, second: str) -> None:
    assert within_one(first, second) == (distance(first, second) <= 1)


@given(some.sets(_WORD, max_size=20), _WORD)
def test_every_correction_is_found_and_no_other(vocabulary: set[str], word: str) -> None:
    found = Spellings.of(vocabulary).corrections(word)
    expected = sorted(
        known
        for known in vocabulary
        if len(known) >= SHORTEST <= len(word)
        and known != word
        and known[0] == word[0]
        and distance(known, word) <= 1
    )
    assert list(found) == expected

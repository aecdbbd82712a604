"""What is refused, as tables: one box by itself, boxes beside each other, and outcomes."""

import csv
from datetime import date

import pytest
import yaml

from headwater_web.provider_returns.answers import (
    AllAnswers,
    Answer,
    CellUnreadable,
    Kind,
    Mark,
    read_answer,
)
from headwater_web.provider_returns.asked import (
    DefinitionUnreadable,
    asked,
    districts,
    read_part,
    return_form,
)
from headwater_web.provider_returns.checks import About, faults_of_group, faults_of_return
from headwater_web.provider_returns.fault_words import WORDS, fault_words
from headwater_web.provider_returns.questions import Choice, Group, Question, ReturnForm, Shape
from headwater_web.ui.definition_files import definition_path

ABOUT = About(programme_starts=date(2026, 1, 5), last_day=date(2026, 9, 30))
COUNT = Question("referred", "Referred", "Referred")
WEEKS = Question("weeks", "Weeks", "Weeks", least=1, most=520)
COUNTING = Question(
    "counting", "How?", "How", shape=Shape.CHOICE, choices=(Choice("once", "Each once"),)
)
DAY = Question("looked_on", "When?", "When", shape=Shape.DAY)
LINE = Question("licence", "Licence", "Licence", shape=Shape.LINE)

#  question  typed                kept
READ: list[tuple[Question, str, Answer | None]] = [
    (COUNT, "28", 28),
    (COUNT, " 1,204 ", 1204),
    (COUNT, "0", 0),
    (COUNT, "0" * 5000, 0),
    (COUNT, "", None),
    (COUNT, "not yet", Mark.NOT_YET),
    (COUNT, "Not collected", Mark.NOT_COLLECTED),
    (COUNT, "[not collected]", Mark.NOT_COLLECTED),
    (COUNTING, "once", "once"),
    (COUNTING, "Each once", "once"),
    (DAY, "30/09/2026", "2026-09-30"),
    (DAY, "30 September 2026", "2026-09-30"),
    (LINE, "a  licence", "a licence"),
]


@pytest.mark.parametrize(("question", "typed", "kept"), READ)
def test_what_is_read(question: Question, typed: str, kept: Answer | None) -> None:
    assert read_answer(question, typed) == kept


#  question  typed                what is wrong with it
REFUSED = [
    (COUNT, "75%", Kind.PERCENTAGE),
    (COUNT, "75 %", Kind.PERCENTAGE),
    (COUNT, "0.75", Kind.NOT_WHOLE),
    (COUNT, "28.0", Kind.NOT_WHOLE),
    (COUNT, "1e3", Kind.NOT_WHOLE),
    (COUNT, "about 30", Kind.NOT_A_NUMBER),
    (COUNT, "1,20", Kind.NOT_A_NUMBER),
    (COUNT, "٣", Kind.NOT_A_NUMBER),
    (COUNT, "-3", Kind.NEGATIVE),
    (COUNT, "9999999", Kind.ABOVE_MOST),
    (COUNT, "9" * 5000, Kind.ABOVE_MOST),
    (COUNT, "fewer than 5", Kind.FEW_NOT_HERE),
    (WEEKS, "-4", Kind.NEGATIVE),
    (WEEKS, "0", Kind.BELOW_LEAST),
    (COUNTING, "twice", Kind.UNKNOWN_CODE),
    (DAY, "31/09/2026", Kind.NOT_A_DAY),
    (LINE, "x" * 121, Kind.TOO_LONG),
]


@pytest.mark.parametrize(("question", "typed", "kind"), REFUSED)
def test_what_is_refused(question: Question, typed: str, kind: Kind) -> None:
    with pytest.raises(CellUnreadable) as refused:
        read_answer(question, typed)
    assert refused.value.kind is kind
    assert fault_words(kind, refused.value.values)


def test_few_is_an_answer_where_people_could_be_known() -> None:
    assert read_answer(COUNT, "<5", is_guarded=True) is Mark.FEW


def core() -> ReturnForm:
    codes = [row.key for row in districts()][:2]
    return return_form(("core", "custody_mentoring"), areas=codes, is_large=True)


def group(key: str) -> Group:
    found = core().group(key)
    assert found is not None
    return found


TOTALS: AllAnswers = {
    "referred": {"referred": 40, "started": 20},
    "taking_part": {"all": 28, "completed": 12, "left_early": 6},
}
#  page           answers                                             what is wrong, and where
TOGETHER: list[tuple[str, dict[str, Answer], list[tuple[str, Kind]]]] = [
    ("referred", {"referred": 40, "eligible": 36}, []),
    ("referred", {"referred": 40, "eligible": 41}, [("eligible", Kind.ABOVE_WHOLE)]),
    ("referred", {"referred": Mark.NOT_YET, "eligible": 41}, []),
    ("reach", {"people": 28, "contacts": 28, "attendances": 28}, []),
    ("reach", {"people": 28, "contacts": 27}, [("people", Kind.MORE_THAN)]),
    ("reach", {"people": 28, "attendances": 27}, [("people", Kind.MORE_THAN)]),
    ("taking_part", {"all": 28, "completed": 12, "left_early": 6, "still": 10}, []),
    (
        "taking_part",
        {"all": 28, "completed": 12, "left_early": 6, "still": 9},
        [("all", Kind.DOES_NOT_ADD_UP)],
    ),
    ("by_sex", {"referred@female": 10, "referred@male": 30}, []),
    (
        "by_sex",
        {"referred@female": 11, "referred@male": 30},
        [("referred@female", Kind.ROWS_ABOVE_TOTAL)],
    ),
    ("by_sex", {"referred@female": 4}, [("referred@female", Kind.SMALL_GROUP)]),
    ("by_sex", {"referred@female": 1}, [("referred@female", Kind.SMALL_GROUP)]),
    ("by_sex", {"referred@female": 0}, []),
    ("by_sex", {"referred@female": 5}, []),
    (
        "by_sex",
        {
            "referred@female": Mark.FEW,
            "referred@male": 30,
            "referred@other": 0,
            "referred@not_recorded": 5,
        },
        [("referred@female", Kind.ONE_FEW)],
    ),
    (
        "by_sex",
        {
            "referred@female": Mark.FEW,
            "referred@male": 30,
            "referred@other": Mark.FEW,
            "referred@not_recorded": 5,
        },
        [],
    ),
    ("by_sex", {"all@male": 9, "completed@male": 10}, [("completed@male", Kind.ABOVE_WHOLE)]),
]


@pytest.mark.parametrize(("page", "answers", "faults"), TOGETHER)
def test_boxes_beside_each_other(
    page: str, answers: dict[str, Answer], faults: list[tuple[str, Kind]]
) -> None:
    found = faults_of_group(group(page), answers, others=TOTALS, about=ABOUT)
    assert [(each.cell, each.kind) for each in found] == faults
    assert all(fault_words(each.kind, each.values) for each in found)


OUTCOME = "custody_mentoring_learning_or_work"
#  answers                                                           what is wrong, and where
OUTCOMES: list[tuple[dict[str, Answer], list[tuple[str, Kind]]]] = [
    ({"whole": 28, "part": 21, "weeks": 26}, []),
    ({"whole": 28, "part": 29, "weeks": 26}, [("part", Kind.ABOVE_WHOLE)]),
    ({"whole": 28, "part": 21, "left": 29, "weeks": 26}, [("left", Kind.ABOVE_WHOLE)]),
    ({"whole": 28, "part": 0}, [("weeks", Kind.NO_FOLLOW_UP)]),
    ({"whole": 28, "part": 0, "weeks": Mark.NOT_COLLECTED}, []),
    ({"whole": 4, "part": 2, "weeks": 26}, [("whole", Kind.SMALL_GROUP)]),
    ({"began_on": "2026-01-04"}, [("began_on", Kind.BEFORE_THE_START)]),
    ({"began_on": "2026-03-01", "looked_on": "2026-02-28"}, [("looked_on", Kind.LOOKED_BEFORE)]),
    ({"looked_on": "2026-10-01"}, [("looked_on", Kind.LOOKED_AHEAD)]),
    ({"began_on": "2026-01-05", "looked_on": "2026-09-30"}, []),
]


@pytest.mark.parametrize(("answers", "faults"), OUTCOMES)
def test_outcomes(answers: dict[str, Answer], faults: list[tuple[str, Kind]]) -> None:
    found = faults_of_group(group(OUTCOME), answers, others={}, about=ABOUT)
    assert [(each.cell, each.kind) for each in found] == faults


def test_an_empty_box_is_a_fault_of_the_whole_return_alone() -> None:
    form = ReturnForm((group("referred"),))
    said: AllAnswers = {"referred": {"referred": 0}}
    found = faults_of_return(form, said, about=ABOUT)
    assert {each.kind for each in found} == {Kind.NOT_ANSWERED}
    assert {each.cell for each in found} == {"eligible", "accepted", "declined", "started"}


def test_each_kind_of_fault_has_words() -> None:
    assert set(WORDS) == set(Kind)


def test_a_small_number_is_never_repeated() -> None:
    found = faults_of_group(group("by_sex"), {"referred@female": 3}, others={}, about=ABOUT)
    assert "3" not in fault_words(found[0].kind, found[0].values)


class TestDefinitions:
    """What the files of the definitions ask."""

    def test_every_reference_between_pages_leads_somewhere(self) -> None:
        for part in asked().parts.values():
            form = return_form(("core", part.key), areas=["E06000018"], is_large=True)
            for each in form.groups:
                for question in each.questions:
                    for path in filter(None, (question.within, question.within_one)):
                        named, _dot, key = path.partition(".")
                        total = form.group(named)
                        assert total is not None, (part.key, path)
                        assert total.question(key) is not None, (part.key, path)

    def test_every_box_of_a_form_has_a_name_of_its_own(self) -> None:
        everything = tuple(asked().parts)
        form = return_form(everything, areas=[row.key for row in districts()], is_large=True)
        names = [f"{cell.group.key}/{cell.name}" for each in form.groups for cell in each.cells()]
        assert len(names) == len(set(names)) > 500

    def test_a_small_grant_is_asked_less(self) -> None:
        large = return_form(("core",), areas=["E06000018"], is_large=True)
        small = return_form(("core",), areas=["E06000018"], is_large=False)
        assert {each.key for each in large.groups} - {each.key for each in small.groups} == {
            "by_age",
            "by_ethnicity",
            "reasons_left",
        }

    def test_the_groups_are_those_of_the_feed(self) -> None:
        for kind, name in (
            ("age_group", "return_age_groups"),
            ("sex", "return_sexes"),
            ("ethnicity", "return_ethnic_groups"),
        ):
            with definition_path("codelists", f"{name}.csv").open(encoding="utf-8") as source:
                known = {row["code"] for row in csv.DictReader(source)} - {"All"}
            assert {row.engine for row in asked().lists.rows[kind]} == known

    def test_a_programme_is_asked_what_names_it(self) -> None:
        assert asked().parts_for("custody_mentoring") == ("core", "custody_mentoring")
        assert asked().parts_for("something_else") == ("core",)
        assert asked().parts_for("resettlement")[1:] == ("learning_and_work", "resettlement")

    @pytest.mark.parametrize(
        ("question", "words"),
        [
            ({"of": "nobody"}, "expected questions of the same group"),
            ({"not_above": ["nobody"]}, "expected questions of the same group"),
            ({"shape": "choice"}, "expected choices with the shape choice"),
        ],
    )
    def test_a_definition_that_leads_nowhere_is_refused(
        self, question: dict[str, object], words: str
    ) -> None:
        said = yaml.safe_load(
            "{key: k, title: T, version: 1, groups: [{key: g, title: G, introduction: I, "
            "questions: [{key: a, words: A, short: A}]}]}"
        )
        said["groups"][0]["questions"][0] |= question
        with pytest.raises(DefinitionUnreadable, match=words):
            read_part(said, asked().lists)

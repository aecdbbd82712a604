"""What is handed over can be read by anybody: a dictionary, a schema, the same in both forms."""

import csv
import io
import json

import jsonschema
from tests.unit.web.evidence.conftest import Desk, today

from headwater_web.evidence.followed_studies import FollowedStudy
from headwater_web.evidence.models import StudyEventKind
from headwater_web.evidence.queries import files


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def evaluated(desk: Desk) -> FollowedStudy:
    study = desk.finished(desk.study())
    desk.outcome(study)
    desk.outcome(study, outcome="Still coming", estimate="0.97", what_went_wrong="A slow start.")
    return desk.followed(study)


def as_json(followed: FollowedStudy) -> str:
    return files.evaluation_as_json(followed, partnership="A partnership", today=today())


class TestEvaluations:
    """An evaluation in a form that another unit can use, null results included."""

    def test_it_is_what_its_schema_says(self, desk: Desk) -> None:
        schema = files.evaluation_schema()
        jsonschema.Draft202012Validator.check_schema(schema)
        checker = jsonschema.Draft202012Validator(schema)
        for study in (evaluated(desk), desk.followed(desk.study("Planned"))):
            checker.validate(json.loads(as_json(study)))

    def test_the_schema_refuses_what_is_not_of_it(self, desk: Desk) -> None:
        said = json.loads(as_json(evaluated(desk)))
        said["outcomes"][0]["measure"] = "guess"
        said["study"]["cost_pounds"] = 18_500
        checker = jsonschema.Draft202012Validator(files.evaluation_schema())
        assert len(list(checker.iter_errors(said))) == 2

    def test_a_null_result_is_told_whole(self, desk: Desk) -> None:
        said = json.loads(as_json(evaluated(desk)))
        assert said["study"]["result"] == "no_difference"
        main, second = said["outcomes"]
        assert (main["estimate"], main["lower"], main["upper"]) == (1.04, 0.91, 1.19)
        assert (main["number_supported"], main["number_compared"]) == (188, 183)
        assert second["what_went_wrong"] == "A slow start."
        assert main["number_lost"] is None

    def test_what_it_cost_is_in_neither_form(self, desk: Desk) -> None:
        followed = evaluated(desk)
        for text in (as_json(followed), files.evaluation_as_csv(followed)):
            assert "cost" not in text
            assert "18500" not in text

    def test_one_outcome_in_a_row(self, desk: Desk) -> None:
        found = rows(files.evaluation_as_csv(evaluated(desk)))
        assert [each["outcome"] for each in found] == [
            "Coming to the first appointment",
            "Still coming",
        ]
        assert {each["ethics_reference"] for each in found} == {"C/1"}

    def test_a_study_without_an_outcome_has_a_row(self, desk: Desk) -> None:
        (found,) = rows(files.evaluation_as_csv(desk.followed(desk.study())))
        assert (found["title"], found["outcome"]) == ("A message the day before", "")

    def test_an_outcome_that_was_put_right_is_there_once(self, desk: Desk) -> None:
        study = desk.finished(desk.study())
        wrong = desk.outcome(study)
        desk.outcome(study, replaces=wrong, estimate="1.05")
        (found,) = rows(files.evaluation_as_csv(desk.followed(study)))
        assert found["estimate"] == "1.05"

    def test_each_column_is_in_the_dictionary(self, desk: Desk) -> None:
        known = {each["column"] for each in rows(files.evaluation_dictionary())}
        (first, *_others) = rows(files.evaluation_as_csv(evaluated(desk)))
        assert set(first) <= known

    def test_shared_since_a_day(self, desk: Desk) -> None:
        followed = evaluated(desk)
        desk.happened(followed.study, StudyEventKind.SHARED)
        assert desk.followed(followed.study).shared is not None


class TestCards:
    """Cards in two forms that say the same."""

    def test_both_forms(self, desk: Desk) -> None:
        shown = desk.shown(desk.card(participants="573"))
        (row,) = rows(files.cards_as_csv([shown]))
        (card,) = json.loads(files.cards_as_json([shown], partnership="A", today=today()))["cards"]
        assert row == {name: "" if value is None else str(value) for name, value in card.items()}
        assert (card["participants"], card["estimate"]) == (573, 0.58)

    def test_each_column_is_in_the_dictionary(self, desk: Desk) -> None:
        (row,) = rows(files.cards_as_csv([desk.shown(desk.card())]))
        assert list(row) == [each["column"] for each in rows(files.card_dictionary())]

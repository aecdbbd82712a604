"""What accepted returns are made to say, and what they are not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from tests.unit.web.provider_returns.conftest import CORE, NORTH, SOUTH, Ask

from headwater.vocabulary.part_of_week import PARTS
from headwater.vocabulary.shares import Share
from headwater_web.accounts.models import Person
from headwater_web.provider_returns.answers import Answer, Mark
from headwater_web.provider_returns.queries.accepted import Told, told_of
from headwater_web.provider_returns.queries.access import access_of
from headwater_web.provider_returns.queries.needed import Need
from headwater_web.provider_returns.queries.orders import orders_of
from headwater_web.provider_returns.queries.outreach import outreach_of
from headwater_web.provider_returns.queries.over_time import over_time
from headwater_web.provider_returns.queries.reach import reach_sentences
from headwater_web.provider_returns.queries.readings import Reading, readings_of
from headwater_web.provider_returns.queries.telling import outcomes_of_programme, programme_counts
from headwater_web.provider_returns.queries.victims import girls_beside_victims
from headwater_web.provider_returns.queries.waits import waits_of
from headwater_web.provider_returns.rates import least_for_need, places_for_need
from headwater_web.provider_returns.shares import comparison, share_shown
from headwater_web.thread.api import things_seen_by

SignedIn = Callable[[str], Client]
Cast = dict[str, Person]
Pages = dict[str, dict[str, Answer]]
NEED = Need(
    title="Serious violence",
    when="2025",
    as_at="31 October 2026",
    release_id="R0001",
    by_district={NORTH: 400, SOUTH: 390},
    weeks={NORTH: {"friday_12": 40, "friday_18": 60, "monday_06": 3}},
    wholes={NORTH: 400},
    week_when="2025",
)


def one(told: tuple[Told, ...]) -> Told:
    assert len(told) == 1
    return told[0]


def reading(told: Told, key: str) -> Reading:
    return next(each for each in readings_of(told) if each.key == key)


def cells(found: Reading) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in found.rows}


class TestWords:
    """No percentage stands without its counts and its range."""

    @pytest.mark.parametrize(
        ("part", "whole", "words"),
        [
            (21, 28, "21 of 28, 75% (57% to 87%)"),
            (0, 28, "none of 28 (as many as 12% would agree with that)"),
            (28, 28, "all 28 (as few as 88% would agree with that)"),
            (3, 6, "3 of 6 (too few for a percentage)"),
            (14, Mark.NOT_COLLECTED, "14; out of how many: not collected"),
            (14, None, "14; out of how many: no answer"),
            (Mark.NOT_YET, 28, "not yet"),
            (Mark.FEW, 28, "fewer than 5"),
            (None, 28, "no answer"),
            (0, 0, "nobody to count"),
        ],
    )
    def test_a_part_of_a_whole(self, part: Answer, whole: Answer, words: str) -> None:
        assert share_shown(part, whole) == words

    def test_lines_are_told_apart_only_where_their_ranges_are(self) -> None:
        near = [("Weekday", Share(50, 78)), ("Weekend", Share(30, 62))]
        far = [("Weekday", Share(70, 78)), ("Weekend", Share(20, 62))]
        assert comparison(near).startswith("These numbers cannot tell the lines apart")
        assert comparison(far).startswith("Weekday: 70 of 78, 90%")
        assert comparison(near[:1]) == ""


class TestOneProgramme:
    """The funnel, the outcomes, and those who left."""

    def test_custody_mentoring(self, accepted: Ask, cast: Cast) -> None:
        outcomes: Pages = {
            "custody_mentoring_learning_or_work": {
                "whole": 28,
                "part": 21,
                "left": 0,
                "weeks": 26,
                "source": "worker",
            },
            "custody_mentoring_reoffended": {"whole": 28, "part": 0, "source": "worker"},
            "custody_mentoring_housed": {"part": 14, "source": "own_records"},
            "custody_mentoring_drug_support": {"whole": 28, "part": 27, "weeks": 26},
        }
        for said in outcomes.values():
            said.setdefault("weeks", Mark.NOT_COLLECTED)
        accepted(parts=("core", "custody_mentoring"), said={**CORE, **outcomes})
        told = one(told_of(cast["amara"]))
        rows = cells(reading(told, "outcomes"))
        worked = rows["Into education, employment or training"]
        assert worked[0] == "21 of 28, 75% (57% to 87%)"
        assert worked[-1] == "A count with its follow-up"
        again = rows["Known to have reoffended"]
        assert again[0] == "none of 28 (as many as 12% would agree with that)"
        assert again[2] == "follow-up not stated"
        assert again[-1] == ("What the provider says. Not stated: how long people were followed.")
        housed = rows["Helped with housing"]
        assert housed[0] == "14; out of how many: not collected"
        assert "out of how many" in housed[-1]
        told_on = {
            each.key: each for each in outcomes_of_programme(cast["amara"], "custody_mentoring")
        }
        assert told_on["custody_mentoring_learning_or_work"].is_complete
        assert not told_on["custody_mentoring_reoffended"].is_complete
        assert told_on["custody_mentoring_reoffended"].weeks is None

    def test_those_who_finished_stand_apart_from_those_who_left(
        self, accepted: Ask, cast: Cast
    ) -> None:
        accepted()
        told = told_of(cast["amara"], "custody_mentoring")
        (row,) = over_time(told).rows
        assert row[1:] == (
            "40",
            "20 of 40, 50% (35% to 65%)",
            "28",
            "12 of 28, 43% (27% to 61%)",
            "6 of 28, 21% (10% to 40%)",
            "3",
        )
        counts = {each.key: each for each in programme_counts(cast["amara"], "custody_mentoring")}
        assert (counts["completed"].part, counts["completed"].whole) == (12, 28)

    def test_attendance_is_never_shown_alone(self, accepted: Ask, cast: Cast) -> None:
        said: Pages = {
            "safety": {"victims": 28, "contacted": 19, "asked": 14, "safer": 6, "less_safe": 5},
            "sessions_attended": {"started": 18, "most_sessions": 14},
        }
        accepted(
            "perpetrator_programme",
            parts=("core", "perpetrator_programme"),
            said={**CORE, **said},
        )
        told = one(told_of(cast["amara"]))
        keys = [each.key for each in readings_of(told)]
        assert "sessions_attended" not in keys
        both = reading(told, "safety")
        assert "Came to four in five sessions" in cells(both)
        assert cells(both)["Safer"][1] == "6 of 14, 43% (21% to 67%)"
        assert both.note == "Attendance alone says nothing about safety."

    def test_overlapping_lines_are_not_compared(self, accepted: Ask, cast: Cast) -> None:
        said: Pages = {
            "victims": {
                "referred@everyone": 60,
                "offered@everyone": 59,
                "taken_up@everyone": 50,
                "referred@also_suspects": 20,
                "offered@also_suspects": 12,
                "taken_up@also_suspects": 5,
            }
        }
        accepted("victim_care", parts=("core", "victim_care"), said={**CORE, **said})
        found = reading(one(told_of(cast["amara"])), "victims")
        assert cells(found)["Victims who are also suspects"][2].startswith("5 of 12, 42%")
        assert found.sentences == ()
        assert "never added up" in found.note

    def test_attendance_at_school_allows_for_pupils(self, accepted: Ask, cast: Cast) -> None:
        said: Pages = {
            "attendance": {
                "pupils@before": 54,
                "possible@before": 5400,
                "attended@before": 3890,
                "pupils@during": 54,
                "possible@during": 6200,
                "attended@during": 4960,
            }
        }
        accepted("education_support", parts=("core", "education_support"), said={**CORE, **said})
        found = reading(one(told_of(cast["amara"])), "attendance")
        assert cells(found)["The term before"][2] == "3,890 of 5,400, 72% (59% to 82%)"
        assert cells(found)["The first full term after"][2] == "not collected"
        assert found.sentences == ()
        assert "ranges allow for people" in found.note

    def test_only_what_was_accepted_is_read(self, certified: Ask, cast: Cast) -> None:
        certified()
        assert told_of(cast["amara"]) == ()


class TestReach:
    """People, contacts and attendances are three things."""

    def reached(self, ask: Ask, key: str, how: str, **changes: Answer) -> None:
        said = {**CORE["reach"], "counting": how, **changes}
        ask(key, said={**CORE, "reach": said})

    def test_people_are_added_only_where_each_is_counted_once(
        self, accepted: Ask, cast: Cast
    ) -> None:
        self.reached(accepted, "parenting", "unique_across")
        self.reached(accepted, "resettlement", "unique_across")
        words = reach_sentences(told_of(cast["amara"]))
        assert words[0] == ("56 people were supported by 2 programmes, each person counted once.")
        self.reached(
            accepted, "targeted_outreach", "may_repeat", contacts=1945, people=310, attendances=900
        )
        words = reach_sentences(told_of(cast["amara"]))
        assert words[0].startswith("The people of these 3 programmes are not added up")
        assert words[1] == ("There were 2,125 contacts, which may count a person twice or more.")

    def test_one_programme_says_how_it_counted(self, accepted: Ask, cast: Cast) -> None:
        self.reached(accepted, "parenting", "may_repeat")
        words = reach_sentences(told_of(cast["amara"]))
        assert words[0] == (
            "Parenting supported 28 people: one person may be counted twice or more."
        )


class TestAccess:
    """Places beside need, and who gets least only where that can be told."""

    def asked(self, ask: Ask, north: int, south: int) -> None:
        said: Pages = {
            "places": {
                f"places@{NORTH}": north,
                f"places@{SOUTH}": south,
                f"taken_up@{NORTH}": north // 2,
                f"taken_up@{SOUTH}": south // 2,
            }
        }
        ask("parenting", parts=("core", "parenting"), said={**CORE, **said})

    def test_least_is_named_where_the_range_says_so(self, accepted: Ask, cast: Cast) -> None:
        self.asked(accepted, 80, 20)
        (access,) = access_of(cast["amara"], NEED)
        assert access.reading.sentences[0].startswith("Ashfield gets least for its need: 51.3 (")
        assert cells(access.reading)["Nottingham"][3].startswith("200.0 (178.")

    def test_else_it_is_said_that_it_cannot_be_told(self, accepted: Ask, cast: Cast) -> None:
        self.asked(accepted, 40, 38)
        (access,) = access_of(cast["amara"], NEED)
        assert access.reading.sentences[0] == (
            "These numbers cannot tell which district gets least for its need."
        )

    def test_need_that_is_withheld_is_not_zero(self, accepted: Ask, cast: Cast) -> None:
        self.asked(accepted, 40, 38)
        withheld = replace(NEED, by_district={NORTH: 400})
        (access,) = access_of(cast["amara"], withheld)
        assert cells(access.reading)["Ashfield"][2:] == (
            "withheld or not arrived",
            "cannot be worked out",
        )
        (access,) = access_of(cast["amara"], None)
        assert access.reading.note.startswith("There is no release")

    def test_an_impossible_need(self) -> None:
        with pytest.raises(ValueError, match="at least one event"):
            places_for_need("North", places=1, need=0, looks=1)

    def test_more_looks_make_wider_ranges(self) -> None:
        narrow, wide = (places_for_need("N", places=30, need=120, looks=n) for n in (1, 8))
        assert wide.lower < narrow.lower < narrow.upper < wide.upper
        assert least_for_need(()) == ()

    def test_girls_beside_victims_without_a_release(self, accepted: Ask, cast: Cast) -> None:
        accepted()
        found = girls_beside_victims(cast["amara"])
        assert found is not None
        assert found.rows == (("Custody mentoring", "10 of 40, 25% (14% to 40%)", "not known"),)


class TestOutreach:
    """Where nobody was out is not where nobody said so."""

    def test_gaps(self, accepted: Ask, cast: Cast) -> None:
        week: dict[str, Answer] = {f"sessions@{part.category}": 0 for part in PARTS}
        said: Pages = {f"out_when.{NORTH}": {**week, "sessions@friday_18": 9}}
        accepted("targeted_outreach", parts=("core", "targeted_outreach"), said={**CORE, **said})
        found = outreach_of(cast["amara"], NEED)
        assert found is not None
        assert [each.words for each in found.gaps] == [
            "Nobody was out in Nottingham on Friday, noon to 6pm. "
            "Counted there then: 40 of 400, 10% (7% to 13%)."
        ]
        assert found.quieter == 26
        assert "Ashfield" in found.not_told
        assert [each.district for each in found.weeks] == ["Nottingham"]

    def test_without_any(self, accepted: Ask, cast: Cast) -> None:
        accepted()
        assert outreach_of(cast["amara"], NEED) is None


def test_waits(accepted: Ask, cast: Cast) -> None:
    said: Pages = {
        "waits": {
            f"seen@{NORTH}": 32,
            f"median_days@{NORTH}": 41,
            f"over_28@{NORTH}": 21,
            f"waiting@{NORTH}": 24,
            f"seen@{SOUTH}": Mark.FEW,
        }
    }
    accepted("bereavement_support", parts=("core", "bereavement_support"), said={**CORE, **said})
    (found,) = waits_of(cast["amara"])
    assert cells(found)["Nottingham"] == ("32", "41 days", "21 of 32, 66% (48% to 80%)", "24")
    assert cells(found)["Ashfield"][0] == "fewer than 5"


def test_orders(accepted: Ask, cast: Cast) -> None:
    people = {
        "referral": ((70, 14), (22, 9), (0, 0)),
        "community": ((20, 6), (40, 16), (18, 11)),
        "supervision": ((0, 0), (16, 7), (24, 14)),
        "custody": ((0, 0), (9, 0), (26, 17)),
    }
    said: Pages = {"orders": {}}
    for order, bands in people.items():
        for band, (whole, part) in zip(("lower", "middle", "higher"), bands, strict=True):
            said["orders"][f"people@{order}.{band}"] = whole
            said["orders"][f"reoffended@{order}.{band}"] = part
    accepted("orders", parts=("core", "orders"), said={**CORE, **said})
    (found,) = orders_of(cast["amara"])
    assert cells(found.raw)["Referral orders"][0] == "23 of 92, 25% (17% to 35%)"
    assert "do not overlap" in found.raw.sentences[0]
    assert cells(found.alike)["Referral orders"][2] == "nobody to count"
    higher = found.alike.sentences[-1]
    assert higher.startswith("Six or more earlier offences: These numbers cannot tell")


class TestPages:
    """Each page is there with and without anything to read."""

    ADDRESSES = ("", "reach/", "access/", "outreach/", "waits/", "orders/", "engine/")

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_empty(self, address: str, signed_in: SignedIn) -> None:
        assert signed_in("grace").get(f"/provider-returns/{address}").status_code == 200

    def test_full(self, accepted: Ask, signed_in: SignedIn) -> None:
        accepted()
        grace = signed_in("grace")
        for address in (*self.ADDRESSES, "RN-1/", "programmes/custody_mentoring/"):
            response = grace.get(f"/provider-returns/{address}")
            assert response.status_code == 200, address
        link = 'href="/provider-returns/programmes/custody_mentoring/"'
        for address in ("", "RN-1/"):
            assert link in grace.get(f"/provider-returns/{address}").content.decode()
        assert grace.get("/provider-returns/programmes/unheard/").status_code == 404
        chosen = "/provider-returns/programmes/custody_mentoring/?quarter=1999-Q1"
        assert grace.get(chosen).status_code == 404

    @pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
    def test_downloads(self, ending: str, accepted: Ask, signed_in: SignedIn) -> None:
        accepted()
        grace = signed_in("grace")
        for name in ("programmes/custody_mentoring/return", "reach/reach"):
            response = grace.get(f"/provider-returns/{name}.{ending}")
            assert response.status_code == 200
            assert len(response.content) > 200

    def test_no_other_download(self, accepted: Ask, signed_in: SignedIn) -> None:
        accepted()
        grace = signed_in("grace")
        assert grace.get("/provider-returns/reach/reach.pdf").status_code == 404
        assert grace.get("/provider-returns/waits/waits.csv").status_code == 404

    def test_the_thread_knows_a_return(self, accepted: Ask, cast: Cast) -> None:
        accepted()
        seen = things_seen_by(cast["dev"], ["RN-1"])
        assert seen["RN-1"].title.startswith("Custody mentoring: return of ")
        assert things_seen_by(cast["ben"], ["RN-1"]) == {}

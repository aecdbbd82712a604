"""Which offences are serious violence, and of which kinds, by the scope that ships."""

# ruff: noqa: E501  (the table is read across)

from pathlib import Path

import pytest
import yaml
from tests.spec.measures.slow_counting import rule_holds
from tests.spec.measures.small_world import SmallWorld, covered, measure, parse

from headwater.definitions.scope import Scope

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
SCOPE = Scope.model_validate(
    yaml.safe_load((DEFINITIONS / "scopes" / "serious_violence.yaml").read_text("utf-8"))
)

# 6 March 2025 was a Thursday, 9 March a Sunday. `kinds` lists every kind, the most particular first.
OFFENCES = """
case                              | offence_code | weapon | knife | domestic | county_lines | place_type | occurred_at      | kinds
murder                            | 1/1          |        |       |          |              |            |                  | assault
murder with a knife               | 1/1          | yes    | yes   |          |              |            |                  | weapon_enabled_violence assault
attempted murder                  | 2            |        |       |          |              |            |                  | assault
corporate manslaughter            | 4/10         |        |       |          |              |            |                  |
death by dangerous driving        | 4/4          |        |       |          |              |            |                  |
wounding with intent              | 5/1          |        |       |          |              |            |                  | assault
grievous bodily harm              | 8/1          |        |       |          |              |            |                  | assault
actual bodily harm                | 8/6          |        |       |          |              |            |                  | assault
aggravated bodily harm            | 8/60         |        |       |          |              |            |                  | assault
poisoning, same class             | 8/2          |        |       |          |              |            |                  |
dangerous dog, same class         | 8/21         |        |       |          |              |            |                  |
care worker's neglect, same class | 8/69         |        |       |          |              |            |                  |
shooting at naval vessels         | 5/2          |        |       |          |              |            |                  |
corrosive fluid with intent       | 5/7          |        |       |          |              |            |                  | weapon_enabled_violence
firearm with intent               | 5/14         |        |       |          |              |            |                  | weapon_enabled_violence
common assault                    | 105/1        |        |       |          |              |            |                  |
common assault with a weapon      | 105/1        | yes    |       |          |              | home       |                  | weapon_enabled_violence
threat to kill                    | 3/1          |        |       |          |              |            |                  |
threat to kill with a knife       | 3/1          |        | yes   |          |              |            |                  | weapon_enabled_violence
bodily harm, domestic             | 8/6          |        |       | yes      |              | home       |                  | assault
harassment                        | 8/30         |        |       | yes      |              |            |                  |
malicious communications          | 8/72         |        |       |          |              |            |                  |
robbery                           | 34/1         | no     | no    |          |              |            |                  |
robbery, flags empty              | 34/1         |        |       |          |              |            |                  |
robbery with a weapon             | 34/1         | yes    | no    |          |              |            |                  | weapon_enabled_robbery
robbery, knife flag only          | 34/2         |        | yes   |          |              |            |                  | weapon_enabled_robbery
rape                              | 19/8         |        |       |          |              |            |                  | rape
rape, domestic                    | 19/8         |        |       | yes      |              | home       |                  | rape
attempted rape of a child         | 19/18        |        |       |          |              |            |                  | rape
sexual assault                    | 20/5         |        |       |          |              |            |                  |
knife in public                   | 8/26         |        |       |          |              |            |                  | knife_possession
knife at school                   | 8/27         |        |       |          |              |            |                  | knife_possession
threat with a blade at school     | 8/62         |        |       |          |              |            |                  | knife_possession
threat with a blade in public     | 8/64         |        |       |          |              |            |                  | knife_possession
knife in prison                   | 69/06        |        |       |          |              |            |                  | knife_possession
other offensive weapon            | 8/11         |        |       |          |              |            |                  |
marketing of knives               | 90/1         |        |       |          |              |            |                  |
drug supply, county lines         | 92/30        |        |       |          | yes          |            |                  |
bodily harm, county lines         | 8/6          |        |       |          | yes          |            |                  | county_lines assault
kidnapping, county lines          | 36/1         |        |       |          | yes          |            |                  | county_lines
kidnapping                        | 36/1         |        |       |          |              |            |                  |
harm on Thursday at 20:00         | 8/1          |        |       |          |              | licensed   | 2025-03-06T20:00 | night_time_economy assault
harm on Thursday at 19:59         | 8/1          |        |       |          |              | licensed   | 2025-03-06T19:59 | assault
harm early on Thursday            | 8/1          |        |       |          |              | public     | 2025-03-06T02:00 | assault
harm early on Friday              | 5/1          |        |       |          |              | public     | 2025-03-07T05:59 | night_time_economy assault
harm on Friday at 06:00           | 5/1          |        |       |          |              | public     | 2025-03-07T06:00 | assault
harm early on Sunday              | 8/1          |        |       |          |              | public     | 2025-03-09T02:00 | night_time_economy assault
harm on Sunday at 23:00           | 8/1          |        |       |          |              | public     | 2025-03-09T23:00 | assault
harm at home on Friday night      | 8/1          |        |       |          |              | home       | 2025-03-07T23:00 | assault
actual harm on Friday night       | 8/6          |        |       |          |              | licensed   | 2025-03-07T23:00 | assault
affray on Friday night            | 66/1         |        |       |          |              | public     | 2025-03-07T23:00 |
knife robbery by county lines     | 34/1         |        | yes   |          | yes          |            |                  | weapon_enabled_robbery county_lines
"""
ROWS = parse(OFFENCES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case"])
def test_the_kinds_of_an_offence(row):
    kinds = [kind.key for kind in SCOPE.kinds if any(rule_holds(rule, row) for rule in kind.rules)]
    assert kinds == (row["kinds"] or "").split()


def test_the_engine_agrees_and_counts_each_offence_once():
    events = [{**row, "feed": "police_recorded_crime", "month": "2025-03"} for row in ROWS]
    coverage = covered("police_recorded_crime", "2025-03", "2025-03")
    kinds = [kind.key for kind in SCOPE.kinds]
    numerator = {"feeds": ["police_recorded_crime"], "kinds": kinds}
    world = SmallWorld(events=events, coverage=coverage, scope=SCOPE)
    rows = world.values(
        measure("all", numerator=numerator, breakdowns=["kind"], breakdown_periods=["month"])
    )
    whole = {
        row["category"]: row["numerator"]
        for row in rows
        if row["area_type"] == "partnership" and row["period"] == "2025-03"
    }
    first = [row["kinds"].split()[0] for row in ROWS if row["kinds"]]
    assert whole == {
        "all": len(first),
        "not_recorded": 0,
        **{kind: first.count(kind) for kind in kinds},
    }


def test_every_kind_can_be_the_first():
    first = {row["kinds"].split()[0] for row in ROWS if row["kinds"]}
    assert first == {kind.key for kind in SCOPE.kinds}


def test_there_are_the_seven_kinds_of_the_strategy():
    assert len(SCOPE.kinds) == 7


def test_being_domestic_never_decides():
    conditions = [
        condition
        for kind in SCOPE.kinds
        for rule in kind.rules
        for condition in (*rule.all_of, *rule.any_of, *rule.none_of)
    ]
    assert "domestic" not in {condition.column for condition in conditions}
    codes = {code for c in conditions if c.column == "offence_code" for code in c.codes or ()}
    assert not [code for code in codes if not code.replace("/", "").isdigit()]  # never a class

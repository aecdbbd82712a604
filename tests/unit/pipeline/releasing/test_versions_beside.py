"""Two versions of a definition through the whole engine: proposed in one release, then in force."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pyarrow as pa
import pyarrow.compute as pc
import pytest
import yaml
from tests.integration.journey.homes import ROOT
from tests.integration.journey.police import crime, write_crimes, write_register
from tests.integration.journey.street import DISTRICT, write_lookups
from tests.oracles.disclosure.attack import Attack, Published

from headwater.definitions.library import Library
from headwater.exchange.report import Outcome
from headwater.pipeline.engine import Engine, open_engine
from headwater.pipeline.receiving.files import load_or_refuse
from headwater.pipeline.releasing.running import run
from headwater.pipeline.releasing.versions import FormerVersionLost
from headwater.released.changes import read_notes
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.released.values import ValueRow
from headwater.settings import read_settings

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NIGHT = "night_time_economy_serious_violence"
PROPOSED, FORMER = f"{NIGHT}_version_2", f"{NIGHT}_version_1"
FRIDAY = date(2025, 1, 3)
WOUNDINGS, MURDERS = 57, 6
"""In the year; murders are counted by the version in force alone. Rounded to 65 and 55, the two
would leave murders at least 6 of the values 1 to 7."""


@dataclass(frozen=True)
class Home:
    """A home and the definitions that it is run with."""

    engine: Engine
    definitions: Path

    def run(self, day: int) -> Release:
        """Run on that day, with the definitions as they are then."""
        now = NOW + timedelta(days=day)
        engine = replace(self.engine, library=Library(self.definitions))
        outcome = run(
            engine,
            today=now.date(),
            clock=lambda: now,
            progress=lambda _: None,
            with_documents=False,
        )
        assert outcome.is_new
        return ReleasedReader(engine.settings.released).open(outcome.release_id)

    def change(self, **stated: object) -> None:
        """Put other words into the measure's file."""
        path = self.definitions / "measures" / f"{NIGHT}.yaml"
        known = yaml.safe_load(path.read_text("utf-8"))
        path.write_text(yaml.safe_dump(known | stated), "utf-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    root = tmp_path_factory.mktemp("versions")
    definitions = copytree(ROOT / "definitions", root / "definitions")
    settings = read_settings(
        {
            "HEADWATER_HOME": str(root / "home"),
            "HEADWATER_RELEASED": str(root / "released"),
            "HEADWATER_DEFINITIONS": str(definitions),
            "HEADWATER_PARTNERSHIP": "nottinghamshire",
            "HEADWATER_KEY": "2e" * 32,
        }
    )
    with closing(open_engine(settings)) as engine:
        files = {
            "basis_register": ("partnership", write_register(root / "register.csv")),
            "police_recorded_crime": ("police", write_crimes(root / "crimes.csv", nights_out())),
        }
        for feed, path in write_lookups(root).items():
            files = {feed: ("national_statistics", path), **files}
        for feed, (supplier, path) in files.items():
            report, _ = load_or_refuse(
                engine, path, feed=feed, supplier=supplier, today=NOW.date(), now=NOW
            )
            assert report.outcome is Outcome.ACCEPTED, report
        yield Home(engine, definitions)


def nights_out() -> list[dict[str, str]]:
    """Woundings and a few murders on Friday evenings in the streets, through the year."""
    codes = ["5/1"] * WOUNDINGS + ["1/1"] * MURDERS
    return [
        crime(
            number,
            HO_Code=code,
            Committed_From=f"{FRIDAY + timedelta(weeks=number % 52):%d/%m/%Y} 21:30",
            Location_Type="STREET",
        )
        for number, code in enumerate(codes)
    ]


@dataclass(frozen=True)
class Told:
    """Four releases: nothing proposed, with the proposal, with it in force, and it alone."""

    before: Release
    proposed: Release
    promoted: Release
    alone: Release
    refusal: FormerVersionLost
    """What was said when it was to come into force without the former version beside it."""


@pytest.fixture(scope="module")
def told(home: Home) -> Told:
    shipped = yaml.safe_load((home.definitions / "measures" / f"{NIGHT}.yaml").read_text("utf-8"))
    home.change(beside=None)
    before = home.run(0)
    home.change(beside=shipped["beside"])
    proposed = home.run(1)
    former = {
        "version": 1,
        "differs": "Version 1 counted homicide too.",
        "numerator": shipped["numerator"],
        "put_forward_by": shipped["reviewed_by"],
        "put_forward_on": shipped["reviewed_on"],
    }
    home.change(version=2, numerator=shipped["beside"]["numerator"], beside=None)
    with pytest.raises(FormerVersionLost) as refused:
        home.run(2)
    home.change(beside=former)
    promoted = home.run(2)
    home.change(beside=None)
    return Told(before, proposed, promoted, home.run(3), refused.value)


def cells(release: Release, measure: str) -> dict[tuple[str, ...], ValueRow]:
    rows = release.values(measure=measure, breakdown="all")
    return {(row.area_code, row.period): row for row in rows}


def shown(release: Release, measure: str) -> dict[tuple[str, ...], tuple[str, int | None]]:
    return {key: (row.state, row.numerator) for key, row in cells(release, measure).items()}


def test_both_are_counted_in_one_release_and_named_by_their_versions(told: Told) -> None:
    release = told.proposed
    (version,) = release.versions
    assert (version.measure, version.version, version.version_of) == (PROPOSED, 2, NIGHT)
    assert PROPOSED not in {measure.measure for measure in release.measures}
    row = cells(release, PROPOSED)[DISTRICT, "2025"]
    assert str(release.reference(row)).split("/")[1] == f"{PROPOSED}.v2"
    assert "5/1" in version.definition
    assert "5/1" not in release.measure(NIGHT).definition


def test_the_rest_of_a_few_is_not_what_one_has_by_taking_one_from_the_other(
    home: Home, told: Told
) -> None:
    numbers = [shown(told.proposed, name)[DISTRICT, "2025"][1] for name in (NIGHT, PROPOSED)]
    assert numbers == [65, None]
    assert shown(told.before, NIGHT) == shown(told.proposed, NIGHT)


def test_nothing_that_was_released_gives_a_small_rest_away(home: Home, told: Told) -> None:
    releases = [
        of_versions(home, release, {NIGHT: NIGHT, PROPOSED: PROPOSED})
        for release in (told.before, told.proposed)
    ]
    releases.append(of_versions(home, told.promoted, {FORMER: NIGHT, NIGHT: PROPOSED}))
    releases.append(of_versions(home, told.alone, {NIGHT: PROPOSED}))
    attack = Attack(releases, dict.fromkeys([DISTRICT], WHOLE), versions={PROPOSED: NIGHT})
    rests = [place for place in attack.targets if not attack.cells[place].printed]
    assert {attack.cells[place].truth for place in rests} >= {MURDERS}
    assert attack.exposed(attack.targets) == []


WHOLE = "E23000019"


def of_versions(home: Home, release: Release, names: dict[str, str]) -> Published:
    """What one release told of the two versions, in the names of the release that proposed."""
    log = home.engine.release_log.entries()
    log = log.filter(pc.equal(log["release_id"], release.release_id))
    entries = [
        row | {"measure": names[row["measure"]]}
        for row in log.to_pylist()
        if row["measure"] in names and row["breakdown"] == "all"
    ]
    public = []
    for entry in entries:
        former = {name: old for old, name in names.items()}[entry["measure"]]
        row = cells(release, former)[entry["area_code"], entry["period"]]
        public.append(entry | {"state": row.state.value, "numerator": row.numerator})
    return Published(pa.Table.from_pylist(public), pa.Table.from_pylist(entries, log.schema))


def test_what_comes_into_force_shows_what_was_shown_of_the_proposal(told: Told) -> None:
    assert shown(told.promoted, NIGHT) == shown(told.proposed, PROPOSED)
    assert shown(told.promoted, FORMER) == shown(told.proposed, NIGHT)


def test_the_log_follows_each_version_through_its_names(home: Home, told: Told) -> None:
    log = home.engine.release_log.entries(versions={NIGHT: 2, FORMER: 1})
    counts = {
        (row["release_id"], row["measure"]): row["exact"]
        for row in log.to_pylist()
        if (row["area_code"], row["period"], row["breakdown"]) == (DISTRICT, "2025", "all")
        and row["measure"].startswith(NIGHT)
    }
    every = WOUNDINGS + MURDERS
    assert counts == {
        (told.before.release_id, FORMER): every,
        (told.proposed.release_id, FORMER): every,
        (told.proposed.release_id, NIGHT): WOUNDINGS,
        (told.promoted.release_id, FORMER): every,
        (told.promoted.release_id, NIGHT): WOUNDINGS,
        (told.alone.release_id, NIGHT): WOUNDINGS,
    }


def test_no_version_comes_into_force_without_the_former_one_beside_it(told: Told) -> None:
    assert f"{NIGHT} (version 1)" in told.refusal.found
    assert "beside" in told.refusal.next_step


def test_what_was_withheld_beside_the_other_version_stays_withheld_without_it(told: Told) -> None:
    assert told.alone.versions == ()
    assert shown(told.alone, NIGHT) == shown(told.promoted, NIGHT)


def test_the_changes_list_the_proposal_and_its_coming_into_force(home: Home, told: Told) -> None:
    root = home.engine.settings.released
    stated = [
        [
            (each.what, each.before, each.now)
            for each in read_notes(root / release.release_id).definitions
            if each.key == NIGHT
        ]
        for release in (told.proposed, told.promoted)
    ]
    assert stated == [[("proposal", None, "2")], [("measure", "1", "2")]]


def test_a_figure_of_the_release_before_is_still_of_its_version(told: Told) -> None:
    row = cells(told.before, NIGHT)[DISTRICT, "2025"]
    assert told.before.reference(row).version == 1
    now = cells(told.promoted, NIGHT)[DISTRICT, "2025"]
    assert told.promoted.reference(now).version == 2

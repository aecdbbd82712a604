"""What partners deliver: every file, month by month, with the truth beside it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa

from headwater.demo.counts import published, two_cities
from headwater.demo.counts.returned import returned
from headwater.demo.counts.returns_of_services import HEADERS, RETURNS
from headwater.demo.delivering.truth_files import TruthFiles, outreach_areas
from headwater.demo.delivering.world import World
from headwater.demo.education import after_school, exclusions, rolls, schooling
from headwater.demo.health.admissions import admit
from headwater.demo.health.ambulances import call_out
from headwater.demo.health.care import Cared, hurt
from headwater.demo.health.emergency_departments import AREA_HEADER, SITES, attend
from headwater.demo.justice import entrants, indicators, offers
from headwater.demo.people.crowds import Crowd, crowd_of
from headwater.demo.places.districts import Districts
from headwater.demo.police import open_data, recorded_crime
from headwater.demo.registers import agreements, reference_files, weighing
from headwater.demo.seeds.draws import Numbers, stream
from headwater.demo.seeds.truths import TRUTHS, YEARS
from headwater.demo.violence.expectation import VIOLENT
from headwater.demo.violence.incidents import Incidents, happen
from headwater.demo.writing.files import DemoFile, Folder
from headwater.demo.writing.mistakes import with_repeats

_REFERENCE_RECEIVED_ON = date(YEARS[0], 1, 6)
_RECEIVED_IN_JANUARY = 15


@dataclass
class Deliveries:
    """The files as they grow, the numbers of their next rows, and what the truth must remember."""

    world: World
    inbox: Folder
    aside: Folder
    truth: TruthFiles
    files: dict[Path, DemoFile] = field(default_factory=dict)
    refused: dict[Path, DemoFile] = field(default_factory=dict)
    _next: Counter[str] = field(default_factory=Counter)
    _observed: Numbers = field(init=False)
    _expected: Numbers = field(init=False)

    def __post_init__(self) -> None:
        areas = len(self.world.geography.codes)
        self._observed, self._expected = np.zeros(areas), np.zeros(areas)

    def reference(self) -> None:
        """The basis register first, then what events are placed in and divided by."""
        world = self.world
        register = agreements.basis_register(world.partnership)
        self._put("basis_register", "partnership", "", register, _REFERENCE_RECEIVED_ON)
        breaks = agreements.series_breaks()
        self._put("series_breaks", "partnership", "", breaks, _REFERENCE_RECEIVED_ON)
        names = world.known_places.table()
        self._put("local_gazetteer", "partnership", "", names, _REFERENCE_RECEIVED_ON)
        for scale in weighing.SCALES:
            table = weighing.invented_weights(scale)
            suffix = f"_{scale.scale}"
            self._put("event_weights", "partnership", suffix, table, _REFERENCE_RECEIVED_ON)
        national = {
            "area_lookup_2021": reference_files.area_lookup(world.partnership, world.geography),
            "area_boundaries": reference_files.boundaries(world.geography),
            "deprivation_small_area": reference_files.deprivation(world.geography, world.residents),
            "population_ethnicity_district": reference_files.ethnicity(
                world.partnership, world.geography, world.residents
            ),
        }
        for feed, table in national.items():
            self._put(feed, "national_statistics", "", table, _REFERENCE_RECEIVED_ON)

    def year(self, year: int) -> None:
        """All files of one year."""
        world = self.world
        received_on = date(year + 1, 1, _RECEIVED_IN_JANUARY)
        residents = reference_files.population(world.geography, world.residents, year=year)
        self._put(
            "population_small_area", "national_statistics", f"_{year}", residents, received_on
        )
        self._next.clear()
        crowd = crowd_of(world.people, year=year)
        for month in (date(year, number, 1) for number in range(1, 13)):
            self._month(month, crowd, received_on)
        first_timers = entrants.entrants(
            world.partnership,
            world.geography,
            world.residents,
            year=year,
            seed=world.seed,
            scale=world.scale,
        )
        for service, table in first_timers.items():
            self._put("first_time_entrants", service, f"_{service}_{year}", table, received_on)
        if year == YEARS[-1]:
            for each in YEARS:
                self._published(each, received_on)

    def _published(self, year: int, received_on: date) -> None:
        """What others counted in that year: one file of each for all years, sent at the end."""
        world = self.world
        districts = Districts(world.partnership, world.geography, world.residents)
        count = published.claimants(districts, year=year, seed=world.seed)
        self._put("claimant_count", "national_statistics", "", count, received_on)
        shares = published.not_in_education(districts, year=year, seed=world.seed)
        self._put("neet_not_known", "education_statistics", "", shares, received_on)
        excluded = exclusions.exclusions(districts, year=year, seed=world.seed)
        reported = indicators.reported_entrants(
            districts, year=year, seed=world.seed, scale=world.scale
        )
        followed = after_school.destinations(
            districts, year=year, years=year - YEARS[0], seed=world.seed
        )
        learning = after_school.colleges(districts, year=year, seed=world.seed)
        self._returned(districts, year, received_on)
        self._open_police(year, received_on)
        for feed, tables in (
            ("post16_destinations", followed),
            ("further_education", learning),
            ("school_suspensions_exclusions", excluded),
            ("youth_justice_indicators", reported),
        ):
            for supplier, table in tables.items():
                if table.num_rows:
                    self._put(feed, supplier, f"_{supplier}", table, received_on)
        if year == YEARS[-1]:
            for supplier, table in offers.offers(districts, year=year - 1).items():
                self._put("youth_justice_offers", supplier, f"_{supplier}", table, received_on)
            self._two_cities(received_on)
        if year in TRUTHS.provision.years:
            self._schooling(districts, year, received_on)
        if year in TRUTHS.rolls.years:
            for supplier, table in rolls.rolls(districts, year=year, seed=world.seed).items():
                self._put("school_roll_changes", supplier, f"_{supplier}", table, received_on)

    def _two_cities(self, received_on: date) -> None:
        """One file with a series of each city."""
        seed = self.world.seed
        for table in two_cities.tables(seed=seed, marked=lambda number: f"SYN-CITY-{number}"):
            self._put(two_cities.FEED, two_cities.SUPPLIER, "", table, received_on)
        self.truth.folder.append("two_cities.csv", two_cities.where_it_was(seed=seed))

    def _schooling(self, districts: Districts, year: int, received_on: date) -> None:
        """Pupils of both settings. What young people do after is a part of the councils' file."""
        seed = self.world.seed
        attended = schooling.attendance(districts, year=year, seed=seed)
        left = schooling.left_school(districts, year=year, seed=seed)
        for feed, tables in (("school_attendance", attended), ("post16_destinations", left)):
            for supplier, table in tables.items():
                self._put(feed, supplier, f"_{supplier}", table, received_on)
        provided = schooling.alternative(districts, year=year, seed=seed)
        town = "city_council"
        self._put("alternative_provision", town, f"_{town}", provided, received_on)

    def _returned(self, districts: Districts, year: int, received_on: date) -> None:
        """What services return: one file of each feed and supplier for all years."""
        for each in RETURNS:
            tables = returned(
                districts, each, headers=HEADERS[each.feed], year=year, seed=self.world.seed
            )
            for supplier, table in tables.items():
                self._put(each.feed, supplier, f"_{supplier}", table, received_on)

    def _open_police(self, year: int, received_on: date) -> None:
        world, supplier = self.world, "police_open_data"
        for feed, write in (
            ("police_uk_stop_and_search", open_data.searches),
            ("police_uk_outcomes", open_data.outcomes),
        ):
            table = write(world.geography, world.residents, year=year, seed=world.seed)
            self._put(feed, supplier, "", table, received_on)

    def truths(self) -> None:
        """What is known only at the end."""
        count = self.world.volume.scaled(TRUTHS.outreach.small_areas, at_least=3)
        outreach = outreach_areas(self._observed, self._expected, self.world.places, count=count)
        self.truth.places(self.world.geography, self.world.places, outreach)
        self.truth.ethnicity()

    def _month(self, month: date, crowd: Crowd, received_on: date) -> None:
        world = self.world
        incidents = happen(
            world.expectation.in_month(month),
            month,
            people=world.people,
            crowd=crowd,
            geography=world.geography,
            seed=world.seed,
        )
        self._remember(incidents)
        self._police(incidents, received_on)
        for feed, supplier, suffix, cared in self._cared(incidents):
            self.truth.patients(feed, cared, incidents, world.people)
            if feed == TRUTHS.lapsed_feed.feed:
                self._ambulance(cared, month.year)
            elif supplier in SITES:
                self.truth.places_of_words(cared, incidents, world.geography, supplier=supplier)
                generator = self._generator(f"repeats {supplier}", month)
                table = with_repeats(cared.table, generator, area=AREA_HEADER)
                self._put(feed, supplier, suffix, table, received_on)
            else:
                self._put(feed, supplier, suffix, cared.table, received_on)

    def _remember(self, incidents: Incidents) -> None:
        """Count what decides where outreach goes: recorded violence of the year before it."""
        truth = TRUTHS.outreach
        if not truth.chosen_from <= incidents.month < truth.starts_on:
            return
        counted = VIOLENT & recorded_crime.RECORDED
        areas = incidents.area[counted[incidents.group]]
        self._observed += np.bincount(areas, minlength=len(self._observed))
        self._expected += self.world.expectation.before_chance(incidents.month)[counted].sum(axis=0)

    def _police(self, incidents: Incidents, received_on: date) -> None:
        world, feed = self.world, "police_recorded_crime"
        generator = self._generator(feed, incidents.month)
        recorded = recorded_crime.record(
            incidents,
            geography=world.geography,
            clerk=world.clerk,
            first_number=self._next[feed] + 1,
            generator=generator,
        )
        self._next[feed] += len(recorded.rows)
        self.truth.police(recorded, incidents, world.people)
        table = with_repeats(recorded.table, generator, area=recorded_crime.AREA_HEADER)
        self._put(feed, "police", f"_{incidents.month.year}", table, received_on)

    def _cared(self, incidents: Incidents) -> Iterator[tuple[str, str, str, Cared]]:
        """The month's rows of each source of health data: feed, supplier, suffix of the file."""
        world, year = self.world, incidents.month.year
        generator = self._generator("health", incidents.month)
        who = hurt(incidents, generator)
        for site in SITES:
            cared = attend(
                incidents,
                who,
                site,
                site_of_district=world.site_of_district,
                known=world.known_places,
                clerk=world.clerk,
                first_number=self._next[site] + 1,
                generator=generator,
                desk=self._generator(f"place words {site}", incidents.month),
            )
            self._next[site] += len(cared.rows)
            yield "ed_assault_attendances", site, f"_{site}_{year}", cared
        for feed, supplier, write in (
            ("ambulance_callouts", "ambulance", call_out),
            ("hospital_admissions", "health_board", admit),
        ):
            cared = write(
                incidents,
                who,
                geography=world.geography,
                clerk=world.clerk,
                first_number=self._next[feed] + 1,
                generator=generator,
            )
            self._next[feed] += len(cared.rows)
            yield feed, supplier, f"_{year}", cared

    def _ambulance(self, cared: Cared, year: int) -> None:
        """Call-outs up to the end of the agreement, and the rest, which arrive too late."""
        truth = TRUTHS.lapsed_feed
        late = cared.at >= np.datetime64(truth.ended_on) + 1
        in_force = cared.table.filter(pa.array(~late))
        received_on = min(date(year + 1, 1, _RECEIVED_IN_JANUARY), truth.ended_on)
        if in_force.num_rows:
            self._put(truth.feed, truth.supplier, f"_{year}", in_force, received_on)
        if late.any():
            table = cared.table.filter(pa.array(late))
            name = f"{truth.feed}/{truth.feed}_{year}_after_agreement.csv"
            path = self.aside.append(name, table)
            received_late = date(year + 1, 1, _RECEIVED_IN_JANUARY)
            self.refused[path] = DemoFile(truth.feed, truth.supplier, path, received_late)

    def _put(
        self, feed: str, supplier: str, suffix: str, table: pa.Table, received_on: date
    ) -> None:
        path = self.inbox.append(f"{feed}/{feed}{suffix}.csv", table)
        self.files[path] = DemoFile(feed, supplier, path, received_on)

    def _generator(self, purpose: str, month: date) -> np.random.Generator:
        return stream(self.world.seed, purpose, month.year * 100 + month.month)

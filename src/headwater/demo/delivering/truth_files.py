"""The answers: who is who, what follows what, what ethnicity truly is, where truths lie."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from headwater.demo.health.care import Cared
from headwater.demo.people.crowds import People
from headwater.demo.places.geography import Geography
from headwater.demo.places.places_of_truth import PlacesOfTruth
from headwater.demo.places.residents import ETHNIC_GROUPS
from headwater.demo.police.recorded_crime import Recorded, named, subject
from headwater.demo.seeds.draws import Integers, Numbers
from headwater.demo.violence.incidents import Incidents
from headwater.demo.writing.columns import numbers, texts
from headwater.demo.writing.files import Folder

_ETHNICITY_COLUMNS = {
    "police_recorded_crime": "Self-defined Ethnicity",
    "ed_assault_attendances": "Ethnic Category",
    "hospital_admissions": "Ethnic Category",
}
_NOT_RECORDED = {None, "NS", "Z", "99"}


@dataclass
class TruthFiles:
    """Writes the truth beside the files, month by month."""

    folder: Folder
    _ethnicity: Counter[tuple[str, int, str, bool]] = field(default_factory=Counter)

    def police(self, recorded: Recorded, incidents: Incidents, people: People) -> None:
        """Who the victims and suspects are, and which robbery follows which."""
        feed, rows = "police_recorded_crime", recorded.rows
        nameable = named(incidents)
        for role, person in (("victim", incidents.victim), ("suspect", incidents.suspect)):
            who = np.where(nameable, person, -1)[rows]
            self._identities(feed, role, recorded.references, incidents, rows, who)
        self._count_ethnicity(
            feed, recorded.table, subject(incidents)[rows], people, incidents.month.year
        )
        self._near_repeats(recorded, incidents)

    def patients(self, feed: str, cared: Cared, incidents: Incidents, people: People) -> None:
        """Who the patients are."""
        who = incidents.victim[cared.rows]
        self._identities(feed, "patient", cared.references, incidents, cared.rows, who)
        self._count_ethnicity(feed, cared.table, who, people, incidents.month.year)

    def places_of_words(
        self, cared: Cared, incidents: Incidents, geography: Geography, *, supplier: str
    ) -> None:
        """Where each attendance truly came from; the words themselves are in no truth."""
        zero = np.zeros(len(cared.rows), dtype=np.int64)
        table = pa.table(
            {
                "supplier": texts([supplier], zero),
                "reference": cared.references,
                "small_area_code": texts(geography.codes, incidents.area[cared.rows]),
            }
        )
        self.folder.append(f"places_of_words_{incidents.month.year}.csv", table)

    def places(self, geography: Geography, places: PlacesOfTruth, outreach: Integers) -> None:
        """Which small areas carry which truth."""
        named_places = {
            "hot_spot": places.hot_spot,
            "intervention": places.intervention,
            "displacement": places.displacement,
            "outreach": outreach,
        }
        rows = [
            (truth, geography.codes[area])
            for truth, areas in named_places.items()
            for area in areas
        ]
        truth, code = map(list, zip(*rows, strict=True))
        self.folder.append("places.csv", pa.table({"truth": truth, "small_area_code": code}))

    def ethnicity(self) -> None:
        """How often each true group was recorded, by feed and year."""
        keys = sorted(self._ethnicity)
        feed, year, group, recorded = map(list, zip(*keys, strict=True))
        columns = {"feed": feed, "year": year, "true_group": group, "recorded": recorded}
        counts = [self._ethnicity[key] for key in keys]
        self.folder.append("ethnicity.csv", pa.table({**columns, "events": counts}))

    def _identities(
        self,
        feed: str,
        role: str,
        references: pa.Array,
        incidents: Incidents,
        rows: Integers,
        person: Integers,
    ) -> None:
        kept = pa.array(np.nonzero(person >= 0)[0])
        zero = np.zeros(len(kept), dtype=np.int64)
        table = pa.table(
            {
                "feed": texts([feed], zero),
                "reference": references.take(kept),
                "role": texts([role], zero),
                "person_id": numbers(person).take(kept),
                "incident_id": numbers(incidents.identity[rows]).take(kept),
            }
        )
        self.folder.append(f"identities_{incidents.month.year}.csv", table)

    def _near_repeats(self, recorded: Recorded, incidents: Incidents) -> None:
        position = np.full(len(incidents), -1, dtype=np.int64)
        position[recorded.rows] = np.arange(len(recorded.rows))
        later = np.nonzero(incidents.follows >= 0)[0]
        table = pa.table(
            {
                "reference": recorded.references.take(pa.array(position[later])),
                "follows": recorded.references.take(pa.array(position[incidents.follows[later]])),
            }
        )
        self.folder.append("near_repeats.csv", table)

    def _count_ethnicity(
        self, feed: str, table: pa.Table, person: Integers, people: People, year: int
    ) -> None:
        if feed not in _ETHNICITY_COLUMNS:
            return
        written = table.column(_ETHNICITY_COLUMNS[feed]).to_pylist()
        recorded = np.array([text not in _NOT_RECORDED for text in written], dtype=np.int64)
        someone = person >= 0
        pairs = people.ethnic_group[person] * 2 + recorded
        counts = np.bincount(pairs[someone], minlength=2 * len(ETHNIC_GROUPS))
        for position, count in enumerate(counts.tolist()):
            group, was_recorded = ETHNIC_GROUPS[position // 2], bool(position % 2)
            self._ethnicity[feed, year, group, was_recorded] += count


def outreach_areas(
    observed: Numbers, expected: Numbers, places: PlacesOfTruth, *, count: int
) -> Integers:
    """Where a worried board would send outreach: the worst last year against what was expected.

    Areas with fewer expected offences than most are left out, as a board would not notice them,
    and so are those that carry another truth.
    """
    noticed = expected >= np.quantile(expected, 0.4)
    noticed[places.all] = False
    surprise = np.where(noticed, observed / np.maximum(expected, 1e-9), 0)
    return np.sort(np.argsort(-surprise, kind="stable")[:count])

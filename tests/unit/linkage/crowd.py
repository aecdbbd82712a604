"""A crowd of invented people whose mentions carry the mistakes of real records, with the truth."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pyarrow as pa

_ONSETS = ["b", "br", "c", "ch", "d", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "r", "s"]
_MIDDLES = ["a", "e", "i", "o", "u", "ai", "ea", "oo"]
_CODAS = ["l", "n", "r", "s", "t", "nd", "rt", "ck", "m", "v"]
START = datetime.fromisoformat("2024-01-01")


@dataclass(frozen=True)
class Person:
    """One invented person as they really are."""

    number: int
    given_name: str
    family_name: str
    birth_date: date
    sex: str
    postcode: str


@dataclass(frozen=True)
class Crowd:
    """Mentions and events, with who and which incident each event truly was."""

    people: pa.Table
    events: pa.Table
    truth: pa.Table


def _name(rng: random.Random, syllables: int) -> str:
    parts = [rng.choice(_ONSETS) + rng.choice(_MIDDLES) for _ in range(syllables)]
    return ("".join(parts) + rng.choice(_CODAS)).title()


def _skewed(rng: random.Random, names: list[str]) -> str:
    """A few names are common and most are rare, as in life."""
    return names[min(int(rng.expovariate(6 / len(names))), len(names) - 1)]


def _population(rng: random.Random, size: int) -> list[Person]:
    given = [_name(rng, 1) for _ in range(300)]
    family = [_name(rng, 2) for _ in range(900)]
    return [
        Person(
            number,
            _skewed(rng, given),
            _skewed(rng, family),
            date(1945, 1, 1) + timedelta(days=rng.randrange(27_000)),
            rng.choice(["female", "male"]),
            f"NX{rng.randrange(1, 20)} {rng.randrange(10)}{rng.choice('ABDE')}{rng.choice('FGHJ')}",
        )
        for number in range(size)
    ]


def _slip(rng: random.Random, name: str) -> str:
    """One slip of the keyboard: a letter dropped, doubled, or two swapped."""
    place = rng.randrange(1, max(2, len(name) - 1))
    kind = rng.randrange(3)
    if kind == 0:
        return name[:place] + name[place + 1 :]
    if kind == 1:
        return name[:place] + name[place] + name[place:]
    return name[:place] + name[place : place + 2][::-1] + name[place + 2 :]


def _wrong_day(rng: random.Random, born: date) -> date:
    """Day and month exchanged where that is a date, else another day of the month."""
    if born.day <= 12 and rng.random() < 0.5:
        return born.replace(month=born.day, day=born.month)
    return born.replace(day=1 + (born.day + 8) % 28)


def _mention(rng: random.Random, person: Person, *, errors: float) -> dict[str, object]:
    def wrong(share: float) -> bool:
        return rng.random() < share * errors

    given, family = person.given_name, person.family_name
    return {
        "given_name": _slip(rng, given) if wrong(0.05) else given.upper() if wrong(1) else given,
        "family_name": _slip(rng, family) if wrong(0.05) else family,
        "birth_date": None
        if wrong(0.03)
        else _wrong_day(rng, person.birth_date)
        if wrong(0.04)
        else person.birth_date,
        "sex": None if wrong(0.05) else person.sex,
        "postcode": None if wrong(0.15) else "NX99 9ZZ" if wrong(0.05) else person.postcode,
    }


def _feeds_of_an_incident(rng: random.Random) -> list[tuple[str, float]]:
    """The feeds that one incident reaches, with the hours after it at which each records it."""
    reached = [("police", rng.uniform(0, 3)), ("ambulance", rng.uniform(0, 1))]
    kept = [feed for feed in reached if rng.random() < 0.6]
    if not kept or rng.random() < 0.4:
        kept.append(("emergency", rng.uniform(1, 6)))
    if rng.random() < 0.1:
        kept.append(("admissions", rng.uniform(6, 14)))
    return kept


def a_crowd(*, incidents: int, seed: int, errors: float = 1.0, suspects: bool = True) -> Crowd:
    """People, events and truth: about two mentions an incident, three incidents a person."""
    rng = random.Random(seed)
    population = _population(rng, max(3, incidents // 2))
    people, events, truth = [], [], []
    for incident in range(incidents):
        person = rng.choice(population)
        happened = START + timedelta(minutes=rng.randrange(2 * 365 * 24 * 60))
        for feed, hours in _feeds_of_an_incident(rng):
            event_id = f"{feed}:{incident:06d}"
            place = {"event_id": event_id, "extract_id": "x1", "row_number": incident, "feed": feed}
            role = "victim" if feed == "police" else "patient"
            people.append({**place, "role": role, **_mention(rng, person, errors=errors)})
            if suspects and feed == "police":
                other = _mention(rng, rng.choice(population), errors=errors)
                people.append({**place, "role": "suspect", **other})
            at = happened + timedelta(hours=hours)
            events.append(
                {
                    "event_id": event_id,
                    "feed": feed,
                    "occurred_at": at,
                    "month": date(at.year, at.month, 1),
                    "small_area_code": "Z01000001",
                }
            )
            truth.append(
                {
                    "event_id": event_id,
                    "true_person": f"P{person.number}",
                    "true_incident": f"I{incident}",
                }
            )
    return Crowd(
        pa.Table.from_pylist(people, schema=PEOPLE),
        pa.Table.from_pylist(events, schema=EVENTS),
        pa.Table.from_pylist(truth),
    )


PEOPLE = pa.schema(
    [
        ("event_id", pa.string()),
        ("extract_id", pa.string()),
        ("row_number", pa.int64()),
        ("feed", pa.string()),
        ("role", pa.string()),
        ("given_name", pa.string()),
        ("family_name", pa.string()),
        ("birth_date", pa.date32()),
        ("sex", pa.string()),
        ("postcode", pa.string()),
    ]
)
EVENTS = pa.schema(
    [
        ("event_id", pa.string()),
        ("feed", pa.string()),
        ("occurred_at", pa.timestamp("us")),
        ("month", pa.date32()),
        ("small_area_code", pa.string()),
    ]
)

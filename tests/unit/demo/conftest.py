"""One full and one reduced demonstration of an invented partnership, generated once."""

import pytest
from tests.unit.demo.answers import DEFINITIONS, Answers

from headwater.definitions.library import Library
from headwater.definitions.partnership import Partnership
from headwater.demo import REDUCED, DemoFiles, generate

SEED = 7


@pytest.fixture(scope="session")
def partnership() -> Partnership:
    """Five districts, the third of them the large town; nobody has named the second hospital."""
    codes = ["E07900001", "E07900002", "E06900003", "E07900004", "E07900005"]
    names = ["Alderford", "Birchley", "Castleton Cross", "Dunmere", "Elmstow"]
    return Partnership.model_validate(
        {
            "key": "invented",
            "version": 1,
            "name": "Invented Violence Reduction Partnership",
            "short_name": "Partnership",
            "area_code": "E23900001",
            "area_name": "Inventshire",
            "districts": [
                {"code": code, "name": name, "community_safety_partnership": name}
                for code, name in zip(codes, names, strict=True)
            ],
            "bodies": [{"key": "police", "name": "Inventshire Police", "kind": "police"}],
            "scope": "serious_violence",
            "contact_email": "team@invented.example",
            "urgent_contacts": [{"when": "Now", "who": "Emergency services", "telephone": "999"}],
            "purpose": "To test.",
        }
    )


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(DEFINITIONS)


@pytest.fixture(scope="session")
def full(partnership: Partnership, tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    directory = tmp_path_factory.mktemp("full")
    return generate(partnership, seed=SEED, scale=1, directory=directory)


@pytest.fixture(scope="session")
def reduced(partnership: Partnership, tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    directory = tmp_path_factory.mktemp("reduced")
    return generate(partnership, seed=SEED, scale=1, directory=directory, volume=REDUCED)


@pytest.fixture(scope="session")
def answers(full: DemoFiles) -> Answers:
    return Answers(full)

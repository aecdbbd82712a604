"""A small edition over the sample releases: as a draft, and as it was published."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample

# Fixtures are found by their names in this module.
from tests.unit.web.ui.sample_release import CURRENT, release, release_root
from wagtail.test.utils.form_data import nested_form_data, streamfield

from headwater.products.publishing import point_current, write_release
from headwater.released.editions.content import (
    Cut,
    EditionContent,
    Function,
    Module,
    Paragraph,
    SignOff,
)
from headwater.released.editions.frozen import freeze, write_edition
from headwater.released.reader import ReleasedReader
from headwater.released.values import ValueRow
from headwater_web.accounts.models import Person
from headwater_web.needs.actions.starting import start_edition
from headwater_web.needs.models import EditionPage, ModulePage
from headwater_web.needs.outline import PlannedModule
from headwater_web.needs.queries.drafts import Draft, draft

__all__ = ["release", "release_root"]

KNIVES = "[[knife_crime | whole | 2025 | rate]]"
MANY = "[[knife_crime | whole | 2025 | count]]"
PLANNED = (
    PlannedModule(
        "knives",
        "Knives",
        function="prevalence",
        blocks=(("paragraph", f"The police recorded {KNIVES}."),),
        easy=(f"There were {MANY} crimes with a knife.",),
    ),
    PlannedModule("proof", "What works", function="evidence", blocks=(("paragraph", "Clubs."),)),
    PlannedModule("voices", "Voices", function="lived_experience", blocks=(("paragraph", "Ha."),)),
    PlannedModule("assets", "Assets", function="assets", blocks=(("paragraph", "A hall."),)),
    PlannedModule("gangways", "For partners", cut="partner", blocks=(("paragraph", "Heron."),)),
    PlannedModule("notes", "For the team", cut="full", blocks=(("paragraph", "Kingfisher."),)),
)


@pytest.fixture
def root(settings: Settings, release_root: Path, tmp_path: Path) -> Path:
    """Released products of this test's own, which the site shows, and an exchange."""
    root = tmp_path / "released"
    shutil.copytree(release_root, root, copy_function=os.link)
    settings.HEADWATER_RELEASED = root
    settings.HEADWATER_EXCHANGE = tmp_path / "exchange"
    return root


@pytest.fixture
def edition(root: Path, cast: dict[str, Person]) -> EditionPage:
    """A draft in which all four functions are served."""
    return start_edition(by=cast["amara"], title="Needs 2026", modules=PLANNED)


@pytest.fixture
def read(edition: EditionPage) -> Callable[[], Draft]:
    """The draft as it is now."""

    def now() -> Draft:
        found = draft(edition.reference)
        assert found is not None
        return found

    return now


def page_of(key: str) -> ModulePage:
    """The page of one module."""
    found: ModulePage = ModulePage.objects.get(slug=key)
    return found


def editor_form(
    page: ModulePage, paragraphs: Iterable[str], easy: Iterable[str] = (), **more: Any
) -> dict[str, Any]:
    """What the editor sends when somebody saves a module."""
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "cut": page.cut,
            "function": page.function,
            "computed": page.computed,
            "area_code": page.area_code,
            "blocks": streamfield([("paragraph", each) for each in paragraphs]),
            "easy": streamfield([("sentence", each) for each in easy]),
            "outside": streamfield([("number", each) for each in more.pop("outside", ())]),
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "comments-MIN_NUM_FORMS": "0",
            **more,
        }
    )


@pytest.fixture
def write(signed_in: Callable[[str], Client]) -> Callable[..., Any]:
    """Save a module in the editor as Amara."""

    def save(key: str, *paragraphs: str, **more: Any) -> Any:
        page = page_of(key)
        address = f"/editor/pages/{page.pk}/edit/"
        return signed_in("amara").post(address, editor_form(page, paragraphs, **more))

    return save


@pytest.fixture
def newer_release(root: Path) -> Callable[[], None]:
    """A new release in which a little more was recorded with a knife."""

    def comes() -> None:
        told = sample.released(
            release_id="R0003-2b3c4d5e",
            previous_release_id=CURRENT,
            values=sample.table(list(_more_knives(sample.rows()))),
        )
        write_release(told, root=root, figures=False, assessment=False)
        point_current(root, told.release_id)

    return comes


def _more_knives(rows: Iterator[ValueRow]) -> Iterator[ValueRow]:
    for row in rows:
        if (row.measure, row.period, row.breakdown) == ("knife_crime", "2025", "all"):
            assert row.value is not None
            assert row.upper is not None
            yield replace(row, value=row.value + 20, upper=row.upper + 20)
        else:
            yield row


MODULES = (
    Module(
        "knives",
        "Knives",
        function=Function.PREVALENCE,
        blocks=(Paragraph(f"The police recorded {KNIVES}."),),
        easy=(f"There were {MANY} crimes with a knife.",),
    ),
    Module("herons", "Herons for partners", Cut.PARTNER, blocks=(Paragraph("Heron words."),)),
    Module("kingfishers", "Kingfishers", Cut.FULL, blocks=(Paragraph("Kingfisher words."),)),
)


@pytest.fixture
def publish(root: Path) -> Callable[..., EditionContent]:
    """Put a version among the released products, as the engine does."""

    def put(version: int = 1, **changes: Any) -> EditionContent:
        made = EditionContent(
            reference="SN-1",
            version=version,
            title="Needs 2026",
            release_id=CURRENT,
            modules=MODULES,
            published_on=date(2026, 11, 20),
            signed_off=(SignOff("Chioma Eze", "Director", date(2026, 11, 19)),),
        )
        made = replace(made, **changes)
        folder = root / "editions" / made.edition_id
        folder.mkdir(parents=True)
        frozen = freeze(made, ReleasedReader(root).open(made.release_id))
        (folder / "edition.json").write_text(write_edition(frozen), "utf-8")
        return made

    return put

"""The partner's own rows, judged by the specification that the partnership would judge them by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from headwater.definitions.basis import EVERY_FIELD, Basis
from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.library import Library
from headwater.definitions.partnership import Partnership
from headwater.intake import Received, check_mapping, receive
from headwater.partner.faults import (
    FeedUnknown,
    LookupAbsent,
    MonthsTwice,
    ReferenceUnsuitable,
)
from headwater.partner.mapping import AS_IT_STANDS, ReadAs
from headwater.placing import Gazetteer, accepted_names, read_names
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.periods import spans_in_words

LOOKUP = "area_lookup"
PLACE_NAMES = "place_name"
REFERENCES = (LOOKUP, "deprivation", PLACE_NAMES)
"""The tables besides its own rows that a desk may need; small areas must be looked up."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that intake accepted, still in the workspace. `rows` are of one supplier."""

    specification: ExtractSpecification
    rows: tuple[Received, ...]
    references: tuple[Received, ...]

    @property
    def supplier(self) -> str:
        """Whose rows they are."""
        return str(self.rows[0].report.supplier)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of every month with an accepted row, in order."""
        return tuple(sorted(month for each in self.rows for month in each.months))

    def tables(self, becomes: str) -> list[tuple[Path, None]]:
        """The accepted reference tables of one kind."""
        return [
            (each.accepted, None)
            for each in self.references
            if each.specification.becomes == becomes
        ]


@dataclass(frozen=True, slots=True)
class Judge:
    """What files are judged by at this desk, on this day."""

    library: Library
    partnership: Partnership
    today: date
    workspace: Path

    def specification(self, feed: str) -> ExtractSpecification:
        """The specification of a feed of events. Raises FeedUnknown."""
        specifications = self.library.extracts()
        events = sorted(name for name, each in specifications.items() if each.becomes == "event")
        if feed not in events:
            raise FeedUnknown(
                found=f"There is no feed of events named {feed}.",
                expected=f"one of: {', '.join(events)}.",
                next_step="name one of them.",
            )
        return specifications[feed]

    def received(
        self,
        path: Path,
        specification: ExtractSpecification,
        *,
        number: int,
        bases: Iterable[Basis],
        supplier: str | None = None,
        nature: Nature | None = None,
        gazetteer: Gazetteer | None = None,
        read_as: ReadAs = AS_IT_STANDS,
    ) -> Received:
        """One file through intake; its accepted rows stand in the workspace.

        `supplier` and `nature` are those of the files before it. `gazetteer` places words.
        """
        return receive(
            path,
            specification=specification,
            codelists=self.library.codelists(),
            bases=bases,
            supplier=supplier,
            today=self.today,
            workspace=self.workspace / f"{specification.feed}_{number}",
            home_nature=nature,
            others=self.library.extracts().values(),
            gazetteer=gazetteer,
            mapping=read_as.mapping,
            without=read_as.without,
        )

    def gazetteer(self, references: Iterable[Received]) -> Gazetteer:
        """The names of places that the partnership ships, and those of the reference files."""
        own = self.library.gazetteer(self.partnership.key)
        loaded = [each for each in references if each.specification.becomes == PLACE_NAMES]
        return Gazetteer.of(
            (
                *(read_names(own) if own else ()),
                *(name for each in loaded for name in accepted_names(each.accepted)),
            )
        )


def check(
    files: Sequence[Path],
    *,
    judge: Judge,
    feed: str,
    supplier: str | None,
    references: Mapping[str, Path],
    read_as: ReadAs = AS_IT_STANDS,
) -> Checked:
    """Every file through intake. Raises what intake raises, and faults of what was asked."""
    specification = judge.specification(feed)
    looked_up = _references(judge, references)
    rows = check_rows(
        files,
        judge=judge,
        specification=specification,
        supplier=supplier,
        names=looked_up,
        read_as=read_as,
    )
    return Checked(specification, rows, looked_up)


def check_rows(
    files: Sequence[Path],
    *,
    judge: Judge,
    specification: ExtractSpecification,
    supplier: str | None,
    names: Sequence[Received] = (),
    read_as: ReadAs = AS_IT_STANDS,
) -> tuple[Received, ...]:
    """The partner's own files through intake; `names` are reference files with names of places.

    Raises what intake raises, MappingAmiss and MonthsTwice.
    """
    if read_as.mapping:
        check_mapping(read_as.mapping, specification, judge.library.codelists())
    gazetteer = judge.gazetteer(names) if specification.place_words else None
    own = own_bases(judge.partnership, feed=specification.feed, today=judge.today)
    rows: list[Received] = []
    nature = None
    for number, path in enumerate(files):
        received = judge.received(
            path,
            specification,
            number=number,
            bases=own,
            supplier=supplier,
            nature=nature,
            gazetteer=gazetteer,
            read_as=read_as,
        )
        supplier, nature = received.report.supplier, received.nature
        rows.append(received)
    _check_months(rows)
    return tuple(rows)


def own_bases(partnership: Partnership, *, feed: str, today: date) -> tuple[Basis, ...]:
    """What lets each body of a partnership read its own rows at its own desk: that they are its.

    Sending the counts takes a basis; the partnership's register has it, and intake there asks.
    """
    return tuple(
        Basis(
            basis_reference=f"DESK-{body.key}",
            kind="anonymous_aggregate",
            feed=feed,
            supplier=body.key,
            supplier_name=body.name,
            purpose="Counting its own rows where they are",
            fields=(EVERY_FIELD,),
            starts_on=today,
            keep_raw_days=0,
            state="in_force",
        )
        for body in partnership.bodies
    )


def _references(judge: Judge, references: Mapping[str, Path]) -> tuple[Received, ...]:
    specifications = judge.library.extracts()
    usable = sorted(feed for feed, each in specifications.items() if each.becomes in REFERENCES)
    if unsuitable := sorted(set(references) - set(usable)):
        raise ReferenceUnsuitable(
            found=f"A reference file of {', '.join(unsuitable)}, which counting does not use.",
            expected=f"files of: {', '.join(usable)}.",
            next_step="leave it out.",
        )
    if not any(specifications[feed].becomes == LOOKUP for feed in references):
        lookups = [feed for feed in usable if specifications[feed].becomes == LOOKUP]
        raise LookupAbsent(
            found="No file says which district each small area is in.",
            expected=f"a file of one of: {', '.join(lookups)}. They are open data.",
            next_step=f"add --reference {lookups[-1]}=FILE, with the file that the partnership "
            "sent with the definitions.",
        )
    bases = judge.library.bases(judge.partnership.key)
    return tuple(
        judge.received(path, specifications[feed], number=0, bases=bases)
        for feed, path in sorted(references.items())
    )


def _check_months(rows: Sequence[Received]) -> None:
    months = [month for each in rows for month in each.months]
    if twice := {f"{month:%Y-%m}" for month in months if months.count(month) > 1}:
        spans = spans_in_words(twice)
        raise MonthsTwice(
            found=f"In more than one file: {', '.join(spans)}.",
            expected="every month in one file: its rows would be counted twice.",
            next_step="prepare from files that share no month.",
        )

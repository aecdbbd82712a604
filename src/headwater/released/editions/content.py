"""What an edition of the needs assessment consists of: modules of blocks, and who stands for it.

Its words hold tokens where a number belongs (`tokens`), so that a number is never typed by hand.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal


class Function(StrEnum):
    """The four functions of a needs assessment; an edition has each, or says why not."""

    PREVALENCE = "prevalence"
    EVIDENCE = "evidence"
    LIVED_EXPERIENCE = "lived_experience"
    ASSETS = "assets"


class Cut(StrEnum):
    """For whom a module is. A fuller cut has more words, never more numbers."""

    PUBLIC = "public"
    PARTNER = "partner"
    FULL = "full"

    def holds(self, module: "Cut") -> bool:
        """Whether this cut of an edition shows a module meant for `module`.

        >>> Cut.PARTNER.holds(Cut.PUBLIC), Cut.PUBLIC.holds(Cut.PARTNER)
        (True, False)
        """
        return _ORDER.index(module) <= _ORDER.index(self)


_ORDER = (Cut.PUBLIC, Cut.PARTNER, Cut.FULL)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences, with tokens where numbers belong."""

    words: str
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a module."""

    words: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short sentences, each with tokens where numbers belong."""

    items: tuple[str, ...]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True)
class QuotationBlock:
    """Somebody's words as they were cleared, and the number that they bear on (a token, or none).

    `reference` is that of the quotation in the thread.
    """

    reference: str
    words: str
    attribution: str
    bears_on: str = ""
    kind: Literal["quotation"] = "quotation"


@dataclass(frozen=True, slots=True)
class Tied:
    """Something that a block is tied to: its reference in the thread, and its title."""

    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class FindingBlock:
    """A finding with its strength of evidence, and the recommendations that it led to."""

    reference: str
    title: str
    words: str
    strength: str = ""
    led_to: tuple[Tied, ...] = ()
    kind: Literal["finding"] = "finding"


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A figure of the release by its slug, such as `sharp_object_admissions-trend`."""

    slug: str
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class CardBlock:
    """An evidence card: what one source found, as version `version` of it said.

    `number` is the effect with its interval as the source has it, empty where it has none;
    `reading` says it in words, or why there is no number. `certainty` and the two after it are
    somebody else's rating. `as_at` is the day up to which the card was looked at. A card of which
    nothing but the reference is known is one that may not be published.
    """

    reference: str
    version: int = 0
    question: str = ""
    intervention: str = ""
    outcome: str = ""
    measure: str = ""
    number: str = ""
    reading: str = ""
    certainty: str = ""
    certainty_scheme: str = ""
    certainty_source: str = ""
    design: str = ""
    who: str = ""
    participants: int | None = None
    whereabouts: str = ""
    setting: str = ""
    unknowns: str = ""
    source: str = ""
    address: str = ""
    as_at: date | None = None
    kind: Literal["card"] = "card"

    @property
    def is_there(self) -> bool:
        """Whether it has words."""
        return bool(self.question)


@dataclass(frozen=True, slots=True)
class GapBlock:
    """What nobody knows, why that matters, and who asked.

    `found_by` are things of the thread that found it, `found_in` what has no reference there;
    `studies` are references of those that took it up.
    """

    reference: str
    question: str = ""
    why: str = ""
    who_could_answer: str = ""
    standing: str = ""
    found_on: date | None = None
    found_in: str = ""
    found_by: tuple[Tied, ...] = ()
    studies: tuple[str, ...] = ()
    kind: Literal["gap"] = "gap"

    @property
    def is_there(self) -> bool:
        """Whether it has words."""
        return bool(self.question)


@dataclass(frozen=True, slots=True)
class ThemeBlock:
    """A theme of what people told, with what it rests on, every number of people a safe one.

    `people`, and the second of each pair in `groups` and `places`, are counts in words.
    """

    reference: str
    name: str = ""
    definition: str = ""
    sessions: int = 0
    notes: int = 0
    people: str = ""
    groups: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    last_heard_on: date | None = None
    kind: Literal["theme"] = "theme"

    @property
    def is_there(self) -> bool:
        """Whether it has words."""
        return bool(self.name)


KeptBlock = CardBlock | GapBlock | ThemeBlock
"""A thing that is kept elsewhere and carries its own source, as it stood when it was frozen."""
Block = Paragraph | Heading | Bullets | QuotationBlock | FindingBlock | FigureBlock | KeptBlock


@dataclass(frozen=True, slots=True)
class OutsideNumber:
    """A number that stands in the words and is not one of ours, and where it comes from."""

    number: str
    source: str


@dataclass(frozen=True, slots=True)
class Module:
    """One short read of an edition.

    `function` is empty for a module that serves none of the four (scope, annex). `computed` is a
    key of `catalogue.COMPUTED`: what the engine writes after the blocks; empty where people wrote
    it all. `area_code` is that of a local module. `easy` are the sentences of the easy-read
    version, whose tokens are those of the blocks. `outside` are numbers from elsewhere.
    """

    key: str
    title: str
    cut: Cut = Cut.PUBLIC
    function: Function | None = None
    blocks: tuple[Block, ...] = ()
    computed: str = ""
    area_code: str = ""
    easy: tuple[str, ...] = ()
    outside: tuple[OutsideNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """Why an edition has no module for one of the four functions, and who says so."""

    function: Function
    because: str
    said_by: str
    said_on: date


@dataclass(frozen=True, slots=True)
class SignOff:
    """Somebody who stands for an edition, by name."""

    name: str
    role: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class ConsultationWindow:
    """When others could speak to a draft, who was asked, and what came of it."""

    opened_on: date
    closed_on: date
    asked: str
    responses: int
    what_changed: str


@dataclass(frozen=True, slots=True)
class EditionContent:
    """One version of one edition, as it is handed to the engine to be frozen.

    `reference` is that of the edition in the thread (SN-1); a correction is the next `version`.
    Numbers are those of `release_id`; `previous` is the id of the edition that came before, of
    which the change report speaks, empty where there is none.
    """

    reference: str
    version: int
    title: str
    release_id: str
    modules: tuple[Module, ...]
    published_on: date
    previous: str = ""
    what_changed: str = ""
    absences: tuple[Absence, ...] = ()
    signed_off: tuple[SignOff, ...] = ()
    consultations: tuple[ConsultationWindow, ...] = ()
    embargoed_until: datetime | None = None

    @property
    def edition_id(self) -> str:
        """The name of this version, for ever: SN-1-v2."""
        return f"{self.reference}-v{self.version}"

    def built_as(self, cut: Cut) -> Cut:
        """The cut whose files serve for this one: the smallest that holds the same modules."""
        held = self.modules_of(cut)
        return next(each for each in _ORDER if self.modules_of(each) == held)

    def modules_of(self, cut: Cut) -> tuple[Module, ...]:
        """The modules that a cut shows, in their order."""
        return tuple(module for module in self.modules if cut.holds(module.cut))

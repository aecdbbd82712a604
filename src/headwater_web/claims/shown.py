"""Claims as they stand on a day: their words, their rung, and who stands for them."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater.vocabulary.claims.figures import ClaimFigure, Finding, missing_facts
from headwater.vocabulary.claims.ladder import Rung
from headwater.vocabulary.claims.next_step import ASKED, next_step
from headwater.vocabulary.claims.next_year import Power, power_of
from headwater.vocabulary.claims.wording import ClaimWords, claim_words
from headwater_web.claims.figures import columns_of, figure_of
from headwater_web.claims.models import RUNGS, Claim, ClaimAct, ClaimVersion, Dissent
from headwater_web.claims.said import headline_faults


@dataclass(frozen=True)
class Step:
    """One rung as a page shows it."""

    name: Promise
    is_reached: bool
    is_this: bool


@dataclass(frozen=True)
class ShownClaim:
    """One version of a claim, as one person sees it.

    `published` is the act by which everybody may read a version of it, if there is one;
    `withdrawal` the act by which it was taken back.
    """

    claim: Claim
    version: ClaimVersion
    newest: int
    published: ClaimAct | None
    withdrawal: ClaimAct | None
    dissents: tuple[Dissent, ...]
    findings: tuple[Finding, ...]

    @property
    def reference(self) -> str:
        """The claim's reference."""
        return self.claim.reference

    @cached_property
    def figure(self) -> ClaimFigure:
        """What it is composed from."""
        return figure_of(columns_of(self.version), self.findings)

    @cached_property
    def words(self) -> ClaimWords:
        """The claim in the only words in which it is shown."""
        return claim_words(self.figure, at_most=self._highest_allowed)

    @property
    def headline(self) -> str:
        """Its own headline, as long as the figures carry it."""
        said = self.version.headline
        return "" if headline_faults(said, self.words.rung) else said

    @property
    def rung_words(self) -> Promise:
        """How much it says."""
        return RUNGS[self.words.rung]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The whole ladder, and how far up it stands."""
        reached = self.words.rung
        return tuple(Step(RUNGS[each], reached.reaches(each), each is reached) for each in Rung)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is asked for that was not given."""
        return tuple(ASKED[each] for each in missing_facts(self.figure))

    @property
    def to_say_more(self) -> tuple[str, ...]:
        """What it takes to go one step further."""
        return next_step(self.figure)

    @property
    def power(self) -> Power | None:
        """What next year could show with as many people, where somebody said what to expect."""
        said = self.version
        if said.expected_percent is None or said.wished_percent is None or said.whole is None:
            return None
        return power_of(
            per_group=said.whole,
            expected=said.expected_percent / 100,
            wished=said.wished_percent / 100,
        )

    @property
    def is_withdrawn(self) -> bool:
        """Whether it no longer holds."""
        return self.withdrawal is not None

    @property
    def is_draft(self) -> bool:
        """Whether nobody but those who see drafts can read this version."""
        is_out = self.published is not None and self.published.version == self.version.number
        return not is_out and not self.is_withdrawn

    @property
    def standing(self) -> Promise | str:
        """Where it stands, in words; empty where it is published."""
        if self.is_withdrawn:
            return _("withdrawn")
        return _("draft") if self.is_draft else ""

    @property
    def _highest_allowed(self) -> Rung:
        if self.is_draft or self.published is None:
            return Rung.REPLICATED
        return Rung(self.published.rung)

"""A coded project as it is exchanged: users, codes, texts with coded segments, memos and cases."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who coded, by a number and never by name."""

    guid: str
    name: str


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the codebook; `memos` are the guids of the memos about it."""

    guid: str
    name: str
    description: str = ""
    memos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters of a text, from `start` up to `end`, that were given one code."""

    guid: str
    start: int
    end: int
    code: str
    user: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One text with its segments."""

    guid: str
    name: str
    text: str
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoText:
    """One memo; its name is its kind."""

    guid: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """A session: what is known of it, by name, and the guids of its texts."""

    guid: str
    name: str
    values: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that is exchanged. `not_taken` says in words what a reader could not take."""

    name: str
    description: str = ""
    users: tuple[User, ...] = ()
    codes: tuple[Code, ...] = ()
    cases: tuple[Case, ...] = ()
    sources: tuple[Source, ...] = ()
    memos: tuple[MemoText, ...] = ()
    not_taken: tuple[str, ...] = field(default=(), compare=False)

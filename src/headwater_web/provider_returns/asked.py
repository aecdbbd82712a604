"""Reading what returns ask: `definitions/provider_returns`, one file for each kind of programme."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from headwater.vocabulary.part_of_week import PARTS
from headwater_web.provider_returns.answers import Limits
from headwater_web.provider_returns.outcomes import questions_of
from headwater_web.provider_returns.questions import (
    AddsUp,
    Choice,
    Empties,
    Group,
    Outcome,
    Part,
    Question,
    ReturnForm,
    Row,
    Shape,
    Unit,
)
from headwater_web.ui.definition_files import definition_path, partnership_path, read_yaml

FOLDER = "provider_returns"
LISTS = "lists"
CORE = "core"
DISTRICT = "district"
PART_OF_WEEK = "part_of_week"
Said = Mapping[str, Any]


class DefinitionUnreadable(ValueError):
    """A definition of a return says something that cannot be used; the words say what to do."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What all definitions share, and the days of reminders and replies."""

    rows: Mapping[str, tuple[Row, ...]]
    choices: Mapping[str, tuple[Choice, ...]]
    days_before: tuple[int, ...]
    days_after: tuple[int, ...]
    reply_within_days: int
    limits: Limits


@dataclass(frozen=True, slots=True)
class Asked:
    """Every definition by its key, and what they share."""

    parts: Mapping[str, Part]
    lists: Lists

    def parts_for(self, programme: str) -> tuple[str, ...]:
        """What a programme is asked: the core, and the parts that name it."""
        own = (key for key, part in self.parts.items() if programme in part.programmes)
        return (CORE, *own)


def asked() -> Asked:
    """What the definitions say. Raises DefinitionUnreadable."""
    return _read(definition_path(FOLDER))


def districts() -> tuple[Row, ...]:
    """The districts of this partnership, as rows."""
    return _districts(partnership_path("partnership.yaml"))


def return_form(parts: Sequence[str], *, areas: Iterable[str], is_large: bool) -> ReturnForm:
    """All that one return asks: its parts, for the districts where the programme works.

    What only larger programmes are asked is left out of a smaller one's.
    """
    known = asked().parts
    wanted = frozenset(areas)
    rows = tuple(row for row in districts() if row.key in wanted)
    groups: list[Group] = []
    for part in parts:
        for group in known[part].groups if part in known else ():
            if is_large or not group.is_for_large:
                groups += _placed(group, rows)
    return ReturnForm(tuple(groups))


def read_part(said: Said, lists: Lists) -> Part:
    """A definition as its file gives it. Raises DefinitionUnreadable with every fault."""
    groups = [_group(each, said["key"], lists) for each in said["groups"]]
    groups += [_outcome(each, said["key"], lists) for each in said.get("outcomes", ())]
    part = Part(
        key=said["key"],
        title=said["title"],
        version=said["version"],
        programmes=tuple(said.get("programmes", ())),
        groups=tuple(groups),
        beside=(said["beside"]["first"], said["beside"]["second"]) if "beside" in said else None,
    )
    if faults := tuple(_faults(part)):
        raise DefinitionUnreadable("\n".join(faults))
    return part


@lru_cache(maxsize=4)
def _read(folder: Path) -> Asked:
    lists = _lists(read_yaml(folder / f"{LISTS}.yaml"))
    files = sorted(path for path in folder.glob("*.yaml") if path.stem != LISTS)
    found = (read_part(read_yaml(path), lists) for path in files)
    parts = {part.key: part for part in found}
    keys = [group.key for part in parts.values() for group in part.groups]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise DefinitionUnreadable(
            f"found the groups {', '.join(twice)} in two files, expected each once. Rename one."
        )
    return Asked(parts, lists)


@lru_cache(maxsize=4)
def _districts(path: Path) -> tuple[Row, ...]:
    said = read_yaml(path)
    return tuple(Row(each["code"], each["name"]) for each in said["districts"])


def _lists(said: Said) -> Lists:
    rows = {kind: tuple(Row(**each) for each in rows) for kind, rows in said["rows"].items()}
    rows[PART_OF_WEEK] = tuple(Row(part.category, part.words) for part in PARTS)
    rows[DISTRICT] = ()
    return Lists(
        rows=rows,
        choices={
            kind: tuple(Choice(**each) for each in choices)
            for kind, choices in said["choices"].items()
        },
        days_before=tuple(said["remind_days_before"]),
        days_after=tuple(said["remind_days_after"]),
        reply_within_days=said["reply_within_days"],
        limits=Limits(said["smallest_group"]),
    )


def _group(said: Said, part: str, lists: Lists) -> Group:
    by, rows = _rows(said, lists)
    return Group(
        key=said["key"],
        title=said["title"],
        part=part,
        introduction=said["introduction"].strip(),
        questions=tuple(_question(each, lists) for each in said["questions"]),
        rows=rows,
        by=by,
        overlaps=said.get("overlaps", False),
        access=said.get("access", False),
        is_for_large=said.get("size") == "large",
        empties=Empties(said.get("empties", "")),
        adds_up=AddsUp(said["adds_up"]["whole"], tuple(said["adds_up"]["parts"]))
        if "adds_up" in said
        else None,
        base=said["key"],
        area=DISTRICT if said.get("each") == DISTRICT else "",
    )


def _rows(said: Said, lists: Lists) -> tuple[str, tuple[Row, ...]]:
    given = said.get("rows", ())
    if not isinstance(given, str):
        return "", tuple(Row(**each) for each in given)
    lines = lists.rows[given]
    if "bands" not in said:
        return given, lines
    bands = lists.rows[said["bands"]]
    return given, tuple(
        Row(
            key=f"{line.key}.{band.key}",
            words=f"{line.words}, {band.words[:1].lower()}{band.words[1:]}",
            line=line.key,
            band=band.key,
        )
        for line in lines
        for band in bands
    )


def _question(said: Said, lists: Lists) -> Question:
    given = dict(said)
    given["shape"] = Shape(given.get("shape", Shape.COUNT))
    given["unit"] = Unit(given.get("unit", Unit.PEOPLE))
    given["choices"] = lists.choices[given["choices"]] if "choices" in given else ()
    given["not_above"] = tuple(given.get("not_above", ()))
    return Question(**given)


def _outcome(said: Said, part: str, lists: Lists) -> Group:
    outcome = Outcome(said["definition"], said["whole"])
    return Group(
        key=f"{part}_{said['key']}",
        title=said["title"],
        part=part,
        introduction=said["definition"],
        questions=questions_of(outcome, lists.choices["source"]),
        outcome=outcome,
        base=f"{part}_{said['key']}",
    )


def _placed(group: Group, areas: tuple[Row, ...]) -> Iterable[Group]:
    """A group in the areas of a return: with a line for each, or as a page for each."""
    if group.area:
        for area in areas:
            yield replace(
                group,
                key=f"{group.key}.{area.key}",
                title=f"{group.title}: {area.words}",
                area=area.key,
            )
    elif group.by == DISTRICT:
        yield replace(group, rows=areas)
    else:
        yield group


def _faults(part: Part) -> Iterable[str]:
    for group in part.groups:
        keys = {each.key for each in group.questions}
        if len(keys) < len(group.questions):
            yield f"{part.key}.{group.key}: found a question twice, expected each once. Rename one."
        for question in group.questions:
            named = {question.of, question.clusters, *question.not_above} - {"", *keys}
            if named:
                yield (
                    f"{part.key}.{group.key}.{question.key}: found {', '.join(sorted(named))}, "
                    "expected questions of the same group. Change it."
                )
            if (question.shape is Shape.CHOICE) is not bool(question.choices):
                yield (
                    f"{part.key}.{group.key}.{question.key}: expected choices with the shape "
                    "choice, and with no other. Change it."
                )

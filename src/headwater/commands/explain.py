"""`headwater explain`: how one released number was made."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from headwater.commands.arguments import add_command
from headwater.commands.output import print_json
from headwater.settings import Settings
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import ExitCode

if TYPE_CHECKING:
    from headwater.released.explanation import ExplainedSource, Explanation

_WIDTH = 100


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = add_command(subparsers, "explain", act=act, about="Say how one number was made.")
    parser.add_argument("measure")
    parser.add_argument("--area", required=True, metavar="CODE")
    parser.add_argument("--period", required=True, metavar="P", help="2025-03, 2025, 2025-01/P12M")
    parser.add_argument("--breakdown", default="all")
    parser.add_argument("--category", default="all")


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Print definition, counts, extracts, interval method and disclosure decision."""
    from headwater.released.reader import ReleasedReader

    explanation = (
        ReleasedReader(settings.released)
        .open()
        .explain(
            arguments.measure,
            arguments.area,
            arguments.period,
            breakdown=arguments.breakdown,
            category=arguments.category,
        )
    )
    if arguments.json:
        print_json(explanation)
        return ExitCode.DONE
    for line in _lines(explanation):
        print(line)
    return ExitCode.DONE


def _lines(explanation: Explanation) -> Iterator[str]:
    """An explanation as a person reads it."""
    measure, row = explanation.measure, explanation.row
    yield f"{measure.title}: {explanation.area.name} ({row.area_code}), {row.period}"
    if row.breakdown != "all":
        yield f"by {row.breakdown.replace('_', ' ')}: {row.category.replace('_', ' ')}"
    yield ""
    yield from _wrapped("number", _number(explanation))
    yield from _wrapped("rows counted", explanation.rows_counted)
    yield from _wrapped("definition", explanation.definition)
    yield from _wrapped("what it cannot say", measure.what_it_cannot_say)
    yield from _wrapped("completeness", explanation.completeness)
    yield from _wrapped("as at", f"{row.as_at_date or 'not known'}")
    yield from _wrapped("interval method", explanation.interval_method)
    yield from _wrapped("policy", explanation.policy)
    yield from _wrapped("decision", explanation.decision)
    yield from _wrapped("reference", str(explanation.reference))
    yield "sources (the rows of a protected source are rounded to the nearest hundred):"
    for source in explanation.sources:
        yield from _source_lines(source)


def _number(explanation: Explanation) -> str:
    row = explanation.row
    if not row.is_released or row.value is None:
        return "not shown"
    interval = ""
    if row.lower is not None and row.upper is not None:
        interval = f" (95% range {row.lower:,.1f} to {row.upper:,.1f})"
    value = f"{row.value:,.1f}" if explanation.measure.has_denominator else f"{row.value:,.0f}"
    return f"{value} {explanation.measure.unit}{interval}"


def _source_lines(source: ExplainedSource) -> Iterator[str]:
    yield f"  {source.title}, from {source.supplier_name}"
    up_to = source.as_at_date or "no day"
    yield f"    basis {source.basis_reference}; {source.state}; up to {up_to}"
    files = counted(len(source.extracts), "file")
    yield (
        f"    {counted(source.rows_in_file, 'row')} in {files}: "
        f"{source.rows_accepted:,} accepted, {source.rows_rejected:,} rejected"
    )
    for extract in source.extracts:
        yield f"    extract {extract}"


def _wrapped(label: str, words: str) -> Iterator[str]:
    yield from wrap(
        f"{label}: {words}",
        _WIDTH,
        subsequent_indent="  ",
        break_on_hyphens=False,
        break_long_words=False,
    )

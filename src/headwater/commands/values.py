"""`headwater values`: released values, one row each."""

import argparse
from typing import Any

from headwater.commands.arguments import add_command
from headwater.commands.output import print_csv, print_json, print_table
from headwater.settings import Settings
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.faults import ExitCode
from headwater.vocabulary.periods import Period, PeriodType, parse_period

COLUMNS = (
    "measure",
    "area_code",
    "period",
    "breakdown",
    "category",
    "state",
    "value",
    "numerator",
    "denominator",
    "lower",
    "upper",
)


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = add_command(subparsers, "values", act=act, about="Print released values.")
    parser.add_argument("--measure", required=True)
    parser.add_argument("--area", metavar="CODE")
    parser.add_argument("--area-type", choices=[kind.value for kind in AreaType])
    parser.add_argument("--from", dest="first", type=_month, metavar="YYYY-MM")
    parser.add_argument("--to", dest="last", type=_month, metavar="YYYY-MM")
    parser.add_argument("--period-type", choices=[kind.value for kind in PeriodType])
    parser.add_argument("--breakdown", metavar="NAME", help="all for the headline only")
    parser.add_argument("--format", choices=["csv", "json", "table"], default="table")


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Print the released values that the arguments choose."""
    from headwater.released.reader import ReleasedReader

    release = ReleasedReader(settings.released).open()
    rows = release.values(
        measure=arguments.measure,
        area_code=arguments.area,
        area_type=arguments.area_type,
        first_month=arguments.first.first_month if arguments.first else None,
        last_month=arguments.last.first_month if arguments.last else None,
        breakdown=arguments.breakdown,
        period_type=arguments.period_type,
    )
    table = [{column: getattr(row, column) for column in COLUMNS} for row in rows]
    if arguments.json or arguments.format == "json":
        print_json(table)
    elif arguments.format == "csv":
        print_csv(table, columns=COLUMNS)
    else:
        print_table(table, columns=COLUMNS)
    return ExitCode.DONE


def _month(text: str) -> Period:
    try:
        period = parse_period(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if period.period_type is not PeriodType.MONTH:
        raise argparse.ArgumentTypeError(f"found {text!r}; expected a month, YYYY-MM")
    return period

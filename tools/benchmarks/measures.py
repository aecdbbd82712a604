"""All measures on the whole lattice, from the demonstration's events made as many as asked for."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import UTC, datetime, time
from pathlib import Path

import duckdb
from tools.benchmarks.measuring import cost_of

from headwater.demo import FULL, generate
from headwater.pipeline.engine import Engine, open_engine
from headwater.pipeline.receiving.files import load_or_refuse
from headwater.settings import read_settings
from headwater.tables.events import Event

SCRIPT = Path(__file__).with_name("measures_run.py")
KEY = "2e" * 32
PEOPLE_FOR_EACH_EVENT = 0.8


def compare_measures(directory: Path, *, sizes: Iterable[int]) -> None:
    """Print seconds, peak memory and cost for one event, for each number of events.

    Counted is from events to counts, computed from counts to cells; with all else is what a run
    does between the accepted files and disclosure: loading, placing, quality and the rest.
    Processor seconds are of all threads, Python's start included: other work on the machine
    disturbs them least.
    """
    environment = _environment(directory)
    with closing(open_engine(read_settings(environment))) as engine:
        _receive(engine, directory / "demonstration")
    print("\nAll measures on the whole lattice, 72 months, two cores\n")
    print(
        "| events | measures | cells | counted s | computed s | both s | µs an event | "
        "with all else s | processor s | MiB |"
    )
    print("|" + "---:|" * 10)
    for events in sizes:
        print(_row(directory, environment, events))
        sys.stdout.flush()


def _environment(directory: Path) -> dict[str, str]:
    places = {name: str(directory / name.lower()) for name in ("HOME", "EXCHANGE", "RELEASED")}
    return {"HEADWATER_KEY": KEY, **{f"HEADWATER_{name}": at for name, at in places.items()}}


def _receive(engine: Engine, directory: Path) -> None:
    """The whole demonstration, received as it would have been; nothing is released of it."""
    for file in generate(
        engine.partnership, seed=1, scale=1, directory=directory, volume=FULL
    ).files:
        load_or_refuse(
            engine,
            file.path,
            feed=file.feed,
            supplier=file.supplier,
            today=file.received_on,
            now=datetime.combine(file.received_on, time(9), UTC),
        )
        file.path.unlink()


def _row(directory: Path, environment: Mapping[str, str], events: int) -> str:
    given, told = directory / "events.parquet", directory / "told.json"
    with closing(open_engine(read_settings(environment))) as engine:
        made = _make_many(engine, given, directory / "links.parquet", events)
    words = [sys.executable, str(SCRIPT), str(given), str(directory / "links.parquet"), str(told)]
    cost = cost_of(words, environment={**os.environ, **environment})
    found = json.loads(told.read_text("utf-8"))
    both = found["counted"] + found["computed"]
    cells = [
        *(f"{made:,}", str(found["measures"]), f"{found['cells']:,}"),
        *(f"{found[name]:.1f}" for name in ("counted", "computed")),
        *(f"{both:.1f}", f"{both / made * 1e6:.1f}", f"{found['whole']:.1f}"),
        *(f"{cost.processor_seconds:.1f}", f"{cost.mebibytes:,.0f}"),
    ]
    return f"| {' | '.join(cells)} |"


def _make_many(engine: Engine, path: Path, links: Path, events: int) -> int:
    """Every event so often that there are about as many as asked for, each with a name of its own.

    Every event of a feed that names people is of one person among four for each five events.
    """
    sources = ", ".join(f"'{file.path}'" for file in engine.home.current_tables(Event.name))
    every = f"read_parquet([{sources}], union_by_name = true)"
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        connection.execute("SET memory_limit = '3GB'")
        (there,) = connection.execute(f"SELECT count(*) FROM {every}").fetchone() or (0,)
        whole, part = divmod(events, there)
        copies = f"{whole} + (hash(extract_id, row_number) % {there} < {part})::INT"
        connection.execute(f"""COPY (
          SELECT * EXCLUDE (copy, event_id),
            CASE WHEN event_id IS NOT NULL THEN event_id || '-' || copy END AS event_id
          FROM (SELECT *, unnest(range({copies})) AS copy FROM {every})
        ) TO '{path}'""")
        people = max(1, round(events * PEOPLE_FOR_EACH_EVENT))
        connection.execute(f"""COPY (
          SELECT event_id, (hash(event_id) % {people})::VARCHAR AS person_key,
            NULL::VARCHAR AS incident_key
          FROM read_parquet('{path}') WHERE event_id IS NOT NULL
        ) TO '{links}'""")
        (made,) = connection.execute(f"SELECT count(*) FROM read_parquet('{path}')").fetchone() or (
            0,
        )
    return int(made)

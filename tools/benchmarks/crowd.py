"""Fifty people at once on the dashboard: how long a page takes them, beside a server that does
nothing but answer.
"""

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 50
SECONDS = 40
PAUSE_SECONDS = 2.0
"""How long somebody looks at a page before opening the next, on average."""
SEED = 20_261_122
SERVER = ("--workers", "2", "--threads", "8", "--preload", "--no-control-socket")
TARGET_MS = 150

Times = dict[str, list[float]]
"""Milliseconds from asking to the last byte, by page."""


def time_a_crowd() -> None:
    """Print the median, the 95th percentile and the slowest answer of each page."""
    ours = _crowd_at("headwater_web.config.wsgi", _pages())
    bare = _crowd_at("tools.benchmarks.bare_server", ["/"])["/"]
    everything = [taken for times in ours.values() for taken in times]
    print(
        f"\n{PEOPLE} people at once, a page every {PAUSE_SECONDS:g} seconds each, two processes\n"
        "\n| page | answers | median ms | p95 ms | slowest ms |\n|---|---:|---:|---:|---:|"
    )
    for page, times in (*ours.items(), ("all pages", everything), ("a bare server", bare)):
        print(f"| {page} | {len(times)} | {_row(times)} |")
    print(
        f"\np95 over a bare server's: {_p95(everything) / _p95(bare):.0f}; "
        f"the aim is at most {TARGET_MS} ms."
    )


def _row(times: list[float]) -> str:
    return f"{statistics.median(times):.1f} | {_p95(times):.1f} | {max(times):.1f}"


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def _crowd_at(application: str, pages: list[str]) -> Times:
    """The times of everybody at one server, which is started for them and stopped after."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    from tools.demonstrate import demonstration_environment

    server = subprocess.Popen(  # noqa: S603 - our own server
        [*command, *SERVER], cwd=ROOT, env=demonstration_environment(), stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        for page in pages * 4:  # both processes have opened the release
            _visit(port, page)
        return _everybody(port, pages)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _everybody(port: int, pages: list[str]) -> Times:
    times: Times = defaultdict(list)
    ends = time.monotonic() + SECONDS

    def somebody(number: int) -> None:
        chance = random.Random(SEED + number)  # noqa: S311 - pauses, not secrets
        time.sleep(chance.uniform(0, PAUSE_SECONDS))
        while time.monotonic() < ends:
            page = chance.choice(pages)
            times[page].append(_visit(port, page))
            time.sleep(chance.expovariate(1 / PAUSE_SECONDS))

    people = [threading.Thread(target=somebody, args=(number,)) for number in range(PEOPLE)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    return {page: times[page] for page in pages}


def _visit(port: int, page: str) -> float:
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", page, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{page} answered {answer.status}")
    return (time.perf_counter() - started) * 1000


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError(f"found no server on port {port}; expected one within a minute")


def _pages() -> list[str]:
    """Pages of every kind of the demonstration, as a stranger may open them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headwater_web.config.settings")
    from tools.demonstrate import demonstration_environment

    from headwater.released.reader import ReleasedReader

    release = ReleasedReader(Path(demonstration_environment()["HEADWATER_RELEASED"])).open()
    measures = [each.measure for each in release.measures][::9]
    districts = [each.code for each in release.areas_of_type("district")][::3]
    return [
        "/",
        "/measures/",
        "/areas/",
        *(f"/measures/{measure}/" for measure in measures),
        *(f"/areas/{code}/" for code in districts),
        "/subjects/",
        "/sources/",
        "/needs-assessment/",
    ]

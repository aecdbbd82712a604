"""Dashboard pages, warm, in one process: median server time."""

import os
import statistics
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VISITS = 40


def time_pages() -> None:
    """Print the median milliseconds of each dashboard page of the demonstration."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headwater_web.config.settings")
    os.environ.setdefault("HEADWATER_HOME", str(ROOT / "var"))
    import django

    django.setup()
    from django.test import Client

    from headwater.released.reader import ReleasedReader

    root = Path(os.environ.get("HEADWATER_RELEASED") or ROOT / "var" / "released")
    release = ReleasedReader(root).open()
    client = Client(SERVER_NAME="127.0.0.1")
    print(
        "\nDashboard pages, warm, one process\n\n| page | median ms | slowest ms |\n|---|---:|---:|"
    )
    for page in _pages(release):
        times = [_visit(client, page) for _ in range(VISITS)][5:]
        print(f"| `{page}` | {statistics.median(times):.1f} | {max(times):.1f} |")


def _pages(release) -> list[str]:
    from django.urls import reverse

    measures = [measure.measure for measure in release.measures][:3]
    district = next(area.code for area in release.areas if area.area_type == "district")
    return [
        reverse("dashboard:home"),
        reverse("dashboard:measures"),
        *(reverse("dashboard:measure", args=[measure]) for measure in measures),
        reverse("dashboard:area", args=[district]),
        reverse("dashboard:sources"),
    ]


def _visit(client, page: str) -> float:
    started = time.perf_counter()
    response = client.get(page)
    if response.status_code != 200:
        raise RuntimeError(f"{page} answered {response.status_code}")
    return (time.perf_counter() - started) * 1000

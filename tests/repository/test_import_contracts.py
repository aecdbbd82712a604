"""The walls between rooms stand, and each would be noticed if it fell."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = ROOT / ".importlinter"
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

# For each contract: the module that is planted, and what it wrongly imports.
PLANTS = {
    "layers": ("headwater.measures.planted_knows_a_stage", "headwater.intake"),
    "identifiable": ("headwater.disclosure.planted_sees_people", "headwater.tables.identifiable"),
    "places_from_words": ("headwater.measures.planted_reads_words", "headwater.placing"),
    "partner": ("headwater.pipeline.planted_prepares", "headwater.partner"),
    "no_django": ("headwater.warehouse.planted_uses_django", "django.db"),
    "site": ("headwater_web.ui.planted_opens_the_warehouse", "headwater.warehouse"),
    "shared_with_site": ("headwater.released.planted_calls_a_stage", "headwater.linkage"),
    "products": ("headwater.products.planted_reads_events", "headwater.tables.events"),
    "surroundings": ("headwater.analyses.planted_reads_environment", "os"),
    "demo_inside": ("headwater.demo.places.planted_knows_people", "headwater.demo.people"),
    "accounts": ("headwater_web.ui.planted_takes_a_model", "headwater_web.accounts.models"),
    "audit": ("headwater_web.ui.planted_writes_audit", "headwater_web.audit.actions"),
    "site_apps": ("headwater_web.dashboard.planted_knows_sharing", "headwater_web.sharing"),
    "accounts_inside": ("headwater_web.accounts.roles", "headwater_web.accounts.views"),
    "audit_inside": ("headwater_web.audit.chain", "headwater_web.audit.api"),
    "pages_api": ("headwater_web.config.planted_takes_a_page", "headwater_web.pages.models"),
    "thread_api": ("headwater_web.governance.planted_ties", "headwater_web.thread.actions"),
    "governance_api": ("headwater_web.config.planted_decides", "headwater_web.governance.models"),
    "scrutiny_api": ("headwater_web.config.planted_answers", "headwater_web.scrutiny.actions"),
    "strategy_api": ("headwater_web.config.planted_acts", "headwater_web.strategy.queries"),
    "standards_api": ("headwater_web.config.planted_rates", "headwater_web.standards.models"),
    "equality_api": ("headwater_web.config.planted_weighs", "headwater_web.equality.models"),
    "networks_api": ("headwater_web.config.planted_asks", "headwater_web.networks.actions"),
    "funding_api": ("headwater_web.config.planted_pays", "headwater_web.funding.queries"),
    "returns_api": ("headwater_web.config.planted_reports", "headwater_web.returns.models"),
    "dashboard_api": ("headwater_web.config.planted_keeps", "headwater_web.dashboard.models"),
    "dashboard_inside": ("headwater_web.dashboard.people", "headwater_web.dashboard.digests"),
    "needs_api": ("headwater_web.config.planted_assesses", "headwater_web.needs.models"),
    "needs_inside": ("headwater_web.needs.contents", "headwater_web.needs.queries"),
    "agreements_api": ("headwater_web.config.planted_agrees", "headwater_web.agreements.models"),
    "lived_experience_api": (
        "headwater_web.config.planted_quotes",
        "headwater_web.lived_experience.models",
    ),
    "lived_experience_inside": (
        "headwater_web.lived_experience.refi.texts",
        "headwater_web.lived_experience.models",
    ),
    "community_api": ("headwater_web.config.planted_lists", "headwater_web.community.models"),
    "community_inside": ("headwater_web.community.walking", "headwater_web.community.queries"),
    "claims_api": ("headwater_web.config.planted_boasts", "headwater_web.claims.models"),
    "claims_inside": ("headwater_web.claims.figures", "headwater_web.claims.queries"),
    "evaluations_api": (
        "headwater_web.config.planted_proofs",
        "headwater_web.evaluations.models",
    ),
    "evaluations_inside": ("headwater_web.evaluations.plans", "headwater_web.evaluations.queries"),
    "evidence_api": ("headwater_web.config.planted_cites", "headwater_web.evidence.models"),
    "evidence_inside": ("headwater_web.evidence.effects", "headwater_web.evidence.queries"),
    "interventions_api": (
        "headwater_web.config.planted_buys",
        "headwater_web.interventions.models",
    ),
    "interventions_inside": (
        "headwater_web.interventions.standings",
        "headwater_web.interventions.queries",
    ),
    "provider_returns_api": (
        "headwater_web.config.planted_returns",
        "headwater_web.provider_returns.models",
    ),
    "provider_returns_inside": (
        "headwater_web.provider_returns.checks",
        "headwater_web.provider_returns.queries",
    ),
    "provider_returns_checks": (
        "headwater_web.provider_returns.quarters",
        "headwater_web.ui.words",
    ),
    "agreements_inside": ("headwater_web.agreements.feeds", "headwater_web.agreements.views"),
    "thread_inside": ("headwater_web.thread.references", "headwater_web.thread.walks"),
    "governance_inside": ("headwater_web.governance.drawing", "headwater_web.governance.views"),
    "scrutiny_inside": ("headwater_web.scrutiny.resting", "headwater_web.scrutiny.approval"),
    "strategy_inside": ("headwater_web.strategy.calendars", "headwater_web.strategy.forms"),
    "equality_inside": ("headwater_web.equality.groups", "headwater_web.equality.views"),
    "networks_inside": ("headwater_web.networks.speaking", "headwater_web.networks.queries"),
    "returns_inside": ("headwater_web.returns.definitions", "headwater_web.returns.drafting"),
    "funding_inside": ("headwater_web.funding.spans", "headwater_web.funding.models"),
    "standards_inside": ("headwater_web.standards.frameworks", "headwater_web.standards.models"),
}


def contracts() -> dict[str, str]:
    """Every contract's key, and the name under which it is reported."""
    config = configparser.ConfigParser()
    config.read(CONTRACTS, encoding="utf-8")
    prefix = "importlinter:contract:"
    return {
        section.removeprefix(prefix): config[section]["name"]
        for section in config.sections()
        if section.startswith(prefix)
    }


def linted(source: Path) -> str:
    """What import-linter says of the packages in `source`."""
    answer = subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--config", CONTRACTS],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    return re.sub(r"\x1b\[[0-9;]*m", "", answer.stdout + answer.stderr)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report on a copy of the code with one violation of each contract."""
    source = tmp_path_factory.mktemp("planted") / "src"
    for package in ("headwater", "headwater_web"):
        shutil.copytree(
            ROOT / "src" / package,
            source / package,
            ignore=lambda folder, names: [
                name
                for name in names
                if not name.endswith(".py") and not (Path(folder) / name / "__init__.py").exists()
            ],
        )
    for module, imported in PLANTS.values():
        path = source.joinpath(*module.split(".")).with_suffix(".py")
        path.write_text(f"import {imported}\n", encoding="utf-8")
    return linted(source)


def broken(report: str, name: str) -> str:
    """The part of a report that says how one contract is broken."""
    details = report.partition("Broken contracts")[2]
    return re.split(r"\n-{3,}\n", details.partition(f"\n{name}\n")[2].lstrip("-\n"))[0]


def test_every_contract_is_kept() -> None:
    report = linted(ROOT / "src")
    kept = [f"{name} KEPT" in report for name in contracts().values()]
    assert all(kept), report


def test_no_contract_has_an_exception() -> None:
    assert "ignore_imports" not in CONTRACTS.read_text(encoding="utf-8")


def test_every_contract_has_a_plant() -> None:
    assert contracts().keys() == PLANTS.keys()


@pytest.mark.parametrize("key", PLANTS)
def test_a_planted_violation_is_caught(planted: str, key: str) -> None:
    name, (module, imported) = contracts()[key], PLANTS[key]
    assert f"{name} BROKEN" in planted
    pattern = rf"{re.escape(module)}\s*->\s*{re.escape(imported.partition('.')[0])}"
    assert re.search(pattern, broken(planted, name)), broken(planted, name)

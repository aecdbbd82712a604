"""A migrated database of the site, kept between runs for as long as no migration changes."""

import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGE = REPOSITORY / "src" / "headwater_web"
GUARDS = PACKAGE / "keeping" / "guards.py"
KEPT = REPOSITORY / ".stamps"
OTHERS = ("django", "wagtail", "django-allauth", "django-axes", "django-taggit")


def migrated_template() -> Path:
    """The kept file, made now if migrations or their makers have changed since."""
    template = KEPT / f"site-{_digest()}.sqlite3"
    if not template.exists():
        _migrate(template)
    return template


def _digest() -> str:
    """Stands for everything that decides what a migrated database looks like."""
    seen = hashlib.sha256()
    migrations = PACKAGE.glob("*/migrations/*.py")
    for path in sorted([*migrations, *PACKAGE.glob("*/triggers.py"), GUARDS]):
        seen.update(f"{path.relative_to(PACKAGE)}\n".encode() + path.read_bytes())
    for name in OTHERS:
        seen.update(f"{name} {version(name)}\n".encode())
    return seen.hexdigest()[:16]


def _migrate(template: Path) -> None:
    """Beside it and moved into place, so that a run stopped half-way leaves no half template."""
    KEPT.mkdir(exist_ok=True)
    draft = template.with_name(f"draft-{os.getpid()}-{template.name}")
    run_command("migrate", "--verbosity", "0", DATABASE_URL=f"sqlite:///{draft}")
    draft.replace(template)
    for old in KEPT.glob("site-*.sqlite3"):
        if old != template:
            old.unlink(missing_ok=True)


def run_command(*arguments: str, **environment: str) -> str:
    """Run one of the site's commands in a process of its own and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "headwater_web", *arguments],
        cwd=REPOSITORY,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"{arguments} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout

"""`make demo`: build the demonstration where it is not built yet, then serve it until stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
HOST, PORT = "127.0.0.1", int(os.environ.get("HEADWATER_DEMO_PORT") or 8000)
PATIENCE_SECONDS = 60


def main() -> int:
    """Prepare, start the worker and the server, print the address, wait."""
    environment = demonstration_environment()
    if port_is_taken():
        print(f"Found:    something is already listening on {HOST}:{PORT}.")
        print("Expected: a free port.")
        print("Next:     stop it, or run `HEADWATER_DEMO_PORT=8001 make demo`.")
        return 1
    run(["-m", "headwater", "demo"], environment)
    run(["-m", "headwater_web", "migrate", "--verbosity", "0"], environment)
    run(["-m", "headwater_web", "collectstatic", "--no-input", "--verbosity", "0"], environment)
    signs = run(["-m", "headwater_web", "demonstration"], environment)
    if "--prepare" in sys.argv:
        return 0
    return serve(environment, signs)


def demonstration_environment() -> dict[str, str]:
    """The settings of a demonstration under `var`; what is set already stays."""
    defaults = {
        "HEADWATER_HOME": str(VAR),
        "HEADWATER_EXCHANGE": str(VAR / "exchange"),
        "HEADWATER_RELEASED": str(VAR / "released"),
        "HEADWATER_SITE_HOME": str(VAR / "site"),
        "HEADWATER_SITE_STATIC": str(VAR / "static"),
        "HEADWATER_SITE_DEMONSTRATION": "1",
    }
    return {**defaults, **os.environ}


def port_is_taken() -> bool:
    """Whether something listens where the site would."""
    with socket.socket() as probe:
        return probe.connect_ex((HOST, PORT)) == 0


def run(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """Run one step to its end and return what it printed. Ends the demonstration if it fails."""
    result = subprocess.run(  # noqa: S603 - fixed commands of this tool
        [sys.executable, *words], env=dict(environment), stdout=subprocess.PIPE, text=True
    )
    if result.returncode:
        sys.exit(result.returncode)
    return result.stdout


def serve(environment: Mapping[str, str], signs: str) -> int:
    """Serve until interrupted; the worker and the server end together."""
    server = ["-m", "gunicorn", "headwater_web.config.wsgi", "--bind", f"{HOST}:{PORT}"]
    options = ["--threads", "4", "--log-level", "warning", "--no-control-socket"]
    commands = ([*server, *options], ["-m", "headwater", "worker"])
    processes = [start(words, environment) for words in commands]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        wait_until_answering(processes)
        announce(signs)
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. `make demo` starts it again in seconds.")
        return 0
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=PATIENCE_SECONDS)


def start(words: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start one long-running process."""
    return subprocess.Popen([sys.executable, *words], env=dict(environment))  # noqa: S603


def wait_until_answering(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Return when the server listens. Raises TimeoutError when it does not."""
    for _ in range(PATIENCE_SECONDS * 5):
        if port_is_taken() or any(process.poll() is not None for process in processes):
            return
        time.sleep(0.2)
    raise TimeoutError(f"found no answer on {HOST}:{PORT} after {PATIENCE_SECONDS} seconds")


def announce(signs: str) -> None:
    """Print the address and how to sign in."""
    print(f"\nHeadwater is at http://{HOST}:{PORT} and all of its data are synthetic.\n")
    print(signs)
    print("Second step: `make codes` prints each code as an authenticator would show it.")
    print("Stop with Ctrl-C.", flush=True)


if __name__ == "__main__":
    sys.exit(main())

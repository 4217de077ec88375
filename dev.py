#!/usr/bin/env python3
"""The one set-up script: makes the environment from a hashed lock, then starts what is asked.

    python3 dev.py run [args]      the program; without a screen, its four use cases into ./out
    python3 dev.py test [args]     every check; with arguments, pytest alone with these
    python3 dev.py bench [args]    the benchmarks
    python3 dev.py words           collect the texts of the window, compile their translations

On Windows: py dev.py run. Needs Python 3.11 to 3.13 and nothing else.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):  # before anything that another Python lacks
    sys.stderr.write(
        "Sampling Lab needs Python 3.11, 3.12 or 3.13 (PySide6 6.9.3 is not made for others)"
        f" and this is Python {sys.version_info[0]}.{sys.version_info[1]}:"
        " start it with one of these, for example python3.13 dev.py run.\n"
    )
    sys.exit(2)

import ctypes
import hashlib
import importlib.metadata
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sysconfig
import time
import tomllib
import venv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
LOCKS = ROOT / "requirements"
INCLUDES = {  # a lock, and the smaller ones that are a part of it
    "run.txt": ("run.txt",),
    "core.txt": ("core.txt",),
    "test.txt": ("run.txt", "test.txt"),
    "bench.txt": ("run.txt", "test.txt", "bench.txt"),
}
QT_LIBRARIES = {  # what Qt loads, and the Debian package that has it
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
NO_QT = """
try:
    import PySide6
except ModuleNotFoundError:
    print("import PySide6 fails there, as it should")
else:
    raise SystemExit(f"PySide6 can be imported from {PySide6.__file__}: this would prove nothing")
"""


class SetupError(Exception):
    """What is missing and what to do about it, in words for the person at the keyboard."""


def say(text: str) -> None:
    """Print at once, so that the lines stay in order with those of the programs started here."""
    print(text, flush=True)


# Environments


@dataclass(frozen=True)
class Environment:
    """A virtual environment in the project, with a stamp that names what is wholly installed."""

    folder: Path

    def path(self, kind: str) -> Path:
        """Return one of the folders that sysconfig names: "scripts", "purelib"."""
        return Path(sysconfig.get_path(kind, "venv", vars={"base": str(self.folder)}))

    @property
    def python(self) -> Path:
        return self.path("scripts") / ("python.exe" if os.name == "nt" else "python")

    @property
    def stamp(self) -> Path:
        return self.folder / "sampling-lab.json"

    def stamped(self) -> dict[str, str]:
        """Return the stamp; empty when the set-up was never finished."""
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def starts(self) -> bool:
        """Tell whether its Python is there and starts."""
        try:
            return subprocess.run([self.python, "-c", ""], check=False).returncode == 0
        except OSError:
            return False


VENV = Environment(ROOT / ".venv")
VENV_WITHOUT_QT = Environment(ROOT / ".venv-core")


def fingerprints() -> dict[str, str]:
    """Return what a stamp may say today: this interpreter in this place, and every lock."""
    made_by = "\n".join([sys.version, sys.base_prefix, platform.machine(), str(ROOT)])
    texts = {"interpreter": made_by.encode()}
    texts |= {name: (LOCKS / name).read_bytes() for name in INCLUDES}
    return {name: hashlib.sha256(text).hexdigest() for name, text in texts.items()}


def state(environment: Environment, lock: str) -> str:
    """Return "ready", "fill" (the lock is not installed yet) or "make" (absent, broken or old)."""
    stamp, today = environment.stamped(), fingerprints()
    if not stamp or any(today.get(name) != value for name, value in stamp.items()):
        return "make"
    if not environment.starts():
        return "make"
    return "ready" if lock in stamp else "fill"


def provide(environment: Environment, lock: str) -> None:
    """Bring ``environment`` to what ``lock`` says; do nothing when it is there already."""
    todo = state(environment, lock)
    if todo == "ready":
        return
    started = time.monotonic()
    say(f"Setting up {environment.folder.name} from requirements/{lock} ...")
    stamp = environment.stamped() if todo == "fill" else {}
    environment.stamp.unlink(missing_ok=True)  # from here to the end it is half made
    if todo == "make":
        make(environment)
    install(environment, lock)
    if environment == VENV:
        connect(environment)
    today = fingerprints()
    stamp |= {name: today[name] for name in ("interpreter", *INCLUDES[lock])}
    environment.stamp.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    say(f"{environment.folder.name} is ready ({time.monotonic() - started:.1f} s)")


def make(environment: Environment) -> None:
    """Make the environment anew, without pip in it."""
    if Path(sys.prefix) == environment.folder:
        raise SetupError(
            f"dev.py cannot replace the Python that it runs on ({sys.executable}):"
            " start it with the Python of your system."
        )
    try:
        if environment.folder.exists():
            shutil.rmtree(environment.folder)
        venv.EnvBuilder(symlinks=os.name != "nt").create(environment.folder)
    except OSError as problem:
        raise SetupError(
            f"{environment.folder} cannot be made ({problem}):"
            " close the programs that use it and see that the folder may be written."
        ) from problem


def install(environment: Environment, lock: str) -> None:
    """Install a lock, wheels only and each with a known hash."""
    command = [*pip(environment), "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-compile", "--require-hashes", "--only-binary=:all:", "-r", str(LOCKS / lock)]
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(
            f"pip could not install requirements/{lock}; it says why above."
            " Nothing else was changed: run the same command again when that is put right."
        )


def pip(environment: Environment) -> list[str]:
    """Return the command of a pip that installs into ``environment``."""
    if host_pip() >= (22, 3):  # the first with --python; saves 8 s and needs no ensurepip
        return [sys.executable, "-m", "pip", "--python", str(environment.python)]
    own = [str(environment.python), "-m"]
    if subprocess.run([*own, "ensurepip"], capture_output=True, check=False).returncode != 0:
        raise SetupError(
            "This Python has neither pip nor ensurepip. On Debian and Ubuntu this installs them:\n"
            "  sudo apt-get install python3-venv"
        )
    return [*own, "pip"]


def host_pip() -> tuple[int, ...]:
    """Return the version of the pip beside this Python; (0,) without one."""
    try:
        version = importlib.metadata.version("pip")
    except importlib.metadata.PackageNotFoundError:
        return (0,)
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])


def connect(environment: Environment) -> None:
    """Let the environment import the source tree, and write the console commands."""
    site = environment.path("purelib")
    relative = os.path.relpath(ROOT, site)  # no letters of the machine's folders to encode
    (site / "sampling-lab.pth").write_text(relative + "\n", encoding="ascii")
    project = pyproject()["project"]
    for name, target in (project["scripts"] | project["gui-scripts"]).items():
        file = environment.path("scripts") / (f"{name}.cmd" if os.name == "nt" else name)
        file.write_text(launcher(name, target, environment.python), encoding="utf-8")
        file.chmod(0o755)


def launcher(name: str, target: str, python: Path, windows: bool = os.name == "nt") -> str:
    """Return a console command that calls ``target`` ("module:function")."""
    module, function = target.split(":")
    code = f"import sys; from {module} import {function}; sys.argv[0] = '{name}'"
    code += f"; sys.exit({function}())"
    # -P: a file of the reader's folder, say random.py, must not stand in for a module
    if windows:
        return f'@"%~dp0python.exe" -P -c "{code}" %*\n'
    return f'#!/bin/sh\nexec {shlex.quote(str(python))} -P -c "{code}" "$@"\n'


def pyproject() -> dict[str, Any]:
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


# The system


def has_screen(system: str, variables: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown; only on Linux is that in doubt."""
    if not system.startswith("linux"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def missing(libraries: Mapping[str, str]) -> dict[str, str]:
    """Return those libraries that do not load, each with its Debian package."""
    absent = {}
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            absent[library] = package
    return absent


def apt_install(packages: Sequence[str]) -> list[str]:
    """Return the command that installs ``packages`` on Debian and Ubuntu."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def provide_qt_libraries(wanted: Mapping[str, str], may_install: bool) -> None:
    """Install the system libraries that Qt misses, or say how to."""
    absent = missing(wanted)
    if not absent:
        return
    command = apt_install(list(absent.values()))
    if may_install:
        say(f"Installing the system libraries of Qt: {' '.join(absent.values())} ...")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "update"], check=False, env=quiet)
        subprocess.run([*command, "-qq"], check=False, env=quiet, stdout=subprocess.DEVNULL)
        absent = missing(wanted)
    if absent:
        raise SetupError(
            f"Qt needs system libraries that are not here: {', '.join(absent)}."
            " On Debian and Ubuntu this installs them:\n"
            f"  sudo apt-get update && sudo {shlex.join(apt_install(list(absent.values())))}"
        )


def provide_qt(lock: str, screen: bool) -> None:
    """Make .venv and see that Qt can start in it."""
    if sys.platform.startswith("linux"):
        wanted = QT_LIBRARIES | (SCREEN_LIBRARIES if screen else {})
        provide_qt_libraries(wanted, os.geteuid() == 0 and shutil.which("apt-get") is not None)
    provide(VENV, lock)


# The commands


def call(command: Sequence[str | Path], offscreen: bool = False, cwd: Path | None = None) -> int:
    """Run a program to its end and return its exit code, as a shell counts it."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if offscreen:
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    code = subprocess.run(command, env=variables, cwd=cwd, check=False).returncode
    return code if code >= 0 else 128 - code


def run(args: list[str]) -> int:
    """Start the program; without a screen and without arguments, do its four use cases."""
    screen = has_screen(sys.platform, os.environ)
    provide_qt("run.txt", screen)
    program: list[str | Path] = [VENV.python, "-P", "-m", "desktop"]
    if screen or args:
        return call([*program, *args], offscreen=not screen and "--self-test" in args)
    before = written(Path("out"))
    code = call([*program, "--self-test", "out"], offscreen=True)
    new = sorted(file.name for file, when in written(Path("out")) - before)
    if code == 0 and not new:
        raise SetupError("No screen: the program ended well but wrote nothing into out.")
    if code == 0:
        say(f"No screen: did the four use cases without one, wrote {', '.join(new)} into out")
    return code


def written(folder: Path) -> set[tuple[Path, int]]:
    """Return the files of a folder, each with the time of its last change (ns)."""
    files = folder.rglob("*") if folder.is_dir() else ()
    return {(file, file.stat().st_mtime_ns) for file in files if file.is_file()}


def static_steps() -> dict[str, list[str | Path]]:
    """Return the checks that run nothing of ours."""
    return {
        "ruff": [VENV.python, "-m", "ruff", "check"],
        "mypy": [VENV.python, "-m", "mypy"],
        "mypy dev.py": [VENV.python, "-m", "mypy", "dev.py"],
        "import rules": [VENV.path("scripts") / "lint-imports"],
    }


def dynamic_steps() -> dict[str, list[str | Path]]:
    """Return the tests, and the proof that the core needs no Qt."""
    core = "tests/sampling_core"
    shared = ("-n", "auto", "--dist", "loadfile")  # one process for each core
    return {
        "tests": [VENV.python, "-m", "pytest", "-q", *shared],
        "no Qt in .venv-core": [VENV_WITHOUT_QT.python, "-c", NO_QT],
        "tests of the core without Qt": [
            *(VENV_WITHOUT_QT.python, "-m", "pytest", "-q", "-c", "tests/core.ini", "--rootdir=."),
            *(core, f"--ignore={core}/model_view", *shared),
        ],
    }


def test(args: list[str]) -> int:
    """Run every check; with arguments, pytest alone with these."""
    provide_qt("test.txt", screen=False)
    if args:
        return call([VENV.python, "-m", "pytest", *args], offscreen=True, cwd=ROOT)
    provide(VENV_WITHOUT_QT, "core.txt")
    started = time.monotonic()
    static, dynamic = static_steps(), dynamic_steps()
    codes = {title: step(title, command) for title, command in static.items()}
    for title, command in dynamic.items():
        if any(codes.values()):
            break
        codes[title] = step(title, command)
    not_run = len(static) + len(dynamic) - len(codes)
    failed = [title for title, code in codes.items() if code]
    seconds = f"{time.monotonic() - started:.0f} s"
    if failed:
        say(f"\nFAILED: {', '.join(failed)}; {not_run} steps not run ({seconds})")
        return codes[failed[0]]
    say(f"All {len(codes)} steps passed ({seconds})")
    return 0


def step(title: str, command: list[str | Path]) -> int:
    """Run one check under a heading, say how long it took, and return its exit code."""
    say(f"\n== {title}")
    started = time.monotonic()
    code = call(command, offscreen=True, cwd=ROOT)
    outcome = "passed" if code == 0 else f"FAILED (exit code {code})"
    say(f"== {title}: {outcome} ({time.monotonic() - started:.1f} s)")
    return code


def bench(args: list[str]) -> int:
    """Run the benchmarks; those that compare with another program skip when it is not installed."""
    provide_qt("bench.txt", screen=False)
    others = "'transformers', 'torch', 'llama_cpp'"
    look = "import importlib.util as u; print('Not installed, so not compared with:', *"
    look += f"[name for name in ({others}) if u.find_spec(name) is None] or ['(all installed)'])"
    call([VENV.python, "-c", look])
    command: list[str | Path] = [VENV.python, "-m", "pytest", "tests/benchmarks"]
    command += ["--benchmark-only", "-o", f"addopts={bench_options()}", *args]
    return call(command, offscreen=True, cwd=ROOT)


def bench_options() -> str:
    """Return pytest's usual options but for the one that leaves the benchmarks out."""
    options: str = pyproject()["tool"]["pytest"]["ini_options"]["addopts"]
    return shlex.join(part for part in shlex.split(options) if part != "--ignore=tests/benchmarks")


def words(args: list[str]) -> int:
    """Bring every desktop_*.ts up to date with the texts of the window, and compile it."""
    provide_qt("run.txt", screen=False)
    texts = sorted((ROOT / "desktop").rglob("*.py"))
    collect: list[str | Path] = [VENV.path("scripts") / "pyside6-lupdate", *texts, *args]
    collect += ["-locations", "none", "-no-obsolete", "-ts"]
    code = 0
    for file in sorted((ROOT / "resources" / "translations").glob("desktop_*.ts")):
        compiler, made = VENV.path("scripts") / "pyside6-lrelease", file.with_suffix(".qm")
        code = code or call([*collect, file]) or call([compiler, file, "-qm", made])
    return code


def main(arguments: list[str]) -> int:
    """Do what the first argument says and return the exit code."""
    commands: dict[str, Callable[[list[str]], int]] = {
        "run": run, "test": test, "bench": bench, "words": words,
    }  # fmt: skip
    name, *args = arguments or [""]
    if name not in commands:
        say(__doc__)
        return 0 if name in ("-h", "--help") else 2
    try:
        return commands[name](args[1:] if args[:1] == ["--"] else args)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The set-up script: what it decides, tested without making an environment of 250 MB."""

import configparser
import importlib.util
import json
import os
import runpy
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def dev(monkeypatch):
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "dev_under_test", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(dev, monkeypatch, tmp_path):
    """A project of its own with four small locks; pip is never called in it."""
    (tmp_path / "requirements").mkdir()
    for name in dev.INCLUDES:
        (tmp_path / "requirements" / name).write_text(f"# {name}\n")
    (tmp_path / "pyproject.toml").write_text(
        '[project.scripts]\nlab-cli = "lab_code:main"\n'
        '[project.gui-scripts]\nlab = "lab_code:main"\n'
    )
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "LOCKS", tmp_path / "requirements")
    monkeypatch.setattr(dev, "VENV", dev.Environment(tmp_path / ".venv"))
    installed = []
    monkeypatch.setattr(dev, "install", lambda environment, lock: installed.append(lock))
    dev.installed = installed
    return tmp_path


# Python's version


@pytest.mark.parametrize("version", [(3, 8, 10), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_another_python_gets_one_sentence_and_exit_code_2(version, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as refusal:
        runpy.run_path(str(ROOT / "dev.py"))
    said = capsys.readouterr().err
    assert refusal.value.code == 2
    assert said.count("\n") == 1
    assert f"this is Python {version[0]}.{version[1]}:" in said
    assert "3.11, 3.12 or 3.13" in said


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 9)])
def test_the_pythons_that_qt_is_made_for_are_taken(version, monkeypatch):
    monkeypatch.setattr(sys, "version_info", version)
    assert "main" in runpy.run_path(str(ROOT / "dev.py"), run_name="imported")


def test_the_refused_pythons_are_those_that_qt_refuses():
    made_for = SpecifierSet(metadata("PySide6-Essentials")["Requires-Python"])
    assert [minor for minor in range(11, 20) if f"3.{minor}.1" in made_for] == [11, 12, 13]


# the environment


def test_a_second_time_does_nothing(dev, project):
    dev.provide(dev.VENV, "run.txt")
    dev.provide(dev.VENV, "run.txt")
    assert dev.installed == ["run.txt"]


def test_the_larger_lock_contains_the_smaller(dev, project):
    dev.provide(dev.VENV, "run.txt")
    dev.provide(dev.VENV, "test.txt")  # on top, not anew
    assert dev.state(dev.VENV, "run.txt") == "ready"
    assert dev.state(dev.VENV, "test.txt") == "ready"
    assert dev.state(dev.VENV, "bench.txt") == "fill"


def test_a_changed_lock_makes_the_environment_anew(dev, project):
    dev.provide(dev.VENV, "test.txt")
    left = dev.VENV.folder / "left over"
    left.touch()
    (project / "requirements" / "run.txt").write_text("# another\n")
    assert dev.state(dev.VENV, "test.txt") == "make"
    dev.provide(dev.VENV, "test.txt")
    assert not left.exists()


@pytest.mark.parametrize("what", ["version", "base_prefix"])
def test_another_interpreter_makes_the_environment_anew(dev, project, monkeypatch, what):
    dev.provide(dev.VENV, "run.txt")
    monkeypatch.setattr(sys, what, getattr(sys, what) + " other")
    assert dev.state(dev.VENV, "run.txt") == "make"


@pytest.mark.parametrize(
    "damage", ["no stamp", "cut stamp", "odd stamp", "no python", "dead python"]
)
def test_a_broken_environment_is_made_anew(dev, project, damage):
    dev.provide(dev.VENV, "run.txt")
    python = dev.VENV.python
    match damage:
        case "no stamp":
            dev.VENV.stamp.unlink()
        case "cut stamp":
            dev.VENV.stamp.write_text(dev.VENV.stamp.read_text()[:-5])
        case "odd stamp":
            dev.VENV.stamp.write_text(json.dumps(["run.txt"]))
        case "no python":
            python.unlink()
        case "dead python":
            python.unlink()
            python.write_text("not a program")
            python.chmod(0o755)
    assert dev.state(dev.VENV, "run.txt") == "make"
    dev.provide(dev.VENV, "run.txt")
    assert dev.state(dev.VENV, "run.txt") == "ready"


def test_an_interrupted_installation_is_not_taken_for_whole(dev, project, monkeypatch):
    dev.provide(dev.VENV, "run.txt")

    def fail(environment, lock):
        raise dev.SetupError("no network")

    monkeypatch.setattr(dev, "install", fail)
    with pytest.raises(dev.SetupError):
        dev.provide(dev.VENV, "test.txt")
    assert dev.state(dev.VENV, "run.txt") == "make"


def test_it_does_not_replace_the_python_that_it_runs_on(dev, project, monkeypatch):
    dev.VENV.folder.mkdir()
    (dev.VENV.folder / "kept").touch()
    monkeypatch.setattr(sys, "prefix", str(dev.VENV.folder))
    with pytest.raises(dev.SetupError, match="Python of your system"):
        dev.provide(dev.VENV, "run.txt")
    assert (dev.VENV.folder / "kept").exists()


def test_an_older_pip_of_the_host_is_not_used(dev, monkeypatch, tmp_path):
    environment = dev.Environment(tmp_path)
    monkeypatch.setattr(dev.importlib.metadata, "version", lambda name: "22.2.2")
    with pytest.raises(FileNotFoundError):  # it turns to the pip of the environment, absent here
        dev.pip(environment)
    monkeypatch.setattr(dev.importlib.metadata, "version", lambda name: "26.1b1")
    assert dev.pip(environment) == [
        *(sys.executable, "-m", "pip", "--python", str(environment.python))
    ]


def test_without_pip_and_ensurepip_the_package_is_named(dev, monkeypatch, tmp_path):
    environment = dev.Environment(tmp_path)
    monkeypatch.setattr(dev, "host_pip", lambda: (0,))
    failed = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(dev.subprocess, "run", lambda *args, **options: failed)
    with pytest.raises(dev.SetupError, match="sudo apt-get install python3-venv"):
        dev.pip(environment)


# the source tree in the environment


def test_the_console_command_calls_our_code_from_anywhere(dev, project, tmp_path):
    code = 'import sys\ndef main():\n    print("called", sys.argv)\n    return 7\n'
    (project / "lab_code.py").write_text(code)
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    (elsewhere / "lab_code.py").write_text("raise SystemExit('a stranger was imported')\n")
    dev.provide(dev.VENV, "run.txt")
    name = "lab-cli.cmd" if os.name == "nt" else "lab-cli"
    command = [dev.VENV.path("scripts") / name, "cases", "a b"]
    done = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True)
    assert done.stdout == "called ['lab-cli', 'cases', 'a b']\n"
    assert done.returncode == 7


def test_a_launcher_quotes_the_folder(dev):
    written = dev.launcher("lab", "lab_code:main", Path("/home/o'neill lab/python"), windows=False)
    assert shlex.split(written.splitlines()[1])[:2] == ["exec", "/home/o'neill lab/python"]


# the system


def test_a_library_that_does_not_load_is_named_with_its_package(dev):
    wanted = {"libnowhere.so.99": "libnowhere99"}
    there = {"kernel32.dll": "-"} if os.name == "nt" else {}
    if sys.platform.startswith("linux"):
        there = {"libc.so.6": "libc6"}
    assert dev.missing(wanted | there) == wanted


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="asks Debian's own list of files")
def test_the_named_packages_are_those_that_have_the_libraries(dev):
    for library, package in (dev.QT_LIBRARIES | dev.SCREEN_LIBRARIES).items():
        done = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True)
        if done.returncode == 0:  # the package is installed here
            owners = {line.split(":")[0] for line in done.stdout.splitlines()}
            assert {package, f"{package}t64"} & owners


def test_without_root_the_exact_command_is_said(dev):
    with pytest.raises(dev.SetupError) as refusal:
        dev.provide_qt_libraries({"libnowhere.so.99": "libnowhere99"}, may_install=False)
    assert "libnowhere.so.99" in str(refusal.value)
    assert str(refusal.value).endswith(
        "\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends libnowhere99"
    )


def test_as_root_the_libraries_are_installed_and_looked_at_again(dev, monkeypatch):
    called = []
    monkeypatch.setattr(dev.subprocess, "run", lambda command, **options: called.append(command))
    answers = [{"libnowhere.so.99": "libnowhere99"}, {}]
    monkeypatch.setattr(dev, "missing", lambda wanted: answers.pop(0))
    dev.provide_qt_libraries({"libnowhere.so.99": "libnowhere99"}, may_install=True)
    assert [command[:2] for command in called] == [["apt-get", "-qq"], ["apt-get", "install"]]
    assert "libnowhere99" in called[1]


def test_an_installation_that_did_not_help_is_said(dev, monkeypatch):
    monkeypatch.setattr(dev.subprocess, "run", lambda command, **options: None)
    with pytest.raises(dev.SetupError, match=r"libnowhere\.so\.99"):
        dev.provide_qt_libraries({"libnowhere.so.99": "libnowhere99"}, may_install=True)


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_only_linux_can_be_without_a_screen(dev, system, variables, expected):
    assert dev.has_screen(system, variables) is expected


# the commands


@pytest.fixture
def calls(dev, monkeypatch, tmp_path):
    """What would be started: the arguments after the interpreter, and whether off-screen."""
    seen = []

    def call(command, offscreen=False, cwd=None):
        if "--self-test" in command:
            Path("out").mkdir(exist_ok=True)
            Path("out", "chart.svg").write_text("<svg/>")
        seen.append(([str(part) for part in command[1:]], offscreen))
        return 0

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "provide", lambda environment, lock: None)
    monkeypatch.setattr(dev, "provide_qt_libraries", lambda wanted, may_install: None)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)  # absent on Windows
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return seen


def test_without_a_screen_the_four_use_cases_are_done(dev, calls, capsys):
    assert dev.main(["run"]) == 0
    assert calls == [(["-P", "-m", "desktop", "--self-test", "out"], True)]
    assert capsys.readouterr().out.startswith("No screen: ")


def test_only_files_of_this_time_are_said_to_be_written(dev, calls, capsys):
    Path("out").mkdir()
    Path("out", "old.png").touch()
    dev.main(["run"])
    said = capsys.readouterr().out
    assert "wrote chart.svg into out" in said
    assert "old.png" not in said


def test_a_program_that_wrote_nothing_has_not_done_its_job(dev, calls, monkeypatch, capsys):
    monkeypatch.setattr(dev, "call", lambda command, offscreen=False: 0)
    assert dev.main(["run"]) == 1
    assert "wrote nothing" in capsys.readouterr().err


def test_with_a_screen_the_window_is_opened(dev, calls, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":7")
    assert dev.main(["run"]) == 0
    assert calls == [(["-P", "-m", "desktop"], False)]


def test_words_are_collected_then_compiled(dev, calls, tmp_path, monkeypatch):
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    for file in ("desktop/window.py", "resources/translations/desktop_de.ts"):
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).touch()
    assert dev.main(["words"]) == 0
    (collect, _), (compile_, _) = calls
    source = str(tmp_path / "resources" / "translations" / "desktop_de.ts")
    assert collect[0] == str(tmp_path / "desktop" / "window.py")
    assert collect[-2:] == ["-ts", source]
    assert compile_ == [source, "-qm", source.replace(".ts", ".qm")]


@pytest.mark.parametrize("args", [["--version"], ["--", "--version"]])
def test_arguments_go_to_the_program(dev, calls, args):
    dev.main(["run", *args])
    assert calls == [(["-P", "-m", "desktop", "--version"], False)]


def test_test_with_arguments_is_pytest_alone(dev, calls):
    dev.main(["test", "-k", "name"])
    assert calls == [(["-m", "pytest", "-k", "name"], True)]


def test_after_a_failed_check_the_other_checks_run_but_no_test(dev, calls, monkeypatch, capsys):
    codes = iter([0, 3, 0, 4])
    ran = []
    monkeypatch.setattr(dev, "step", lambda title, command: ran.append(title) or next(codes))
    assert dev.main(["test"]) == 3
    assert ran == list(dev.static_steps())
    assert "FAILED: mypy, import rules; 3 steps not run" in capsys.readouterr().out


def test_a_failed_test_ends_with_its_exit_code(dev, calls, monkeypatch):
    monkeypatch.setattr(dev, "step", lambda title, command: 5 if title == "tests" else 0)
    assert dev.main(["test"]) == 5


def test_a_program_that_a_signal_ended_has_the_shells_exit_code(dev):
    if os.name == "nt":
        pytest.skip("no signals on Windows")
    assert dev.call([sys.executable, "-c", "import os; os.abort()"]) == 134


def test_the_callers_pythonpath_brings_nothing_in(dev, monkeypatch, tmp_path):
    (tmp_path / "stranger.py").touch()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert dev.call([sys.executable, "-c", "import stranger"]) == 1


def test_the_proof_without_qt_fails_where_qt_is(dev):
    pytest.importorskip("PySide6")
    done = subprocess.run([sys.executable, "-c", dev.NO_QT], capture_output=True, text=True)
    assert done.returncode == 1
    assert "PySide6 can be imported" in done.stderr


def test_an_unknown_command_shows_the_known_ones(dev, capsys):
    assert dev.main(["walk"]) == 2
    assert "dev.py run" in capsys.readouterr().out


def test_the_benchmarks_are_not_ignored_by_bench_alone(dev):
    options = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]
    assert "--ignore=tests/benchmarks" in options["addopts"].split()
    left = [part for part in options["addopts"].split() if part != "--ignore=tests/benchmarks"]
    assert dev.bench_options().split() == left


def test_what_is_made_here_stays_out_of_the_repository(dev):
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    for made in (dev.VENV.folder.name, dev.VENV_WITHOUT_QT.folder.name, "out"):
        assert f"/{made}/" in ignored


def test_the_core_is_tested_under_the_same_settings():
    usual = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]
    core = configparser.ConfigParser()
    core.read(ROOT / "tests" / "core.ini")
    core = core["pytest"]
    assert core["filterwarnings"].split("\n")[1:] == usual["filterwarnings"]
    assert core.getboolean("xfail_strict") is usual["xfail_strict"]
    assert core.get("markers", "").split("\n")[1:] == usual.get("markers", [])
    assert set(usual["addopts"].split()) - set(core["addopts"].split()) == {
        "--ignore=tests/benchmarks"
    }

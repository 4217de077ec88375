"""The locks in requirements/: whole, hashed, of one mind, and free of any machine's addresses."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("run.txt", "core.txt", "test.txt", "bench.txt")
SMALLER = [("run.txt", "test.txt"), ("test.txt", "bench.txt"), ("core.txt", "test.txt")]


def text(name):
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def entries(name):
    """The entries of a lock: (requirement, hashes)."""
    joined = text(name).replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return [
        (Requirement(line.partition("--hash")[0].strip()), re.findall(r"--hash=(\S+)", line))
        for line in lines
    ]


def versions(name):
    return {canonicalize_name(entry.name): str(entry.specifier) for entry, _ in entries(name)}


@pytest.fixture(scope="module")
def pyproject():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_lock_is_listed_here():
    assert {file.name for file in (ROOT / "requirements").iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_address_no_path_and_no_option_of_a_machine(name):
    allowed = {"requirements/" + other for other in NAMES}
    for word in text(name).split():
        assert "://" not in word
        assert "/" not in word or word in allowed
        assert "\\" not in word or word == "\\"
    for option in ("index", "find-links", "trusted-host", "cert"):
        assert not re.search(rf"--[a-z-]*{option}", text(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_one_version_with_hashes(name):
    assert entries(name)
    for entry, hashes in entries(name):
        assert re.fullmatch(r"==[\w.]+", str(entry.specifier)), entry
        assert hashes, entry
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), entry


@pytest.mark.parametrize("name", NAMES)
def test_no_package_twice(name):
    assert len(versions(name)) == len(entries(name))  # the same numbers on every Python


@pytest.mark.parametrize("name", NAMES)
def test_the_head_says_how_it_is_exported(name):
    command = text(name).splitlines()[1]
    assert command.startswith("#    uv pip compile ")
    assert command.endswith(f"-o requirements/{name}")
    assert "--universal" in command
    assert "--python-version 3.11 " in command


@pytest.mark.parametrize(("small", "large"), SMALLER)
def test_the_larger_lock_has_all_of_the_smaller(small, large):
    assert versions(small).items() <= versions(large).items()


@pytest.mark.parametrize("name", ["run.txt", "test.txt", "bench.txt"])
def test_qt_is_the_one_for_old_machines(name):
    assert versions(name)["pyside6-essentials"] == "==6.9.3"
    assert versions(name)["shiboken6"] == "==6.9.3"


def test_what_the_project_needs_is_locked_within_its_range(pyproject):
    locked = versions("run.txt")
    for line in pyproject["project"]["dependencies"]:
        wanted = Requirement(line)
        version = locked[canonicalize_name(wanted.name)].removeprefix("==")
        assert version in wanted.specifier, line


@pytest.mark.parametrize(
    ("group", "name"),
    [("shipped", "run.txt"), ("core", "core.txt"), ("test", "test.txt"), ("bench", "bench.txt")],
)
def test_every_group_is_locked(pyproject, group, name):
    locked = versions(name)
    for line in pyproject["dependency-groups"][group]:
        wanted = Requirement(line)
        version = locked[canonicalize_name(wanted.name)].removeprefix("==")
        assert version in wanted.specifier, line


def test_the_core_has_no_qt():
    forbidden = re.compile(r"qt|pyside|shiboken")
    assert [name for name in versions("core.txt") if forbidden.search(name)] == []
    assert {"numpy", "msgspec", "pytest", "hypothesis"} <= versions("core.txt").keys()

"""What an administrator decided for a machine: a file beside the program or of the system."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from sampling_core.errors import FileError
from sampling_core.files import Unreadable, read_bytes
from sampling_core.words import say

FORMAT, VERSION = "samplinglab/policy", 1
FILE = "samplinglab-policy.json"
LARGEST = 2**16  # bytes


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules of a machine; by default there are none."""

    format: str = FORMAT
    version: int = VERSION
    start_clean: bool = False  # every start begins with an empty session
    lab: str = ""  # the lab to open: a built-in name, or a file
    language: str = ""  # a code; empty: the user's choice
    theme: str = ""  # "light" or "dark"; empty: the user's choice
    zoom: int = 0  # per cent; 0: the user's choice
    hide_teach: bool = False  # whether the menu Teach is left out
    folders: tuple[str, ...] = ()  # files are opened and saved only in these; empty: anywhere
    servers: bool = True  # whether a model server may be added
    recent_files: bool = True  # whether folders and sessions of before are remembered
    data_dir: str = ""  # where settings and sessions are kept

    def allows(self, path: Path) -> bool:
        """Tell whether a file may be opened or saved there."""
        if not self.folders:
            return True
        place = _resolved(path)
        return any(place.is_relative_to(_resolved(Path(folder))) for folder in self.folders)

    def check(self, path: Path) -> None:
        """Raise FileError where files may be neither opened nor saved."""
        if not self.allows(path):
            raise FileError(
                say("On this computer files are opened and saved only in {folders}.",
                    folders=", ".join(self.folders))
            )  # fmt: skip


def find_policy(wanted: str = "") -> tuple[Policy, str]:
    """Return the policy of this machine, and what is wrong with its file, if anything.

    ``wanted`` names the file. A file that cannot be read is told and gives no rules.
    """
    places = [Path(wanted)] if wanted else places_of(sys.platform, os.environ)
    for path in places:
        try:
            if wanted or path.is_file():
                return read_policy(path), ""
        except Unreadable as problem:
            words = say("The policy file {file} gives no rules: {problem}",
                        file=str(path), problem=str(problem))  # fmt: skip
            return Policy(), words
        except OSError:  # a folder that may not be looked into
            continue
    return Policy(), ""


def places_of(platform: str, environment: Mapping[str, str]) -> Sequence[Path]:
    """Return where a policy may lie, the first one first: beside the program, of the system."""
    system = {
        "win32": Path(environment.get("PROGRAMDATA", r"C:\ProgramData")) / "Sampling Lab",
        "darwin": Path("/Library/Application Support/Sampling Lab"),
    }.get(platform, Path("/etc/sampling-lab"))
    return Path(sys.executable).parent / FILE, system / FILE


def read_policy(path: Path) -> Policy:
    """Return the policy in a file; raises Unreadable in one sentence."""
    try:
        policy = msgspec.json.decode(read_bytes(path, LARGEST), type=Policy)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise Unreadable(f"{error}.") from None
    if policy.format != FORMAT:
        raise Unreadable(say("A policy says “format”: “{format}”.", format=FORMAT))
    if policy.version > VERSION:
        raise Unreadable(say("Made for a newer version ({version}).", version=policy.version))
    if policy.theme not in ("", "light", "dark"):
        raise Unreadable(say("“theme” must be “light” or “dark”."))
    if policy.zoom and not 75 <= policy.zoom <= 250:
        raise Unreadable(say("“zoom” must be 75 to 250 per cent."))
    return policy


def _resolved(path: Path) -> Path:
    """Return a path with its links and dots followed, as far as it is there."""
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError):
        return path.absolute()

"""What the user likes and where the data lives: one INI file in the data folder."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

from desktop.policy import Policy

THEMES = ("system", "light", "dark")
ZOOMS = (75, 90, 100, 110, 125, 150, 175, 200, 225, 250)  # per cent
MOTIONS = ("system", "on", "off")
LANGUAGES = ("system", "en", "de")
UNITS = ("nats", "bits")
SCALES = ("linear", "log", "fixed")  # of the bars; fixed: 0 to 100 %
ORDERS = ("likely", "input", "name")  # of the rows
TICKS = ("run", "model")  # what stands beside the bars: the run compared with, or the model alone
LAYOUT = 3  # raised when docks change: older arrangements fall back to Explore


@dataclass(frozen=True)
class DataFolder:
    """Where settings, session and log are kept; None: nowhere can be written."""

    path: Path | None

    @classmethod
    def find(cls, wanted: str = "") -> "DataFolder":
        """Return the first that can be written: as asked; the user's, else beside the program."""
        kind = QStandardPaths.StandardLocation.AppDataLocation
        home = Path(QStandardPaths.writableLocation(kind)) / "Sampling Lab"
        portable = Path(sys.executable).parent / "Sampling Lab data"
        places = [Path(wanted)] if wanted else [home, portable]
        return cls(next((place for place in places if _is_writable(place)), None))

    def file(self, name: str) -> Path | None:
        return self.path / name if self.path else None


class Settings(QObject):
    """Preferences by name; ``changed`` tells which one."""

    changed = Signal(str)

    def __init__(self, file: Path | None, policy: Policy | None = None) -> None:
        super().__init__()
        self.policy = policy or Policy()
        self._file = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self.place = file.parent if file else None  # the folder of the lab
        self._values: dict[str, str] = {}

    @property
    def theme(self) -> str:
        return self._choice("theme", THEMES)

    @theme.setter
    def theme(self, name: str) -> None:
        self._set("theme", name)

    @property
    def language(self) -> str:
        """Which language the window speaks: one of ``LANGUAGES``."""
        return self._choice("language", LANGUAGES)

    @language.setter
    def language(self, name: str) -> None:
        self._set("language", name)

    @property
    def motion(self) -> str:
        """Whether things move or change at once: one of ``MOTIONS``."""
        return self._choice("motion", MOTIONS)

    @motion.setter
    def motion(self, name: str) -> None:
        self._set("motion", name)

    @property
    def unit(self) -> str:
        """In which unit entropies are written: “nats” or “bits”."""
        return self._choice("unit", UNITS)

    @unit.setter
    def unit(self, name: str) -> None:
        self._set("unit", name)

    @property
    def zoom(self) -> int:
        """Per cent, 75 to 250."""
        text = self._get("zoom", "100")
        return min(max(int(text), ZOOMS[0]), ZOOMS[-1]) if text.isdecimal() else 100

    @zoom.setter
    def zoom(self, per_cent: int) -> None:
        self._set("zoom", str(min(max(per_cent, ZOOMS[0]), ZOOMS[-1])))

    @property
    def scale(self) -> str:
        """On which scale the bars stand: one of ``SCALES``."""
        return self._choice("scale", SCALES)

    @scale.setter
    def scale(self, name: str) -> None:
        self._set("scale", name)

    @property
    def ticks(self) -> str:
        """What the ticks beside the bars show: one of ``TICKS``."""
        return self._choice("ticks", TICKS)

    @ticks.setter
    def ticks(self, name: str) -> None:
        self._set("ticks", name)

    @property
    def order(self) -> str:
        """In which order the bars stand: one of ``ORDERS``."""
        return self._choice("order", ORDERS)

    @order.setter
    def order(self, name: str) -> None:
        self._set("order", name)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the user added to the table of tokens."""
        return tuple(name for name in self._get("columns", "").split(",") if name)

    @columns.setter
    def columns(self, names: tuple[str, ...]) -> None:
        self._set("columns", ",".join(names))

    @property
    def knows_the_window(self) -> bool:
        """Whether the card of the first run was put away."""
        return self._get("welcomed", "") == "yes"

    @knows_the_window.setter
    def knows_the_window(self, known: bool) -> None:
        self._set("welcomed", "yes" if known else "no")

    def remembered(self, name: str) -> str:
        """Return what a part of the window wrote down under a name, “” for nothing."""
        return self._get(name, "")

    def remember(self, name: str, value: str) -> None:
        self._set(name, value)

    def folder(self, kind: str) -> str:
        """Return the folder last used for a kind of file, “” for none."""
        return self._get(f"folder/{kind}", "")

    def remember_folder(self, kind: str, folder: str) -> None:
        if self.policy.recent_files:
            self._set(f"folder/{kind}", folder)
        else:
            self._values[f"folder/{kind}"] = folder

    def arrangement(self, name: str) -> QByteArray:
        """Return a saved arrangement of windows or docks; empty where there is none."""
        version, _, text = self._get(f"layout/{name}", "").partition(":")
        if version != str(LAYOUT):
            return QByteArray()
        return QByteArray.fromBase64(text.encode())

    def remember_arrangement(self, name: str, state: QByteArray) -> None:
        text = bytes(state.toBase64().data()).decode()
        self._set(f"layout/{name}", f"{LAYOUT}:{text}")

    def _choice(self, name: str, options: tuple[str, ...]) -> str:
        value = self._get(name, options[0])
        return value if value in options else options[0]

    def _get(self, name: str, default: str) -> str:
        if self._file is None or name in self._values:
            return self._values.get(name, default)
        return str(self._file.value(name, default))

    def _set(self, name: str, value: str) -> None:
        if value != self._get(name, ""):
            self._values[name] = value
            if self._file is not None:
                self._file.setValue(name, value)
            self.changed.emit(name)


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True

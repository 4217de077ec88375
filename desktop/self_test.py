"""The program checks itself: the real window, known numbers, files written and read again."""

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow

EXPECTED = {  # case → entropy with its recommended settings in nats, and how near is right
    "Classification": (2.5e-8, 1e-9),
    "Summarization": (1.495, 5e-4),
    "Code": (2.241, 5e-4),
    "Creative": (1.890, 5e-4),
}


class ProblemError(Exception):
    """Something that is not as it should be."""


def self_test(folder: Path | None) -> int:
    """Run every check and write the files into ``folder``; returns 0 or 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for line in versions():
        print(line)
    try:
        if folder is None:
            with tempfile.TemporaryDirectory() as place:
                _check_all(Path(place))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            _check_all(folder)
    except Exception as error:  # every problem is printed, and none is a crash
        if not isinstance(error, ProblemError):
            traceback.print_exc(file=sys.stdout)
        print(f"FAIL: {error}")
        return 1
    print("PASS")
    return 0


def versions() -> list[str]:
    """Return what is installed, a line each."""
    import numpy as np
    import PySide6
    from PySide6.QtCore import qVersion

    from sampling_core.version import VERSION

    return [
        f"Sampling Lab {VERSION}",
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}",
        f"PySide6 {PySide6.__version__}, Qt {qVersion()}",
        f"numpy {np.__version__}",
    ]


def _check_all(folder: Path) -> None:
    from desktop.opening import make_app
    from desktop.screenshot import quiet_offscreen, staged_window

    escaped: list[BaseException] = []
    sys.excepthook = lambda _kind, error, _trace: escaped.append(error)
    app = make_app()
    with tempfile.TemporaryDirectory() as fresh, quiet_offscreen():
        window = staged_window(app, Path(fresh), "Summarization", "light", 100)
        _check_window(app, window, folder)
    _demand(not escaped, f"an error escaped: {escaped[:1]}")


def _check_window(app: "QApplication", window: "MainWindow", folder: Path) -> None:
    from desktop.screenshot import settle

    history = window.session.records.history
    window.show()
    settle(app)
    _check_cases(window)
    settle(app)
    _check_files(window, folder)
    _check_session(window, folder)
    window.close()
    history.close()


def _check_cases(window: "MainWindow") -> None:
    """Show each use case in the window and compare what it says with what is known."""
    from sampling_core.cases import case

    session, tile = window.session, window.distribution.tiles.entropy
    for name, (entropy, near) in EXPECTED.items():
        after = session.experiment.with_source(case(name).source).with_chain(case(name).chain)
        session.edit(after, name)
        session.draw()
        found = session.trace.result.entropy
        _demand(abs(found - entropy) <= near, f"{name}: H {found:.9g} nats, not {entropy:g}")
        shown = tile.accessibleDescription()
        _demand(shown.startswith(f"{found:.3f} nats"), f"{name}: the tile says {shown}")
        draws = session.draws
        _demand(draws is not None and draws.count == 10_000, f"{name}: nothing was drawn")
        print(f"{name}: H {found:.6g} nats, shown as {shown}")


def _check_files(window: "MainWindow", folder: Path) -> None:
    """Write window, chart and numbers; read the SVG again."""
    from desktop.files import export_chart

    trace, draws = window.session.trace, window.session.draws
    _demand(window.grab().save(str(folder / "window.png")), "the picture cannot be written")
    for ending in ("png", "svg", "csv"):
        export_chart(folder / f"chart.{ending}", trace, draws)
    root = ET.parse(folder / "chart.svg").getroot()
    _demand(root.tag.endswith("svg"), "the SVG is none")
    text = " ".join(root.itertext())
    first = trace.experiment.source.token(int(trace.result.top(1)[0]))
    _demand(first in text, f"the SVG does not name {first}")
    rows = (folder / "chart.csv").read_text(encoding="utf-8").splitlines()
    _demand(len(rows) == 2 + len(trace.experiment.source), f"the CSV has {len(rows)} lines")


def _check_session(window: "MainWindow", folder: Path) -> None:
    """Write a session file and read the same experiment from it."""
    from sampling_core.history import History

    path = folder / "session.spsession"
    path.unlink(missing_ok=True)
    experiment = window.session.experiment
    written = History(path)
    written.keep(experiment)
    written.close()
    read = History(path, [experiment.source])
    same = read.kept() == experiment
    read.close()
    _demand(same, "the session file gives another experiment")


def _demand(fact: bool, otherwise: str) -> None:
    if not fact:
        raise ProblemError(otherwise)

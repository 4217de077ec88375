"""Files of the window: opening data, exporting the chart, the clipboard."""

import csv
import io
import re
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.charts.picture import DistributionPicture
from desktop.pictures import picture_now, title_of
from desktop.settings import Settings
from desktop.theme import LIGHT
from sampling_core.draw import Draws
from sampling_core.errors import FileError
from sampling_core.model_view.lines import lines
from sampling_core.model_view.session import Session
from sampling_core.model_view.token_columns import TITLES
from sampling_core.trace import Trace

SLIDE = QSize(1920, 1080)  # px
MOST = 300_000  # rows of a CSV file
KINDS = {
    ".png": "Picture (*.png)",
    ".svg": "Drawing (*.svg)",
    ".pdf": "Page (*.pdf)",
    ".csv": "Numbers (*.csv)",
}


class Files:
    """Asks for names and hands the work on; an error leaves everything as it was.

    ``shown`` gives the picture on the screen: that is what an export paints.
    """

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        settings: Settings,
        tell: Callable[[str], None],
        shown: Callable[[], DistributionPicture],
    ) -> None:
        self._parent, self._tell, self._shown = parent, tell, shown
        self._session, self._settings = session, settings

    def ask_for_data(self) -> None:
        folder = self._settings.folder("data")
        kinds = "Logits (*.json *.jsonl *.ndjson *.csv *.tsv *.npy *.npz);;All files (*)"
        name, _ = QFileDialog.getOpenFileName(self._parent, "Open data", folder, kinds)
        if name:
            self._settings.remember_folder("data", str(Path(name).parent))
            self.open_data(Path(name))

    def open_data(self, path: Path) -> None:
        """Make the logits of a file the data; raises a LabError and changes nothing else."""
        from sampling_core.formats.logits import read

        loaded = read(path)
        after = self._session.experiment.with_source(loaded.source)
        self._session.edit(after, f"Data {loaded.source.name}")
        if loaded.warnings:
            self._tell(" ".join(loaded.warnings))

    def ask_for_export(self) -> None:
        folder = Path(self._settings.folder("export"))
        offered = str(folder / f"{name_for(self._session.trace)}.png")
        name, kind = QFileDialog.getSaveFileName(
            self._parent, "Export chart", offered, ";;".join(KINDS.values())
        )
        if name:
            path = Path(name)
            if path.suffix.lower() not in KINDS:
                path = path.with_name(path.name + _suffix_of(kind))
            self._settings.remember_folder("export", str(path.parent))
            self.export(path)

    def export(self, path: Path) -> None:
        """Write the chart as the name says, on light ground; raises FileError."""
        export_chart(path, self._session.trace, self._session.draws, self._shown())
        self._tell(f"Wrote {path.name} to {path.parent}.")

    def copy_chart(self) -> None:
        """Put the chart on the clipboard: as a picture, and in words."""
        from desktop.charts.export import to_image

        picture = self._shown()
        content = QMimeData()
        content.setImageData(to_image(picture, LIGHT, QSize(960, 540), 2.0))
        content.setText(f"{picture.title}. {picture.summary}")
        QGuiApplication.clipboard().setMimeData(content)


def export_chart(
    path: Path, trace: Trace, draws: Draws | None, picture: DistributionPicture | None = None
) -> None:
    """Write the distribution of a trace as PNG, SVG, PDF or CSV, by the ending of the name.

    ``picture`` is painted where it is given, else the bars of the trace.
    """
    from desktop.charts.export import write_pdf, write_png, write_svg

    picture, ending = picture or picture_now(trace, draws), path.suffix.lower()
    if ending == ".png":
        write_png(path, picture, LIGHT, SLIDE, 1.0)
    elif ending == ".svg":
        write_svg(path, picture, LIGHT, SLIDE)
    elif ending == ".pdf":
        write_pdf(path, picture, LIGHT, SLIDE)
    elif ending == ".csv":
        write_csv(path, trace, draws)
    else:
        raise FileError(f"“{path.name}” must end in {', '.join(KINDS)}.")


def write_csv(path: Path, trace: Trace, draws: Draws | None) -> None:
    """Write all rows as UTF-8 with “.” and no grouping; shares are from 0 to 1."""
    text = io.StringIO()
    text.write(f"# {picture_now(trace, draws, 1).caption}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*TITLES[:6], "Removed by"))
    for line in lines(trace, draws, MOST):
        sampled = "" if line.sampled is None else repr(line.sampled)
        shares = repr(line.model), repr(line.exact), sampled
        writer.writerow((line.rank, line.token, repr(line.logit), *shares, line.cut_by))
    try:
        path.write_text(text.getvalue(), encoding="utf-8")
    except OSError as error:
        raise FileError(f"“{path}” cannot be written: {error.strerror}.") from error


def name_for(trace: Trace) -> str:
    """Return a name for an export: ``chart_summarization_T0.60_p0.95_2026-05-11``."""
    data = re.sub(r"\W+", "-", title_of(trace).partition(": ")[0]).strip("-").lower()
    settings = re.sub(r"(T|top-p|top-k) (?=[\d.])", r"\1", trace.experiment.settings())
    settings = re.sub(r"[^\w.+-]+", "_", settings.replace("top-", ""))
    return f"chart_{data}_{settings}_{time.strftime('%Y-%m-%d')}"


def _suffix_of(kind: str) -> str:
    return next((ending for ending, words in KINDS.items() if words == kind), ".png")

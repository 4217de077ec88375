"""How long reports take, beside the standard library doing the least that one could do."""

import csv
import io
import json
import zipfile

import pytest

from sampling_core.draw import draw
from sampling_core.labs.collect import collect
from sampling_core.labs.collected_csv import as_csv
from sampling_core.labs.report.file import packed, write
from sampling_core.labs.report.hand_in import Student, hand_in
from sampling_core.trace import run
from tests.sampling_core.labs.report.worked import ADA, NOW, SIX, made, session

STUDENTS = 30
REPORT, COLLECT = "report of six labs", f"collect {STUDENTS} hand-ins of six labs"


@pytest.fixture(scope="module")
def worked():
    with session(*SIX) as found:
        yield found


def test_report_lab(benchmark, worked):
    """From what is in a session to the bytes of a file: judged, drawn, written."""
    benchmark.group = REPORT
    history, works = worked

    def whole():
        return packed(hand_in(works, history.records(), ADA, history, now=NOW))

    benchmark.pedantic(whole, rounds=5, warmup_rounds=1)


def test_report_runs_alone(benchmark, worked):
    """The same runs, made and drawn again, and nothing else."""
    benchmark.group = REPORT
    history, _ = worked

    def runs():
        for record in history.records():
            trace = run(history.experiment(record.id))
            draw(trace, record.draws, record.seed)

    benchmark.pedantic(runs, rounds=5, warmup_rounds=1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    content = made(*SIX, student=Student("Ada"))
    for number in range(STUDENTS):
        write(content, folder / f"{number}.spreport")
    return folder


def test_collect_lab(benchmark, folder):
    benchmark.group = COLLECT
    benchmark.pedantic(lambda: as_csv(collect(folder)), rounds=5, warmup_rounds=1)


def test_collect_zip_and_json(benchmark, folder):
    """The standard library: unpacked and parsed, no check of anything, a cell per case."""
    benchmark.group = COLLECT

    def plain():
        text = io.StringIO()
        writer = csv.writer(text)
        for path in sorted(folder.iterdir()):
            with zipfile.ZipFile(path) as archive:
                content = json.loads(archive.read("report.json"))
            for lab in content["labs"]:
                writer.writerows([[section["case"]] for section in lab["sections"]])
        return text.getvalue()

    benchmark.pedantic(plain, rounds=5, warmup_rounds=1)

"""How long the report of six labs takes as a PDF, beside Qt printing its text alone."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter, QTextDocument

from desktop.paper import DOTS, Sheet, layout_of, pdf_of
from desktop.paper_content import separated
from sampling_core.labs.report.html import html
from tests.sampling_core.labs.report.worked import SIX, made

GROUP = "report of six labs as PDF"


@pytest.fixture(scope="module")
def page():
    return html(made(*SIX))


def test_report_lab(benchmark, qapp, page):
    benchmark.group = GROUP
    data = benchmark.pedantic(lambda: pdf_of(page, "Report", Sheet()), rounds=3, warmup_rounds=1)
    assert len(data) < 2 * 2**20


def test_report_qt(benchmark, qapp, page):
    """The same text without a picture, a foot or a care for headings."""
    benchmark.group = GROUP
    text = separated(page)[0]

    def print_text():
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(DOTS)
        writer.setPageLayout(layout_of("A4"))
        document = QTextDocument()
        document.setHtml(text)
        document.print_(writer)

    benchmark.pedantic(print_text, rounds=3, warmup_rounds=1)

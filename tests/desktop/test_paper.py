"""A report on paper: its text is text, its pictures are drawings, its headings stand with them."""

import io
import re

import pypdf
import pytest
from PySide6.QtGui import QTextDocument

from desktop.paper import Paper, Sheet, chapters, pdf_of
from desktop.paper_content import separated
from sampling_core.labs.report.html import html
from tests.sampling_core.labs.report.worked import SIX, made

LARGEST = 2 * 2**20  # bytes


@pytest.fixture(scope="module")
def six():
    return html(made(*SIX))


@pytest.fixture(scope="module")
def pages(qapp, six):
    data = pdf_of(six, "Report", Sheet("A4", "Ada Example · 10b"))
    return data, pypdf.PdfReader(io.BytesIO(data)).pages


def test_all_that_students_wrote_and_got_can_be_copied_out_of_the_pdf(pages):
    data, found = pages
    text = "".join(page.extract_text() for page in found).replace("\u00a0", " ")
    assert len(data) < LARGEST
    for words in ("Ada Example", "Temperature divides the gaps.", "I think so.", "56.4 %",
                  "0.093 nats = 0.134 bits", "98.17 %", "10 of 10 tokens"):  # fmt: skip
        assert words in text
    assert "\t" not in text  # blanks are blanks


def test_every_page_has_its_number_and_whose_it_is(pages):
    _, found = pages
    for place, page in enumerate(found, 1):
        text = page.extract_text()
        assert f"Page {place} of {len(found)}" in text
        assert "Ada Example · 10b" in text


def test_pictures_are_drawn_and_no_pixels(pages):
    assert not any(page.images for page in pages[1])


def test_each_lab_begins_on_a_page_of_its_own(pages):
    texts = [page.extract_text().replace("\n", "") for page in pages[1]]
    for number in range(1, 7):
        holding = [text for text in texts if f"Lab {number} ·" in text]
        assert len(holding) == 1
        assert holding[0].find(f"Lab {number} ·") < 200


@pytest.mark.parametrize(("size", "ratio"), [("A4", 297 / 210), ("Letter", 11 / 8.5)])
def test_paper_is_as_asked(qapp, size, ratio):
    page = pypdf.PdfReader(io.BytesIO(pdf_of("<p>Text</p>", "", Sheet(size)))).pages[0]
    assert float(page.mediabox.height / page.mediabox.width) == pytest.approx(ratio, rel=0.01)


@pytest.mark.parametrize("lines", range(20, 62, 3))
def test_a_heading_stands_on_the_page_of_what_it_is_over(qapp, lines):
    words = '<text x="9" y="400" font-size="20">Drawn</text>'
    size = 'width="600" height="500"'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{words}</svg>'
    body = "<p>Line</p>" * lines + f"<h4>Chart</h4><figure>{picture}</figure>"
    texts = [page.extract_text() for page in _pages(body)]
    place = next(place for place, text in enumerate(texts) if "Drawn" in text)
    assert "Chart" in texts[place]


@pytest.mark.parametrize("lines", range(24, 50, 2))
def test_a_picture_a_caption_and_a_last_line_stand_with_what_they_are_of(qapp, lines):
    drawn = [f'<text x="9" y="20" font-size="20">{words}</text>' for words in ("Scale", "Bars")]
    figures = "".join(
        '<figure><svg xmlns="http://www.w3.org/2000/svg" width="600" height="250">'
        f"{words}</svg></figure>"
        for words in drawn
    )
    rows = "<tr><td>Cell</td></tr>" * 4
    body = (
        "<p>Line</p>" * lines + f"<h4>Chart</h4>{figures}"
        f"<h4>Compared</h4><table><caption>Of what</caption><tbody>{rows}</tbody></table>"
    )  # fmt: skip
    texts = [page.extract_text() for page in _pages(body)]
    assert any(all(each in text for each in ("Chart", "Scale", "Bars")) for text in texts)
    assert any("Compared" in text and "Of what" in text and "Cell" in text for text in texts)


@pytest.mark.parametrize("lines", [80, 82, 84, 86, 88, 90])
def test_no_page_has_one_line(qapp, lines):
    counts = [page.extract_text().count("Line") for page in _pages("<p>Line</p>" * lines)]
    assert sum(counts) == lines
    assert min(counts) >= 2


def test_no_page_of_a_report_is_nearly_empty(pages):
    for page in pages[1]:
        assert len(page.extract_text()) > 150


def test_no_page_of_a_report_ends_with_a_heading_or_a_caption(pages, six):
    over = re.findall(r"<(?:h[2-4][^>]*|caption)>(.*?)</", six)
    assert len(over) > 50
    for page in pages[1]:
        lines = [line.strip() for line in page.extract_text().splitlines() if line.strip()]
        lines = [line for line in lines if not line.startswith(("Page ", "Ada Example ·"))]
        assert lines[-1] not in over


def test_hostile_words_of_students_stay_words(qapp):
    words = '<img src="picture:0"> <b>bold</b> <svg> & "quoted"'
    from sampling_core.labs.report.texts import escaped

    page = f'<blockquote dir="auto">{escaped(words)}\n  second line</blockquote>'
    body, pictures = separated(page)
    assert pictures == []
    text = Paper(page).toPlainText()
    assert words in text
    assert "\ufffc" not in text  # no picture stands in it
    assert body.count("<img") == 0


def test_pictures_fit_the_width_and_the_zoom(qapp):
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="100"></svg>'
    paper = Paper(f"<figure>{picture}</figure>")
    paper.setTextWidth(400)
    paper.fit(400)
    assert paper.size().width() <= 400 + 2 * paper.documentMargin()


def test_a_report_without_labs_is_one_chapter():
    assert chapters("<p>Nothing</p>") == ["<p>Nothing</p>"]


def _pages(body):
    return pypdf.PdfReader(io.BytesIO(pdf_of(body, "", Sheet()))).pages


def test_what_qt_reads_is_no_other_document(qapp, six):
    plain = QTextDocument()
    plain.setHtml(separated(chapters(six)[0])[0])
    assert "Temperature: sharper or flatter" in plain.toPlainText()

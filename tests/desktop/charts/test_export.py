"""Exported pictures show what the screen shows, and carry their words."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop.charts.export import (
    Page,
    fitting_zoom,
    pdf_of,
    to_image,
    write,
    write_pdf,
    write_png,
    write_svg,
)
from desktop.charts.export_page import PageTexts, wrapped
from desktop.charts.text import TextPen
from desktop.theme import DARK, LIGHT, PRINT, contrast
from sampling_core.errors import FileError
from sampling_core.files import Unreadable
from sampling_core.formats.charts import carried

SIZE = QSize(796, 440)
pytestmark = pytest.mark.usefixtures("look")


def pixels(image, colour):
    wanted = QColor(colour).rgb()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wanted for x, y in places)


def test_a_png_carries_title_and_summary(tmp_path, picture):
    write_png(tmp_path / "chart.png", picture, LIGHT, SIZE, 2.0)
    image = QImage(str(tmp_path / "chart.png"))
    assert image.size() == SIZE * 2
    assert image.text("Title") == picture.title
    assert image.text("Description") == picture.summary
    assert pixels(image, LIGHT.accent) > 20_000


def test_a_png_of_a_theme_has_its_ground(picture):
    image = to_image(picture, DARK, SIZE)
    assert image.pixelColor(2, 2) == QColor(DARK.panel)
    assert pixels(image, DARK.accent) > 5_000


def test_lines_and_texts_grow_with_the_density(picture):
    once, twice = (pixels(to_image(picture, LIGHT, SIZE, r), LIGHT.accent) for r in (1.0, 2.0))
    assert twice == pytest.approx(4 * once, rel=0.05)


def test_an_svg_has_size_words_and_marks(tmp_path, picture):
    path = tmp_path / "chart.svg"
    write_svg(path, picture, LIGHT, SIZE)
    text = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 796 440"' in text
    assert f"<title>{picture.title}</title>" in text
    assert f"<desc>{picture.summary}</desc>" in text
    for words in ("BENEFIT", "37.35", "cut by top-p", "running total", "seed 42"):
        assert words in text
    drawn = QSvgRenderer(str(path))
    assert drawn.isValid()
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    drawn.render(painter)
    painter.end()
    assert image.pixelColor(2, 2) == QColor(LIGHT.panel)
    expected = pixels(to_image(picture, LIGHT, SIZE), LIGHT.accent)
    assert pixels(image, LIGHT.accent) == pytest.approx(expected, rel=0.1)


def test_a_pdf_has_one_page_of_the_size_and_text(tmp_path, picture):
    path = tmp_path / "chart.pdf"
    write_pdf(path, picture, LIGHT, SIZE)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    width, height = (796 * 0.75, 440 * 0.75)
    box = re.search(rb"/MediaBox \[([\d. ]+)\]", data)
    assert [float(n) for n in box.group(1).split()] == pytest.approx([0, 0, width, height], abs=1)
    assert len(re.findall(rb"/Type /Page\b[^s]", data)) == 1
    assert b"/FontFile" in data
    assert b"/ToUnicode" in data


def test_the_text_of_a_pdf_can_be_read_and_copied(tmp_path, picture):
    path = tmp_path / "chart.pdf"
    write_pdf(path, picture, LIGHT, SIZE)
    text = " ".join(PdfReader(path).pages[0].extract_text().split())
    for words in (picture.title, "BENEFIT", "37.35", "+2.1", "10 000 draws, seed 42"):
        assert words in text


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf", ".csv"])
def test_every_form_carries_the_note(tmp_path, picture, ending):
    note = '{"format": "x", "text": "<ä & “b”>"}'
    texts = replace(PageTexts.of(picture), note=note)
    path = tmp_path / f"chart{ending}"
    write(path, picture, Page(SIZE, LIGHT, texts))
    assert carried(path.read_bytes()) == note


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(part=st.floats(0, 1), put=st.binary(max_size=6), taken=st.integers(0, 40))
def test_a_mutated_pdf_gives_its_note_or_a_sentence(picture, part, put, taken):
    texts = replace(PageTexts.of(picture), note="the note")
    good = pdf_of(picture, Page(SIZE, LIGHT, texts))
    place = int(part * len(good))
    try:
        said = carried(good[:place] + put + good[place + taken :])
    except Unreadable as problem:
        said = str(problem)
    assert said is None or isinstance(said, str)


def test_a_table_has_a_comment_a_header_and_the_rows(tmp_path, picture):
    path = tmp_path / "chart.csv"
    write(path, picture, Page(SIZE, LIGHT, PageTexts.of(picture)))
    comment, header, first, *others = path.read_text(encoding="utf-8").splitlines()
    assert comment == "# 10 000 draws, seed 42"
    assert header == "#,Token,Model alone,Exact,Sampled,Removed by"
    assert first.startswith("1,BENEFIT,")
    assert len(others) == 9


def test_an_image_is_painted_to_its_last_pixel(picture):
    image = to_image(picture, LIGHT, QSize(605, 378), 3.125)
    right, foot = image.width() - 1, image.height() - 1
    ground = QColor(LIGHT.panel)
    assert all(image.pixelColor(right, y) == ground for y in range(0, foot, 7))
    assert all(image.pixelColor(x, foot) == ground for x in range(0, right, 7))


def test_print_has_no_colour(picture):
    image = to_image(picture, PRINT, SIZE)
    colours = {image.pixel(x, y) for x in range(SIZE.width()) for y in range(SIZE.height())}
    saturations = [QColor.fromRgb(colour).hsvSaturation() for colour in colours]
    assert max(saturations) == 0
    assert len(colours) > 10


@pytest.mark.parametrize(("ink", "least"), [("text", 7), ("muted", 7), ("accent", 7),
    ("sample", 3), ("sample_text", 4.5), ("removed", 3), ("removed_text", 4.5), ("cut", 4.5),
    ("cut_text", 4.5), ("border_strong", 3), ("ghost", 3)])  # fmt: skip
def test_print_can_be_read(ink, least):
    assert contrast(getattr(PRINT, ink), PRINT.panel) >= least
    assert contrast(PRINT.sample, PRINT.accent) >= 3


def test_long_texts_are_wrapped_and_keep_numbers_together(look):
    pen = TextPen(LIGHT.font(11))
    text = "Sampling Lab · exact H 1.495 nats · 10 000 draws, seed 42 · a7f3c2"
    lines = wrapped(pen, text, 170)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(pen.width(line) <= 170 for line in lines)
    assert any("10 000" in line for line in lines)
    assert wrapped(pen, "word " * 300, 100)[-1].endswith("…")


def test_a_chart_without_title_or_sampling_can_be_exported(picture):
    bare = replace(picture, title="", caption="", show_sampled=False)
    image = to_image(bare, LIGHT, SIZE)
    assert pixels(image, LIGHT.accent) > 5_000
    assert pixels(image, LIGHT.sample) == 0


def test_many_rows_are_made_lower_to_fit(long_picture):
    tall = to_image(replace(long_picture, rows=long_picture.rows[:20], more=""), LIGHT, SIZE)
    assert pixels(tall, LIGHT.accent) > 20_000


def test_zoom_of_a_slide_keeps_proportions():
    assert fitting_zoom(QSize(1592, 880)) == 2.0


@pytest.mark.parametrize("write", [write_png, write_svg, write_pdf])
def test_a_folder_that_is_not_there_is_said(tmp_path, picture, write):
    with pytest.raises(FileError, match=r"chart\.x” cannot be written: No such file"):
        write(tmp_path / "missing" / "chart.x", picture, LIGHT, SIZE)

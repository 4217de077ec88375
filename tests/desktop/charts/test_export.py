"""Exported pictures show what the screen shows, and carry their words."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop.charts.export import fitting_zoom, to_image, write_pdf, write_png, write_svg
from desktop.theme import DARK, LIGHT
from sampling_core.errors import FileError

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

"""What Qt is given of a report: its words as HTML that Qt knows, its pictures apart from them."""

import re
from collections.abc import Sequence
from html import escape, unescape

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPyTextObject, QTextDocument, QTextFormat
from PySide6.QtSvg import QSvgRenderer

from desktop.theme import LIGHT

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL)
QUOTED = re.compile(r'<blockquote dir="auto">(.*?)</blockquote>', re.DOTALL)
TERM = re.compile(r"<dt>(.*?)</dt><dd>(.*?)</dd>", re.DOTALL)
CAPTION = re.compile(r"<table><caption>(.*?)</caption>", re.DOTALL)
PLACE = "picture:"
TABLE = '<table width="100%" cellspacing="0" cellpadding="2" border="0">'


class Pictures(QPyTextObject):
    """Paints the pictures of a report as drawings, at any size, where its text has places."""

    def __init__(self, pictures: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._drawn = [QSvgRenderer(QByteArray(each.encode())) for each in pictures]
        self.room = 0.0  # width that is there, in units of the device
        self.scale = 1.0  # units of the device for a pixel of a report

    def intrinsicSize(self, document: QTextDocument, place: int, form: QTextFormat) -> QSizeF:  # noqa: N802, ARG002  (Qt's signature)
        picture = self._picture(form)
        if picture is None:
            return QSizeF()
        size = QSizeF(picture.defaultSize()) * self.scale
        if size.width() > self.room > 0.0:
            size *= self.room / size.width()
        return size

    def drawObject(  # noqa: N802  (Qt's name)
        self, painter: QPainter, area: QRectF | QRect, document: QTextDocument, place: int,  # noqa: ARG002
        form: QTextFormat,
    ) -> None:  # fmt: skip
        picture = self._picture(form)
        if picture is not None:
            picture.render(painter, QRectF(area))

    def _picture(self, form: QTextFormat) -> QSvgRenderer | None:
        name = str(form.property(QTextFormat.Property.ImageName))
        number = name.removeprefix(PLACE)
        is_ours = name.startswith(PLACE) and number.isdecimal() and int(number) < len(self._drawn)
        return self._drawn[int(number)] if is_ours else None


def separated(html: str) -> tuple[str, list[str]]:
    """Return a report as Qt reads it, and its pictures, which it names by their places.

    Every text of a report is escaped, so that “<svg” always begins one of its own pictures.
    """
    pictures = SVG.findall(html)
    numbers = iter(range(len(pictures)))
    body = SVG.sub(lambda found: _place(next(numbers), found[0]), STYLE.sub("", html))
    body = body.replace("<figure>", "<p>").replace("</figure>", "</p>")
    body = body.replace("<dl>", "<table>").replace("</dl>", "</table>")
    body = TERM.sub(r"<tr><td>\1&nbsp;&nbsp;</td><td>\2</td></tr>", body)
    body = CAPTION.sub(rf'<p class="quiet">\1</p>{TABLE}', body)
    return QUOTED.sub(_quoted, body), pictures


def _place(number: int, picture: str) -> str:
    title = TITLE.search(picture)
    words = escape(unescape(title[1])) if title else ""
    return f'<img src="{PLACE}{number}" alt="{words}">'


def _quoted(found: re.Match[str]) -> str:
    """Return what a student wrote with a bar at its side, its lines and blanks as they stand."""
    bar, ground = (LIGHT.colour(name).name() for name in ("border_strong", "raised"))
    return (
        '<table width="100%" cellspacing="0" cellpadding="5" border="0"><tr>'
        f'<td bgcolor="{bar}" width="3"></td>'
        f'<td bgcolor="{ground}" style="white-space: pre-wrap">{found[1]}</td></tr></table>'
    )

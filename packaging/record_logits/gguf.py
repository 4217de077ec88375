"""The GGUF file of the built-in model: its description, and its tensors in float32."""

import mmap
import struct
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

STRING, LIST = 8, 9  # kinds of values
NUMBERS = {
    0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?",
    10: "<Q", 11: "<q", 12: "<d",
}  # fmt: skip
F32, Q4_1, Q8_0 = 0, 3, 8  # kinds of tensors
BLOCK = 32  # weights that share one scale


class Place(NamedTuple):
    """Where a tensor is, and how it is packed."""

    shape: tuple[int, ...]  # rows first, as numpy has it
    kind: int
    start: int  # byte, from the first byte of all tensors


class Gguf:
    """One file, opened for reading."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, version, tensors, pairs = struct.unpack_from("<4sIQQ", self._data)
        if magic != b"GGUF" or version != 3:
            raise ValueError("This is not a GGUF file of version 3.")
        self._at = struct.calcsize("<4sIQQ")
        self.about: dict[str, Any] = {self._text(): self._value() for _ in range(pairs)}
        self._places = dict(self._place() for _ in range(tensors))
        step = self.about.get("general.alignment", 32)
        self._start = -(-self._at // step) * step

    def tensor(self, name: str) -> Floats:
        """Return a tensor in float32; raises KeyError where there is none of that name."""
        shape, kind, start = self._places[name]
        count, first = int(np.prod(shape)), self._start + start
        if kind == F32:
            return np.frombuffer(self._data, "<f4", count, first).reshape(shape).copy()
        read = {Q4_1: self._q4_1, Q8_0: self._q8_0}[kind]
        return read(count // BLOCK, first).reshape(shape)

    def _q4_1(self, blocks: int, first: int) -> Floats:
        """Return weights of 4 bits: scale × whole number + least; the low halves come first."""
        kind = np.dtype([("scale", "<f2"), ("least", "<f2"), ("halves", "u1", BLOCK // 2)])
        packed = np.frombuffer(self._data, kind, blocks, first)
        whole = np.hstack([packed["halves"] & 15, packed["halves"] >> 4]).astype(np.float32)
        scale, least = packed["scale"].astype(np.float32), packed["least"].astype(np.float32)
        return whole * scale[:, None] + least[:, None]

    def _q8_0(self, blocks: int, first: int) -> Floats:
        """Return weights of 8 bits: scale × whole number."""
        kind = np.dtype([("scale", "<f2"), ("whole", "i1", BLOCK)])
        packed = np.frombuffer(self._data, kind, blocks, first)
        whole = packed["whole"].astype(np.float32)
        return whole * packed["scale"].astype(np.float32)[:, None]

    def _number(self, code: str) -> Any:
        (value,) = struct.unpack_from(code, self._data, self._at)
        self._at += struct.calcsize(code)
        return value

    def _text(self) -> str:
        length = self._number("<Q")
        self._at += length
        return self._data[self._at - length : self._at].decode()

    def _value(self) -> Any:
        return self._of_kind(self._number("<I"))

    def _of_kind(self, kind: int) -> Any:
        if kind == STRING:
            return self._text()
        if kind == LIST:
            inner, length = self._number("<I"), self._number("<Q")
            return [self._of_kind(inner) for _ in range(length)]
        return self._number(NUMBERS[kind])

    def _place(self) -> tuple[str, Place]:
        name = self._text()
        shape = tuple(self._number("<Q") for _ in range(self._number("<I")))[::-1]
        return name, Place(shape, self._number("<I"), self._number("<Q"))

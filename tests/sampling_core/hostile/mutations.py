"""Making a good file hostile: bytes, structure, numbers, nesting and packing."""

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from random import Random
from typing import Any

from tests.sampling_core.hostile.seeds import chunk

NUMBERS = (
    "0", "-0.0", "-1", "1e999", "-1e999", "NaN", "Infinity", "-Infinity", "inf", "nan", "1e-400",
    "9" * 400, "9" * 5000, "9007199254740993", "-9223372036854775809", "18446744073709551616",
    "2147483648", "0x10", "1_000", "1,5", "٣", "null", "true", '"1"', "[]", "{}", "[[[]]]",
)  # fmt: skip
WORDS = (
    "", "\0", "\ufeff", "\u202e", "\ud83d\ude00", "'", '"', "\\", "\r", "\n", "\t", ";", "=", "<",
    "&amp;", "%n%s", "../../etc/passwd", "__class__", "!!python/object:os.system", "&a [*a]",
    "<!ENTITY x 'y'>",
    "-", "--", "---", "- -", "? ", "self", "order", "engine", "1 0 R", "obj", "stream", "/Kids",
)  # fmt: skip
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
DEEP = 3_000
Mutation = Callable[[bytes, Random], bytes]


def flipped(data: bytes, random: Random) -> bytes:
    """Some bits are wrong."""
    found = bytearray(data)
    for _ in range(random.randint(1, 8)):
        if found:
            found[random.randrange(len(found))] ^= 1 << random.randrange(8)
    return bytes(found)


def cut(data: bytes, random: Random) -> bytes:
    """The end, or a piece, is missing."""
    first = random.randint(0, len(data))
    last = len(data) if random.random() < 0.5 else min(len(data), first + random.randint(1, 64))
    return data[:first] + data[last:]


def repeated(data: bytes, random: Random) -> bytes:
    """A piece comes many times."""
    first = random.randint(0, len(data))
    piece = data[first : first + random.randint(1, 40)]
    return data[:first] + piece * random.choice((2, 3, 40, 1000)) + data[first:]


def renumbered(data: bytes, random: Random) -> bytes:
    """A number is another one, or none."""
    places = [m.span() for m in NUMBER.finditer(data[:20_000])]
    if not places:
        return flipped(data, random)
    first, last = random.choice(places)
    return data[:first] + random.choice(NUMBERS).encode() + data[last:]


def reworded(data: bytes, random: Random) -> bytes:
    """Something stands where nobody awaits it."""
    first = random.randint(0, len(data))
    word = random.choice(WORDS).encode("utf-8", "surrogatepass")
    return data[:first] + word + data[first + random.choice((0, 0, 1, len(word))) :]


def swapped(data: bytes, random: Random) -> bytes:
    """Two lines, or two pieces between commas, change places; or one comes twice."""
    between = random.choice((b"\n", b",", b" ", b":"))
    parts = data.split(between, 400)
    one, two = random.randrange(len(parts)), random.randrange(len(parts))
    parts[one], parts[two] = parts[two], random.choice((parts[one], parts[two]))
    return between.join(parts)


def nested(data: bytes, random: Random) -> bytes:
    """A bomb of brackets, whole or around a piece."""
    first = random.randint(0, len(data))
    opening, closing = random.choice(
        ((b"[", b"]"), (b'{"a":', b"}"), (b"(", b")"), (b"<<", b">>"), (b"- ", b""), (b"-", b""))
    )
    depth = random.choice((20, 30, 200, DEEP))
    return data[:first] + opening * depth + data[first:] + closing * random.choice((0, depth))


def restructured(data: bytes, random: Random) -> bytes:
    """A value of JSON is of another kind, comes twice, or is missing."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return renumbered(data, random)
    _bend(value, random)
    text = json.dumps(value)
    return (text[:-1] + "," + text[1:] if random.random() < 0.1 else text).encode()


def _bend(value: Any, random: Random) -> None:
    """Change one place in a value, any depth down."""
    while isinstance(value, dict | list) and value:
        key = (
            random.choice(list(value)) if isinstance(value, dict) else random.randrange(len(value))
        )
        inner = value[key]
        if not (isinstance(inner, dict | list) and inner) or random.random() < 0.3:
            _replace(value, key, random)
            return
        value = inner


def _replace(value: Any, key: Any, random: Random) -> None:
    odd = (
        None, True, -1, 0, 10**30, 1e308, float("nan"), float("-inf"), "", "x" * 300, "\ud800", [],
        {}, [[]], [None], {"": None}, [1, "a"], "-inf", 2**53 + 1,
    )  # fmt: skip
    if random.random() < 0.15 and isinstance(value, dict):
        del value[key]
    elif random.random() < 0.1 and isinstance(value, list):
        value.extend(value[:] * 3)
    else:
        value[key] = random.choice(odd)


def repacked(data: bytes, random: Random) -> bytes:
    """What is packed holds something else, far more, or nothing; its check sums are true."""
    if data.startswith(b"PK"):
        return _zipped(data, random)
    if data.startswith(b"\x89PNG"):
        return _chunked(data, random)
    if data.startswith(b"\x93NUMPY"):
        return _headed(data, random)
    return renumbered(data, random)


def _zipped(data: bytes, random: Random) -> bytes:
    file = io.BytesIO()
    try:
        inner = zipfile.ZipFile(io.BytesIO(data)).read("logits.npy")
    except Exception:  # broken by a mutation before: as good as any
        inner = b""
    name = random.choice(("logits.npy", "x.npy", "../a.npy", "logits"))
    kind = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2))
    with zipfile.ZipFile(file, "w", kind) as archive:
        archive.writestr(name, random.choice((_headed, flipped, cut))(inner, random))
        if random.random() < 0.02:
            archive.writestr("b.npy", bytes(2**24))
    return file.getvalue()


def _headed(data: bytes, random: Random) -> bytes:
    """Another header before the numbers of an NPY file."""
    shapes = ("()", "(5,)", "(-1,)", "(3, 5)", "(0, 5)", "(2, 0)", f"({2**40},)", f"({2**63}, 2)",
              "(1,)" , "(1, 1, 5)", "(True,)", "'a'", f"({'1, ' * 70})")  # fmt: skip
    kinds = ("'<f8'", "'<f4'", "'>f2'", "'|O'", "'<U4'", "'<c8'", "'|b1'", "'<i8'", "'|V8'",
             "[('a', '<f8')]", "'x'")  # fmt: skip
    order = random.choice(("True", "False", "1"))
    kind, shape = random.choice(kinds), random.choice(shapes)
    words = f"{{'descr': {kind}, 'fortran_order': {order}, 'shape': {shape}, }}\n"
    header = words.encode()
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(header)) + header + data[-40:]


def _chunked(data: bytes, random: Random) -> bytes:
    key = b"samplinglab/provenance\0"
    large = bytes(2**20 * random.choice((1, 17))) if random.random() < 0.1 else b""
    bodies = (
        b"\0" + zlib.compress(large), b"\0x", b"\1\0\0\0" + zlib.compress(b"[" * DEEP),
        b"\1\0" + b"a\0" * 5, b"\0\0\0\0" + b'{"format":1}', b"",
    )  # fmt: skip
    kind = random.choice((b"tEXt", b"zTXt", b"iTXt"))
    return data[:33] + chunk(kind, key + random.choice(bodies)) + data[33:]


MUTATIONS: tuple[Mutation, ...] = (
    flipped, cut, repeated, renumbered, renumbered, reworded, swapped, nested, restructured,
    restructured, repacked,
)  # fmt: skip


def mutated(data: bytes, random: Random) -> bytes:
    """A good file after one to three accidents."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        data = random.choice(MUTATIONS)(data, random)
    return data

"""Good files of every kind that the lab reads: where a hostile file begins."""

import base64
import io
import json
import struct
import zlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from pypdf import PdfWriter

from sampling_core import Experiment, run
from sampling_core.cases import case
from sampling_core.formats.charts import comments, page, picture, vector
from sampling_core.history import History
from sampling_core.provenance import provenance
from tests.sampling_core.formats.preset_examples import EXAMPLES
from tests.sampling_core.formats.responses import ALL as RESPONSES

TABLES = {
    "header.csv": b"token,logit\nBENEFIT,3.2\nCOST,2.7\nRISK,-inf\n",
    "semicolon.csv": b"token;probability\nyes;0,75\nno;0,25\n",
    "bare.csv": b"1.5\n-2\n3e-1\n",
    "quoted.csv": b'token,logit\n"a ""b"", c",1\n"new line",2\n',
    "table.tsv": b"token\tlogprob\nyes\t-0.1\nno\t-2.4\n",
    "object.json": b'{"BENEFIT": 3.2, "COST": 2.7, "NOISE": -1}',
    "lists.json": b'{"tokens": ["a", "b", "c"], "logits": [1, 2.5, -Infinity]}',
    "rows.json": b'[{"token": "a", "logit": 1}, {"token": "b", "logit": 2}]',
    "lines.jsonl": b'{"token": "a", "logit": 1}\n{"token": "b", "logit": 2}\n',
}
LAB = {
    "copied.json": b'{"engine": "lab", "order": ["temperature", "top_p"], "parameters": '
    b'{"temperature": 0.6, "top_p": 0.95}, "pick": "sample", "draws": 100, "seed": 42}',
}
REQUESTS = {
    "request.json": b'{"id": 1, "engine": "transformers", "parameters": {"temperature": 0.7, '
    b'"top_p": 0.9, "repetition_penalty": 1.2}, "logits": [3.2, 2.7, 1.9, "-inf"], '
    b'"tokens": ["a", "b", "c", "d"], "prompt_ids": [0], "output_ids": [1, 1]}',
    "steps.json": b'{"engine": "lab", "parameters": {"mirostat_tau": 5}, "steps": '
    b'[{"logits": [1, 2, 3], "selected": 1}, {"logits": [3, 2, 1], "selected": 0}]}',
}

Seeds = dict[str, bytes]


def tables() -> Seeds:
    """Tokens with logits, in every form."""
    return TABLES | {"one.npy": _npy(np.arange(5.0)), "one.npz": _npz(logits=np.arange(5.0))}


def captures() -> Seeds:
    """Responses of servers, and logits of several positions."""
    bodies = [json.dumps(each).encode() for each in RESPONSES.values()]
    answers = {f"{place}.json": body for place, body in enumerate(bodies)}
    stream = b"".join(b"data: " + body + b"\n\n" for body in bodies[5:6] * 3) + b"data: [DONE]\n"
    rows = np.random.default_rng(1).normal(0, 3, (3, 5))
    return answers | {
        "lines.jsonl": b"\n".join(bodies[5:6] * 3),
        "stream.txt": stream,
        "rows.jsonl": b"\n".join(json.dumps(row.tolist()).encode() for row in rows),
        "rows.npy": _npy(rows),
        "rows.npz": _npz(logits=rows.astype(np.float16)),
    }


def presets() -> Seeds:
    """Settings of every tool."""
    return {f"{name}.txt": text.encode() for name, text in EXAMPLES.items()}


@cache
def note() -> str:
    """The settings of a chart, as a chart carries them."""
    known = case("Summarization")
    return provenance(Experiment(known.source, known.chain), "stages", {"mode": "log"}, 0.0).text


def charts() -> Seeds:
    """Exported charts: the note in every place where it can be."""
    text = note().encode()
    packed, key = zlib.compress(text), picture.KEY.encode() + b"\0"
    drawing = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'
    table = "\n".join(comments.lines(text.decode())) + "\ntoken,exact\na,0.5\n"
    return {
        "plain.png": _png(b"tEXt", key + text),
        "packed.png": _png(b"zTXt", key + b"\0" + packed),
        "international.png": _png(b"iTXt", key + b"\1\0\0\0" + packed),
        "chart.svg": vector.with_note(drawing, text.decode()).encode(),
        "chart.pdf": _pdf(text),
        "chart.csv": table.encode(),
        "note.json": text,
    }


@cache
def session() -> bytes:
    """A session of the lab with two runs and a snapshot."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "session.spsession"
        history, known = History(path), case("Code")
        trace = run(Experiment(known.source, known.chain))
        for _ in range(2):
            history.add(trace, np.array([0, 1]), np.array([7, 3]), 0.6)
        history.snapshot(trace, "point")
        history.keep(trace.experiment)
        history.close()
        return path.read_bytes()


def everything() -> Seeds:
    """One of each kind for the reader that takes them all."""
    return (
        tables()
        | captures()
        | presets()
        | charts()
        | LAB
        | REQUESTS
        | {"session.spsession": session()}
    )


def _npy(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def _npz(**arrays: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def _png(kind: bytes, text: bytes) -> bytes:
    """A picture of one white pixel with a text in it."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (kind, text), (b"IDAT", zlib.compress(b"\0\xff")), (b"IEND", b""))
    return picture.SIGNATURE + b"".join(chunk(*part) for part in parts)


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG with its true check sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _pdf(text: bytes) -> bytes:
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(72, 72)
    writer.add_attachment(page.NAME, text)
    writer.write(file)
    return file.getvalue()


def armoured(data: bytes) -> str:
    """Bytes as a note holds them."""
    return base64.b64encode(zlib.compress(data)).decode()

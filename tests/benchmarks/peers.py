"""What one would use instead, where it is installed; none of it is a dependency."""

import ctypes
import importlib.util

import numpy as np
import pytest


def needs(module):
    """Skip a benchmark when its peer is not installed."""
    found = importlib.util.find_spec(module) is not None
    return pytest.mark.skipif(not found, reason=f"{module} is not installed")


def transformers_chain(with_top_k, temperature=0.8, mass=0.95, share=0.05):
    """Return a function from a float32 vector to the distribution of transformers (torch, CPU)."""
    import torch
    from transformers.generation import logits_process as process

    torch.set_num_threads(1)
    steps = [process.TemperatureLogitsWarper(temperature)]
    if with_top_k:
        steps.append(process.TopKLogitsWarper(50))
    if mass < 1.0:
        steps.append(process.TopPLogitsWarper(mass))
    if share:
        steps.append(process.MinPLogitsWarper(share))

    def run(vector):
        scores = torch.from_numpy(vector)[None]
        for step in steps:
            scores = step(None, scores)
        return torch.softmax(scores, -1)

    return run


def numpy_chain(with_top_k):
    """Return the chain as a textbook writes it: sort, softmax, mask, for each stage."""

    def softmax(values):
        weights = np.exp(values - values.max())
        return weights / weights.sum()

    def run(vector):
        logits = vector.astype(np.float64) / 0.8
        if with_top_k and len(logits) > 50:
            logits[logits < np.sort(logits)[-50]] = -np.inf
        order = np.argsort(-logits)
        reached = np.cumsum(softmax(logits)[order])
        logits[order[1 + np.searchsorted(reached, 0.95) :]] = -np.inf
        p = softmax(logits)
        p[p < 0.05 * p.max()] = 0.0
        return p / p.sum()

    return run


def llama_cpp_chain(with_top_k, size):
    """Return a function that runs llama.cpp's own chain (its C++ code, through ctypes)."""
    import llama_cpp.llama_cpp as llama

    chain = llama.llama_sampler_chain_init(llama.llama_sampler_chain_default_params())
    if with_top_k:
        llama.llama_sampler_chain_add(chain, llama.llama_sampler_init_top_k(50))
    llama.llama_sampler_chain_add(chain, llama.llama_sampler_init_top_p(0.95, 1))
    llama.llama_sampler_chain_add(chain, llama.llama_sampler_init_min_p(0.05, 1))
    llama.llama_sampler_chain_add(chain, llama.llama_sampler_init_temp(0.8))
    fields = [("id", np.int32), ("logit", np.float32), ("p", np.float32)]
    data = np.zeros(size, dtype=fields)
    ids = np.arange(size, dtype=np.int32)
    array = llama.llama_token_data_array()
    pointer = type(array.data)

    def run(vector):
        data["id"], data["logit"] = ids, vector
        array.data = ctypes.cast(data.ctypes.data, pointer)
        array.size, array.selected, array.sorted = size, -1, False
        llama.llama_sampler_apply(chain, ctypes.byref(array))
        return array.size

    return run

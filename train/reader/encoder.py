"""The encoder that is trained: BERT's layers (Devlin 2019) as MiniLM has them, and one head a task."""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from asof.reading.happenings.trained.heads import HEADS, Head

KEPT = 3  # layers of the base that are kept as they are: a sentence passes them once for all rounds of learning
WIDTH, LAYERS, ATTENTION_HEADS, INNER, POSITIONS, WORDS = 384, 6, 12, 1536, 512, 30522


class Layer(nn.Module):
    """One layer: attention over the sentence, then two linear maps with GELU between."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, blind: Tensor) -> Tensor:
        count, length, _ = states.shape
        query, key, value = (
            part(states).view(count, length, ATTENTION_HEADS, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(WIDTH // ATTENTION_HEADS) + blind, dim=-1)
        seen = (self.drop(weights) @ value).transpose(1, 2).reshape(count, length, WIDTH)
        states = self.attended_norm(states + self.drop(self.attended(seen)))
        return self.outer_norm(states + self.drop(self.outer(nn.functional.gelu(self.inner(states)))))


class Reader(nn.Module):
    """Token ids in, the scores of every head out, before any softmax or sigmoid.

    `ids` and `mask` are (sentences, tokens); `actor` and `target` say with ones which tokens stand for who does it and
    to whom, all zero where nobody is known.  A head over sentences gives (sentences, labels), one over tokens
    (sentences, tokens, labels).
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.heads = nn.ModuleDict({head.name: nn.Linear(_width(head), len(head.labels)) for head in HEADS})

    def forward(self, ids: Tensor, mask: Tensor, actor: Tensor, target: Tensor) -> tuple[Tensor, ...]:
        return self.told(self.lower(ids, mask), mask, actor, target)

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The states behind the layers that stay as the base model has them."""
        states = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind)
        for layer in self.layers[:KEPT]:
            states = layer(states, _blind(mask))
        return states

    def states(self, states: Tensor, mask: Tensor) -> Tensor:
        """The states behind the layers that learn, from what `lower` gives."""
        for layer in self.layers[KEPT:]:
            states = layer(states, _blind(mask))
        return states.float()

    def pooled(self, states: Tensor, mask: Tensor, actor: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """A sentence as its first state, the mean and the most of all; its actor and target as the means of theirs."""
        whole = torch.cat((states[:, 0], _mean(states, mask.float()), _most(states, mask)), dim=-1)
        return whole, torch.cat((_mean(states, actor), _mean(states, target)), dim=-1)

    def told(self, states: Tensor, mask: Tensor, actor: Tensor, target: Tensor) -> tuple[Tensor, ...]:
        """The scores of every head from what `lower` gives: the part that learns."""
        states = self.states(states, mask)
        whole, pair = self.pooled(states, mask, actor, target)
        between = torch.cat((whole, pair), dim=-1)
        feeds = {"sentence": self.drop(whole), "pair": self.drop(between), "token": self.drop(states)}
        return tuple(self.heads[head.name](feeds[head.over]) for head in HEADS)


def _blind(mask: Tensor) -> Tensor:
    return (1.0 - mask[:, None, None, :].float()) * -1e4


def _width(head: Head) -> int:
    return {"sentence": 3, "pair": 5, "token": 1}[head.over] * WIDTH


def _mean(states: Tensor, weights: Tensor) -> Tensor:
    return (states * weights[..., None]).sum(1) / weights.sum(1, keepdim=True).clamp(min=1.0)


def _most(states: Tensor, mask: Tensor) -> Tensor:
    return (states - (1.0 - mask[..., None].float()) * 1e4).max(dim=1).values


def from_base(folder: Path) -> Reader:
    """A reader with the layers of the base model in `folder`, and heads that know nothing yet."""
    told = load_file(folder / "model.safetensors")
    reader = Reader()
    own = {
        "words.weight": told["embeddings.word_embeddings.weight"],
        "places.weight": told["embeddings.position_embeddings.weight"],
        "kind": told["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": told["embeddings.LayerNorm.weight"],
        "norm.bias": told["embeddings.LayerNorm.bias"],
    }
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "attended": "attention.output.dense", "attended_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense", "outer": "output.dense", "outer_norm": "output.LayerNorm",
    }  # fmt: skip
    for i in range(LAYERS):
        for ours, theirs in parts.items():
            for end in ("weight", "bias"):
                own[f"layers.{i}.{ours}.{end}"] = told[f"encoder.layer.{i}.{theirs}.{end}"]
    missing, unexpected = reader.load_state_dict(own, strict=False)
    if unexpected or any(not name.startswith("heads.") for name in missing):
        raise ValueError(f"the base model in {folder} has other parts: {missing} {unexpected}")
    return reader

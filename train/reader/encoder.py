"""The encoder that is trained: BERT's layers (Devlin 2019) as MiniLM has them, and one head a task."""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from asof.reading.encoder.encoder import PIECES
from asof.reading.encoder.heads import HEADS, Head

WIDTH, LAYERS, ATTENTION_HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
BETWEEN = 192  # numbers in the middle of the head over tokens and a cue


class Layer(nn.Module):
    """One layer: attention over the sentence, then two linear maps with GELU between."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = nn.Linear(WIDTH, 3 * WIDTH)  # query, key and value: one map is rounded and run faster than three
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, blind: Tensor) -> Tensor:
        count, length, _ = states.shape
        query, key, value = (
            part.view(count, length, ATTENTION_HEADS, -1).transpose(1, 2)
            for part in self.asked(states).split(WIDTH, dim=-1)
        )
        weights = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(WIDTH // ATTENTION_HEADS) + blind, dim=-1)
        seen = (self.drop(weights) @ value).transpose(1, 2).reshape(count, length, WIDTH)
        states = self.attended_norm(states + self.drop(self.attended(seen)))
        return self.outer_norm(states + self.drop(self.outer(nn.functional.gelu(self.inner(states)))))


class Reader(nn.Module):
    """Token ids in, the scores of every head out, before any softmax or sigmoid.

    `ids` and `mask` are (sentences, tokens); `actor`, `target` and `cue` say with ones which tokens stand for who does
    it, to whom, and for the one cue whose source and content are asked for, all zero where none is known.  A head over
    sentences gives (sentences, labels), one over tokens (sentences, tokens, labels).
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.heads = nn.ModuleDict({head.name: _head(head) for head in HEADS})

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The states of every token behind the last layer."""
        states = self.drop(self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind))
        blind = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            states = layer(states, blind)
        return states.float()

    def pooled(self, states: Tensor, mask: Tensor, actor: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """A sentence as its first state, the mean and the most of all; its actor and target as the means of theirs."""
        whole = torch.cat((states[:, 0], _mean(states, mask.float()), _most(states, mask)), dim=-1)
        return whole, torch.cat((_mean(states, actor), _mean(states, target)), dim=-1)

    def forward(self, ids: Tensor, mask: Tensor, actor: Tensor, target: Tensor, cue: Tensor) -> tuple[Tensor, ...]:
        states = self.states(ids, mask)
        whole, pair = self.pooled(states, mask, actor, target)
        between = torch.cat((whole, pair), dim=-1)
        tokens = self.drop(states)
        feeds = {
            "sentence": (self.drop(whole),),
            "pair": (self.drop(between),),
            "token": (tokens,),
            "cue": (tokens, cue),
        }
        return tuple(self.heads[head.name](*feeds[head.over]) for head in HEADS)


class OfCue(nn.Module):
    """The scores of every token for one cue: from its own state, the mean of the cue's, and where it stands to it."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.token = nn.Linear(WIDTH, BETWEEN)
        self.cue = nn.Linear(WIDTH, BETWEEN, bias=False)
        self.stands = nn.Linear(3, BETWEEN, bias=False)
        self.out = nn.Linear(BETWEEN, labels)

    def forward(self, states: Tensor, cue: Tensor) -> Tensor:
        between = self.token(states) + self.cue(_mean(states, cue))[:, None] + self.stands(_stands(cue))
        return self.out(torch.relu(between))


def _stands(cue: Tensor) -> Tensor:
    """(sentences, tokens, 3): whether a token stands before the cue, whether behind it, and how far as a logarithm."""
    before = cue.flip(1).cumsum(1).flip(1).clamp(max=1.0) - cue
    behind = cue.cumsum(1).clamp(max=1.0) - cue
    first = before.sum(1, keepdim=True)
    index = torch.arange(cue.shape[1], dtype=cue.dtype)
    last = cue.shape[1] - behind.sum(1, keepdim=True)
    far = before * (first - index) + behind * (index - last + 1.0)
    return torch.stack((before, behind, torch.log1p(far)), dim=-1)


def _head(head: Head) -> nn.Module:
    if head.over == "cue":
        return OfCue(len(head.labels))
    return nn.Linear({"sentence": 3, "pair": 5, "token": 1}[head.over] * WIDTH, len(head.labels))


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
        "attended": "attention.output.dense", "attended_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense", "outer": "output.dense", "outer_norm": "output.LayerNorm",
    }  # fmt: skip
    for i in range(LAYERS):
        for end in ("weight", "bias"):
            maps = (told[f"encoder.layer.{i}.attention.self.{part}.{end}"] for part in ("query", "key", "value"))
            own[f"layers.{i}.asked.{end}"] = torch.cat(tuple(maps))
        for ours, theirs in parts.items():
            for end in ("weight", "bias"):
                own[f"layers.{i}.{ours}.{end}"] = told[f"encoder.layer.{i}.{theirs}.{end}"]
    missing, unexpected = reader.load_state_dict(own, strict=False)
    if unexpected or any(not name.startswith("heads.") for name in missing):
        raise ValueError(f"the base model in {folder} has other parts: {missing} {unexpected}")
    return reader

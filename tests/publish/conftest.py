"""Gives the tests of publish one small invented record."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load(name: str) -> ModuleType:
    """The module of this folder called `name`; tests are not a package that could import it."""
    spec = importlib.util.spec_from_file_location(f"publish_{name}", Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def samples() -> ModuleType:
    """The module that writes the invented record."""
    return _load("sample")


@pytest.fixture(scope="session")
def sample(samples):
    """The invented record, everything kept."""
    return samples.build_sample()

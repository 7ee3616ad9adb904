"""Imports go one way: the packages stand in the order of the pipeline, and no module is part of a cycle."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "asof"

# What each package may import of asof, besides itself.  `errors` and `model` stand below everything.
_BELOW = {
    "errors": set(),
    "model": set(),
    "intake": {"model", "errors"},
    "reading": {"model", "errors"},
    "reconcile": {"model", "errors"},
    "record": {"model", "errors", "intake", "reading", "reconcile"},
    "publish": {"model", "errors", "intake", "reading", "reconcile", "record"},
    "desk": {"model", "errors", "intake", "reading", "reconcile", "record", "publish"},
    "cli": {"model", "errors", "intake", "reading", "reconcile", "record", "publish", "desk"},
    "__main__": {"cli"},
}


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("asof"):
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("asof")}
    return found


MODULES = {_module(path): path for path in sorted(ROOT.rglob("*.py"))}
GRAPH = {name: (_imports(path) & MODULES.keys()) - {name} for name, path in MODULES.items()}


@pytest.mark.parametrize("name", [name for name in MODULES if "." in name])
def test_a_module_imports_only_from_packages_below_its_own(name: str) -> None:
    package = name.split(".")[1]
    used = {other.split(".")[1] for other in GRAPH[name] if "." in other}
    assert used - {package} <= _BELOW[package], f"{name} imports upward: {used - _BELOW[package] - {package}}"


def test_no_module_is_part_of_a_cycle() -> None:
    state: dict[str, str] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        if state.get(name) == "done":
            return
        assert name not in path, " → ".join((*path[path.index(name) :], name))
        for other in sorted(GRAPH[name]):
            visit(other, (*path, name))
        state[name] = "done"

    for name in GRAPH:
        visit(name, ())


def test_init_files_are_empty_but_the_root_of_the_package() -> None:
    full = [str(path) for path in ROOT.rglob("__init__.py") if path.parent != ROOT and path.read_text().strip()]
    assert full == []


def test_nothing_reads_the_environment_or_the_disk_at_import() -> None:
    """Only functions may call open, read_text or look at os.environ."""
    readers = {"open", "read_text", "read_bytes", "getenv"}
    found = []
    for name, path in MODULES.items():
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
                continue
            calls = [node.func for node in ast.walk(statement) if isinstance(node, ast.Call)]
            names = {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in calls}
            found += [f"{name}: {called}" for called in names & readers]
    assert found == []


def test_the_command_line_starts_without_intake_and_the_readers() -> None:
    """They take longer to load than all the rest: only commands that read pages wait for them."""
    late = ["asof.intake.intake", "asof.intake.fetch", "asof.reading.compose.read"]
    asked = f"import sys, asof.cli.main; print([name for name in {late} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
